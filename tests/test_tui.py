from __future__ import annotations

from functools import partial

from textual.pilot import Pilot
from textual.widgets import Input, OptionList, Static, TextArea

from iepwriter import writing
from iepwriter.checking import check
from iepwriter.store import Store, memory_store
from iepwriter.tui.app import IepwriterApp
from iepwriter.tui.form import amounts, case_data, clean
from iepwriter.tui.letter import LetterScreen
from iepwriter.tui.rooms import Rooms
from tests.fake_engine import FakeEngine


def app_on(store: Store) -> IepwriterApp:
    return IepwriterApp(Rooms(store, partial(writing.draft, engine=FakeEngine()), check))


async def focused(pilot: Pilot[None], field: str) -> None:
    for _ in range(200):
        await pilot.pause(0.02)
        if pilot.app.focused is not None and pilot.app.focused.id == field:
            return
    raise AssertionError(pilot.app.focused)


async def test_from_a_new_letter_to_a_saved_one_by_keys_only() -> None:
    store = memory_store()
    app = app_on(store)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+n", "enter")
        await pilot.pause()
        app.screen.query_one("#child").focus()
        await pilot.press(*"Rosa", "tab", *"Elena", "tab", *"Lee", "f4")
        await focused(pilot, "words")
        await pilot.press(*"she gets 30 minutes a week", "f8", "f4")
        await focused(pilot, "area")
        assert app.screen.query_one("#current", Input).value == "30 minutes a week"
        await pilot.press(*"speech", "f2")
        for _ in range(200):
            await pilot.pause(0.05)
            if isinstance(app.screen, LetterScreen):
                break
        assert "Rosa" in app.screen.query_one("#letter", TextArea).text
        assert "not legal advice" in str(app.screen.query_one("#disclaimer-short", Static).render())
        await pilot.press("escape")
        await pilot.pause()
        assert app.screen.query_one(OptionList).option_count == 1
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, LetterScreen)


async def test_typed_words_come_back_after_the_app_ended() -> None:
    store = memory_store()
    app = app_on(store)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+n", "enter")
        await pilot.pause()
        app.screen.query_one("#words", TextArea).text = "do not lose me"
        await pilot.pause(1.0)
    again = app_on(store)
    async with again.run_test(size=(40, 10)) as pilot:
        await pilot.press("ctrl+n", "enter")
        await pilot.pause()
        assert again.screen.query_one("#words", TextArea).text == "do not lose me"


def test_control_sequences_never_reach_the_case() -> None:
    assert clean("a\x1b[31mb\x1b]0;title\x07c\x00\r\nd") == "abc\nd"
    assert case_data({}, {"words": "x\x1b[2J"})["concerns"][0]["in_your_words"] == "x"


def test_amounts_are_offered_and_not_taken() -> None:
    assert amounts("gets 30  minutes per week") == ["30 minutes per week"]
    assert "current" not in case_data({}, {"words": "30 minutes per week"})["concerns"][0]


async def test_a_case_file_does_not_overwrite_an_unfinished_letter() -> None:
    store = memory_store()
    store.keep_unsaved(0, {"base": {}, "values": {"words": "mine"}})
    app = IepwriterApp(Rooms(store, writing.draft, check), {"child": {"name": "Ben"}})
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause(1.0)
        assert app.screen.query_one("#child", Input).value == "Ben"
    assert (store.unsaved(0) or {})["values"] == {"words": "mine"}
