"""Whom `he` means, whose words are quoted, and what is cut from a sentence before it stands in a letter."""

from __future__ import annotations

from datetime import date

from iepwriter.cases import make_case
from iepwriter.drafting.own_words import Gathered, gather, is_strength


def gathered(words: str) -> Gathered:
    return gather(
        make_case(
            {
                "kind": "concern_statement",
                "letter_date": date(2026, 1, 12),
                "child": {"name": "Caleb B.", "pronouns": "he"},
                "parent": {"name": "Shawna B."},
                "addressee": {"name": "Mr. Petrakis", "role": "assistant principal"},
                "concerns": [{"area": "behavior support", "in_your_words": words}],
            }
        )
    )


def sentences(words: str) -> list[str]:
    return [piece.mended for piece in gathered(words).pieces]


def test_a_man_who_acts_on_the_child_is_named() -> None:
    words = "And what did Mr Abiodun do, he gave him a job after lunch carrying the milk crate back to the kitchen."
    found = " ".join(sentences(words))
    assert "Mr. Abiodun gave him a job after lunch" in found


def test_the_child_stays_he_when_a_man_was_named_before() -> None:
    found = sentences("Mr Abiodun taught second grade last year. He threw a chair on October 16 at recess.")
    assert any("he threw a chair" in text.lower() for text in found)
    assert not any("Abiodun threw" in text for text in found)


def test_what_a_boy_says_of_himself_is_quoted() -> None:
    assert 'He said, "I am bad at after lunch."' in sentences("he said I am bad at after lunch.")


def test_what_a_boy_reports_of_another_is_not_quoted() -> None:
    assert not any('"' in text for text in sentences("he said I was late on Tuesday because of the bus."))


def test_spoken_words_without_an_end_are_asked_about() -> None:
    found = gathered("He said mom tomorrow is a library day so tomorrow will be ok on Wednesdays at school.")
    assert found.pieces == []
    assert any("quotation marks" in item.reason for item in found.left_out)


def test_a_count_stands_without_how_it_was_looked_up() -> None:
    words = "I got up and looked at the calendar, and not one of those 11 calls came on a Wednesday."
    assert sentences(words) == ["Not one of those 11 calls came on a Wednesday."]
    words = "I wrote them down on the calendar, and 9 of the 11 calls came between 12:15 and 1:00."
    assert sentences(words) == ["Nine of the 11 calls came between 12:15 and 1:00."]


def test_counting_aloud_is_cut() -> None:
    found = sentences("He had two, count them, two bad days the whole year from January to June.")
    assert found == ["He had two bad days the whole year from January to June."]


def test_nobody_changed_one_word_does_not_become_one_word_unchanged() -> None:
    found = " ".join(sentences("Nobody has changed one word of the plan since March of 2024."))
    assert "One word" not in found


def test_writing_the_letter_is_no_matter_for_the_letter() -> None:
    found = gathered("I have been trying to write this letter since before Halloween every night.")
    assert found.pieces == [] and "writing the letter" in found.left_out[0].reason


def test_praise_of_a_therapist_is_not_a_strength_of_the_child() -> None:
    assert not is_strength("Mrs. Duffy the OT is great.")
    assert is_strength("Rosa loves singing and she tries so hard.")


def test_a_verdict_at_the_end_goes_and_the_fact_before_it_stays() -> None:
    found = " ".join(sentences("you people cut his OT to 20min which is insane."))
    assert "cut to 20 minutes." in found and "insane" not in found


def test_words_in_single_quotation_marks_are_quoted_in_the_letter() -> None:
    assert '"doing fine"' in " ".join(sentences("on nov 10 mrs Vance told me hes 'doing fine' in writing."))
