"""Telling by real keys: facts to confirm, several concerns and reports, the private page, the coach, stopping."""

from __future__ import annotations

import threading
import time
from datetime import date
from typing import Any

from textual.app import App
from textual.pilot import Pilot
from textual.widgets import Checkbox, Input, Static, TextArea

from iepwriter import writing
from iepwriter.cases import Case
from iepwriter.checking import check
from iepwriter.drafting.draft import Progress
from iepwriter.drafting.result import Draft
from iepwriter.errors import Stopped
from iepwriter.store import Store, memory_store
from iepwriter.tui.app import IepwriterApp
from iepwriter.tui.arriving import time_left
from iepwriter.tui.coach import look
from iepwriter.tui.form import case_data
from iepwriter.tui.letter import LetterScreen
from iepwriter.tui.rooms import Rooms
from iepwriter.tui.tell import TellScreen
from tests.fake_engine import FakeEngine
from tests.test_tui import app_on
from tests.test_tui_store import said, until

STORY = "My daughter Rosa gets 60 minutes a week. They want to cut it to 30 minutes a week. Dr. Lee wrote a report."


async def begin(pilot: Pilot[None]) -> None:
    await pilot.press("ctrl+n", "enter")
    await until(pilot, lambda app: isinstance(app.screen, TellScreen))
    await pilot.pause()


def value(app: App[None], name: str) -> str:
    return app.screen.query_one(f"#{name}", Input).value


def kept(store: Store) -> dict[str, Any]:
    data = store.unsaved(0) or {}
    return case_data(data["base"], data["values"], tuple(data["at"]))


async def test_facts_are_offered_one_by_one_and_taken_or_skipped_by_a_key() -> None:
    app = app_on(memory_store())
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot)
        app.screen.query_one("#words", TextArea).text = STORY
        await until(pilot, lambda app: "“my daughter”. Shall the letter say “she”" in said(app, "#offer"))
        assert value(app, "child") == value(app, "current") == ""
        await pilot.press("f8")
        assert value(app, "pronouns") == "she"
        assert "“Rosa”. Is this your child's name" in said(app, "#offer")
        await pilot.press("f7", "f8")
        assert value(app, "child") == "" and value(app, "current") == "60 minutes a week"
        assert "“30 minutes a week”. Is this what the school proposes" in said(app, "#offer")
        await pilot.press("f8")
        assert value(app, "proposed") == "30 minutes a week"


async def test_concerns_and_reports_are_added_and_walked_by_keys() -> None:
    store = memory_store()
    app = app_on(store)
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot)
        await pilot.press("f4", "f4")
        await pilot.pause()
        await pilot.press(*"speech", "f3")
        await pilot.pause()
        await pilot.press(*"log", "f3")
        await pilot.pause()
        assert value(app, "source") == "" and "Report 2 of 2" in said(app, "#where-evidence")
        await pilot.press(*"card")
        await pilot.press("f6")
        await pilot.pause()
        assert value(app, "area") == "" and "Concern 2 of 2" in said(app, "#where-concern")
        app.screen.query_one("#area", Input).value = "reading"
        await pilot.press("shift+f6")
        await pilot.pause()
        assert value(app, "area") == "speech" and value(app, "source") == "log"
        await pilot.pause(0.7)
    concerns = kept(store)["concerns"]
    assert [c["area"] for c in concerns] == ["speech", "reading"]
    assert [e["source"] for e in concerns[0]["evidence"]] == ["log", "card"]


async def test_a_look_at_a_further_concern_leaves_nothing_behind() -> None:
    store = memory_store()
    app = app_on(store)
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot)
        app.screen.query_one("#area", Input).value = "speech"
        await pilot.press("f6", "f6")
        await pilot.pause(0.7)
        assert value(app, "area") == "speech" and "Concern 1 of 1" in said(app, "#where-concern")
    assert len(kept(store)["concerns"]) == 1


async def test_a_concern_in_the_middle_is_removed_and_comes_back_also_after_the_app_was_closed() -> None:
    store = memory_store()
    app = app_on(store)
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot)
        for area in ("speech", "reading", "math"):
            app.screen.query_one("#area", Input).value = area
            await pilot.press("f6")
        await pilot.press("f6", "f6")
        assert value(app, "area") == "reading"
        await pilot.press("ctrl+r")
        assert value(app, "area") == "math" and "Concern 2 of 2" in said(app, "#where-concern")
        assert [c["area"] for c in kept(store)["concerns"]] == ["speech", "math"]
    again = app_on(store)
    async with again.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        await until(pilot, lambda app: isinstance(app.screen, TellScreen))
        await pilot.press("ctrl+t")
        assert value(again, "area") == "reading" and "Concern 2 of 3" in said(again, "#where-concern")
        await pilot.press("ctrl+t")
        assert any("No concern was removed" in n.message for n in again._notifications)
    assert [c["area"] for c in kept(store)["concerns"]] == ["speech", "reading", "math"]


async def test_the_private_page_says_that_it_is_never_sent_and_stays_out_of_the_letter() -> None:
    store = memory_store()
    app = app_on(store)
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot)
        for name, text in {"child": "Rosa", "parent": "Elena", "addressee": "Mr. Lee", "area": "speech"}.items():
            app.screen.query_one(f"#{name}", Input).value = text
        await pilot.press("shift+f4")
        await pilot.pause()
        page = app.screen.query_one("#page-private")
        assert page.display and "NEVER SENT" in str(page.query(Static).first().render())
        await pilot.press(*"forty-five minutes")
        await pilot.press("f2")
        await until(pilot, lambda app: isinstance(app.screen, LetterScreen))
        assert "forty-five" not in app.screen.query_one("#letter", TextArea).text
    assert store.version(1).case.private.minimum_acceptable == "forty-five minutes"


async def test_the_coach_says_what_is_there_and_asks_on() -> None:
    app = app_on(memory_store())
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot)
        app.screen.query_one("#area", Input).value = "speech therapy"
        app.screen.query_one("#words", TextArea).text = "He gets 30 minutes per week and it is not working."
        await until(pilot, lambda app: "There: amount" in said(app, "#coach"))
        assert "Missing:" in said(app, "#coach") and "?" in said(app, "#coach")


async def test_writing_too_early_goes_to_what_the_letter_still_needs() -> None:
    app = app_on(memory_store())
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot)
        for name, text in {"child": "Rosa", "parent": "Elena", "addressee": "Mr. Lee", "reply_by": "soon"}.items():
            app.screen.query_one(f"#{name}", Input).value = text
        await pilot.press("f2")
        await until(pilot, lambda app: app.focused is not None and app.focused.id == "reply_by")
        assert "whole date" in said(app, "#coach")
        app.screen.query_one("#reply_by", Input).value = "March 10, 2026"
        await pilot.press("f2")
        await until(pilot, lambda app: app.focused is not None and app.focused.id == "area")


async def test_words_and_form_stand_side_by_side_on_a_wide_terminal_only() -> None:
    for width, both in ((120, True), (80, False)):
        app = app_on(memory_store())
        async with app.run_test(size=(width, 40)) as pilot:
            await begin(pilot)
            assert app.screen.query_one("#child").region.width > 0
            assert (app.screen.query_one("#words").region.width > 0) is both
            await pilot.press("f4")
            await pilot.pause()
            assert app.screen.query_one("#words").region.width > 0
            assert (app.screen.query_one("#child").region.width > 0) is both


def slow(case: Case, *, said: Any, stop: Any) -> Draft:
    for done in range(1, 100):
        said(Progress("writing", done, 100, f"Sentence number {done}."))
        for _ in range(5):
            time.sleep(0.02)
            if stop():
                raise Stopped
    return writing.draft(case, engine=FakeEngine())


async def test_sentences_come_with_the_time_left_and_esc_stops_within_a_second() -> None:
    app = IepwriterApp(Rooms(memory_store(), slow, check))
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot)
        for name, text in {"child": "Rosa", "parent": "Elena", "addressee": "Mr. Lee", "area": "speech"}.items():
            app.screen.query_one(f"#{name}", Input).value = text
        await pilot.press("f2")
        await until(pilot, lambda app: "Sentence number 3." in said(app, "#sentences"))
        assert "seconds left" in said(app, "#coach")
        started = time.monotonic()
        await pilot.press("escape")
        await until(pilot, lambda app: "topped" in said(app, "#coach"))
        assert time.monotonic() - started < 1
        assert isinstance(app.screen, TellScreen)
        assert value(app, "area") == "speech" and not app.screen.drafting
    assert threading.active_count() < 20


def test_time_left_goes_by_the_sentences_done() -> None:
    assert time_left(10, 2, 6) == "About 20 seconds left."
    assert time_left(100, 1, 4) == "About 5 minutes left."
    assert time_left(10, 6, 6) == "Nearly done."


def test_a_list_that_was_not_touched_keeps_its_items() -> None:
    base = {"concerns": [{"area": "speech", "observations": ["March 3: cried; hid", "March 4: slept"]}]}
    data = case_data(base, {"area": "speech", "observations": "March 3: cried; hid; March 4: slept"})
    assert data["concerns"][0]["observations"] == ["March 3: cried; hid", "March 4: slept"]


def test_an_empty_field_is_a_no_and_a_tick_is_a_yes() -> None:
    assert case_data({}, {"area": "x", "non_negotiable": "yes"})["concerns"][0]["non_negotiable"] is True
    assert "non_negotiable" not in case_data({}, {"area": "x"})["concerns"][0]


async def test_a_yes_or_no_field_says_its_state_in_words() -> None:
    app = app_on(memory_store())
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot)
        box = app.screen.query_one("#non_negotiable", Checkbox)
        assert ": NO" in str(box.label)
        box.value = True
        await pilot.pause()
        assert ": YES" in str(box.label)


def test_a_question_typed_without_its_mark_counts_as_one() -> None:
    values = {"child": "Rosa", "area": "speech", "question": "why did the tablet go away"}
    line = look({}, values, date(2026, 11, 25)).line
    assert "question" in line.split("Missing:")[0]
