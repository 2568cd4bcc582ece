"""The app on a folder of letters, typed into steadily, to be killed.

Every word is written to a log, with the time, once the app has taken it.
"""

from __future__ import annotations

import time
from functools import partial
from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import TextArea

from iepwriter import writing
from iepwriter.checking import check
from iepwriter.store import open_store
from iepwriter.tui.app import IepwriterApp
from iepwriter.tui.letter import LetterScreen
from iepwriter.tui.rooms import Rooms
from iepwriter.tui.tell import TellScreen
from tests.fake_engine import FakeEngine


async def _open(pilot: Pilot[None], where: str) -> TextArea:
    screen = TellScreen if where == "words" else LetterScreen
    while not isinstance(pilot.app.screen, screen):
        await pilot.press(*(("ctrl+n", "enter") if where == "words" else ("enter",)))
        await pilot.pause(0.05)
    while where == "words" and getattr(pilot.app.focused, "id", "") != "words":
        await pilot.press("f4")
        await pilot.pause(0.1)
    area = pilot.app.screen.query_one(f"#{where}", TextArea)
    area.focus()
    area.move_cursor(area.document.end)
    return area


async def type_steadily(folder: Path, where: str, log: Path) -> None:
    """Opens the letters of a folder and types for ever, into the box for words or into letter 1."""
    store = open_store(folder)
    app = IepwriterApp(Rooms(store, partial(writing.draft, engine=FakeEngine()), check))
    async with app.run_test(size=(80, 24)) as pilot:
        area = await _open(pilot, where)
        with log.open("a", buffering=1) as file:
            for number in range(10_000):
                word = f" w{number}x"
                await pilot.press(*(key.replace(" ", "space") for key in word))
                assert area.text.endswith(word), area.text[-20:]
                file.write(f"{time.time()} {number}\n")
