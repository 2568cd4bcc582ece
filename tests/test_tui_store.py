"""The app over saved letters, by real keys: versions, a locked store, and a report beside the notes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from textual.app import App
from textual.pilot import Pilot
from textual.widgets import Input, OptionList, Static, TextArea

from iepwriter.store import Store, memory_store, open_store
from iepwriter.store.rewriting import set_passphrase
from iepwriter.tui.letter import LetterScreen
from iepwriter.tui.papers import PaperScreen
from iepwriter.tui.tell import TellScreen
from iepwriter.tui.unlock import UnlockScreen
from iepwriter.tui.versions import VersionsScreen
from tests.store_samples import CASE, PASSPHRASE, draft
from tests.test_tui import app_on


async def until(pilot: Pilot[None], done: Callable[[App[None]], bool]) -> None:
    for _ in range(200):
        await pilot.pause(0.02)
        if done(pilot.app):
            return
    raise AssertionError(pilot.app.screen)


def said(app: App[None], selector: str) -> str:
    return str(app.screen.query_one(selector, Static).render())


def two_versions() -> tuple[Store, int]:
    store = memory_store()
    letter = store.save(draft(30), CASE).letter
    store.save_edit(letter, store.version(letter).text.replace("30 minutes", "45 minutes"))
    return store, letter


async def test_an_older_version_is_compared_named_and_brought_back() -> None:
    store, letter = two_versions()
    first = store.version(letter, 1).text
    app = app_on(store)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        await until(pilot, lambda app: isinstance(app.screen, LetterScreen))
        await pilot.press("f5")
        await until(pilot, lambda app: isinstance(app.screen, VersionsScreen))
        await pilot.press("down")
        await until(pilot, lambda app: "From version 1 to version 2" in said(app, "#diff"))
        assert "[-30-]{+45+}" in said(app, "#diff")
        await pilot.press("f2", *"sent", "enter")
        await until(pilot, lambda _: store.versions(letter)[1].name == "sent")
        await pilot.press("f6")
        await until(pilot, lambda app: isinstance(app.screen, LetterScreen))
        assert app.screen.query_one("#letter", TextArea).text == first
    assert [label.number for label in store.versions(letter)] == [3, 2, 1]
    assert store.version(letter).text == first


async def test_letters_are_found_by_words_while_typing() -> None:
    store, _ = two_versions()
    store.save_edit(store.save(draft(30), CASE, name="second").letter, "Dear Mr. Lee:\n\nThe headphones were lost.")
    app = app_on(store)
    async with app.run_test(size=(80, 24)) as pilot:
        listed = app.screen.query_one(OptionList)
        assert listed.option_count == 2
        await pilot.press("f3", *"headph")
        await until(pilot, lambda _: listed.option_count == 1 and listed.get_option_at_index(0).id == "2")
        await pilot.press("enter", "enter")
        await until(pilot, lambda app: isinstance(app.screen, LetterScreen))
        assert "headphones" in app.screen.query_one("#letter", TextArea).text


async def test_letters_that_lock_themselves_are_covered_and_come_back_as_they_were(tmp_path: Path) -> None:
    store = open_store(tmp_path / "s")
    store.save(draft(30), CASE)
    set_passphrase(store, PASSPHRASE)
    app = app_on(store)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+n", "enter")
        await until(pilot, lambda app: isinstance(app.screen, TellScreen))
        app.screen.query_one("#words", TextArea).text = "typed before the lock"
        await pilot.pause(0.7)
        store.lock()
        app.lock_if_idle()
        await until(pilot, lambda app: isinstance(app.screen, UnlockScreen))
        await pilot.press(*"not this one", "enter")
        await until(pilot, lambda app: "passphrase" in said(app, "#problem").lower())
        app.screen.query_one(Input).value = PASSPHRASE
        await pilot.press("enter")
        await until(pilot, lambda app: isinstance(app.screen, TellScreen))
        assert app.screen.query_one("#words", TextArea).text == "typed before the lock"
    store.close()


async def test_a_report_is_searched_and_its_facts_become_evidence_when_taken(tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text(
        "Evaluation of March 3, 2026\n\nDr. Chen recommends 90 minutes per week of speech therapy.\f"
        "The CELF-5 core score was at the 4th percentile.\n"
    )
    store = memory_store()
    app = app_on(store)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+n", "enter")
        await until(pilot, lambda app: isinstance(app.screen, TellScreen))
        await pilot.press("f5")
        await pilot.pause()
        app.screen.query_one(Input).value = str(report)
        await pilot.press("enter")
        await until(pilot, lambda app: isinstance(app.screen, PaperScreen) and "== page 2" in said(app, "#text"))
        await pilot.press("f3", *"core", "enter")
        await until(pilot, lambda app: said(app, "#text").startswith("page 2: The CELF-5"))
        facts = app.screen.query_one(OptionList)
        lines = [str(facts.get_option_at_index(i).prompt) for i in range(facts.option_count)]
        assert [line[:6] for line in lines] == ["page 1", "page 1", "page 2"]
        await pilot.press("down", "enter", "down", "enter", "escape")
        await until(pilot, lambda app: isinstance(app.screen, TellScreen))
        assert "90 minutes" in app.screen.query_one("#finding", Input).value
        assert app.screen.query_one("#source", Input).value == "report.txt, page 1"
        assert "report.txt, page 2: The CELF-5" in said(app, "#more")
    kept = store.unsaved(0) or {}
    assert kept["base"]["concerns"][0]["evidence"][1]["source"] == "report.txt, page 2"


async def test_a_report_that_cannot_be_read_says_so(tmp_path: Path) -> None:
    app = app_on(memory_store())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+n", "enter")
        await pilot.pause()
        await pilot.press("f5")
        await pilot.pause()
        app.screen.query_one(Input).value = str(tmp_path / "none.pdf")
        await pilot.press("enter")
        await until(pilot, lambda app: isinstance(app.screen, PaperScreen) and "cannot be read" in said(app, "#text"))
