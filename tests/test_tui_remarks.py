"""One remark for one offence, and what F4 makes of the sentence."""

from __future__ import annotations

from itertools import pairwise

import pytest

from iepwriter.checking import check
from iepwriter.tui.changes import suggested
from iepwriter.tui.remarks import remarks
from tests.test_tui import app_on
from tests.test_tui_letter import CASE, opened, rows, saved
from tests.test_tui_store import until


@pytest.mark.parametrize("before", ["", "I read it twice "])
async def test_f4_leaves_no_half_of_a_rebuke_behind(before: str) -> None:
    store, _ = saved(f"{before}You people never fix anything.")
    app = app_on(store)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        await until(pilot, lambda app: any("You people never fix" in row for row in rows(app)))
        assert len(rows(app)) == 1
        if before:
            return
        before_it = screen.text.index("You people")
        await pilot.press("f2", "f4")
        await pilot.pause()
        left = screen.text[before_it : screen.text.index("Sincerely,")].strip()
        assert left in ("", "Can you help me understand what happened here?")


@pytest.mark.parametrize(
    "typed", ["You people never fix anything and you walked out on us.", "You always lie to us about his aide."]
)
def test_a_suggestion_that_would_leave_a_broken_sentence_is_not_made(typed: str) -> None:
    text = f"Dear Ms. Pruitt:\n\n{typed} She needs help."
    for remark in remarks(text, check(text, CASE).findings):
        change = suggested(text, remark)
        if change is not None:
            assert not any(broken in change.applied(text) for broken in ("? anything", "Anything and", "To us about"))


def test_findings_about_the_same_words_are_one_remark_and_others_stay() -> None:
    text = "Dear Ms. Pruitt:\n\nShe is in Dr. Quillon's group, you Crooks, and you people never listen to me."
    found = check(text, CASE).findings
    told = remarks(text, found)
    assert {f.text for f in told} >= {"Quillon's", "you people never listen to me"}
    assert all(one.end <= other.start for one, other in pairwise(told))
