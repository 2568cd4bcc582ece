"""Listens to a text sentence by sentence."""

from __future__ import annotations

import re
from dataclasses import replace

from iepwriter.checking.hearing.ear import Heard, ear
from iepwriter.checking.masking import Sentences

LISTENS_TO = 50_000
"""Characters of a text that are listened to, eight times a letter of a thousand words: about a second."""
_WORD = re.compile(r"[a-z]{2}")
_FEWEST = 4
"""Words; in fewer there is too little to hear, and the patterns know the short insults."""


def listened(masked: str, split: Sentences) -> list[Heard]:
    """What is heard in a text in normal form whose quotations are masked, in the order of the text.

    Nothing where the network cannot be used, and nothing beyond LISTENS_TO.
    """
    found: list[Heard] = []
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
        heard = network.hear(said.strip())
        found += [replace(one, start=one.start + at, end=one.end + at) for one in heard]
    return found
