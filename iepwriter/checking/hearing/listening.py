"""Listens to a text sentence by sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from iepwriter.checking.finding import Category
from iepwriter.checking.hearing.ear import Heard, ear
from iepwriter.checking.masking import Sentences

_WORD = re.compile(r"[a-z]{2}")


@dataclass
class Listening:
    """What is heard in a text, and which tones are surely not in which sentence."""

    heard: list[Heard] = field(default_factory=list)
    absent: dict[int, frozenset[Category]] = field(default_factory=dict)
    """By where a sentence starts, the tones that it surely has not."""


def listened(masked: str, split: Sentences) -> Listening:
    """What is heard in a text in normal form whose quotations are masked, in the order of the text."""
    found = Listening()
    network = ear()
    if network is None:
        return found
    for start, end in zip(split.starts, (*split.starts[1:], split.length), strict=True):
        said = masked[start:end]
        if not _WORD.search(said):
            continue
        at = start + len(said) - len(said.lstrip())
        impression = network.hear(said.strip())
        found.heard += [replace(one, start=one.start + at, end=one.end + at) for one in impression.heard]
        if impression.absent:
            found.absent[start] = impression.absent
    return found
