"""Which words of a typed message its faithful editor struck: what the hand-written pairs teach about heat."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

Span = tuple[int, int]
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_FEWEST = 3
"""Words in a row that an editor struck as heat; fewer may be a slip that was mended."""
_LIKE = 0.65
"""How much alike two words must be for one to be the other's mended form."""


def struck(typed: str, letter: str) -> tuple[list[Span], list[Span]]:
    """Start and end of the runs of words that were struck, and of the words of which that is not sure."""
    words = [(m.start(), m.end(), _bare(m[0])) for m in _WORD.finditer(typed)]
    kept = [_bare(m[0]) for m in _WORD.finditer(letter)]
    gone: list[Span] = []
    doubt: list[Span] = []
    everything = set(kept)
    matcher = SequenceMatcher(None, [word for _, _, word in words], kept, autojunk=False)
    for kind, start, end, there, until in matcher.get_opcodes():
        if kind in ("equal", "insert"):
            continue
        for run in _unlike(words[start:end], kept[max(0, there - 2) : until + 2]):
            span = (run[0][0], run[-1][1])
            room = until - there <= len(run) // 4
            told = any(word in everything or word.isdigit() for _, _, word in run if len(word) > 3 or word.isdigit())
            (gone if len(run) >= _FEWEST and room and not told else doubt).append(span)
    return gone, doubt


def at_the_ends(typed: str, letter: str) -> tuple[str, str]:
    """The words that were struck before anything that was kept, and behind it; either may be empty."""
    gone, _ = struck(typed, letter)
    before, behind = "", ""
    for start, end in gone:
        if not _WORD.search(typed[:start]):
            before = typed[:end].strip()
        elif not _WORD.search(typed[end:]):
            behind = typed[start:].strip()
    return before, behind


def _unlike(words: Sequence[tuple[int, int, str]], near: Sequence[str]) -> list[list[tuple[int, int, str]]]:
    """Runs of words that are no form of a word of the letter nearby."""
    runs: list[list[tuple[int, int, str]]] = [[]]
    for word in words:
        if any(_alike(word[2], other) for other in near):
            runs.append([])
        else:
            runs[-1].append(word)
    return [run for run in runs if run]


def _alike(word: str, other: str) -> bool:
    if word == other:
        return True
    if min(len(word), len(other)) < 3:
        return word[:1] == other[:1] and len(word) == 1
    return SequenceMatcher(None, word, other, autojunk=False).ratio() >= _LIKE


def _bare(word: str) -> str:
    return re.sub(r"['’]", "", word.lower())
