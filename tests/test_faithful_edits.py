"""What an edit may leave out of a person's words, and what makes it false."""

from __future__ import annotations

import pytest

from iepwriter.cases import make_case
from iepwriter.drafting.editing import edit
from iepwriter.drafting.faithful import Judge
from iepwriter.words import spellings
from iepwriter.words.normal import Normaliser

CASE = make_case(
    {
        "kind": "concern_statement",
        "child": {"name": "Caleb B.", "pronouns": "he"},
        "parent": {"name": "Shawna B."},
        "addressee": {"name": "Mr. Petrakis"},
        "concerns": [{"area": "speech", "in_your_words": "x"}],
    }
)


def faithful(typed: str, letter: str) -> bool:
    words = Normaliser(CASE).words(typed)
    made = edit(typed, words, lambda word: spellings(word, CASE), "he")
    assert made is not None
    return Judge(made, words).faithful(letter)


@pytest.mark.parametrize(
    ("typed", "letter"),
    [
        ("he eats 4 foods, she made him try the fifth", "He eats 4 foods; she made him try the fifth."),
        ("fyi he has it every single day at 9", "He has it every day at 9."),
        ("his dad and i are separated since june", "His dad and I have been separated since June."),
        ("you told me the bus was 25 min late", "I was told that the bus was 25 minutes late."),
        ('she is there because "the plan didnt work"', 'She is there because "the plan didn\'t work".'),
        ("he had the scribe in fall (B, A-)", "He had the scribe in fall (B, A-)."),
        ("no i did not refuse the test, he was ill", "I did not refuse the test. He was ill."),
        ("quit writing that, i signed it on 2/3", "I signed it on 2/3."),
        ("you dont even know him, he ate the nuts at 12", "He ate the nuts at 12."),
    ],
)  # fmt: skip
def test_an_edit_that_keeps_what_was_told_is_faithful(typed: str, letter: str) -> None:
    assert faithful(typed, letter)


@pytest.mark.parametrize(
    ("typed", "letter"),
    [
        ("the goal for shoes can go he ties them since may", "The goal for shoes can go since May."),
        ("dont say he is a problem, he sits next to the heater", "He is a problem; he sits next to the heater."),
        ("he does 4 and you wrote MET", "He does 4, and I wrote Met."),
        ("he does 4 and you wrote MET", "He does 4."),
        ("you tested the one, verbal 132", "The tested one is verbal 132."),
        ("group of 4, it says 30 individual", "The group of 4 says 30 individual."),
        ("they put him by the door at 9", "They put by the door at 9."),
        ("last year bus 12 with Mr Leroy", "Last year the bus was 12 with Mr. Leroy."),
        ("he had the scribe in fall (B, A-)", "He had the scribe in fall (B, A)."),
        ("only 2 kids in his group last year", "There are only 2 children in his group last year."),
        ("she took the test the same morning she came back", "She took the test the same morning, she came back."),
        ("your own teacher writes he is at 2nd grade", "The own teacher writes he is at 2nd grade."),
        ("dont you dare tell me she refused her lunch you morons", "She refused her lunch."),
        ("you put him in a language he dont even speak", "He does not even speak."),
        ("Mrs Ortiz and Mr Brandt saw it at 9", "Mrs. Ortiz saw it at 9."),
        ("he used to have a slant board on 5/2", "He uses a slant board on 5/2."),
        ("he used to have a slant board on 5/2", "He used a slant board on 5/2."),
    ],
)
def test_an_edit_that_turns_or_loses_something_is_not(typed: str, letter: str) -> None:
    assert not faithful(typed, letter)


def test_a_sum_of_two_numbers_is_not_edited() -> None:
    typed = "he counts on his fingers for 7 + 5"
    assert edit(typed, Normaliser(CASE).words(typed), lambda word: spellings(word, CASE)) is None


@pytest.mark.parametrize(
    ("typed", "letter"),
    [
        ("diagnosed at 3, his pancreas retired before i did", "Diagnosed at 3; his pancreas was retired before I did."),
        ("i left to give him insulin 40 minutes each way", "I left to give him insulin, for 40 minutes each way."),
        ("over thanksgiving the device came home for 4 days", "Over the Thanksgiving the device came home for 4 days."),
        ("that teacher is the only thing that ever worked", "That teacher are the only thing that ever worked."),
    ],
)  # fmt: skip
def test_a_word_put_in_that_bends_a_sentence_is_refused(typed: str, letter: str) -> None:
    assert not faithful(typed, letter)
