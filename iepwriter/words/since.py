"""Since a day in the past, something has not happened: was not sent since June becomes has not been sent since June."""

from __future__ import annotations

from collections.abc import Sequence

from .lexicon import verbs
from .neutral import word
from .tokens import Word
from .verbhood import low, subject_then_verb

_HAVE = frozenset("i we you they".split())


def not_since(words: list[Word]) -> list[Word]:
    """The words with the verb that a day since which nothing happened asks for; unchanged where none is named."""
    place = next(
        (index for index in range(len(words) - 1) if low(words, index + 1) == "not" and _past(words, index)), None
    )
    if place is None or not since_a_day(words, place + 3):
        return words
    verb = verbs().of(low(words, place + 2))
    if verb is None:
        return words
    helping = low(words, place)
    have = word("have" if helping == "were" or _several(words, place - 1) else "has")
    been = [] if helping == "did" else [word("been")]
    return [*words[:place], have, words[place + 1], *been, word(verb.participle), *words[place + 3 :]]


def _past(words: Sequence[Word], index: int) -> bool:
    after = low(words, index + 2)
    known = verbs()
    return (low(words, index) in ("was", "were") and after in known.participle) or (
        low(words, index) == "did" and after in known.base
    )


def since_a_day(words: Sequence[Word], start: int) -> bool:
    """Whether words from a place on name a day or a time since which something is so."""
    for place in range(start, len(words) - 1):
        if low(words, place) in (",", "and", "but", "because"):
            return False
        if low(words, place) == "since":
            return not subject_then_verb(words, place + 1, len(words), frozenset())
    return False


def _several(words: Sequence[Word], index: int) -> bool:
    subject = low(words, index)
    return subject in _HAVE or (subject.endswith("s") and not subject.endswith(("ss", "'s", "is", "us")))
