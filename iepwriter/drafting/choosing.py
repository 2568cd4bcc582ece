"""Chooses what fits on the page: the most specific first, and never a sentence without the one that it leans on."""

from __future__ import annotations

import re

from iepwriter.cases import Case
from iepwriter.cases.model import Concern
from iepwriter.drafting.own_words import Piece
from iepwriter.drafting.result import LeftOut

_PAGE_FULL = "it did not fit on the page; the more specific sentences were kept. Keep it for the meeting."
_LIMITS = {"derived_question": 1, "own_requests": 2}
_OTHERS = {
    "she": re.compile(r"\b(?:he|him|his)\b", re.I),
    "he": re.compile(r"\b(?:she|her|hers)\b", re.I),
    "they": re.compile(r"^(?:he|she)\b", re.I),
}
_LEANS = re.compile(
    r"^(?:It|That|This|These|Those|Then|There|Once|Same|Both|Another)\b|"
    r"\b(?:to|has|had|got|was|is|did|does) (?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|none|not)\.$"
)


def leans(sentence: str, pronoun: str) -> bool:
    """Whether a sentence speaks of someone or something that only the sentence before it names."""
    return bool(_LEANS.search(sentence) or _OTHERS[pronoun].search(" ".join(sentence.split()[:3])))


def _stems(text: str) -> set[str]:
    return {w[:5] for w in re.findall(r"[a-z]{4,}", text.lower())} - _EMPTY


_EMPTY = {
    w[:5] for w in "that this with from they have what when more than week weeks minutes each about time whole".split()
}


def relevance(concern: Concern, sentence: str) -> float:
    """How much a sentence speaks of what the fields of its concern speak of, 0 to 0.2."""
    fields = (concern.area, concern.goal, concern.needed, concern.request, concern.school_reason, concern.question)
    topic = _stems(" ".join((*fields, *(e.finding for e in concern.evidence))))
    return 0.1 * min(2, len(topic & _stems(sentence)))


def _chains(pieces: list[Piece], pronoun: str) -> list[list[int]]:
    """For each piece, the pieces that must stand for it to be understood: itself and those that it leans on."""
    chains: list[list[int]] = []
    for index, piece in enumerate(pieces):
        before = pieces[index - 1] if index else None
        joined = before and (before.concern, before.place) == (piece.concern, piece.place)
        chains.append([*chains[-1], index] if joined and leans(piece.mended, pronoun) else [index])
    return chains


_LONG = 0.006
"""What each word beyond eighteen takes from a sentence's value: on one page two short facts beat one long one."""


_FILLER = 0.51
"""Value below which a sentence is no use as a filler: out of a long story it would stand in the letter by itself."""


def _length(piece: Piece) -> int:
    return len(piece.mended.split())


def choose(pieces: list[Piece], room: int, case: Case) -> tuple[list[Piece], list[LeftOut]]:
    """The pieces that fit into `room` words, most specific first but in the order typed; the rest with a reason.

    A sentence about another he or she than the child needs the one before it.
    """
    pronoun = case.child.pronouns
    value = [
        piece.weight + relevance(case.concerns[piece.concern], piece.mended) - _LONG * max(0, _length(piece) - 18)
        for piece in pieces
    ]
    surplus = sum(map(_length, pieces)) > 2 * room
    taken: set[int] = set()
    counts: dict[tuple[int, str], int] = {}

    def rank(chain: list[int]) -> tuple[bool, float, int]:
        last = pieces[chain[-1]]
        return last.place != "observations", -sum(value[i] for i in chain) / len(chain), chain[-1]

    for chain in sorted(_chains(pieces, pronoun), key=rank):
        key = (pieces[chain[-1]].concern, pieces[chain[-1]].place)
        missing = [i for i in chain if i not in taken]
        words = sum(_length(pieces[i]) for i in missing)
        if counts.get(key, 0) >= _LIMITS.get(key[1], 10_000) or words > room:
            continue
        if surplus and key[1] == "your_words" and rank(chain)[1] > -_FILLER:
            continue
        counts[key] = counts.get(key, 0) + len(missing)
        room -= words
        taken |= set(missing)
    rest = [LeftOut(p.typed, _PAGE_FULL, "surplus", p.source) for i, p in enumerate(pieces) if i not in taken]
    return [piece for index, piece in enumerate(pieces) if index in taken], rest
