"""With the constraint taken away, the model invents, and the independent check says so."""

from __future__ import annotations

import re

import pytest

from iepwriter.cases import load_case
from iepwriter.checking import check
from iepwriter.checking.finding import Category
from iepwriter.drafting.draft import draft
from iepwriter.drafting.engine import Prompt
from iepwriter.writing import library, open_model
from tests.letter_facts import CASES

pytestmark = pytest.mark.model

ANYTHING = "start: SENT\nSENT: /[A-Z][^\\n.?!0-9]{20,90}[0-9]+[^\\n.?!]{5,60}\\./\n"


def test_what_a_free_model_invents_is_caught() -> None:
    case = load_case(CASES / "01-speech-minutes.toml")
    engine = open_model()
    template = library().template(case.kind)
    letter = draft(case, engine, template).letter
    hole = template.holes["your_words"]
    given = set(re.findall(r"[A-Za-z]+|\d+", str(case.model_dump(exclude={"private"})).lower()))
    invented = []
    for seed in range(1, 9):
        typed = "they sent a letter home and the other school said the test was on"
        prompt = Prompt("Tell with names, dates and numbers what happened.", hole.examples[:1], typed)
        for candidate in engine.write(prompt, ANYTHING, seed=seed, candidates=3, max_tokens=80):
            numbers = set(re.findall(r"\d+", candidate.text)) - given
            names = {w for w in re.findall(r"(?<=[a-z,] )[A-Z][a-z]{2,}", candidate.text) if w.lower() not in given}
            if numbers or names:
                invented.append(candidate.text)
    assert len(invented) >= 5, "the free model invented too little for this test to mean anything"
    for text in invented:
        placed = letter.replace("I was told", f"{text} I was told", 1)
        kinds = {f.category for f in check(placed, case).findings}
        assert Category.INVENTED_FACT in kinds, text
