"""The app on a bad day that is real: no room on the disk, no leave to write. Run as `python -m tests.app_bad_day`.

Started in a process of its own, because the day is made with limits, mounts and privileges that would stay with the
tests. Ends with 0 when everything held, with `CANNOT` where the day cannot be made.
"""

from __future__ import annotations

import asyncio
import ctypes
import os
import resource
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path

from textual.app import App
from textual.pilot import Pilot
from textual.widgets import Input, Static, TextArea

from iepwriter import writing
from iepwriter.checking import check
from iepwriter.store import open_store
from iepwriter.tui.app import IepwriterApp
from iepwriter.tui.dialogs import AskName
from iepwriter.tui.letter import LetterScreen
from iepwriter.tui.rooms import Rooms
from iepwriter.tui.tell import TellScreen
from tests.fake_engine import FakeEngine

CANNOT = 77
WORDS = "she gets 30 minutes and cannot ask for water"
_DROP, _IGNORING = 24, (1, 2)
"""prctl's PR_CAPBSET_DROP, and the privileges by which root passes over the permissions of files."""


def obey_permissions() -> None:
    """For a process about to start another program: from then on root, too, may only write where files allow it."""
    library = ctypes.CDLL(None)
    if os.geteuid() == 0 and any(library.prctl(_DROP, privilege, 0, 0, 0) for privilege in _IGNORING):
        os._exit(CANNOT)


def on_screen(app: App[None]) -> str:
    return "\n".join(str(line.render()) for line in app.screen.query(Static))


async def until(pilot: Pilot[None], done: Callable[[App[None]], bool]) -> None:
    for _ in range(400):
        await pilot.pause(0.02)
        if done(pilot.app):
            return
    raise AssertionError(on_screen(pilot.app))


class Disk:
    """A small disk of its own where mounts are allowed, else a limit on the length of files."""

    def __init__(self, folder: Path, way: str) -> None:
        self.folder, self._way = folder, way
        if way == "disk":
            done = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(folder)], capture_output=True)
            if done.returncode:
                sys.exit(CANNOT)

    def fill(self) -> None:
        """Leaves no room."""
        if self._way == "limit":
            resource.setrlimit(resource.RLIMIT_FSIZE, (512, resource.RLIM_INFINITY))
            return
        with suppress(OSError), (self.folder / "others.bin").open("wb", buffering=0) as file:
            while True:
                file.write(b"x" * 512)

    def free(self) -> None:
        """Makes room again."""
        if self._way == "limit":
            resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        else:
            (self.folder / "others.bin").unlink()


async def full(folder: Path, way: str) -> None:
    """Telling, drafting, changing and saving a file, each with the disk full first and with room afterwards."""
    disk = Disk(folder, way)
    store = open_store(folder / "data")
    app = IepwriterApp(Rooms(store, partial(writing.draft, engine=FakeEngine()), check))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+n", "enter")
        await until(pilot, lambda app: isinstance(app.screen, TellScreen))
        for field, value in (("child", "Rosa"), ("parent", "Elena"), ("addressee", "Mr. Lee"), ("area", "speech")):
            app.screen.query_one(f"#{field}", Input).value = value
        await pilot.pause(1)

        disk.fill()
        words = app.screen.query_one("#words", TextArea)
        words.text = WORDS * 50
        await until(pilot, lambda app: "Not kept yet: The disk is full" in on_screen(app))
        words.text = WORDS
        await pilot.press("f2")
        await until(pilot, lambda app: any("written but could not be kept" in n.message for n in app._notifications))
        assert app.screen.query_one("#words", TextArea).text == WORDS

        disk.free()
        await pilot.press("f2")
        await until(pilot, lambda app: isinstance(app.screen, LetterScreen))
        assert "Rosa" in app.screen.query_one("#letter", TextArea).text

        disk.fill()
        await pilot.press(*"Late")
        await until(pilot, lambda app: "Not kept yet: The disk is full" in on_screen(app))
        await pilot.press("f9")
        await until(pilot, lambda app: isinstance(app.screen, AskName))
        app.screen.query_one(Input).value = str(folder / "letter.docx")
        await pilot.press("enter")
        await until(pilot, lambda app: any("letter.docx" in n.message for n in app._notifications))
        assert not (folder / "letter.docx").exists()

        disk.free()
        await until(pilot, lambda _: str((store.unsaved(1) or {}).get("text", "")).startswith("Late"))
        await until(pilot, lambda app: "Not kept yet" not in on_screen(app))
    store.close()
    again = open_store(folder / "data")
    assert [line.child for line in again.letters()] == ["Rosa"]
    again.close()


async def problem_of(folder: Path) -> str:
    """Why the app could not open the letters of a folder."""
    app = IepwriterApp(lambda: Rooms(open_store(folder), partial(writing.draft, engine=FakeEngine()), check))
    async with app.run_test(size=(80, 24)) as pilot:
        for _ in range(400):
            await pilot.pause(0.02)
            if app.problem is not None:
                break
    return str(app.problem)


async def full_at_the_start(folder: Path, way: str) -> None:
    """No room for a first letter: the app ends with a sentence, and opens once there is room."""
    disk = Disk(folder, way)
    disk.fill()
    said = await problem_of(folder / "data")
    assert "disk is full" in said or "no space left" in said or "file too large" in said, said
    disk.free()
    open_store(folder / "data").close()


async def read_only(folder: Path, _: str) -> None:
    """A folder without leave to write: the app ends with a sentence that names the place."""
    with suppress(OSError):
        (folder / "probe").mkdir()
        sys.exit(CANNOT)
    said = await problem_of(folder)
    assert str(folder) in said and "ermission denied" in said, said


_DAYS = {"full": full, "full-at-the-start": full_at_the_start, "read-only": read_only}
if __name__ == "__main__":
    asyncio.run(_DAYS[sys.argv[1]](Path(sys.argv[2]), sys.argv[3]))
