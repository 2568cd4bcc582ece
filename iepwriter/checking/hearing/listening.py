"""Listens to a text sentence by sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from iepwriter.checking.finding import Category
from iepwriter.checking.hearing.ear import Heard, ear
from iepwriter.checking.masking import Sentences

LISTENS_TO = 50_000
"""Characters of a text that are listened to, eight times a letter of a thousand words: about a second."""
_WORD = re.compile(r"[a-z]{2}")
_FEWEST = 4
"""Words; in fewer there is too little to hear, and the patterns know the short insults."""


@dataclass
class Listening:
    """What is heard in a text, and which of its sentences surely have no tone."""

    heard: list[Heard] = field(default_factory=list)
    calm: set[int] = field(default_factory=set)
    """Where these sentences start."""

    def of(self, category: Category) -> list[Heard]:
        """What is heard of one tone."""
        return [one for one in self.heard if one.category is category]


def listened(masked: str, split: Sentences) -> Listening:
    """What is heard in a text in normal form whose quotations are masked, in the order of the text.

    Nothing where the network cannot be used, and nothing beyond LISTENS_TO.
    """
    found = Listening()
    network = ear()
    if network is None:
        return found
    for start, end in zip(split.starts, (*split.starts[1:], split.length), strict=True):
        if start >= LISTENS_TO:
            break
        said = masked[start : min(end, LISTENS_TO)]
        if len(said.split(None, _FEWEST)) < _FEWEST or not _WORD.search(said):
            continue
        at = start + len(said) - len(said.lstrip())
        impression = network.hear(said.strip())
        found.heard += [replace(one, start=one.start + at, end=one.end + at) for one in impression.heard]
        if impression.calm:
            found.calm.add(start)
    return found
