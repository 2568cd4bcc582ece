"""The lattice of an edit: the person's words in order, bent and mended, and nothing that says more."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iepwriter.cases import make_case
from iepwriter.drafting.editing import Edit, edit
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


def lattice(typed: str) -> Edit:
    found = edit(typed, Normaliser(CASE).words(typed), lambda word: spellings(word, CASE))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("typed", "letter"),
    [
        (
            "he gets 30 min of OT not 60 like it says in the iep",
            "He gets 30 minutes of OT, not the 60 that it says in the IEP.",
        ),
        ('ms pruitt said shes "just lazy" in class', 'Ms. Pruitt said she is "just lazy" in class.'),
        ("the kids laugh at him evry day at 12:15", "The children laugh at him every day at 12:15."),
        ("u never told me the bus was 25 min late", "I was not told that the bus was 25 minutes late."),
        ("he write his name 2 times", "He writes his name 2 times."),
    ],
)  # fmt: skip
def test_a_faithful_edit_is_a_path(typed: str, letter: str) -> None:
    assert lattice(typed).path(letter) is not None


@pytest.mark.parametrize(
    ("typed", "letter"),
    [
        ("he gets 30 min of OT and 60 of speech", "He gets 60 minutes of OT and 30 of speech."),
        ("he gets 30 min of OT", "He gets 30 minutes of OT and speech."),
        ("he gets 30 min of OT", "He gets OT."),
        ("he eats lunch", "He does not eat lunch."),
        ("he hits his sister", "She hits her sister."),
        ('she said "he is fine"', 'She said "he is lazy".'),
        ('she said "he is fine"', "She said he is fine."),
        ("dana hit caleb", "Caleb hit Dana."),
        ("the bus was late", 'The bus was "late".'),
    ],
)
def test_a_false_edit_is_no_path(typed: str, letter: str) -> None:
    assert lattice(typed).path(letter) is None


def test_what_was_left_out_is_seen() -> None:
    made = lattice("he cried on monday and the aide left at noon")
    used = made.path("He cried on Monday.")
    assert used is not None
    missed = {made.stages[i].options[0] for i in range(len(made.stages)) if i not in used and made.stages[i].content}
    assert missed == {"aide", "left", "noon"}


def test_a_message_too_long_is_not_edited_at_once() -> None:
    typed = "word " * 70
    assert edit(typed, Normaliser(CASE).words(typed), lambda _: []) is None


@settings(deadline=None)
@given(st.text(max_size=80))
def test_any_text_has_a_lattice_or_none_and_asking_it_never_fails(typed: str) -> None:
    made = edit(typed, Normaliser(CASE).words(typed), lambda word: spellings(word, CASE))
    if made is not None:
        made.path(typed)
        assert made.grammar().startswith("start: ")


@pytest.mark.model
def test_the_decoder_and_python_agree_on_every_text() -> None:
    from iepwriter.llama.decode import matcher
    from iepwriter.llama.engine import open_engine
    from iepwriter.models.catalogue import find

    engine = open_engine(find("smollm2-135m"))
    context = engine._context  # type: ignore[attr-defined]
    typed = 'ms Ortiz-Lee said "hes fine" but he dont eat at 11:40, 2x this wk, and w/o his aide he dont no where 2 go'
    made = lattice(typed)
    guide = matcher(context.tokenizer, made.grammar())
    good = (
        'Ms. Ortiz-Lee said "he\'s fine", but he does not eat at 11:40, '
        "2 times this week; "
        "without his aide he does not no where 2 goes."
    )
    chance = random.Random(5)
    seen = set()
    for _ in range(300):
        words = good.split()
        for _ in range(chance.randrange(3)):
            place = chance.randrange(len(words))
            kind = chance.randrange(4)
            if kind == 0:
                del words[place]
            elif kind == 1:
                words.insert(place, chance.choice([*words, "the", "was", "not", "speech", "she"]))
            elif kind == 2:
                words[place] = chance.choice(words)
            else:
                words[place] = words[place].swapcase()
        text = " ".join(words)
        tokens = context.llama.tokenize(f" {text}\n".encode(), add_bos=False)
        fresh = guide.deep_copy()
        allowed = fresh.consume_tokens(tokens) and not fresh.is_error() and fresh.is_accepting()
        assert allowed == (made.path(text) is not None), text
        seen.add(allowed)
    assert seen == {True, False}
