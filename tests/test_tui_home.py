"""The first screen by real keys: a situation, a begun letter, the same facts again, deleting and undoing."""

from __future__ import annotations

from textual.widgets import Input, OptionList, TextArea

from iepwriter.store import Store, memory_store
from iepwriter.tui.shelf import about
from iepwriter.tui.situations import NewLetter
from iepwriter.tui.tell import TellScreen
from tests.store_samples import CASE, CHILD, draft
from tests.test_tui import app_on
from tests.test_tui_store import until


def with_letters(count: int) -> Store:
    store = memory_store()
    for _ in range(count):
        store.save(draft(30), CASE)
    return store


def lines(listed: OptionList) -> list[str]:
    return [str(listed.get_option_at_index(i).prompt) for i in range(listed.option_count)]


async def test_a_letter_is_chosen_by_situation_and_its_kind_follows() -> None:
    store = memory_store()
    app = app_on(store)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+n")
        await until(pilot, lambda app: isinstance(app.screen, NewLetter))
        shown = "\n".join(lines(app.screen.query_one(OptionList)))
        assert "The meeting is coming" in shown and "I disagree with part of the IEP" in shown
        await pilot.press("down", "enter")
        await until(pilot, lambda app: isinstance(app.screen, TellScreen))
        app.screen.query_one("#child", Input).focus()
        await pilot.press(*"Rosa")
        await pilot.pause(0.8)
    assert (store.unfinished()[0])["base"]["kind"] == "disagreement_note"


async def test_a_begun_letter_stands_on_the_first_screen_and_an_empty_one_does_not() -> None:
    app = app_on(memory_store())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+n", "enter")
        await until(pilot, lambda app: isinstance(app.screen, TellScreen))
        await pilot.pause(0.7)
        await pilot.press("escape")
        await pilot.pause()
        assert app.screen.query_one(OptionList).option_count == 0
        await pilot.press("ctrl+n", "enter")
        await until(pilot, lambda app: isinstance(app.screen, TellScreen))
        app.screen.query_one("#words", TextArea).text = "he sits alone"
        await pilot.press("escape")
        await pilot.pause()
        assert "Begun, not written yet: no name yet: he sits alone" in lines(app.screen.query_one(OptionList))
        await pilot.press("enter")
        await until(pilot, lambda app: isinstance(app.screen, TellScreen))
        assert app.screen.query_one("#words", TextArea).text == "he sits alone"


async def test_a_second_letter_can_be_begun_beside_the_first() -> None:
    store = memory_store()
    store.keep_unsaved(0, {"base": {}, "values": {"words": "first"}})
    app = app_on(store)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+n", "down", "enter")
        await until(pilot, lambda app: isinstance(app.screen, TellScreen))
        app.screen.query_one("#words", TextArea).text = "second"
        await pilot.press("escape")
        await pilot.pause()
        assert app.screen.query_one(OptionList).option_count == 2
    assert sorted(data["values"]["words"] for data in store.unfinished().values()) == ["first", "second"]


async def test_the_facts_of_a_letter_are_used_again_and_the_letter_stays() -> None:
    store = with_letters(1)
    app = app_on(store)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f4")
        await until(pilot, lambda app: isinstance(app.screen, TellScreen))
        assert app.screen.query_one("#child", Input).value == CHILD
        assert app.screen.query_one("#proposed", Input).value == "30 minutes per week"
        await pilot.press("escape")
        await pilot.pause()
        assert app.screen.query_one(OptionList).option_count == 1
        await pilot.press("f4")
        await until(pilot, lambda app: isinstance(app.screen, TellScreen))
        app.screen.query_one("#needed", Input).value = "60 minutes per week"
        await pilot.press("escape")
        await pilot.pause()
        assert app.screen.query_one(OptionList).option_count == 2
    assert len(store.letters()) == 1


async def test_a_deleted_letter_comes_back_by_a_key_and_is_gone_when_the_app_closes() -> None:
    store = with_letters(2)
    app = app_on(store)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f7")
        await pilot.pause()
        listed = app.screen.query_one(OptionList)
        assert listed.option_count == 1
        await pilot.press("ctrl+z")
        await pilot.pause()
        assert listed.option_count == 2
        await pilot.press("f7")
        await pilot.pause()
        assert len(store.letters()) == 2
    assert [s.id for s in store.letters()] == [1]


async def test_the_list_says_child_kind_and_state_of_the_checks() -> None:
    app = app_on(with_letters(1))
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        line = lines(app.screen.query_one(OptionList))[0]
        assert CHILD in line and "Concern statement" in line and line.endswith(", one remark")


def test_a_begun_letter_is_named_by_whole_words() -> None:
    words = "ok so theo has 30 min of OT a week and now they want to cut it to 10 bc"
    assert about({"values": {"child": "Theo Varga", "words": words}}).endswith("now they want ...")
    assert about({"values": {"child": "Theo", "area": "OT"}}) == "Theo: OT"
