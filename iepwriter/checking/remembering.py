"""Looks at the paragraphs of a text one by one and remembers them, since a keystroke changes one of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Set
from dataclasses import replace
from functools import lru_cache, wraps
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

    Found = TypeVar("Found", bound=DataclassInstance)
else:
    Found = TypeVar("Found")

_GAP = re.compile(r"\n[ \t]{0,80}\n")
_MOST_KEPT = 500
_MOST_TEXTS = 8
_FORGET: list[Callable[[], None]] = []
WORD_STARTS = re.compile(r"\b([A-Za-z]+)")
"""Where a word starts, for `matches`."""
LONGEST_KEPT = 10_000
"""Characters of the longest paragraph that is worth remembering."""


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each paragraph; blank lines are between them."""
    start = 0
    for gap in _GAP.finditer(text):
        yield start, gap.start()
        start = gap.end()
    yield start, len(text)


def by_paragraph(find: Callable[[str], Iterable[Found]]) -> Callable[[str], list[Found]]:
    """A search for things with a `start` and an `end` that looks at a paragraph only when it is new."""

    @lru_cache(maxsize=_MOST_KEPT)
    def remembered(paragraph: str) -> tuple[Found, ...]:
        return tuple(find(paragraph))

    # One check asks for the same things of the same text several times.
    @lru_cache(maxsize=_MOST_TEXTS)
    def of_text(text: str) -> tuple[Found, ...]:
        found: list[Found] = []
        for start, end in paragraphs(text):
            paragraph = text[start:end]
            there = remembered(paragraph) if len(paragraph) <= LONGEST_KEPT else find(paragraph)
            found += [_moved(item, start) for item in there] if start else there
        return tuple(found)

    @wraps(find)
    def in_text(text: str) -> list[Found]:
        return list(of_text(text))

    _FORGET.extend((remembered.cache_clear, of_text.cache_clear))
    return in_text


def also_forget(clear: Callable[[], None]) -> None:
    """Has `forget` drop what is remembered elsewhere too."""
    _FORGET.append(clear)


def forget() -> None:
    """Drop every paragraph that `by_paragraph` remembers, and what `also_forget` was told of."""
    for clear in _FORGET:
        clear()


def _moved(item: Any, by: int) -> Any:
    return replace(item, start=item.start + by, end=item.end + by)


def matches(pattern: re.Pattern[str], starts: re.Pattern[str], firsts: Set[str], text: str) -> Iterator[re.Match[str]]:
    """What `pattern.finditer` gives, tried only where a match can start.

    `starts` finds these places; where its first group took part, the group must be one of the `firsts` in lower case.
    """
    reached = 0
    for start in starts.finditer(text):
        if start.start() < reached or (start[1] is not None and start[1].lower() not in firsts):
            continue
        match = pattern.match(text, start.start())
        if match is not None:
            yield match
            reached = match.end()
