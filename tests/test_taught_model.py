"""A model that was taught to edit may say more of the person's words, and nothing that they do not say."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from iepwriter.cases import Case, make_case
from iepwriter.drafting.draft import Progress, draft
from iepwriter.drafting.engine import Prompt
from iepwriter.drafting.library import Library
from iepwriter.drafting.result import Draft, Origin
from tests.fake_engine import FakeEngine

LIBRARY = Library([Path(__file__).parent.parent / "prompts"])
LOST = "copies of notes: none in math, none in history, half in english"


def a_case(words: str) -> Case:
    return make_case(
        {
            "kind": "concern_statement",
            "letter_date": date(2026, 1, 12),
            "child": {"name": "Caleb B.", "pronouns": "he"},
            "parent": {"name": "Shawna B."},
            "addressee": {"name": "Mr. Petrakis", "role": "assistant principal"},
            "concerns": [{"area": "note-taking support", "request": "a copy of the notes", "in_your_words": words}],
        }
    )


def drafted(words: str, answers: Sequence[str]) -> tuple[Draft, FakeEngine]:
    def replies(prompt: Prompt) -> list[tuple[str, float]]:
        return [(text, -0.1) for text in answers]

    engine = FakeEngine(replies, taught=True)
    case = a_case(words)
    return draft(case, engine, LIBRARY.template(case.kind)), engine


def test_words_that_the_rules_cannot_mend_reach_the_letter_through_the_model() -> None:
    plain = draft(a_case(LOST), None, LIBRARY.template("concern_statement"))
    assert "history" not in plain.letter
    edited = "There are copies of notes: none in math, none in history, half in English."
    made, _ = drafted(LOST, [edited])
    assert edited in made.letter
    sentence = next(s for s in made.sentences if s.text == edited)
    assert sentence.origin is Origin.MODEL and sentence.replaced == LOST
    assert LOST not in [item.text for item in made.left_out]


def test_an_edit_that_adds_drops_or_turns_a_fact_is_refused() -> None:
    for wrong in (
        "There are copies of notes: none in math, none in science, half in English.",
        "There are copies of notes in math, in history, half in English.",
        "There are copies of notes in math.",
        "There are copies of notes: none in English, none in history, half in math.",
        "There are copies of notes: none in math, none in history, half in English, and he has 2 in art.",
    ):
        made, _ = drafted(LOST, [wrong])
        assert wrong not in made.letter and "none in" not in made.letter
        assert LOST in [item.text for item in made.left_out]


def test_a_taught_model_is_asked_without_examples() -> None:
    _, engine = drafted(LOST, [])
    assert engine.prompts and all(not p.instruction and not p.examples for p in engine.prompts)
    assert engine.prompts[0].typed == LOST


def test_an_insult_beside_a_fact_goes_and_the_fact_stays() -> None:
    words = "hes had 3 aides since august you clowns and nobody wrote it down"
    made, _ = drafted(words, ["He has had 3 aides since August, and nobody wrote it down."])
    assert "3 aides since August" in made.letter
    assert "clowns" not in made.letter


def test_a_mended_sentence_stands_when_the_model_has_nothing_better() -> None:
    words = "he cried on monday bc the aide left at noon"
    made, _ = drafted(words, ["He cried.", "He left the aide at noon on Monday."])
    assert "cried on Monday because the aide left at noon." in made.letter


def test_a_name_that_is_also_a_verb_is_not_written_into_other_words() -> None:
    case = a_case("he will not eat lunch at 11:40 in the noisy room")
    case = case.model_copy(update={"child": case.child.model_copy(update={"name": "Will B."})})

    def replies(prompt: Prompt) -> list[tuple[str, float]]:
        return [("He will not eat lunch at 11:40 in the noisy room.", -0.1)]

    made = draft(case, FakeEngine(replies, taught=True), LIBRARY.template(case.kind))
    assert "will not eat lunch at 11:40" in made.letter


def test_each_sentence_is_told_once_as_it_comes_and_the_count_only_grows() -> None:
    edited = "There are copies of notes: none in math, none in history, half in English."
    told: list[Progress] = []

    def replies(prompt: Prompt) -> list[tuple[str, float]]:
        return [(edited, -0.1)] if LOST in prompt.typed else []

    words = f"{LOST}. he cried on monday bc the aide left at noon"
    case = a_case(words)
    draft(case, FakeEngine(replies, taught=True), LIBRARY.template(case.kind), said=told.append)
    writing = [progress for progress in told if progress.step == "writing"]
    assert [progress.sentence for progress in writing].count(edited) == 1
    assert [progress.done for progress in writing] == sorted(progress.done for progress in writing)
    assert all(progress.done <= progress.total for progress in writing)


def test_a_childs_name_has_its_capital_in_fields_and_words_and_a_verb_stays_one() -> None:
    case = a_case("caleb waits at the door at 2:40. caleb's bus leaves at 3")
    concern = case.concerns[0].model_copy(update={"request": "a copy of the notes for caleb"})
    made = draft(case.model_copy(update={"concerns": (concern,)}), None, LIBRARY.template(case.kind))
    assert "for Caleb" in made.letter and "caleb" not in made.letter
    will = case.child.model_copy(update={"name": "Will B."})
    made = draft(case.model_copy(update={"child": will, "concerns": (concern,)}), None, LIBRARY.template(case.kind))
    assert "for caleb" in made.letter and " Will be " not in made.letter
