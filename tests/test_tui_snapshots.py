"""How each screen looks at 80x24 and at 120x40; look at the report before using --snapshot-update."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest
from textual.app import App
from textual.pilot import Pilot
from textual.widgets import Input, Static, TextArea

from iepwriter.store import memory_store
from iepwriter.tui.app import IepwriterApp
from iepwriter.tui.letter import LetterScreen
from iepwriter.tui.tell import TellScreen
from tests.store_samples import CASE, draft
from tests.test_tui import app_on
from tests.test_tui_ten_letters import shown

SIZES = [(80, 24), (120, 40)]
WORDS = "she gets 30 min of speech a week and nobody at recess understands her"
Snap = Callable[..., bool]
Steps = Callable[[Pilot[None]], Awaitable[None]]


@pytest.fixture(autouse=True)
def still(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(TextArea, "cursor_blink", False)
    monkeypatch.setattr(Input, "cursor_blink", False)


def app_with_a_letter() -> IepwriterApp:
    store = memory_store()
    store.save(draft(), CASE)
    return app_on(store)


def said(name: str, words: str) -> Callable[[App[None]], bool]:
    return lambda app: any(words in str(w.render()) for w in app.screen.query(f"#{name}").results(Static))


async def situations(pilot: Pilot[None]) -> None:
    await pilot.press("ctrl+n")
    await pilot.pause(0.3)


async def telling(pilot: Pilot[None]) -> None:
    await pilot.press("ctrl+n", "enter")
    await shown(pilot, lambda app: isinstance(app.screen, TellScreen))
    await pilot.press("f4")
    pilot.app.screen.query_one("#words", TextArea).text = WORDS
    await shown(pilot, said("coach", "Missing"))


async def private_page(pilot: Pilot[None]) -> None:
    await telling(pilot)
    await pilot.press(*["f4"] * 5)
    await pilot.pause(0.5)


async def help_page(pilot: Pilot[None]) -> None:
    await pilot.press("f1")
    await pilot.pause(0.5)


async def letter(pilot: Pilot[None]) -> None:
    await pilot.press("enter")
    await shown(pilot, lambda app: isinstance(app.screen, LetterScreen))
    await pilot.pause(1.5)


async def before_and_after(pilot: Pilot[None]) -> None:
    await letter(pilot)
    await pilot.press("f7")
    await pilot.pause(0.5)


@pytest.mark.parametrize("size", SIZES, ids=["80x24", "120x40"])
@pytest.mark.parametrize("steps", [situations, telling, private_page, help_page], ids=lambda steps: steps.__name__)
def test_a_screen_on_the_way_to_a_letter_looks_as_it_did(
    snap_compare: Snap, steps: Steps, size: tuple[int, int]
) -> None:
    assert snap_compare(app_on(memory_store()), run_before=steps, terminal_size=size)


@pytest.mark.parametrize("size", SIZES, ids=["80x24", "120x40"])
@pytest.mark.parametrize("steps", [letter, before_and_after], ids=lambda steps: steps.__name__)
def test_a_letter_looks_as_it_did(snap_compare: Snap, steps: Steps, size: tuple[int, int]) -> None:
    assert snap_compare(app_with_a_letter(), run_before=steps, terminal_size=size)
