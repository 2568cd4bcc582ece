"""Which words of a sentence carry a tone: what a model that rewrites it may leave out."""

from __future__ import annotations

from iepwriter.checking.hearing.ear import ear
from iepwriter.checking.masking import mask

Heat = list[tuple[int, int, float]]
"""Start and end of a word in characters, and how sure it is, from 0 to 1, that it carries a tone."""


def heat(text: str) -> Heat:
    """The heat of the words of a short text; empty where the network cannot be used. Quotations are never hot."""
    network = ear()
    plain = mask(text)
    return network.words(plain) if network is not None and len(plain) == len(text) else []
