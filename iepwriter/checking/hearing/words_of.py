"""From what the network says about word pieces to the words that a finding points at."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp

from iepwriter.checking.hearing.word_pieces import Piece
from iepwriter.checking.masking import BLANK

_EDGES = " \t\r\n.,;:!?\"'()[]-–—" + BLANK
_JOINTS = frozenset(("and", "but", "so", "because"))
"""Words that only join what is pointed at to the rest."""
_SHARE = 0.35
"""How sure a word must be, against the surest of its sentence, to belong to the words that are pointed at."""
_GAP = 2
"""Words that may stand between two that belong together."""


def words_of(sentence: str, row: Sequence[Piece], logits: Sequence[float]) -> list[list[float]]:
    """Start, end and sureness from 0 to 1 of each word, from what the network says about its pieces."""
    words: list[list[float]] = []
    for (_, start, end), logit in zip(row, logits, strict=True):
        if not any(letter.isalnum() for letter in sentence[start:end]):
            continue
        sure = 1 / (1 + exp(-max(-30.0, min(30.0, logit))))
        if words and start == words[-1][1]:
            words[-1][1:] = [end, max(words[-1][2], sure)]
        else:
            words.append([start, end, sure])
    return words


def stretch(sentence: str, row: Sequence[Piece], logits: Sequence[float]) -> tuple[int, int]:
    """Start and end of the words around the surest one that carry the same tone; empty where all is masked."""
    words = words_of(sentence, row, logits)
    if not words:
        return 0, 0
    best = max(range(len(words)), key=lambda i: words[i][2])
    least = words[best][2] * _SHARE
    first = _reach(words, best, -1, least)
    last = _reach(words, best, 1, least)
    # One word alone before or after the others is no more than their start or end.
    first, last = first if first > 1 else 0, last if last < len(words) - 2 else len(words) - 1
    while first < last and _word(sentence, words[first]) in _JOINTS:
        first += 1
    while first < last and _word(sentence, words[last]) in _JOINTS:
        last -= 1
    return _whole(sentence, int(words[first][0]), int(words[last][1]))


def _word(sentence: str, word: list[float]) -> str:
    return sentence[int(word[0]) : int(word[1])]


def _reach(words: list[list[float]], best: int, step: int, least: float) -> int:
    """The last word in a direction that belongs, over gaps of a few words."""
    reached, at = best, best + step
    while 0 <= at < len(words) and abs(at - reached) <= _GAP:
        if words[at][2] >= least:
            reached = at
        at += step
    return reached


def _whole(sentence: str, start: int, end: int) -> tuple[int, int]:
    """Whole words without the marks around them."""
    while start > 0 and sentence[start].isalnum() and (sentence[start - 1].isalnum() or sentence[start - 1] in "'-"):
        start -= 1
    while end < len(sentence) and sentence[end - 1].isalnum() and (sentence[end].isalnum() or sentence[end] in "'-"):
        end += 1
    while start < end and sentence[start] in _EDGES:
        start += 1
    while end > start and sentence[end - 1] in _EDGES:
        end -= 1
    return start, end
