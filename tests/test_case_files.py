"""The written cases load, and the facts marked in them are really there."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from iepwriter.cases import Case, load_case

CASES = Path(__file__).parent / "cases"
PATHS = sorted(CASES.glob("*.toml"))
NAMES = [path.stem for path in PATHS]
LETTERS = sorted(path.stem for path in (CASES / "letters").glob("*.md"))


def case_of(name: str) -> Case:
    return load_case(CASES / f"{name}.toml")


def facts_of(name: str) -> dict[str, Any]:
    return tomllib.loads((CASES / "facts" / f"{name}.toml").read_text(encoding="utf-8"))


def letter_of(name: str) -> str:
    text = (CASES / "letters" / f"{name}.md").read_text(encoding="utf-8")
    return " ".join(text.split()).casefold()


def holds(text: str, group: str) -> bool:
    return any(choice.casefold() in text for choice in group.split("|"))


def test_facts_and_cases_pair() -> None:
    assert NAMES
    assert sorted(path.stem for path in (CASES / "facts").glob("*.toml")) == NAMES
    assert set(LETTERS) <= set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_case_loads(name: str) -> None:
    assert case_of(name).concerns


@pytest.mark.parametrize("name", NAMES)
def test_marked_facts_stand_in_the_words(name: str) -> None:
    case = case_of(name)
    for fact in facts_of(name).get("facts", []):
        assert set(fact) <= {"concern", "from", "keep", "never"}
        assert fact["from"] in case.concerns[fact["concern"] - 1].in_your_words, fact["from"]
        assert fact["keep"]
        for group in fact["keep"] + fact.get("never", []):
            assert group.strip() and all(choice.strip() for choice in group.split("|"))


@pytest.mark.parametrize("name", NAMES)
def test_forbidden_texts_have_a_reason(name: str) -> None:
    for item in facts_of(name).get("never", []):
        assert set(item) == {"text", "why"}
        assert item["text"] and item["why"]


@pytest.mark.parametrize("name", LETTERS)
def test_a_human_letter_meets_its_own_marks(name: str) -> None:
    text, marks = letter_of(name), facts_of(name)
    facts = marks.get("facts", [])
    missed = [fact["from"] for fact in facts if not all(holds(text, group) for group in fact["keep"])]
    assert len(missed) * 5 <= len(facts), missed
    forbidden = [words for fact in facts for words in fact.get("never", [])]
    forbidden += [item["text"] for item in marks.get("never", [])]
    assert [words for words in forbidden if holds(text, words)] == []
    assert not re.search("[—–;]", text)
