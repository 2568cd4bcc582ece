"""Sentences that accuse nobody and are still better left out of a letter, with the reason for the person."""

from __future__ import annotations

import re

_LETTER = "it is about writing the letter, not about your child"
_ASIDES = (
    (
        re.compile(
            r"\b(?:a|good|nice) (?:man|woman|lady)\b|"
            r"\bmy (?:husband|wife)\b(?! (?:and I|saw|heard|called|asked|counted|watched|found|told|was))"
        ),
        "it is about someone else",
    ),
    (
        re.compile(
            r"^My (?:sister|brother|mother|father|mom|dad|aunt|uncle|cousin|friend|neighbor|boss|co-?worker)"
            r"(?:[ -]in[ -]law)? (?:is|was) an? \w+(?: \w+)?\.$"
        ),
        "it is about someone else",
    ),
    (re.compile(r"^(?:Thank|Thanks|I appreciate)\b"), "thanks are best said in person; the letter's close is friendly"),
    (
        re.compile(
            r"\b(?:h(?:is|er)|their|my|the) (?:cousin|neighbor|niece|nephew)\b.*\b(?:better|already|can|talks|reads)\b",
            re.I,
        ),
        "a comparison with another child; what your own child does and needs carries more",
    ),
    (
        re.compile(
            r"^It is (?:now |almost |only )?(?:after |past )?(?:\d{1,2}(?::\d\d)?|midnight|one|two|three)"
            r"(?: (?:now|at night|in the morning|a\.?m\.?|p\.?m\.?|o'clock))*\.?$"
        ),
        _LETTER,
    ),
    (re.compile(r"^(?:Everyone|Everybody|They all) knows?\b"), "what others know cannot be shown; say what you saw"),
    (
        re.compile(r"^I will never forget\b|^An? \w+ is not an? \w+\.$|\bname is not important\b"),
        "it does not tell what happened",
    ),
    (re.compile(r"\bdo the school\b|\bthe school (?:and|or) the school\b"), "it is not clear who is meant"),
    (re.compile(r"^I have \w+ (?:other )?(?:children|kids)\b"), "it is about your family, not about school"),
    (
        re.compile(r"\b(?:am I|(?<!that is )why|because|and|but|the)\.$"),
        "it breaks off; write it as one short sentence",
    ),
    (
        re.compile(
            r"^I (?:do not know|have no idea|cannot say|am not sure) (?:if|how (?:much|many)|whether|why|how)\b"
        ),
        "what is not known stays out",
    ),
    (
        re.compile(r"^I will be honest\b|^To be honest\b|^That is (?:all|it|better)\b"),
        "it says nothing about your child",
    ),
    (re.compile(r"\bI\b.*\b(?:write|writing|wrote|start|read) (?:all of )?this (?:letter|email|note)?\b"), _LETTER),
    (
        re.compile(r"\bask the team to be (?:sorry|quiet)\b"),
        "it says what people should feel; ask for what they can do",
    ),
)
_GRAVE = re.compile(r"\b(?:died|death|passed away|hospital|surgery|moved|divorce|foster|adopted|diagnos\w+)\b")
LEAST = 0.24
"""Weight below which a sentence says too little to stand in a letter."""


_EITHER_WAY = re.compile(r"^\W*(?:and |so |but |well |because )?(?:apparently\b|sure,)", re.I)
"""Openings after which words may be meant, or their opposite; the rules of the check know those that only mock."""
_HALF = re.compile(r"^\W*(?:and |so |but |well )?like (?=[a-z]+ )", re.I)


def why_left(typed: str, sentence: str, weight: float) -> str:
    """Why a sentence that is no accusation is still better left out; empty when it may stand."""
    if _EITHER_WAY.match(typed):
        return "it may be read as meant or as its opposite; write what is so, and from whom you know it"
    if _HALF.match(typed):
        return "it is half of a comparison; write what is so"
    for pattern, why in _ASIDES:
        if pattern.search(sentence):
            return why
    if weight < LEAST and not _GRAVE.search(sentence):
        return "it is not about your child's needs at school; the letter is stronger without it"
    return ""
