"""The sentences of a letter as it stands, and what the person typed where each one stands."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from iepwriter.checking.finding import Span
from iepwriter.checking.masking import sentences
from iepwriter.drafting.result import Draft, Sentence

_ALIKE = 0.75
_ADDED = 9
"""Words that a wording may put around a sentence, such as `I would like the team to know that`."""
_LONGEST = 120


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
    """What the person typed where a sentence stands, also one that was reworded since; empty for no typed words."""
    found = drafted(sentence, draft)
    return (found.replaced or "") if found else ""


def drafted(sentence: str, draft: Draft | None) -> Sentence | None:
    """The sentence of the draft that this one is or was, None when none is like it."""
    if draft is None:
        return None
    words = _words(sentence)
    best = max(draft.sentences, key=lambda s: _likeness(words, _words(s.text)), default=None)
    return best if best is not None and _likeness(words, _words(best.text)) >= _ALIKE else None


def _words(text: str) -> list[str]:
    return re.findall(r"[\w']+", text.lower())


def _likeness(one: list[str], other: list[str]) -> float:
    """How much of the shorter sentence stands in the longer one in its order, 1 for all of it."""
    if one == other:
        return 2.0
    if min(len(one), len(other)) < 4 or max(len(one), len(other)) > _LONGEST:
        return 0.0
    if len(set(one) & set(other)) < min(len(set(one)), len(set(other))) / 2:
        return 0.0
    same = sum(block.size for block in SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks())
    return same / max(min(len(one), len(other)), max(len(one), len(other)) - _ADDED)
