"""The last look at a sentence before it may stand in a letter; a doubt keeps it out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from iepwriter.checking.hard_words import HARD_WORDS, VULGAR

from .edges import MILD
from .lexicon import NEGATIONS
from .reasons import HIDDEN, SAID, SWORN
from .speech import of_staff, said_from
from .tokens import Word

_NUMBER = re.compile(r"\d+")
_SECOND = re.compile(r"\b(?:you|your|yours|yourself|yourselves|u|ur)\b")
_BROKEN = re.compile(
    r"\b(?:do|are|were|have) the school\b|\bthe school (?:are|were|have|do)\b|\bcannot (?:he|she|they)\b"
)
_QUOTED = re.compile(r'"[^"]*"')
_LONGEST = 60


def numbers(text: str) -> list[str]:
    """The numbers of a text, in order."""
    return _NUMBER.findall(text)


def negations(text: str) -> int:
    """How many words of a text deny something."""
    return sum(word in NEGATIONS or word.endswith("n't") for word in re.findall(r"[a-z']+", text.lower()))


def unsayable(words: Sequence[Word]) -> str:
    """Why words stay out which would say something else without one of them."""
    said = said_from(words)
    hard = [place for place, item in enumerate(words) if item.low in HARD_WORDS]
    if not hard:
        return HIDDEN
    quotable = said is not None and all(place >= said and words[place].low not in VULGAR for place in hard)
    return SAID if quotable else SWORN


def may_be_hard(words: Sequence[Word], *, of_child: bool) -> bool:
    """Whether hard words may stand: said of a child by itself, or by somebody else who does not mean the school."""
    said = said_from(words)
    if said is None:
        return of_child
    hard = [place for place, item in enumerate(words) if item.low in HARD_WORDS]
    return all(place >= said and not of_staff(words, place) for place in hard)


def fit(sentence: str, plain_words: str, of_child: bool = False) -> bool:
    """Whether a sentence keeps every number and denial of the plain words, adds no number, and is calm.

    Of a child it may be told that it says "I am dumb", or is called so.
    """
    told = _QUOTED.sub("", sentence.lower())
    if _SECOND.search(told) or set(re.findall(r"[a-z]+", told)) & (HARD_WORDS - MILD if of_child else HARD_WORDS):
        return False
    if set(re.findall(r"[a-z]+", sentence.lower())) & VULGAR:
        return False
    if _BROKEN.search(told):
        return False
    if sorted(numbers(sentence)) != sorted(numbers(plain_words)):
        return False
    if negations(sentence) < negations(plain_words):
        return False
    return 2 <= len(sentence.split()) <= _LONGEST
