"""The last look at a sentence before it may stand in a letter; a doubt keeps it out."""

from __future__ import annotations

import re

from .edges import MILD, SWEARS
from .lexicon import NEGATIONS

_NUMBER = re.compile(r"\d+")
_SECOND = re.compile(r"\b(?:you|your|yours|yourself|yourselves|u|ur)\b")
_BROKEN = re.compile(
    r"\b(?:do|are|were|have) the school\b|\bthe school (?:are|were|have|do)\b|\bcannot (?:he|she|they)\b"
)
_QUOTED = re.compile(r'"[^"]*"')
_LONGEST = 60
_NEVER = frozenset(
    "fuck fucking fucked shit shitty bullshit asshole bitch bastard motherfucking goddamn goddamned".split()
)
"""Not even inside what somebody is quoted as saying."""


def numbers(text: str) -> list[str]:
    """The numbers of a text, in order."""
    return _NUMBER.findall(text)


def negations(text: str) -> int:
    """How many words of a text deny something."""
    return sum(word in NEGATIONS or word.endswith("n't") for word in re.findall(r"[a-z']+", text.lower()))


def fit(sentence: str, plain_words: str, of_child: bool = False) -> bool:
    """Whether a sentence keeps every number and denial of the plain words, adds no number, and is calm.

    A child who says "I am dumb" may be told so; nobody else is.
    """
    told = _QUOTED.sub("", sentence.lower())
    if _SECOND.search(told) or set(re.findall(r"[a-z]+", told)) & (SWEARS - MILD if of_child else SWEARS):
        return False
    if set(re.findall(r"[a-z]+", sentence.lower())) & _NEVER:
        return False
    if _BROKEN.search(told):
        return False
    if sorted(numbers(sentence)) != sorted(numbers(plain_words)):
        return False
    if negations(sentence) < negations(plain_words):
        return False
    return 2 <= len(sentence.split()) <= _LONGEST
