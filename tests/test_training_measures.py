"""The measures of an answer notice what was lost, added or left hot."""

from __future__ import annotations

from training.generate import usable
from training.measures import measured


def row(answer: str) -> dict[str, str]:
    return {
        "typed": "on monday ms Ortiz didnt give him his 30 min you clowns",
        "letter": "On Monday Ms. Ortiz did not give him his 30 minutes.",
        "answer": answer,
    }


def test_a_perfect_answer_is_perfect_by_every_measure() -> None:
    found = measured([row("On Monday Ms. Ortiz did not give him his 30 minutes.")])
    assert found.pop("empty") == 0
    assert set(found.values()) == {100.0}


def test_each_loss_is_seen_by_its_own_measure() -> None:
    assert measured([row("On Monday Ms. Ortiz did not give him his minutes.")])["all numbers"] == 0
    assert measured([row("On Monday Ms. Lopez did not give him his 30 minutes.")])["names kept"] == 0
    assert measured([row("Ms. Ortiz did not give him his 30 minutes.")])["times kept"] == 0
    assert measured([row("On Monday Ms. Ortiz gave him his 30 minutes.")])["negations"] == 0
    assert measured([row("On Monday Ms. Ortiz did not give him his 30 minutes of the 60.")])["no new number"] == 0
    assert measured([row("On Monday Ms. Ortiz did not give him his 30 minutes of therapy.")])["no new word"] == 0
    assert measured([row("You clowns, on Monday Ms. Ortiz did not give him his 30 minutes.")])["calm"] == 0
    assert measured([row("")])["empty"] == 100


def test_generated_sentences_are_whole_calm_and_without_repeats() -> None:
    assert usable("The aide was late three times in March.")
    assert not usable("The aide was late three times in")
    assert not usable("He was in the room and he was in the room and he left.")
    assert not usable("You people are all liars and clowns.")
    assert not usable("Late again.")
