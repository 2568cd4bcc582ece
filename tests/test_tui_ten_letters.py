"""Ten letters in a row with the keyboard alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual.app import App
from textual.pilot import Pilot
from textual.widgets import OptionList, TextArea

from iepwriter.store import memory_store
from iepwriter.tui.home import HomeScreen
from iepwriter.tui.letter import LetterScreen
from iepwriter.tui.tell import TellScreen
from tests.test_tui import app_on, focused

NAMES = ("Ana", "Ben", "Cleo", "Dara", "Eli", "Fay", "Gus", "Hal", "Ida", "Joy")


async def shown(pilot: Pilot[None], done: Callable[[App[None]], bool]) -> None:
    for _ in range(500):
        await pilot.pause(0.02)
        if done(pilot.app):
            return
    raise AssertionError(pilot.app.screen)


async def to_field(pilot: Pilot[None], field: str) -> None:
    for _ in range(12):
        if pilot.app.focused is not None and pilot.app.focused.id == field:
            return
        await pilot.press("tab")
    raise AssertionError(pilot.app.focused)


@pytest.mark.slow
async def test_ten_letters_are_written_in_a_row_without_the_mouse() -> None:
    store = memory_store()
    app = app_on(store)
    async with app.run_test(size=(80, 24)) as pilot:
        for count, name in enumerate(NAMES, 1):
            await pilot.press("ctrl+n", "enter")
            await shown(pilot, lambda app: isinstance(app.screen, TellScreen))
            await to_field(pilot, "child")
            await pilot.press(*name, "tab", *"Elena", "tab", *"Lee", "f4")
            await focused(pilot, "words")
            await pilot.press(*"no water", "f4")
            await focused(pilot, "area")
            await pilot.press(*"speech", "f2")
            await shown(pilot, lambda app: isinstance(app.screen, LetterScreen))
            assert name in app.screen.query_one("#letter", TextArea).text
            await pilot.press("escape")
            await shown(pilot, lambda app: isinstance(app.screen, HomeScreen))
            assert app.screen.query_one(OptionList).option_count == count
    assert sorted(line.child for line in store.letters()) == sorted(NAMES)
