"""Keys that come faster than the app reads them land where a person meant them."""

from __future__ import annotations

import pytest
from textual.events import Key
from textual.widgets import Input, TextArea

from iepwriter.store import memory_store
from tests.test_tui import app_on, focused

_NAMES = {"\t": "tab", "\n": "enter"}


def keys(typed: list[str]) -> list[Key]:
    """Each letter as a terminal sends it; longer texts are names of keys."""
    return [Key(_NAMES.get(key, key), key if len(key) == 1 else None) for key in typed]


@pytest.mark.parametrize(
    ("typed", "fields", "words"),
    [
        ([*"Rosa\tElena\tMr. Lee\t"], {"child": "Rosa", "parent": "Elena", "addressee": "Mr. Lee"}, ""),
        ([*"Rosa\nElena\nMr. Lee\n"], {"child": "Rosa", "parent": "Elena", "addressee": "Mr. Lee"}, ""),
        ([*"Rosa\tElena", "shift+tab", *"Ana"], {"child": "Ana", "parent": "Elena"}, ""),
        ([*"Rosa\nElena\tMr. Lee\n"], {"child": "Rosa", "parent": "Elena", "addressee": "Mr. Lee"}, ""),
        ([*"Rasa", "backspace", "backspace", "backspace", *"osa", "home", "delete", *"r"], {"child": "rosa"}, ""),
        (["f4", *"she", "\n", *"cries", "ctrl+home", *"yes ", "ctrl+end", *"."], {}, "yes she\ncries."),
        (["f4", *"she cris", "backspace", *"es", "\n", *"it"], {}, "she cries\nit"),
        ([*"Rosa", "f4", *"she cries", "f4", *"speech"], {"child": "Rosa", "area": "speech"}, "she cries"),
    ],
    ids=[
        "Tab",
        "Enter",
        "Shift+Tab",
        "Enter and Tab",
        "Backspace",
        "first and last letter",
        "Backspace in the words",
        "F4",
    ],
)
async def test_what_is_typed_at_once_after_a_key_that_moves_on_lands_in_the_next_field(
    typed: list[str], fields: dict[str, str], words: str
) -> None:
    app = app_on(memory_store())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+n", "enter")
        await focused(pilot, "child")
        for key in keys(typed):
            app.post_message(key)
        await pilot.pause(1.0)
        assert {field.id: field.value for field in app.screen.query(Input) if field.value} == fields
        assert app.screen.query_one("#words", TextArea).text == words
