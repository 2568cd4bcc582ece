"""The sentences of a letter as it stands, and what the person typed where each one stands."""

from __future__ import annotations

from iepwriter.checking.finding import Span
from iepwriter.checking.masking import sentences
from iepwriter.drafting.result import Draft


def sentences_of(text: str) -> list[Span]:
    """Every sentence of a text without the white space around it."""
    bounds = sentences(text)
    found = []
    for start, end in zip(bounds.starts, (*bounds.starts[1:], bounds.length), strict=True):
        part = text[start:end]
        inner = part.strip()
        if inner:
            begin = start + part.index(inner)
            found.append(Span(begin, begin + len(inner), inner))
    return found


def sentence_at(text: str, position: int) -> Span | None:
    """The sentence that holds a position, or the one before it when the position is between two."""
    before = [span for span in sentences_of(text) if span.start <= position]
    return before[-1] if before else None


def typed_for(sentence: str, draft: Draft | None) -> str:
    """What the person typed where a sentence of the draft stands; empty when it stands for no typed words."""
    same = " ".join(sentence.split())
    return next((s.replaced or "" for s in draft.sentences if s.text == same), "") if draft else ""
