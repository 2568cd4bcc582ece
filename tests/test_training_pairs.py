"""The programs that make training examples: facts change on both sides or on neither, heat only on the typed one."""

from __future__ import annotations

import random
import re

import pytest

from training.check_corpus import numbers, same
from training.heat import Heat, heated
from training.joints import clauses, hedged, lower, recombined
from training.lines import Line, for_validation, hand_lines
from training.noise import messy, noisy
from training.pairs import made
from training.pools import Pools
from training.swaps import girl, names, swapped, words

LINE = Line(
    'Tariq got 20 min on 10/6, the aide told ms Brandt "not my job" and the binder stayed shut',
    'Tariq got 20 minutes on 10/6; the aide told Ms. Brandt "not my job", and the binder stayed shut.',
    "test",
)


@pytest.fixture
def pools() -> Pools:
    return Pools(random.Random(3))


def test_no_line_is_both_for_training_and_for_validation() -> None:
    train, held = hand_lines()
    assert len(held) > 20
    assert not {same(line.typed) for line in train} & {same(line.typed) for line in held}
    assert all(for_validation(line.typed) for line in held)


def test_the_same_seed_makes_the_same_examples() -> None:
    lines = hand_lines()[0][:40]
    assert list(made(lines, ["He has a dog."], 5)) == list(made(lines, ["He has a dog."], 5))
    assert list(made(lines, [], 5)) != list(made(lines, [], 6))


def test_a_swapped_name_is_the_same_on_both_sides(pools: Pools) -> None:
    typed, letter = names(LINE.typed, LINE.letter, pools)
    new = letter.split()[0]
    assert new != "Tariq" and typed.startswith(new)
    surname = re.search(r"Ms\. (\w+)", letter)
    assert surname is not None and surname.group(1) != "Brandt" and f"ms {surname.group(1)}" in typed


def test_a_swapped_word_is_the_same_on_both_sides_and_no_negation_is_swapped(pools: Pools) -> None:
    typed, letter = words("he cannot open the trailer", "He cannot open the trailer.", pools, 3)
    assert "trailer" not in letter and "cannot" in letter
    assert same(typed) == same(letter)


def test_numbers_stay_the_same_on_both_sides_through_many_swaps(pools: Pools) -> None:
    for _ in range(200):
        typed, letter = swapped(LINE.typed, LINE.letter, pools)
        assert numbers(typed) == numbers(letter)


def test_a_line_with_a_woman_in_it_stays_about_a_boy() -> None:
    assert girl("ms Lee took his hat", "Ms. Lee took his hat.") == ("ms Lee took his hat", "Ms. Lee took his hat.")
    assert girl("they took his hat", "They took his hat.") == ("they took her hat", "They took her hat.")


def test_noise_touches_neither_numbers_nor_quotations() -> None:
    for seed in range(100):
        typed = noisy(LINE.typed, random.Random(seed))
        assert numbers(typed) == numbers(LINE.typed)
        assert '"not my job"' in typed.lower()


def test_a_letter_typed_anew_keeps_its_numbers_and_its_negation() -> None:
    for seed in range(100):
        typed = messy("He did not get his 30 minutes on March 3.", random.Random(seed)).lower()
        assert numbers(typed) == {"30", "3"}
        assert re.search(r"\bno\b|not|didn'?t|dint|din't|did", typed)


def test_heat_is_added_around_the_words_and_brings_no_number(pools: Pools) -> None:
    for _ in range(200):
        typed = heated("the aide was late 3 times", pools, Heat())
        assert len(typed) > len("the aide was late 3 times")
        assert {"aide", "was", "late", "3", "times"} <= set(re.findall(r"\w+", typed)), typed
        assert numbers(typed) <= {"3", "5", "2"}


def test_clauses_are_cut_only_where_both_sides_say_the_same() -> None:
    line = Line(
        "the ramp is still broken, the lift stays locked",
        "The ramp is still broken, and the lift stays locked.",
        "test",
    )
    two = Line("the ramp is still broken, the lift stays locked", "The ramp is still broken; he stays at home.", "test")
    assert [part.letter for part in clauses(line)] == ["The ramp is still broken.", "The lift stays locked."]
    assert clauses(two) == []


def test_no_clause_ends_at_a_title() -> None:
    line = Line(
        "the reading group ended, ms Cho left very early", "The reading group ended. Ms. Cho left very early.", "test"
    )
    assert [part.letter for part in clauses(line)] == ["The reading group ended.", "Ms. Cho left very early."]


def test_a_recombined_line_has_the_words_of_its_clauses(pools: Pools) -> None:
    parts = [Line("the ramp is broken", "The ramp is broken.", "a"), Line("ms Cho left", "Ms. Cho left.", "a")]
    made_of = recombined(parts, pools)
    assert {"ramp", "cho"} <= set(same(made_of.typed).split()) & set(same(made_of.letter).split())


@pytest.mark.parametrize(
    ("text", "small"), [("His aide", "his aide"), ("Ms. Cho", "Ms. Cho"), ("IEP notes", "IEP notes")]
)
def test_only_words_that_are_no_names_lose_their_capital(text: str, small: str) -> None:
    assert lower(text) == small


def test_small_words_that_change_what_is_true_are_added_before_an_amount(pools: Pools) -> None:
    found = {hedged("He got 20 minutes.", pools) for _ in range(800)}
    assert "He got only 20 minutes." in found and "He got 20 minutes." in found
    assert all(numbers(letter) == {"20"} for letter in found)
