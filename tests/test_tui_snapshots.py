"""How each screen looks at 80x24 and at 120x40; look at the report before using --snapshot-update."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, tzinfo
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from textual.app import App
from textual.pilot import Pilot
from textual.widgets import Input, OptionList, Static, TextArea

from iepwriter import writing
from iepwriter.checking import check
from iepwriter.checking.finding import Category, Finding, Level
from iepwriter.drafting.engine import Candidate
from iepwriter.drafting.wordings import Manner, Wording
from iepwriter.errors import Stopped
from iepwriter.store import Store, letters, memory_store
from iepwriter.tui.app import IepwriterApp
from iepwriter.tui.left_out import RestorePage
from iepwriter.tui.letter import LetterScreen
from iepwriter.tui.papers import PaperScreen
from iepwriter.tui.rooms import Rooms
from iepwriter.tui.setup import SetupScreen
from iepwriter.tui.tell import TellScreen
from iepwriter.tui.unlock import UnlockScreen
from iepwriter.tui.versions import VersionsScreen
from iepwriter.tui.wordings import WordingsPage
from tests.fake_engine import FakeEngine
from tests.store_samples import CASE, draft, letter_text, other_case
from tests.test_tui import app_on
from tests.test_tui_ten_letters import shown

SIZES = [(80, 24), (120, 40)]
WORDS = "she gets 30 min of speech a week and nobody at recess understands her"
REPORT = """Speech-language evaluation of March 3, 2026

Dr. Chen recommends 90 minutes per week of speech therapy.
The CELF-5 core score was at the 4th percentile.
"""
FOUR_FACTS = (
    "she gets 30 min of speech a week. nobody at recess understands her. she asks for water with her hands. "
    "last tuesday she came home crying"
)
NOW = "I ask the team to increase speech therapy to 90 minutes per week."
Snap = Callable[..., bool]
Steps = Callable[[Pilot[None]], Awaitable[None]]


class _Noon(datetime):
    """A day on which every letter is written."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> _Noon:
        return cls(2026, 3, 2, 12, 0, tzinfo=tz or UTC)


@pytest.fixture(autouse=True)
def still(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(TextArea, "cursor_blink", False)
    monkeypatch.setattr(Input, "cursor_blink", False)
    monkeypatch.setattr(letters, "datetime", _Noon)
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()


def with_a_letter() -> Store:
    store = memory_store()
    store.save(draft(), CASE)
    return store


def with_letters() -> Store:
    store = with_a_letter()
    for child in ("Rosa M.", "Ben", "Maximilian Featherstonehaugh-Oyelaran"):
        case = other_case(child)
        store.save(draft(30), case, name="second" if child == "Ben" else "")
    store.keep_unsaved(0, {"base": {}, "values": {"child": "Ana", "words": "they cut her reading help again and"}})
    return store


def with_versions() -> Store:
    store = with_a_letter()
    store.save_edit(1, letter_text(90))
    store.name_version(1, 1, "sent on March 3")
    return store


def app_with_a_letter() -> IepwriterApp:
    return app_on(with_a_letter())


def said(name: str, words: str) -> Callable[[App[None]], bool]:
    return lambda app: any(words in str(w.render()) for w in app.screen.query(f"#{name}").results(Static))


async def letters_listed(pilot: Pilot[None]) -> None:
    await shown(pilot, lambda app: app.screen.query_one(OptionList).option_count == 5)
    await pilot.pause(0.3)


async def first_run(pilot: Pilot[None]) -> None:
    await shown(pilot, lambda app: isinstance(app.screen, SetupScreen))
    await pilot.pause(0.3)


async def situations(pilot: Pilot[None]) -> None:
    await pilot.press("ctrl+n")
    await pilot.pause(0.3)


async def telling(pilot: Pilot[None]) -> None:
    await pilot.press("ctrl+n", "enter")
    await shown(pilot, lambda app: isinstance(app.screen, TellScreen))
    await pilot.press("f4")
    pilot.app.screen.query_one("#words", TextArea).text = WORDS
    await shown(pilot, said("coach", "Missing"))


def part(turns: int) -> Steps:
    async def steps(pilot: Pilot[None]) -> None:
        await telling(pilot)
        for name, text in {"child": "Rosa", "area": "speech therapy", "source": "speech log"}.items():
            pilot.app.screen.query_one(f"#{name}", Input).value = text
        await pilot.press(*["f4"] * turns)
        await pilot.pause(1.2)

    return steps


async def private_page(pilot: Pilot[None]) -> None:
    await telling(pilot)
    await pilot.press(*["f4"] * 5)
    await pilot.pause(0.5)


async def help_page(pilot: Pilot[None]) -> None:
    await pilot.press("f1")
    await pilot.pause(0.5)


async def locked(pilot: Pilot[None]) -> None:
    store = memory_store()
    pilot.app.push_screen(UnlockScreen(store))
    await shown(pilot, lambda app: isinstance(app.screen, UnlockScreen))
    await pilot.pause(0.3)


def report(path: Path) -> Steps:
    async def steps(pilot: Pilot[None]) -> None:
        path.write_text(REPORT)
        pilot.app.push_screen(PaperScreen(path))
        await shown(pilot, lambda app: isinstance(app.screen, PaperScreen) and said("text", "Dr. Chen")(app))
        await pilot.pause(0.3)

    return steps


async def wordings(pilot: Pilot[None]) -> None:
    remark = Finding("r", Category.VAGUE, Level.ADVICE, 0, 4, "more", "“more” is no amount.", "Numbers carry.")
    found = [
        Wording(Manner.FIRMER, "I request that the team increase speech therapy to 90 minutes per week."),
        Wording(Manner.WARMER, "I would be grateful if the team would increase speech therapy to 90 minutes per week."),
        Wording(Manner.SHORTER, "Please increase speech therapy to 90 minutes per week."),
        Wording(Manner.QUESTION, "Will the team increase speech therapy to 90 minutes per week?", (remark,)),
    ]
    pilot.app.push_screen(WordingsPage(NOW, lambda: found))
    await shown(pilot, lambda app: bool(app.screen.query(OptionList)) and said("hint", "Enter")(app))
    await pilot.pause(0.3)


class PausedEngine(FakeEngine):
    """Writes three sentences, then waits in the fourth until the app ends; the second needs no model."""

    def write(self, *args: Any, stop: Callable[[], bool] = lambda: False, **more: Any) -> list[Candidate]:
        while len(self.prompts) == 2 and not stop():
            time.sleep(0.01)
            if not self.app.is_running:
                raise Stopped
        return super().write(*args, stop=stop, **more)

    app: IepwriterApp


async def while_it_is_written(pilot: Pilot[None]) -> None:
    await telling(pilot)
    given = {"child": "Rosa M.", "parent": "Elena M.", "addressee": "Mr. Adeyemi", "area": "speech therapy"}
    for name, text in given.items():
        pilot.app.screen.query_one(f"#{name}", Input).value = text
    pilot.app.screen.query_one("#words", TextArea).text = FOUR_FACTS
    await pilot.press("f2")
    await shown(pilot, said("coach", "Sentence 3 of 4"))
    await pilot.pause(0.3)


async def letter(pilot: Pilot[None]) -> None:
    await pilot.press("enter")
    await shown(pilot, lambda app: isinstance(app.screen, LetterScreen))
    await pilot.pause(1.5)


async def left_out(pilot: Pilot[None]) -> None:
    await letter(pilot)
    await pilot.press("f3", "f3")
    await shown(pilot, said("panel", "Left out"))
    await pilot.pause(0.3)


async def put_back(pilot: Pilot[None]) -> None:
    await left_out(pilot)
    pilot.app.screen.query_one(OptionList).focus()
    await pilot.press("home", "enter")
    await shown(pilot, lambda app: isinstance(app.screen, RestorePage))
    await pilot.pause(0.3)


async def versions(pilot: Pilot[None]) -> None:
    await letter(pilot)
    await pilot.press("f5")
    await shown(pilot, lambda app: isinstance(app.screen, VersionsScreen))
    await pilot.pause(0.3)


async def versions_compared(pilot: Pilot[None]) -> None:
    await versions(pilot)
    await pilot.press("down")
    await shown(pilot, said("diff", "From version 1"))
    await pilot.pause(0.3)


async def before_and_after(pilot: Pilot[None]) -> None:
    await letter(pilot)
    await pilot.press("f7")
    await pilot.pause(0.5)


sizes = pytest.mark.parametrize("size", SIZES, ids=["80x24", "120x40"])


@sizes
@pytest.mark.parametrize(
    "steps", [situations, telling, private_page, help_page, locked, wordings], ids=lambda steps: steps.__name__
)
def test_a_screen_on_the_way_to_a_letter_looks_as_it_did(
    snap_compare: Snap, steps: Steps, size: tuple[int, int]
) -> None:
    assert snap_compare(app_on(memory_store()), run_before=steps, terminal_size=size)


@sizes
def test_a_letter_that_is_being_written_looks_as_it_did(
    snap_compare: Snap, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("iepwriter.tui.arriving.time", SimpleNamespace(monotonic=lambda: 0.0))
    engine = PausedEngine()
    engine.app = IepwriterApp(Rooms(memory_store(), partial(writing.draft, engine=engine), check))
    assert snap_compare(engine.app, run_before=while_it_is_written, terminal_size=size)


@sizes
@pytest.mark.parametrize(("name", "turns"), [("who", 6), ("concern", 1), ("evidence", 2), ("reasons", 3), ("dates", 4)])
def test_a_part_of_the_form_looks_as_it_did(snap_compare: Snap, name: str, turns: int, size: tuple[int, int]) -> None:
    assert snap_compare(app_on(memory_store()), run_before=part(turns), terminal_size=size)


@sizes
@pytest.mark.parametrize("steps", [letter, before_and_after, left_out, put_back], ids=lambda steps: steps.__name__)
def test_a_letter_looks_as_it_did(snap_compare: Snap, steps: Steps, size: tuple[int, int]) -> None:
    assert snap_compare(app_with_a_letter(), run_before=steps, terminal_size=size)


@sizes
@pytest.mark.parametrize("steps", [versions, versions_compared], ids=lambda steps: steps.__name__)
def test_the_versions_look_as_they_did(snap_compare: Snap, steps: Steps, size: tuple[int, int]) -> None:
    assert snap_compare(app_on(with_versions()), run_before=steps, terminal_size=size)


@sizes
def test_the_list_of_letters_looks_as_it_did(snap_compare: Snap, size: tuple[int, int]) -> None:
    assert snap_compare(app_on(with_letters()), run_before=letters_listed, terminal_size=size)


@sizes
def test_the_first_run_looks_as_it_did(
    snap_compare: Snap, size: tuple[int, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("IEPWRITER_HOME", str(tmp_path))
    app = IepwriterApp(Rooms(memory_store(), writing.draft, check, fetch=lambda name: tmp_path))
    assert snap_compare(app, run_before=first_run, terminal_size=size)


@sizes
def test_a_report_beside_the_notes_looks_as_it_did(snap_compare: Snap, size: tuple[int, int], tmp_path: Path) -> None:
    assert snap_compare(app_on(memory_store()), run_before=report(tmp_path / "report.txt"), terminal_size=size)
