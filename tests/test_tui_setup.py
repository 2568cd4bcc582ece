"""The first run by real keys: fetching with a bar, a file of one's own, or no model at all."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from textual.widgets import Input, OptionList, ProgressBar

from iepwriter import writing
from iepwriter.cases import parse_case
from iepwriter.checking import check
from iepwriter.errors import ModelError
from iepwriter.models import choice
from iepwriter.models.watching import watched
from iepwriter.store import memory_store
from iepwriter.tui.app import IepwriterApp
from iepwriter.tui.dialogs import AskName
from iepwriter.tui.home import HomeScreen
from iepwriter.tui.rooms import Rooms
from iepwriter.tui.setup import SetupScreen
from tests.test_tui_store import said, until

CASE = """
kind = "concern_statement"
child.name = "Rosa"
parent.name = "Elena"
addressee.name = "Mr. Lee"
[[concerns]]
area = "speech therapy"
"""


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IEPWRITER_HOME", str(tmp_path))


def app_with(fetch: Any) -> IepwriterApp:
    return IepwriterApp(Rooms(memory_store(), writing.draft, check, fetch))


def never(name: str, **_: object) -> Path:
    raise AssertionError(f"{name} was fetched without being asked for")


async def test_going_on_without_a_model_is_remembered_and_a_letter_is_written_all_the_same() -> None:
    app = app_with(never)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda app: isinstance(app.screen, SetupScreen))
        await pilot.press("down", "down", "enter")
        await until(pilot, lambda app: isinstance(app.screen, HomeScreen))
    again = app_with(never)
    async with again.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda app: isinstance(app.screen, HomeScreen))
        await pilot.pause(0.3)
        assert isinstance(again.screen, HomeScreen)
    assert choice.remembered() == "none"
    letter = writing.draft(parse_case(CASE))
    assert "Rosa" in letter.letter and letter.model.id == "none"


async def test_a_file_of_ones_own_is_refused_when_it_is_no_model_and_remembered_when_it_is(tmp_path: Path) -> None:
    good, bad = tmp_path / "mine.gguf", tmp_path / "bad.gguf"
    good.write_bytes(b"GGUF and more")
    bad.write_bytes(b"no")
    app = app_with(never)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda app: isinstance(app.screen, SetupScreen))
        for path in (bad, good):
            await pilot.press("home", "down", "enter")
            await until(pilot, lambda app: isinstance(app.screen, AskName))
            app.screen.query_one(Input).value = str(path)
            await pilot.press("enter")
            if path is bad:
                await until(pilot, lambda app: isinstance(app.screen, SetupScreen))
                await until(pilot, lambda app: "not a GGUF file" in said(app, "#state"))
        await until(pilot, lambda app: isinstance(app.screen, HomeScreen))
    assert choice.remembered() == str(good)


async def test_fetching_shows_a_bar_and_esc_stops_it() -> None:
    def fetch(name: str, *, run: Any) -> Path:
        code = (
            "import sys, time; f = open(sys.argv[2] + '/part', 'wb');"
            " [(f.write(b'x' * 1000000), f.flush(), time.sleep(0.05)) for _ in range(400)]"
        )
        import tempfile

        with tempfile.TemporaryDirectory() as folder:
            done = run([sys.executable, "-c", code, "--dest", folder])
        raise ModelError(f"ended with {done.returncode}")

    app = app_with(fetch)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda app: isinstance(app.screen, SetupScreen))
        app.screen.query_one(OptionList).highlighted = 0
        await pilot.press("enter")
        await until(pilot, lambda app: app.screen.query_one(ProgressBar).progress > 1_000_000)
        assert app.screen.query_one(ProgressBar).display
        started = time.monotonic()
        await pilot.press("escape")
        await until(pilot, lambda app: said(app, "#state").startswith("Stopped. Nothing was installed"))
        assert time.monotonic() - started < 2
    assert choice.remembered() == ""


def test_what_pip_says_is_kept_for_the_message(tmp_path: Path) -> None:
    run = watched(lambda _: None, lambda: False)
    done: subprocess.CompletedProcess[str] = run(
        [sys.executable, "-c", "import sys; sys.exit('ERROR: no such package')", "--dest", str(tmp_path)]
    )
    assert done.returncode == 1 and "no such package" in done.stderr
