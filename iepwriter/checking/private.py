"""Finds what was meant for the writer's eyes only."""

from __future__ import annotations

import re
from collections.abc import Iterator

from iepwriter.checking.finding import Category, Finding, Level
from iepwriter.checking.quantities import quantities
from iepwriter.checking.support import Given

_RUN = 4
"""Words in a row that make a private text recognisable."""
_SMALL = frozenset(
    "a an the and or of to in on at for with is be it i we he she they one per week day month if".split()
)


def _leak(text: str, start: int, end: int) -> Finding:
    return Finding(
        rule="private.leak",
        category=Category.PRIVATE_LEAK,
        level=Level.ERROR,
        start=start,
        end=end,
        text=text[start:end],
        message=f"“{' '.join(text[start:end].split())}” comes from what you marked as private.",
        why="Article, “Know Your Non-Negotiables Before the Meeting”: the list is for you alone.",
        suggestions=("",),
    )


def _words(text: str) -> list[tuple[str, int, int]]:
    return [(m[0].lower(), m.start(), m.end()) for m in re.finditer(r"[\w'’]+", text)]


def _runs(text: str, given: Given) -> Iterator[Finding]:
    public = " ".join(word for word, _, _ in _words(given.public))
    wanted: set[tuple[str, ...]] = set()
    for secret in given.private:
        words = [word for word, _, _ in _words(secret)]
        size = min(_RUN, len(words))
        runs = {tuple(words[i : i + size]) for i in range(len(words) - size + 1)}
        wanted |= {run for run in runs if set(run) - _SMALL and " ".join(run) not in public}
    there = _words(text)
    for size in {len(run) for run in wanted}:
        for index in range(len(there) - size + 1):
            if tuple(word for word, _, _ in there[index : index + size]) in wanted:
                yield _leak(text, there[index][1], there[index + size - 1][2])


def _amounts(text: str, given: Given) -> Iterator[Finding]:
    public = {(q.value, q.unit) for q in quantities(given.public)}
    secret = {(q.value, q.unit) for t in given.private for q in quantities(t) if q.unit} - public
    for q in quantities(text):
        if (q.value, q.unit) in secret:
            yield _leak(text, q.start, q.end)


def leaks(text: str, given: Given) -> list[Finding]:
    """Words and amounts of the private fields that stand in a text and nowhere in the public fields."""
    if not given.private:
        return []
    kept: list[Finding] = []
    for finding in sorted([*_runs(text, given), *_amounts(text, given)], key=lambda f: (f.start, -f.end)):
        if not kept or finding.start >= kept[-1].end:
            kept.append(finding)
    return kept
