"""The letter in a person's own editor, and back."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Any

import pytest
from textual.app import App
from textual.pilot import Pilot

from iepwriter.tui.letter import LetterScreen
from tests.test_tui import app_on
from tests.test_tui_letter import opened, saved
from tests.test_tui_store import until


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:

    @contextmanager
    def suspend(app: App[Any]) -> Iterator[None]:
        # As the framework does it: an error inside would leave the terminal without the app.
        yield
        app.notify("the screen is back")

    monkeypatch.setattr(App, "suspend", suspend)
    monkeypatch.delenv("VISUAL", raising=False)

    def script(lines: str) -> None:
        path = tmp_path / "my editor"
        path.write_text(f"#!/bin/sh\n{lines}\n")
        path.chmod(0o700)
        monkeypatch.setenv("EDITOR", f"'{path}'")

    return script


@asynccontextmanager
async def edited() -> AsyncIterator[tuple[Pilot[None], LetterScreen, str]]:
    """The letter's screen after Ctrl+O was pressed, and the letter as it was before."""
    store, _ = saved()
    async with app_on(store).run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        before = screen.text
        await pilot.press("ctrl+o")
        yield pilot, screen, before


async def test_the_letter_comes_back_from_an_editor_and_undo_covers_it(editor: Any) -> None:
    editor('stat -c %a "$1" > "$0.mode"; echo "PS: by hand" >> "$1"')
    async with edited() as (pilot, screen, before):
        await until(pilot, lambda _: "PS: by hand" in screen.text)
        await pilot.press("ctrl+z")
        assert screen.text == before


async def test_an_editor_that_fails_changes_nothing_and_says_so(editor: Any) -> None:
    editor('echo broken > "$1"; exit 3')
    async with edited() as (pilot, screen, before):
        await until(pilot, lambda app: any("ended with error 3" in n.message for n in app._notifications))
        assert any("the screen is back" in n.message for n in pilot.app._notifications)
        assert screen.text == before
