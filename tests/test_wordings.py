from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iepwriter.cases import load_case
from iepwriter.checking import check
from iepwriter.drafting.draft import draft, serious
from iepwriter.drafting.frames import Manner, frames_for, kind_of
from iepwriter.drafting.sentence_at import sentence_at, sentences_of, typed_for
from iepwriter.drafting.shapes import shape_of
from iepwriter.drafting.wordings import by_model, keeps, wordings
from iepwriter.models import choice
from iepwriter.words.guard import numbers
from iepwriter.writing import Desk, library
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


@pytest.mark.parametrize(
    ("question", "firmer"),
    [
        (
            "How did the team get from the 90 minutes per week in the report to 30 minutes per week?",
            "Please tell me how the team got from the 90 minutes per week in the report to 30 minutes per week.",
        ),
        (
            "How would 30 minutes per week bring her to that goal, and how will it be measured?",
            "Please tell me how 30 minutes per week would bring her to that goal, and how it will be measured.",
        ),
        (
            'Who decides when "as needed" applies, and how will the time that she receives be recorded?',
            'Please tell me who decides when "as needed" applies, and how the time that she receives will be recorded.',
        ),
    ],
)
def test_every_question_of_a_letter_can_be_asked_in_other_words(question: str, firmer: str) -> None:
    found = {str(w.kind): w.text for w in wordings(question)}
    assert found["firmer"] == firmer and found["warmer"].startswith("Could you help me understand ")


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
    assert found["warmer"] == 'I would like to share with the team that she told me, "My mouth is broken."'
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


@pytest.mark.parametrize(
    ("clause", "kind"),
    [
        ('she told me, "My mouth is broken."', "said"),
        ("I missed the April meeting", "parent"),
        ("her goal is to ask for help in 4 of 5 tries", "goal"),
        ("Rosa loves singing and she tries so hard", "strength"),
        ("Theodora needs 30 minutes per day", "need"),
        ("his score went from the 4th percentile to the 11th", "comparison"),
        ("she used to sing and since about November she does not sing", "change"),
        ("he cannot cross a street without an adult", "cannot"),
        ("the therapist was out and nobody made them up", "lack"),
        ("last spring he went low at PE 5 times", "day"),
        ("she has gone to the nurse 14 times since Christmas", "count"),
        ("she eats with her hands over her ears", "plain"),
    ],
)
def test_the_frame_of_a_fact_goes_by_what_it_tells(clause: str, kind: str) -> None:
    assert kind_of(clause) == kind
    first = frames_for("fact", clause)[Manner.FIRMER][0]
    assert (first == frames_for("fact", "she eats")[Manner.FIRMER][0]) is (kind == "plain")


def test_no_frame_stands_in_a_letter_twice() -> None:
    facts = ["She eats with her hands over her ears.", "She sits at the back.", "The nurse keeps a list."]
    letter, leads = "", []
    for fact in facts:
        firmer = {w.kind: w.text for w in wordings(fact, "", CASE, rest=letter)}.get(Manner.FIRMER)
        if firmer:
            leads.append(firmer.split(" that ")[0])
            letter += firmer + " "
    assert len(leads) == len(set(leads)) == 2


@pytest.mark.parametrize("path", sorted((Path(__file__).parent / "cases").glob("*.toml")), ids=lambda p: p.stem)
def test_wordings_of_a_whole_letter_keep_its_facts_and_are_found_again(path: Path) -> None:
    case = load_case(path)
    letter = draft(case, None, library().template(case.kind))
    names = frozenset({case.child.first_name, *case.child.name.split()})
    for span in sentences_of(letter.letter.split("Sincerely,")[0]):
        sentence = " ".join(span.text.split())
        shape = shape_of(sentence, names)
        for wording in wordings(sentence, typed_for(sentence, letter), case, rest=letter.letter):
            assert keeps(sentence, wording.text, names)
            assert not any(serious(finding) for finding in wording.findings)
            again = shape_of(wording.text, names)
            if shape is not None and shape.kind == "fact" and wording.kind not in (Manner.CLOSER, Manner.SHORTER):
                assert again is not None and again.parts["clause"] == shape.parts["clause"], wording.text


def test_an_accusation_gets_no_polished_wording() -> None:
    assert wordings("You never listen to me and you lied about the 30 minutes.", "", CASE) == []


@pytest.mark.parametrize("text", ["", "?", ".", "Junie", "Dear Ms. Pruitt:", "x" * 5000, "Please", "Please the team."])
def test_what_is_no_sentence_has_no_wordings(text: str) -> None:
    assert wordings(text, "", CASE) == []


def test_the_engine_only_picks_among_the_wordings() -> None:
    sentence = "She cannot ask for a drink."
    engine = FakeEngine()
    engine._fluency["How will the team take into account that she cannot ask for a drink?"] = -0.1
    found = {str(w.kind): w.text for w in wordings(sentence, "", CASE, engine)}
    assert found["as a question"] == "How will the team take into account that she cannot ask for a drink?"
    assert engine.grammars == []


def test_a_model_writes_others_in_frames_that_are_not_offered_yet_and_nothing_else() -> None:
    sentence = "She really cannot ask for a drink."
    texts = [
        "The IEP has to address this: she cannot ask for a drink.",
        "It may help to know that she cannot ask for a drink.",
        "It may help to know that she can ask for a drink.",
        "She is thirsty and nobody helps her.",
        sentence,
    ]
    engine = FakeEngine(lambda _: [(text, -1.0 - index) for index, text in enumerate(texts)])
    known = [w.text for w in wordings(sentence, "", CASE)]
    rest = "I hope that the team will keep in mind that she sings."
    found = by_model(sentence, "", CASE, engine, rest=rest, known=[*known, texts[0]])
    assert [w.text for w in found] == [texts[1]]
    assert "keep in mind" not in engine.grammars[0] and "It may help" in engine.grammars[0]


def test_the_desk_opens_a_model_once_and_asks_none_where_none_was_chosen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("IEPWRITER_HOME", str(tmp_path))
    opened: list[str] = []

    def open_it(name: str) -> FakeEngine:
        opened.append(name)
        return FakeEngine(lambda _: [("It may help to know that she cannot ask for a drink.", -1.0)])

    desk = Desk(open_it)
    assert desk.more("She cannot ask for a drink.", "", CASE) == [] == opened
    (tmp_path / "m.gguf").write_bytes(b"GGUF and more")
    choice.remember(str(tmp_path / "m.gguf"))
    for _ in range(2):
        assert len(desk.more("She cannot ask for a drink.", "", CASE)) == 1
    assert desk.draft(CASE).model.id == "fake" and opened == [str(tmp_path / "m.gguf")]
    choice.remember("none")
    assert desk.more("She cannot ask for a drink.", "", CASE) == []


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
