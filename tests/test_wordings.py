from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iepwriter.cases import load_case
from iepwriter.checking import check
from iepwriter.drafting.draft import draft, serious
from iepwriter.drafting.rewrites import Manner
from iepwriter.drafting.sentence_at import sentence_at, sentences_of, typed_for
from iepwriter.drafting.wordings import keeps, wordings
from iepwriter.words.guard import numbers
from iepwriter.writing import library
from tests.fake_engine import FakeEngine

CASE = load_case(Path(__file__).parent / "cases" / "01-speech-minutes.toml")
REQUEST = "I ask the team to keep speech-language therapy at 30 minutes per week."


def said(sentence: str, typed: str = "") -> dict[str, str]:
    return {str(w.kind): w.text for w in wordings(sentence, typed, CASE)}


def test_a_request_is_said_in_four_other_ways() -> None:
    assert said(REQUEST) == {
        "firmer": "I request that the team keep speech-language therapy at 30 minutes per week.",
        "warmer": "I would be grateful if the team would keep speech-language therapy at 30 minutes per week.",
        "shorter": "Please keep speech-language therapy at 30 minutes per week.",
        "as a question": "Will the team keep speech-language therapy at 30 minutes per week?",
    }


def test_a_question_turns_into_a_request_with_its_words_in_order() -> None:
    found = said("How does the team weigh that against the report, and where is it recorded?")
    assert found["firmer"] == "Please tell me how the team weighs that against the report, and where it is recorded."
    assert found["shorter"] == "How does the team weigh that against the report?"


def test_two_amounts_stay_side_by_side() -> None:
    found = said("On speech-language therapy, the proposal is 30 minutes per week; Junie needs 90 minutes per week.")
    assert found["as a question"] == (
        "How will the team close this gap: on speech-language therapy, the proposal is 30 minutes per week, "
        "and Junie needs 90 minutes per week?"
    )


def test_a_firmer_view_stays_a_view() -> None:
    assert said("I think that she needs a smaller group.")["firmer"] == (
        "It is my position that she needs a smaller group."
    )


def test_spoken_words_keep_one_full_stop() -> None:
    found = said('She told me, "My mouth is broken."')
    assert found["warmer"] == 'I would like the team to know that she told me, "My mouth is broken."'
    assert "as a question" not in found


def test_a_wording_is_never_wrapped_into_another() -> None:
    plain = "She stops trying and points."
    for first in said(plain).values():
        again = said(first)
        assert plain in (first, *again.values())
        assert not any(words.count("the team") > 1 for words in again.values())


def test_a_shorter_wording_never_drops_what_happened() -> None:
    assert "shorter" not in said("She stops trying and points.")
    assert said("She really likes the very long songs.")["shorter"] == "She likes the very long songs."


def test_not_really_is_not_shortened_to_not() -> None:
    assert "shorter" not in said("She is not really able to ask.")


def test_closer_to_my_words_mends_what_was_typed() -> None:
    found = said("She stops trying.", "when nobody gets her she stops trying.")
    assert "closer to my words" not in found
    found = said("When nobody gets her, she stops trying.", "when nobody gets her she stops trying.")
    assert found["closer to my words"] == "When nobody gets her she stops trying."


def test_an_accusation_gets_no_polished_wording() -> None:
    assert wordings("You never listen to me and you lied about the 30 minutes.", "", CASE) == []


@pytest.mark.parametrize("text", ["", "?", ".", "Junie", "Dear Ms. Pruitt:", "x" * 5000, "Please", "Please the team."])
def test_what_is_no_sentence_has_no_wordings(text: str) -> None:
    assert wordings(text, "", CASE) == []


def test_the_engine_only_picks_among_the_wordings() -> None:
    sentence = "She cannot ask for a drink."
    engine = FakeEngine()
    engine._fluency["How will the team address that she cannot ask for a drink?"] = -0.1
    found = {str(w.kind): w.text for w in wordings(sentence, "", CASE, engine)}
    assert found["as a question"] == "How will the team address that she cannot ask for a drink?"
    assert engine.grammars == []


def test_numbers_names_and_denials_must_be_kept() -> None:
    assert keeps("She has no aide on May 3.", "I ask about this: she has no aide on May 3.")
    assert not keeps("She has no aide on May 3.", "She has an aide on May 3.")
    assert not keeps("She has no aide on May 3.", "She has no aide on May 4.")
    assert not keeps("She met Dr. Halloran.", "She met the doctor.")
    assert not keeps("Mr. Abiodun gave him a job.", "He gave him a job.")
    assert not keeps("Junie sings.", "She sings.", frozenset({"Junie"}))


def test_the_sentence_at_the_cursor_is_found() -> None:
    text = "Dear Ms. Pruitt:\n\nShe reads. Dr. Halloran tested her.  She tires.\n"
    assert [s.text for s in sentences_of(text)][1:] == ["She reads.", "Dr. Halloran tested her.", "She tires."]
    found = sentence_at(text, text.index("tested"))
    assert found is not None and text[found.start : found.end] == "Dr. Halloran tested her."
    assert sentence_at("", 0) is None


def test_a_reworded_sentence_still_knows_what_was_typed() -> None:
    result = draft(CASE, None, library().template(CASE.kind))
    typed = "when nobody gets her she stops trying and points."
    assert typed_for("When nobody gets her, she stops trying and points.", result) == typed
    assert typed_for("I would like the team to know that when nobody gets her, she stops trying.", result) == typed
    assert typed_for("The bus was late on Monday and nobody called.", result) == ""
    assert typed_for("I ask the team to answer.", None) == ""


WORDS = st.lists(
    st.sampled_from(
        "I ask the team to keep request that Please was told she he Junie cannot 30 minutes per week 3 times and "
        'because , ; . ? needs is March report dated shows not no really "don\'t" What data does How look forward '
        "to going on Dr. it".split()
    ),
    max_size=14,
).map(" ".join)


@settings(max_examples=150, deadline=None)
@given(st.one_of(WORDS, WORDS.map(lambda w: f"I ask the team to {w}."), st.text(max_size=80)), st.text(max_size=40))
def test_whatever_the_sentence_numbers_stay_and_the_check_agrees(sentence: str, typed: str) -> None:
    for wording in wordings(sentence, typed, CASE):
        assert sorted(numbers(wording.text)) == sorted(numbers(sentence))
        assert not any(serious(finding) for finding in check(wording.text, CASE).findings)
        assert wording.kind in Manner
