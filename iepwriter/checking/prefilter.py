"""Which patterns cannot match a text, because a word that they need is not in it."""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

_WORD = re.compile(r"[a-z0-9]+")
_IN_WORD = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")
_ASCII = 128
_MOST_ALTERNATIVES = 400
_MOST_KEPT = 20_000


@lru_cache(maxsize=_MOST_KEPT)
def _parsed(pattern: re.Pattern[str]) -> Any:
    """The parsed form of a pattern, which has no public door; none when there is none."""
    try:
        from re import _parser  # type: ignore[attr-defined]

        return _parser.parse(pattern.pattern, pattern.flags)
    except (ImportError, AttributeError, RecursionError):
        return None


def needed(pattern: re.Pattern[str]) -> list[frozenset[str]]:
    """Groups of word pieces: a text that matches holds one piece of every group; none when that cannot be told."""
    parsed = None if pattern.flags & re.IGNORECASE else _parsed(pattern)
    return _of_sequence(parsed) if parsed is not None else []


def widest(pattern: re.Pattern[str]) -> int:
    """Characters of the longest text that a pattern can match; very many when that cannot be told."""
    parsed = _parsed(pattern)
    return int(parsed.getwidth()[1]) if parsed is not None else sys.maxsize


def _of_sequence(parsed: Iterable[tuple[Any, Any]]) -> list[frozenset[str]]:
    groups = []
    run = ""
    for kind, value in parsed:
        letter = chr(value).lower() if str(kind) == "LITERAL" and value < _ASCII else ""
        if letter in _IN_WORD:
            run += letter
            continue
        groups += _pieces(run)
        run = ""
        groups += _of_item(str(kind), value)
    return groups + _pieces(run)


def _pieces(run: str) -> list[frozenset[str]]:
    return [frozenset((run,))] if len(run) > 1 else []


def _of_item(kind: str, value: Any) -> list[frozenset[str]]:
    if kind == "SUBPATTERN":
        return _of_sequence(value[3])
    if kind in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT") and value[0] > 0:
        return _of_sequence(value[2])
    if kind == "ATOMIC_GROUP":
        return _of_sequence(value)
    if kind == "BRANCH":
        return _of_branch([_of_sequence(arm) for arm in value[1]])
    return []


def _of_branch(arms: Sequence[list[frozenset[str]]]) -> list[frozenset[str]]:
    """One piece of the rarest group of any arm; nothing when an arm needs nothing."""
    if not all(arms):
        return []
    rarest = [max(groups, key=lambda group: (min(map(len, group)), -len(group))) for groups in arms]
    union = frozenset().union(*rarest)
    return [union] if len(union) <= _MOST_ALTERNATIVES else []


class Prefilter:
    """Tells quickly which of some patterns may match a text."""

    def __init__(self, patterns: Sequence[re.Pattern[str]]) -> None:
        numbers: dict[frozenset[str], int] = {}
        self._needs = []
        for pattern in patterns:
            bits = 0
            for group in needed(pattern):
                bits |= 1 << numbers.setdefault(group, len(numbers))
            self._needs.append(bits)
        self._by_pair: dict[str, dict[str, int]] = defaultdict(dict)
        for group, number in numbers.items():
            for piece in group:
                known = self._by_pair[piece[:2]]
                known[piece] = known.get(piece, 0) | 1 << number
        self._of_word: dict[str, int] = {}

    def possible(self, normal: str) -> list[int]:
        """The numbers of the patterns that may match a text in normal form."""
        seen = 0
        for word in set(_WORD.findall(normal)):
            known = self._of_word.get(word)
            seen |= self._look(word) if known is None else known
        return [number for number, needs in enumerate(self._needs) if seen & needs == needs]

    def _look(self, word: str) -> int:
        """The groups of which the word holds a piece."""
        bits = 0
        for at in range(len(word) - 1):
            for piece, groups in self._by_pair.get(word[at : at + 2], {}).items():
                if word.startswith(piece, at):
                    bits |= groups
        if len(self._of_word) >= _MOST_KEPT:
            self._of_word.clear()
        if len(word) < 40:
            self._of_word[word] = bits
        return bits
