"""What the reader of a letter did, the school did; whoever else is meant by you stays who it was."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iepwriter.drafting.reader import school_for_reader


@pytest.mark.parametrize(
    ("typed", "third"),
    [
        ("You moved Eli to Garfield", "The school moved Eli to Garfield"),
        ("the days YOU sent him home", "the days the school sent him home"),
        ("you never called me", "the school never called me"),
        ("you havent sent the report", "the school hasnt sent the report"),
        ("you people lost his glasses", "the school lost his glasses"),
        ("I asked you for it on May 3", "I asked the school for it on May 3"),
    ],
)  # fmt: skip
def test_a_deed_of_the_reader_is_the_schools(typed: str, third: str) -> None:
    assert school_for_reader(typed) == third


@pytest.mark.parametrize(
    "typed",
    [
        "you need to call",
        "as you know he is nine",
        "if you had read it",
        "did you send it",
        "thank you",
        'he said "you lost it"',
    ],
)
def test_anybody_a_question_and_a_quotation_stay(typed: str) -> None:
    assert school_for_reader(typed) == typed


@given(st.text(max_size=80))
def test_any_text_keeps_its_numbers_and_quotations(text: str) -> None:
    third = school_for_reader(text)
    assert [c for c in third if c.isdigit()] == [c for c in text if c.isdigit()]
    assert third.count('"') == text.count('"')
