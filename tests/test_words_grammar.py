"""Small mendings that a reader would miss: a comma on both sides of a name, and since a day."""

import pytest

from iepwriter.words import sort_words
from tests.test_words import MAX, sentences


@pytest.mark.parametrize(
    ("typed", "letter"),
    [
        ("the OT, Mrs. Vance told me he cant hold a pencil", "The OT, Mrs. Vance, told me he cannot hold a pencil."),
        ("his case manager, ms dunn said it hurts", "His case manager, Ms. Dunn, said it hurts."),
        ("The teacher, Mr. Cole, told me he cries", "The teacher, Mr. Cole, told me he cries."),
        (
            "At the meeting with the OT, Mrs. Vance told me he cries",
            "At the meeting with the OT, Mrs. Vance told me he cries.",
        ),
    ],
)
def test_a_name_that_says_who_somebody_is_stands_between_two_commas(typed: str, letter: str) -> None:
    assert sentences(typed, MAX) == [letter]


@pytest.mark.parametrize(
    ("typed", "letter"),
    [
        ("they never sent me a progress report since june", "I have not been sent a progress report since June."),
        ("I was not sent a progress report since June", "I have not been sent a progress report since June."),
        ("they did not call since september 3", "The school has not called since September 3."),
        ("his minutes were not logged since october", "His minutes have not been logged since October."),
        ("he was not tested since he was sick", "He was not tested since he was sick."),
        ("I was not sent a progress report in June", "I was not sent a progress report in June."),
    ],
)
def test_what_has_not_happened_since_a_day_is_said_so(typed: str, letter: str) -> None:
    assert sentences(typed, MAX) == [letter]


def test_who_has_done_what_is_asked_since_a_day() -> None:
    asked = [clause.question for clause in sort_words("nobody answers my emails since september", MAX, 0)]
    assert asked == ["Who has answered my emails since September?"]


def test_what_somebody_used_to_have_is_past() -> None:
    assert sentences("he use to have a slant board", MAX) == ["He used to have a slant board."]
    assert sentences("she use to read with him on monday", MAX) == ["She used to read with him on Monday."]
