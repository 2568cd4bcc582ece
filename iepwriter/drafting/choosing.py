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


def _chains(pieces: list[Piece], pronoun: str) -> list[list[int]]:
    """For each piece, the pieces that must stand for it to be understood: itself and those that it leans on."""
    chains: list[list[int]] = []
    for index, piece in enumerate(pieces):
        before = pieces[index - 1] if index else None
        joined = before and (before.concern, before.place) == (piece.concern, piece.place)
        chains.append([*chains[-1], index] if joined and leans(piece.mended, pronoun) else [index])
    return chains


def choose(pieces: list[Piece], room: int, pronoun: str) -> tuple[list[Piece], list[LeftOut]]:
    """The pieces that fit into `room` words, most specific first but in the order typed; the rest with a reason.

    `pronoun` is the child's: a sentence about another he or she needs the one before it.
    """
    taken: set[int] = set()
    counts: dict[tuple[int, str], int] = {}

    def rank(chain: list[int]) -> tuple[bool, float, int]:
        last = pieces[chain[-1]]
        return last.place != "observations", -sum(pieces[i].weight for i in chain) / len(chain), chain[-1]

    for chain in sorted(_chains(pieces, pronoun), key=rank):
        key = (pieces[chain[-1]].concern, pieces[chain[-1]].place)
        missing = [i for i in chain if i not in taken]
        words = sum(len(pieces[i].mended.split()) for i in missing)
        if counts.get(key, 0) >= _LIMITS.get(key[1], 10_000) or words > room:
            continue
        counts[key] = counts.get(key, 0) + len(missing)
        room -= words
        taken |= set(missing)
    rest = [LeftOut(p.typed, _PAGE_FULL, "surplus", p.source) for i, p in enumerate(pieces) if i not in taken]
    return [piece for index, piece in enumerate(pieces) if index in taken], rest
