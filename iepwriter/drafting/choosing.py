"""Chooses what fits on the page: the most specific first, and never a sentence without the one that it leans on."""

from __future__ import annotations

import re

from iepwriter.drafting.own_words import Piece
from iepwriter.drafting.result import LeftOut

_PAGE_FULL = "it did not fit on the page; the more specific sentences were kept. Keep it for the meeting."
_LIMITS = {"derived_question": 1, "own_requests": 2}
_OTHERS = {
    "she": re.compile(r"\b(?:he|him|his)\b", re.I),
    "he": re.compile(r"\b(?:she|her|hers)\b", re.I),
    "they": re.compile(r"^(?:he|she)\b", re.I),
}
_LEANS = re.compile(r"^(?:It|That|This|These|Those|Then|There|Once|Same|Both|Another)\b")


def leans(sentence: str, pronoun: str) -> bool:
    """Whether a sentence speaks of someone or something that only the sentence before it names."""
    return bool(_LEANS.match(sentence) or _OTHERS[pronoun].search(" ".join(sentence.split()[:3])))


def _groups(pieces: list[Piece], pronoun: str) -> list[list[int]]:
    groups: list[list[int]] = []
    for index, piece in enumerate(pieces):
        before = pieces[index - 1] if index else None
        joined = before and (before.concern, before.place) == (piece.concern, piece.place)
        if joined and leans(piece.mended, pronoun):
            groups[-1].append(index)
        else:
            groups.append([index])
    return groups


def choose(pieces: list[Piece], room: int, pronoun: str) -> tuple[list[Piece], list[LeftOut]]:
    """The pieces that fit into `room` words, most specific first but in the order typed; the rest with a reason.

    `pronoun` is the child's: a sentence about another he or she stays with the one before it.
    """
    taken: set[int] = set()
    counts: dict[tuple[int, str], int] = {}

    def rank(group: list[int]) -> tuple[bool, float, int]:
        first = pieces[group[0]]
        return first.place != "observations", -max(pieces[i].weight for i in group), group[0]

    for group in sorted(_groups(pieces, pronoun), key=rank):
        key = (pieces[group[0]].concern, pieces[group[0]].place)
        words = sum(len(pieces[i].mended.split()) for i in group)
        if counts.get(key, 0) >= _LIMITS.get(key[1], 10_000) or words > room:
            continue
        counts[key] = counts.get(key, 0) + 1
        room -= words
        taken |= set(group)
    rest = [LeftOut(p.typed, _PAGE_FULL, "surplus", p.source) for i, p in enumerate(pieces) if i not in taken]
    return [piece for index, piece in enumerate(pieces) if index in taken], rest
