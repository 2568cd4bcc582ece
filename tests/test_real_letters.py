"""Every case of `tests/cases`, written by the real default model and held against what a person was promised."""

from __future__ import annotations

import re
from functools import cache

import pytest

from iepwriter.cases import Case, load_case
from iepwriter.drafting.draft import draft
from iepwriter.drafting.engine import Engine
from iepwriter.drafting.layout import with_disclaimer
from iepwriter.drafting.phrases import plain
from iepwriter.drafting.result import Draft, Origin
from iepwriter.writing import library, open_model
from tests.letter_facts import CASES, marked_facts, names, stands

pytestmark = pytest.mark.model


@cache
def _engine() -> Engine:
    return open_model()


@cache
def _draft(name: str) -> tuple[Case, Draft]:
    case = load_case(CASES / f"{name}.toml")
    return case, draft(case, _engine(), library().template(case.kind))


def _squeezed(text: str) -> str:
    return re.sub(r"\W+", " ", text).lower()


@pytest.mark.parametrize("name", names())
def test_nothing_is_open_in_the_letter(name: str) -> None:
    _, result = _draft(name)
    assert [(f.rule, f.text, f.message) for f in result.findings] == []


@pytest.mark.parametrize("name", names())
def test_all_that_the_fields_say_is_there(name: str) -> None:
    case, result = _draft(name)
    letter = _squeezed(result.letter)
    for concern in case.concerns:
        wanted = [concern.needed, *(e.source for e in concern.evidence)]
        if not re.fullmatch(r"(?i)none|removed?|end", concern.proposed):
            wanted.append(concern.proposed)
        for text in wanted:
            core = re.sub(r"(?i)^(?:an?|the) ", "", plain(text))
            assert _squeezed(core).strip() in letter, text
        request = _squeezed(plain(concern.request)).split()
        assert not request or " ".join(request[-4:]) in letter, concern.request


@pytest.mark.parametrize("name", names())
def test_each_concern_is_met_with_a_question(name: str) -> None:
    case, result = _draft(name)
    assert result.letter.count("?") >= len(case.concerns)


@pytest.mark.parametrize("name", names())
def test_the_position_comes_first_and_a_disagreement_says_so(name: str) -> None:
    case, result = _draft(name)
    first = result.letter.split("Dear ", 1)[1].split("\n\n")[1].split(". ")[0]
    if case.disagreement is not None:
        said = f"I disagree with {plain(case.disagreement.component)}"
        assert said in first
        assert result.signature_note is not None and said in result.signature_note
    else:
        assert "I am writing" in first


@pytest.mark.parametrize("name", names())
def test_a_letter_about_one_or_two_concerns_fits_on_a_page(name: str) -> None:
    case, result = _draft(name)
    if len(case.concerns) <= 2:
        assert len(result.letter.split()) <= 420


@pytest.mark.parametrize("name", names())
def test_the_disclaimer_follows_a_tear_line(name: str) -> None:
    _, result = _draft(name)
    above, _, below = with_disclaimer(result.letter, result.signature_note).partition("- - - - ")
    assert "Parent Training and Information Center" in below and "not legal advice" in below
    assert "legal advice" not in above


@pytest.mark.parametrize("name", names())
def test_the_letter_carries_what_the_parent_told(name: str) -> None:
    case, result = _draft(name)
    facts, never = marked_facts(name)
    missing = [fact.origin for fact in facts if not stands(fact, result.letter)]
    assert len(missing) <= len(facts) / 5, missing
    assert [word for word in never if word.lower() in result.letter.lower()] == []
    if facts:
        assert any(s.origin in (Origin.YOUR_WORDS, Origin.MODEL) for s in result.sentences)
    assert case.child.first_name in result.letter


def test_the_same_case_model_and_seed_give_the_same_letter() -> None:
    name = names()[0]
    case, result = _draft(name)
    again = draft(case, _engine(), library().template(case.kind))
    assert again.letter == result.letter
