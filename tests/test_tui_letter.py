"""The letter's screen by real keys: remarks, other wordings, what was left out, before and after, handing over."""

from __future__ import annotations

import threading
import time
from pathlib import Path
from typing import Any

import pytest
from textual.app import App
from textual.pilot import Pilot
from textual.widgets import OptionList, Static

from iepwriter import writing
from iepwriter.cases import load_case
from iepwriter.checking import check
from iepwriter.drafting.draft import draft
from iepwriter.drafting.result import LeftOut
from iepwriter.drafting.wordings import Manner, Wording
from iepwriter.errors import Stopped
from iepwriter.store import Store, memory_store
from iepwriter.tui.app import IepwriterApp
from iepwriter.tui.compare import CompareScreen
from iepwriter.tui.left_out import RestorePage, to_put_in
from iepwriter.tui.letter import LetterScreen
from iepwriter.tui.rooms import Rooms
from iepwriter.tui.wordings import WordingsPage
from iepwriter.writing import library
from tests.test_tui import app_on
from tests.test_tui_store import said, until

CASE = load_case(Path(__file__).parent / "cases" / "01-speech-minutes.toml")
REQUEST = "I ask the team to increase speech-language therapy to 90 minutes per week"


def saved(extra: str = "", **private: str) -> tuple[Store, int]:
    """A store with one letter; `extra` is typed before its closing word."""
    store = memory_store()
    case = CASE.model_copy(update={"private": CASE.private.model_copy(update=private)})
    letter = store.save(draft(case, None, library().template(case.kind)), case).letter
    if extra:
        store.keep_unsaved(letter, {"text": store.version(letter).text.replace("Sincerely,", f"{extra}\n\nSincerely,")})
    return store, letter


async def opened(pilot: Pilot[None]) -> LetterScreen:
    await pilot.press("enter")
    await until(pilot, lambda app: isinstance(app.screen, LetterScreen) and app.screen.query_one("#list").is_attached)
    screen = pilot.app.screen
    assert isinstance(screen, LetterScreen)
    await until(pilot, lambda _: screen._checked == screen.text and "Remarks" in said(pilot.app, "#panel"))
    return screen


def rows(app: App[Any]) -> list[str]:
    listed = app.screen.query_one(OptionList)
    return [str(listed.get_option_at_index(i).prompt) for i in range(listed.option_count)]


async def test_a_key_goes_to_a_remark_and_another_uses_its_suggestion_and_undo_brings_it_back() -> None:
    store, letter = saved("I'm sorry to bother you, but I need 90 minutes per week.")
    app = app_on(store)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        await until(pilot, lambda app: any("softens" in row for row in rows(app)))
        before = screen.text
        await pilot.press("f2")
        assert screen.area.selected_text.startswith("I'm sorry to bother you")
        await pilot.press("f4")
        await pilot.pause()
        assert "sorry" not in screen.text and "I need 90 minutes per week." in screen.text
        await until(pilot, lambda app: rows(app) == ["No remarks."])
        assert (store.unsaved(letter) or {})["text"] == screen.text
        await pilot.press("ctrl+z")
        assert screen.text == before


async def test_remarks_appear_while_typing() -> None:
    store, _ = saved()
    app = app_on(store)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        assert rows(app) == ["No remarks."]
        screen.area.mark(0, 0)
        await pilot.press(*"You never listen to me.")
        await until(pilot, lambda app: any("never" in row for row in rows(app)))
        await pilot.pause(1.0)
        await pilot.press("home", "f2")
        assert "never" in screen.area.selected_text


async def test_another_wording_is_taken_with_enter_and_undone() -> None:
    store, _ = saved()
    app = app_on(store)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        at = screen.text.index(REQUEST) + 5
        before = screen.text
        screen.area.mark(at, at)
        await pilot.press("f6")
        await until(pilot, lambda app: isinstance(app.screen, WordingsPage) and len(rows(app)) == 4)
        assert rows(app)[0].startswith("firmer: I request that the team increase speech-language therapy to 90 minutes")
        await pilot.press("down", "enter")
        await until(pilot, lambda app: isinstance(app.screen, LetterScreen))
        assert "I would be grateful if the team would increase speech-language therapy to 90" in screen.text
        await pilot.press("ctrl+z")
        assert screen.text == before


async def test_wordings_that_the_model_writes_follow_and_esc_stops_them() -> None:
    store, _ = saved()
    asked, stopped = threading.Event(), threading.Event()

    def more(sentence: str, typed: str, case: Any, *, rest: str, known: list[str], stop: Any) -> list[Wording]:
        assert sentence.startswith(REQUEST) and REQUEST not in rest and len(known) == 4
        if not asked.is_set():
            asked.set()
            return [Wording(Manner.WRITTEN, f"It would help if {REQUEST[0].lower()}{REQUEST[1:]}.")]
        while not stop():
            time.sleep(0.01)
        stopped.set()
        raise Stopped

    app = IepwriterApp(Rooms(store, writing.draft, check, more=more))
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        at = screen.text.index(REQUEST) + 5
        screen.area.mark(at, at)
        await pilot.press("f6")
        await until(pilot, lambda app: isinstance(app.screen, WordingsPage) and len(rows(app)) == 5)
        assert rows(app)[4].startswith("by the model: It would help if i ask the team")
        assert "The model is writing" not in said(app, "#hint")
        await pilot.press("escape")
        await until(pilot, lambda app: isinstance(app.screen, LetterScreen))
        await pilot.press("f6")
        await until(pilot, lambda app: isinstance(app.screen, WordingsPage) and len(rows(app)) == 4)
        assert "The model is writing others" in said(app, "#hint")
        await pilot.press("escape")
        await until(pilot, lambda _: stopped.is_set())


async def test_a_sentence_without_another_wording_says_so_and_stays() -> None:
    store, _ = saved()
    app = app_on(store)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        before = screen.text
        screen.area.mark(0, 0)
        await pilot.press("f6")
        await until(pilot, lambda app: "no other wording" in said(app, "#hint"))
        await pilot.press("escape")
        await until(pilot, lambda app: isinstance(app.screen, LetterScreen))
        assert screen.text == before


async def to_left_out(pilot: Pilot[None], words: str) -> None:
    await pilot.press("f3", "f3")
    await until(pilot, lambda app: said(app, "#panel").startswith("Left out"))
    listed = pilot.app.screen.query_one(OptionList)
    listed.focus()
    index = next(i for i, row in enumerate(rows(pilot.app)) if words in row)
    await pilot.press("home", *["down"] * index, "enter")
    await until(pilot, lambda app: isinstance(app.screen, RestorePage))


async def test_what_was_left_out_goes_in_after_a_warning_and_undo_takes_it_out() -> None:
    store, _ = saved()
    app = app_on(store)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        before = screen.text
        await to_left_out(pilot, "parking lot")
        assert "Why it was left out" in said(app, "#warning")
        await pilot.press("escape")
        await until(pilot, lambda app: isinstance(app.screen, LetterScreen))
        assert screen.text == before
        await pilot.press("enter", "enter")
        await until(pilot, lambda app: isinstance(app.screen, LetterScreen) and screen.text != before)
        assert "I cried in the parking lot.\n\nPlease keep this statement" in screen.text
        await pilot.press("ctrl+z")
        assert screen.text == before


def test_what_was_left_out_goes_in_mended_where_mending_is_possible_and_says_so() -> None:
    assert to_put_in(LeftOut("she dosnt have a aide at lunch", "", ""), CASE) == (
        "She does not have an aide at lunch.",
        True,
    )
    words, mended = to_put_in(LeftOut("they never listen to you people", "", ""), CASE)
    assert (words, mended) == ("They never listen to you people.", False)


async def test_the_private_page_never_comes_back_into_the_letter() -> None:
    store, _ = saved(willing_to_compromise="i cried in the parking lot")
    app = app_on(store)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        before = screen.text
        await to_left_out(pilot, "parking lot")
        await pilot.press("enter")
        await until(pilot, lambda app: isinstance(app.screen, LetterScreen))
        await until(pilot, lambda app: any("private page" in n.message for n in app._notifications))
        assert screen.text == before


async def test_the_origin_of_each_sentence_is_listed_and_enter_goes_to_it() -> None:
    store, letter = saved()
    store.save_edit(letter, store.version(letter).text + "PS")
    app = app_on(store)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await opened(pilot)
        await pilot.press("f3")
        index = next(i for i, row in enumerate(rows(app)) if "wet pants" in row)
        assert rows(app)[index].startswith("your words: Last week") and "you wrote: last week" in rows(app)[index]
        app.screen.query_one(OptionList).focus()
        await pilot.press("home", *["down"] * index, "enter")
        assert screen.area.selected_text.startswith("Last week she came home")


@pytest.mark.parametrize(("size", "beside"), [((120, 40), True), ((80, 24), False)])
async def test_before_and_after_stand_beside_each_other_where_there_is_room(
    size: tuple[int, int], beside: bool
) -> None:
    store, _ = saved(minimum_acceptable="sixty minutes")
    app = app_on(store)
    async with app.run_test(size=size) as pilot:
        await opened(pilot)
        await pilot.press("f7")
        await until(pilot, lambda app: isinstance(app.screen, CompareScreen))
        await pilot.pause()
        before, after = app.screen.query_one("#before"), app.screen.query_one("#after")
        assert (before.region.y == after.region.y) is beside
        assert "THREE TIMES" in said(app, "#before-text") and "Dear Ms. Pruitt" in said(app, "#after-text")
        assert "sixty" not in said(app, "#before-text")
        await pilot.press("f7")
        assert app.screen.query_one("#pairs", Static).region.height
        assert "You wrote: when nobody gets her" in said(app, "#pairs")
        await pilot.press("escape")
        await until(pilot, lambda app: isinstance(app.screen, LetterScreen))


async def test_a_saved_file_carries_the_disclaimer_and_a_reminder_follows(tmp_path: Path) -> None:
    store, _ = saved()
    app = app_on(store)
    path = tmp_path / "l.txt"
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await pilot.press("f9", "ctrl+u", *str(path), "enter")
        await until(pilot, lambda app: any("sleep on it" in n.message for n in app._notifications))
    assert "not legal advice" in path.read_text()
