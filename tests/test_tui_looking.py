"""Long texts: looked at beside the screen, the newest first, and drawn as short ones are."""

from __future__ import annotations

import threading
from functools import partial
from typing import Any

from textual import events
from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import TextArea
from textual.widgets.text_area import Location, Selection

from iepwriter.drafting.result import Draft
from iepwriter.store import memory_store
from iepwriter.tui.looking import Looking
from iepwriter.tui.roomy import RoomyText
from iepwriter.tui.tell import TellScreen
from tests.test_tui import app_on
from tests.test_tui_letter import opened, rows, saved
from tests.test_tui_store import said, until

LINE = "They cut her minutes again and nobody told us why. "


class _Host(App[None]):
    """A screen that looks at what it is told."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[Any] = []

    def get_default_screen(self) -> Screen[Any]:
        return _Looker(self.seen)


class _Looker(Screen[None]):
    def __init__(self, seen: list[Any]) -> None:
        super().__init__()
        self.seen, self.looking = seen, Looking(self, "test")

    def on_looking_looked(self, message: Looking.Looked) -> None:
        self.looking.ended(message)
        self.seen.append(message.seen)


async def test_what_came_while_a_look_ran_is_looked_at_once_and_only_the_newest() -> None:
    app, free, begun = _Host(), threading.Event(), []
    async with app.run_test() as pilot:

        def look(what: int) -> int:
            begun.append(what)
            free.wait(5)
            return what

        screen = app.screen
        assert isinstance(screen, _Looker)
        for number in (1, 2, 3):
            screen.looking.at(number, partial(look, number))
            await pilot.pause()
        assert begun == [1]
        free.set()
        await until(pilot, lambda _: app.seen == [1])
        for _ in range(2):
            screen.looking.at(3, partial(look, 3))
        await until(pilot, lambda _: app.seen == [1, 3])
        screen.looking.at(3, partial(look, 3))
        await pilot.pause()
        assert begun == [1, 3]


async def test_a_look_that_fails_does_not_keep_the_next_from_running() -> None:
    app = _Host()
    async with app.run_test() as pilot:
        screen = app.screen
        assert isinstance(screen, _Looker)
        screen.looking.at(1, lambda: 1 // 0)
        await until(pilot, lambda _: app.seen == [None])
        screen.looking.at(2, lambda: 2)
        await until(pilot, lambda _: app.seen == [None, 2])


class _Both(App[None]):
    """The same text in the framework's area and in ours."""

    CSS = "TextArea { width: 40; height: 30; }"

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text

    def compose(self) -> ComposeResult:
        yield TextArea(self._text)
        yield RoomyText(self._text)


async def drawn(pilot: Pilot[None], area: TextArea, first: Location, last: Location) -> list[list[str]]:
    """The rows of an area that has the cursor, in the pieces in which they are coloured."""
    area.cursor_blink = False
    area.focus()
    area.selection = Selection(first, last)
    area.scroll_cursor_visible()
    await pilot.pause()
    return [[f"{piece.text}{piece.style}" for piece in area.render_line(y)] for y in range(area.size.height)]


async def test_a_long_line_is_drawn_as_any_other_with_cursor_selection_and_tabs() -> None:
    for text in (LINE * 100, f"short\n{LINE * 100}\nend", "\t".join([LINE] * 60), "w" * 5000):
        app = _Both(text)
        async with app.run_test(size=(80, 70)) as pilot:
            areas = list(app.query(TextArea))
            for first, last in (((0, 0), (0, 0)), ((0, 3), (0, 500)), ((0, 0), areas[0].document.end)):
                plain, ours = [await drawn(pilot, area, first, last) for area in areas]
                assert ours == plain
            areas[1].focus()
            await pilot.press("z")
            assert areas[1].text.count("z") == text.count("z") + 1 or areas[1].text == "z"


async def typing(pilot: Pilot[None], area: TextArea, pasted: str) -> str:
    """Pastes at the cursor, types a word behind it, and gives the words that should stand there."""
    pilot.app.post_message(events.Paste(pasted))
    await until(pilot, lambda _: pasted in area.text)
    await pilot.press(*"Please", "space", *"explain")
    return pasted + "Please explain"


async def test_after_a_huge_paste_every_key_arrives_and_is_kept_and_the_coach_still_answers() -> None:
    store = memory_store()
    app = app_on(store)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("ctrl+n", "enter")
        await until(pilot, lambda app: isinstance(app.screen, TellScreen))
        await pilot.press("f4")
        area = app.screen.query_one("#words", TextArea)
        await until(pilot, lambda app: app.focused is area)
        words = await typing(pilot, area, (LINE * 1000)[:49_000] + "\n\nShe gets 30 minutes a week. ")
        assert area.text == words
        await until(pilot, lambda _: (store.unsaved(0) or {}).get("values", {}).get("words") == words)
        await until(pilot, lambda app: "There: amount" in said(app, "#coach"))
        await until(pilot, lambda app: "“30 minutes a week”" in said(app, "#offer"))


async def test_after_a_huge_paste_into_a_letter_every_key_arrives_and_is_kept_and_remarks_come() -> None:
    store, letter = saved()
    app = app_on(store)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await opened(pilot)
        screen.area.mark(0, 0)
        words = await typing(pilot, screen.area, (LINE * 1000)[:49_000] + "\n\nYou never listen to me. ")
        assert screen.text.startswith(words)
        await until(pilot, lambda _: (store.unsaved(letter) or {}).get("text") == screen.text)
        await until(pilot, lambda app: any("never" in row for row in rows(app)))
        assert isinstance(screen.draft, Draft)
