"""Hot stretches go before anything reads the words; whatever may be a fact stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iepwriter.checking.hearing.heat import heat
from iepwriter.drafting.cooling import blanked, cooled, hot_stretches
from iepwriter.drafting.draft import draft
from tests.test_taught_model import LIBRARY, a_case


def cool(text: str) -> str:
    return " ".join(blanked(text, hot_stretches(text, heat)).split())


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("he got carried off the bus you absolute clowns", "he got carried off the bus"),
        ("hope ur proud he asked santa for a new brain", "he asked santa for a new brain"),
        ("every single one of you should be fired she got an F in gym", "she got an F in gym"),
    ],
)  # fmt: skip
def test_an_insult_beside_a_fact_goes(typed: str, left: str) -> None:
    assert cool(typed) == left


@pytest.mark.parametrize(
    "typed",
    [
        "You cut his speech to 20 minutes in October.",
        "you texted me a thumbs up when he choked on a grape",
        "Nobody charged his talker since Wednesday.",
        "The aide told him to \"hurry up, you clown\" on the stairs.",
        "Mr. Teller moved him to the back because he hums.",
        "shame on you",
        "why is it so hard for you people to take it out of the bag",
    ],
)  # fmt: skip
def test_a_deed_a_quotation_and_a_sentence_hot_as_a_whole_stay(typed: str) -> None:
    assert cool(typed) == typed


@given(st.text(max_size=120), st.lists(st.tuples(st.integers(0, 120), st.integers(1, 9), st.floats(0, 1)), max_size=6))
def test_any_text_and_any_heat_leave_a_text_of_the_same_length(text: str, found: list[tuple[int, int, float]]) -> None:
    heat_of = sorted({start: (start, start + width, sure) for start, width, sure in found}.values())
    inside = [word for word in heat_of if word[1] <= len(text)]
    stretches = hot_stretches(text, lambda said: [w for w in inside if w[1] <= len(said)])
    assert all(0 <= start < end <= len(text) for start, end in stretches)
    assert len(blanked(text, stretches)) == len(text)
    assert cooled(text, inside) or not text.strip(" ,.;:!?-")


def test_a_draft_says_what_it_left_out_as_heat() -> None:
    case = a_case("he sat 40 minutes in the hall on monday you absolute clowns")
    made = draft(case, None, LIBRARY.template(case.kind))
    assert "40 minutes in the hall on Monday" in made.letter
    assert "clowns" not in made.letter
    assert "you absolute clowns" in [item.text for item in made.left_out]
