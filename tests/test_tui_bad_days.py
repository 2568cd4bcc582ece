"""Bad days: no model or a broken one, no room, tiny windows, huge pastes, hostile text: words, never a trace."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path

import pytest
from textual import events
from textual.app import App
from textual.pilot import Pilot
from textual.widgets import Input, Static, TextArea

from iepwriter import writing
from iepwriter.checking import check
from iepwriter.drafting.result import Draft
from iepwriter.errors import Stopped, StoreError
from iepwriter.store import Store, memory_store, open_store
from iepwriter.tui.app import IepwriterApp
from iepwriter.tui.letter import LetterScreen
from iepwriter.tui.rooms import Rooms
from iepwriter.tui.tell import TellScreen
from tests.store_samples import CASE, draft
from tests.test_tui import app_on
from tests.test_tui_store import until

WORDS = "she gets 30 minutes and cannot ask for water"
NO_ROOM = StoreError("The disk is full; your letters could not be written.", "Free some space.")


def app_that_drafts(store: Store, drafting: Callable[..., Draft]) -> IepwriterApp:
    return IepwriterApp(Rooms(store, drafting, check))


async def tell(pilot: Pilot[None]) -> None:
    """A new letter with enough told to be written."""
    await pilot.press("ctrl+n", "enter")
    await until(pilot, lambda app: isinstance(app.screen, TellScreen))
    for field, value in (("child", "Rosa"), ("parent", "Elena"), ("addressee", "Mr. Lee"), ("area", "speech")):
        pilot.app.screen.query_one(f"#{field}", Input).value = value
    pilot.app.screen.query_one("#words", TextArea).text = WORDS
    await pilot.pause()


def on_screen(app: App[None]) -> str:
    """All that stands in lines of text on the screen."""
    return "\n".join(str(line.render()) for line in app.screen.query(Static))


def words_of(app: App[None]) -> str:
    return app.screen.query_one("#words", TextArea).text


async def test_without_a_model_the_screen_says_how_to_get_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IEPWRITER_HOME", str(tmp_path))
    app = app_that_drafts(memory_store(), writing.draft)
    async with app.run_test(size=(80, 24)) as pilot:
        await tell(pilot)
        await pilot.press("f2")
        await until(pilot, lambda app: "F9 on the list of your letters fetches" in on_screen(app))
        assert words_of(app) == WORDS and "Traceback" not in on_screen(app)


async def test_a_broken_model_is_told_and_the_words_stay(tmp_path: Path) -> None:
    broken = tmp_path / "broken.gguf"
    broken.write_bytes(b"GGUF" + b"\x00\x01" * 4000)
    app = app_that_drafts(memory_store(), partial(writing.draft, model=str(broken)))
    async with app.run_test(size=(80, 24)) as pilot:
        await tell(pilot)
        await pilot.press("f2")
        await until(pilot, lambda app: "broken.gguf" in on_screen(app) and "Writing" not in on_screen(app))
        assert words_of(app) == WORDS and "Traceback" not in on_screen(app)


async def test_with_a_full_disk_it_says_not_kept_and_keeps_once_there_is_room(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    store = memory_store()
    app = app_on(store)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+n", "enter")
        await until(pilot, lambda app: isinstance(app.screen, TellScreen))
        with monkeypatch.context() as full:

            def refuse(*_: object) -> None:
                raise NO_ROOM

            full.setattr(Store, "keep_unsaved", refuse)
            app.screen.query_one("#words", TextArea).text = WORDS
            await until(pilot, lambda app: "Not kept yet: The disk is full" in on_screen(app))
        await until(pilot, lambda _: (store.unsaved(0) or {}).get("values", {}).get("words") == WORDS)
        await until(pilot, lambda app: "Not kept yet" not in on_screen(app))


async def test_with_a_full_disk_a_written_letter_leaves_the_words_on_the_screen(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise NO_ROOM

    monkeypatch.setattr(Store, "save", refuse)
    app = app_on(memory_store())
    async with app.run_test(size=(80, 24)) as pilot:
        await tell(pilot)
        await pilot.press("f2")
        await until(pilot, lambda app: "The disk is full" in on_screen(app))
        assert words_of(app) == WORDS


async def test_a_full_disk_while_changing_a_letter_is_told_there(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise NO_ROOM

    store = memory_store()
    store.save(draft(30), CASE)
    monkeypatch.setattr(Store, "keep_unsaved", refuse)
    app = app_on(store)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        await until(pilot, lambda app: isinstance(app.screen, LetterScreen))
        await pilot.press("x")
        await until(pilot, lambda app: "Not kept yet: The disk is full" in on_screen(app))
        assert app.screen.query_one("#letter", TextArea).text.startswith("x")


async def test_a_home_that_cannot_be_written_to_ends_with_a_sentence(tmp_path: Path) -> None:
    in_the_way = tmp_path / "home"
    in_the_way.write_text("a file where a folder should be")

    def rooms() -> Rooms:
        return Rooms(open_store(in_the_way / "data"), writing.draft, check)

    app = IepwriterApp(rooms)
    async with app.run_test(size=(80, 24)) as pilot:
        for _ in range(100):
            await pilot.pause(0.02)
            if app.problem is not None:
                break
    assert app.problem is not None and str(in_the_way) in str(app.problem)


async def test_a_settings_folder_that_cannot_be_written_to_is_told(tmp_path: Path) -> None:
    in_the_way = tmp_path / "home"
    in_the_way.write_text("a file where a folder should be")
    app = IepwriterApp(Rooms(memory_store(), writing.draft, check), config=in_the_way / "config")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        app.theme = "textual-light"
        await pilot.pause(0.2)
        assert any("not kept for next time" in notice.message for notice in app._notifications)


async def test_a_window_made_tiny_while_a_letter_is_written_and_then_stopped() -> None:
    def slow(*_: object, stop: Callable[[], bool], **__: object) -> Draft:
        while not stop():
            time.sleep(0.01)
        raise Stopped

    app = app_that_drafts(memory_store(), slow)
    async with app.run_test(size=(80, 24)) as pilot:
        await tell(pilot)
        await pilot.press("f2")
        await until(pilot, lambda app: "Writing" in on_screen(app))
        await pilot.resize_terminal(40, 10)
        await pilot.pause()
        assert app.size == (40, 10)
        coach = app.screen.query_one("#coach")
        assert coach.region.height and coach.region.bottom <= 10
        await pilot.press("escape")
        await until(pilot, lambda app: "Stopped" in on_screen(app))
        assert words_of(app) == WORDS
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert words_of(app) == WORDS


async def test_fifty_thousand_pasted_characters_are_taken_and_kept() -> None:
    pasted = ("They cut her minutes again and nobody told us why. " * 1000)[:50_000]
    store = memory_store()
    app = app_on(store)
    async with app.run_test(size=(80, 24)) as pilot:
        await tell(pilot)
        box = app.screen.query_one("#words", TextArea)
        box.text = ""
        await pilot.press("f4")
        await until(pilot, lambda app: app.focused is box)
        pilot.app.post_message(events.Paste(pasted))
        await until(pilot, lambda _: len(box.text) == 50_000)
        for _ in range(3):
            # A long paste is drawn and checked for a while on a slow machine.
            with suppress(AssertionError):
                await until(pilot, lambda _: (store.unsaved(0) or {}).get("values", {}).get("words") == pasted)
                break
        assert (store.unsaved(0) or {})["values"]["words"] == pasted
        await pilot.press("z")
        assert box.text.endswith("z")


async def test_control_sequences_do_not_reach_the_terminal_or_the_letter() -> None:
    hostile = "rosa \x1b[2Jgets \x1b]0;title\x0730 minutes\x00 and \x9b31mneeds more"
    store = memory_store()
    app = app_on(store)
    async with app.run_test(size=(80, 24)) as pilot:
        await tell(pilot)
        app.screen.query_one("#words", TextArea).text = hostile
        app.screen.query_one("#child", Input).value = "Ro\x1b[31msa"
        await pilot.press("f2")
        await until(pilot, lambda app: isinstance(app.screen, LetterScreen))
        shown = app.screen.query_one("#letter", TextArea).text + on_screen(app)
        assert "Rosa" in shown
        assert not any((ord(c) < 32 and c != "\n") or 127 <= ord(c) < 160 for c in shown)
