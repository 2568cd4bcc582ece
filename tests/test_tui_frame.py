"""The frame of the app: opening, the palette, keys and colours of one's own, help, and what is imported when."""

from __future__ import annotations

import re
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest
from textual.command import CommandPalette
from textual.widgets import Input, Static

from iepwriter import writing
from iepwriter.checking import check
from iepwriter.cli.main import main
from iepwriter.errors import StoreError
from iepwriter.store import memory_store
from iepwriter.tui.about import ABOUT
from iepwriter.tui.actions import ACTIONS, help_text
from iepwriter.tui.app import IepwriterApp
from iepwriter.tui.dialogs import HelpPage
from iepwriter.tui.home import HomeScreen
from iepwriter.tui.keys_line import fitting
from iepwriter.tui.rooms import Rooms
from iepwriter.tui.settings import read_keys
from tests.fake_engine import FakeEngine
from tests.test_tui_store import until

PACKAGE = Path(__file__).parent.parent / "iepwriter"


def rooms() -> Rooms:
    return Rooms(memory_store(), partial(writing.draft, engine=FakeEngine()), check)


def help_on(app: IepwriterApp) -> str:
    return str(app.screen.query_one(Static).render())


async def test_the_letters_open_after_the_first_paint() -> None:
    app = IepwriterApp(rooms)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda app: isinstance(app.screen, HomeScreen))


async def test_letters_that_cannot_be_opened_end_the_app_with_a_sentence() -> None:
    def refuse() -> Rooms:
        raise StoreError("The letters are open in another window.", "Close it first.")

    app = IepwriterApp(refuse)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause(0.5)
    assert str(app.problem) == "The letters are open in another window. Close it first."


def test_nothing_heavy_is_imported_before_the_first_paint() -> None:
    heavy = ("pydantic", "cryptography", "llama_cpp", "numpy", "symspellpy", "docx", "iepwriter.drafting")
    program = (
        "import sys, iepwriter.cli.main, iepwriter.cli.app, iepwriter.tui.app;"
        f"print(*[m for m in {heavy} if m in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == ""


def test_without_a_terminal_the_help_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    assert "usage: iepwriter" in capsys.readouterr().out


async def test_the_palette_has_every_action_of_the_screen_and_does_it() -> None:
    app = IepwriterApp(rooms())
    async with app.run_test(size=(80, 24)) as pilot:
        titles = [command.title for command in app.get_system_commands(app.screen)]
        assert [a.label for a in ACTIONS if a.screen in ("home", "all")] == titles[:-2]
        assert titles[-2:] == ["Colours", "Quit"]
        await pilot.press("ctrl+p")
        await until(pilot, lambda app: isinstance(app.screen, CommandPalette))
        app.screen.query_one(Input).value = "Help"
        await pilot.pause(0.5)
        await pilot.press("down", "enter")
        await until(pilot, lambda app: isinstance(app.screen, HelpPage))


async def test_a_key_of_ones_own_works_and_stands_in_the_help(tmp_path: Path) -> None:
    (tmp_path / "keys.toml").write_text('help = "f12"\n')
    app = IepwriterApp(rooms(), config=tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f1")
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)
        await pilot.press("f12")
        await until(pilot, lambda app: isinstance(app.screen, HelpPage))
        assert "F12 " in help_on(app) and "F1 " not in help_on(app)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('drft = "f12"', "no action “drft”"),
        ('draft = "f99"', "“f99” is not the name of a key"),
        ('draft = "d"', "“d” is not the name of a key"),
        ('draft = "ctrl+q"', "closes the app"),
        ('draft = "f1"', "already stands for “Help”"),
        ("draft =", "cannot be read"),
    ],
)
async def test_a_line_of_keys_that_cannot_be_used_is_told_and_ignored(tmp_path: Path, line: str, said: str) -> None:
    (tmp_path / "keys.toml").write_text(line + "\n")
    keys, sentences = read_keys(tmp_path)
    assert keys == {} and len(sentences) == 1 and said in sentences[0]
    app = IepwriterApp(rooms(), config=tmp_path)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause(0.2)
        assert isinstance(app.screen, HomeScreen)
        assert any(said in notice.message for notice in app._notifications)


async def test_the_colours_are_kept_and_unknown_ones_are_ignored(tmp_path: Path) -> None:
    config = tmp_path / "config"
    app = IepwriterApp(rooms(), config=config)
    async with app.run_test(size=(80, 24)) as pilot:
        app.theme = "textual-light"
        await pilot.pause(0.2)
    again = IepwriterApp(rooms(), config=config)
    async with again.run_test(size=(80, 24)):
        assert again.theme == "textual-light"
    (config / "theme.txt").write_text("no-such-colours\n")
    third = IepwriterApp(rooms(), config=config)
    async with third.run_test(size=(80, 24)):
        assert third.theme == "textual-dark"


async def test_without_colour_the_app_shows_greys_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = IepwriterApp(rooms())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        colours = {colour.lower() for colour in re.findall(r"fill: (#[0-9a-fA-F]{6})", app.export_screenshot())}
    window = {"#c5c8c6", "#292929"}
    assert all(c[1:3] == c[3:5] == c[5:7] for c in colours - window), colours


@pytest.mark.parametrize("screen", sorted({a.screen for a in ACTIONS} - {"all"}))
def test_help_says_what_the_screen_is_for_above_its_keys(screen: str) -> None:
    text = help_text(screen)
    assert text.startswith(ABOUT[screen])
    assert 2 <= len(re.findall(r"[.!?](?:\s|$)", ABOUT[screen])) <= 4
    assert all(a.help in text for a in ACTIONS if a.screen in (screen, "all"))


async def test_a_long_help_page_moves_in_a_small_window() -> None:
    app = IepwriterApp(rooms())
    async with app.run_test(size=(40, 10)) as pilot:
        await pilot.press("f1")
        await until(pilot, lambda app: isinstance(app.screen, HelpPage))
        await pilot.press("pagedown")
        await pilot.pause(0.5)
        assert isinstance(app.screen, HelpPage)
        assert app.screen.query_one(".box").scroll_y > 0
        await pilot.press("escape")
        await until(pilot, lambda app: isinstance(app.screen, HomeScreen))


@pytest.mark.parametrize("screen", sorted({a.screen for a in ACTIONS} - {"all"}))
@pytest.mark.parametrize("width", [40, 78, 118])
def test_the_line_of_keys_fits_and_names_the_way_out_and_f1_for_the_rest(screen: str, width: int) -> None:
    shown = [f"{key} {label}" for _, key, label in fitting(screen, width, {"help": "f12"})]
    assert shown[-1] == "F12 All keys" and len("  ".join(shown)) <= width
    assert shown[-2].startswith("Esc ")


def test_no_two_actions_of_a_screen_share_a_key() -> None:
    for screen in {a.screen for a in ACTIONS} - {"all"}:
        keys = [a.key for a in ACTIONS if a.screen in (screen, "all")]
        assert len(keys) == len(set(keys)), screen


def test_colours_come_from_the_theme_only() -> None:
    for path in sorted((PACKAGE / "tui").glob("*.py")):
        for name, value in re.findall(r"\b(color|background|border[\w-]*|tint): ([^;\"]+);", path.read_text("utf-8")):
            assert "$" in value or value in ("none", "transparent"), (path.name, name, value)


def test_the_keys_in_the_readme_are_those_of_the_table() -> None:
    readme = (PACKAGE.parent / "README.md").read_text(encoding="utf-8")
    section = readme.split("## The app")[1].split("\n## ")[0]
    rows = re.findall(r"^\| ([^|]+) \| ([^|]+) \| ([^|]+) \|$", section, re.M)[1:]
    assert sorted((key, help_) for _, key, help_ in rows) == sorted((a.key, a.help) for a in ACTIONS)
    assert len({screen for screen, _, _ in rows}) == len({a.screen for a in ACTIONS})
