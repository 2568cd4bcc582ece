"""What the cue table says about a clause: its kind, and which words alone give it that kind."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from .clause import Kind
from .judged import Hit
from .lexicon import table
from .tokens import Word

_ORDER = ("instruction", "hearsay", "apology", "feeling")
_LONGEST = 1200
"""Characters of one clause that are looked at; no clause of a person is longer."""


@lru_cache(maxsize=16)
def _compiled(part: str, child: str) -> dict[str, list[re.Pattern[str]]]:
    data = table("cues")
    groups: dict[str, str] = {**data["groups"], "child": re.escape(child)}
    found: dict[str, list[re.Pattern[str]]] = {}
    for kind, patterns in data[part].items():
        found[kind] = []
        for pattern in patterns:
            for name, group in groups.items():
                pattern = pattern.replace("{" + name + "}", group)
            found[kind].append(re.compile(rf"(?<![\w'])(?:{pattern})(?![a-z])"))
    return found


class Cues:
    """The cue table for one child's name."""

    def __init__(self, child: str) -> None:
        self.child = child.lower()

    def kind(self, text: str) -> Kind | None:
        """The kind that a whole clause, in plain words, is given by its cues."""
        text = text[:_LONGEST]
        whole = _compiled("whole", self.child)
        for kind in _ORDER:
            if any(pattern.search(text) for pattern in whole.get(kind, ())):
                return Kind(kind)
        return None

    def cuts(self, words: Sequence[Word]) -> list[Hit]:
        """Runs of words to be taken out of a clause, the rest of which may go on."""
        text, places = _with_places(words)
        hits: list[Hit] = []
        for kind, patterns in _compiled("cut", self.child).items():
            for pattern in patterns:
                for match in pattern.finditer(text[:_LONGEST]):
                    if match.group().strip():
                        start, end = _word_span(places, match.start(), match.end())
                        hits.append(Hit(Kind(kind), start, end))
        return hits


def _with_places(words: Sequence[Word]) -> tuple[str, list[tuple[int, int, int]]]:
    """The words as cues read them, and for each its characters and its index."""
    text = ""
    places: list[tuple[int, int, int]] = []
    for index, word in enumerate(words):
        if word.is_word:
            start = len(text) + bool(text)
            text = f"{text} {word.low}" if text else word.low
            places.append((start, len(text), index))
    return text, places


def _word_span(places: Sequence[tuple[int, int, int]], start: int, end: int) -> tuple[int, int]:
    inside = [index for first, last, index in places if first < end and last > start]
    return inside[0], inside[-1] + 1
