"""Dates, months and weekdays in free text, in the forms that people and letters use."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from functools import lru_cache

from iepwriter.checking.remembering import by_paragraph

_MONTHS = "january february march april may june july august september october november december".split()
_SHORT = {m[:3]: i for i, m in enumerate(_MONTHS, 1)} | {"sept": 9}
_MONTH = r"(?P<month>" + "|".join([*_MONTHS, *(f"{s}\\.?" for s in sorted(_SHORT, key=len, reverse=True))]) + r")"
_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_LONG = re.compile(
    rf"\b{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?!\s*(?:minutes|min|percent|%))(?:,?\s+(?P<year>(?:19|20)\d\d))?",
    re.I,
)
_TURNED = re.compile(
    rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}\b(?:,?\s+(?P<year>(?:19|20)\d\d))?", re.I
)
_OF_YEAR = re.compile(rf"\b{_MONTH},?\s+(?:of\s+)?(?P<year>(?:19|20)\d\d)\b", re.I)
_ISO = re.compile(r"\b(?P<year>(?:19|20)\d\d)-(?P<month>\d{1,2})-(?P<day>\d{1,2})\b")
_SLASHED = re.compile(r"(?<![\d/])(?P<month>\d{1,2})/(?P<day>\d{1,2})(?:/(?P<year>\d{4}|\d{2}))?(?![\d/])")
_BARE = re.compile(rf"\b{_MONTH}\b", re.I)
_DAY_NAME = re.compile(r"\b(?P<name>" + "|".join(_WEEKDAYS) + r")s?\b", re.I)
_LONG_NAMES = [name for name in [*_MONTHS, *_WEEKDAYS] if len(name) > 5]
_NOT_MONTHS = re.compile(r"(?:\b(?:may|march|mar|jan|sun|dec)\b)", re.I)


@dataclass(frozen=True)
class Mention:
    """A date as it stands in a text; parts that are not said are 0; `weekday` counts from Monday = 1."""

    year: int
    month: int
    day: int
    weekday: int
    start: int
    end: int


def _number(month: str) -> int:
    month = month.lower().rstrip(".")
    if month.isdigit():
        return int(month)
    return _SHORT.get(month[:4] if month[:4] == "sept" else month[:3], 0)


def corrected(text: str) -> str:
    """The text with misspelled months and weekdays put right: `wensday` is Wednesday."""

    return re.sub(r"[A-Za-z]{6,11}", lambda match: _right(match[0]), text)


@lru_cache(maxsize=8192)
def _right(word: str) -> str:
    close = get_close_matches(word.lower(), _LONG_NAMES, n=1, cutoff=0.78)
    return close[0] if close else word


@by_paragraph
def mentions(text: str) -> list[Mention]:
    """All dates, months and weekdays of a text; parts of a longer date are not told again."""
    found: list[Mention] = []
    taken: list[tuple[int, int]] = []

    def free(start: int, end: int) -> bool:
        index = bisect_left(taken, (end, 0))
        return index == 0 or taken[index - 1][1] <= start

    for pattern in (_ISO, _LONG, _TURNED, _OF_YEAR, _SLASHED):
        for match in pattern.finditer(text):
            parts = match.groupdict()
            month, day = _number(parts["month"]), int(parts.get("day") or 0)
            year = int(parts.get("year") or 0)
            if not free(*match.span()) or not 1 <= month <= 12 or day > 31 or (day == 0 and "day" in parts):
                continue
            insort(taken, match.span())
            found.append(Mention(year + 2000 if 0 < year < 100 else year, month, day, 0, *match.span()))
    for match in _BARE.finditer(text):
        # "may" and "march" are verbs too: as months they are written with a capital inside a sentence.
        if free(*match.span()) and not (_NOT_MONTHS.fullmatch(match[0].rstrip(".")) and not _as_month(text, match)):
            found.append(Mention(0, _number(match["month"]), 0, 0, *match.span()))
    for match in _DAY_NAME.finditer(text):
        found.append(Mention(0, 0, 0, _WEEKDAYS.index(match["name"].lower()) + 1, *match.span()))
    return sorted(found, key=lambda mention: mention.start)


def _as_month(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - 12) : match.start()].lower().split()
    if not before:
        return False
    if before[-1] in {"in", "since", "until", "last", "early", "late"}:
        return True
    return match[0][0].isupper() and before[-1] in {"by", "of", "from", "to", "and", "this", "next"}


def agrees(mention: Mention, day: date) -> bool:
    """Whether a mention can mean a day."""
    return (
        mention.year in (0, day.year)
        and mention.month in (0, day.month)
        and mention.day in (0, day.day)
        and mention.weekday in (0, day.isoweekday())
    )


def same(mention: Mention, other: Mention) -> bool:
    """Whether a mention says no more than another one does."""
    return all(
        mine in (0, theirs)
        for mine, theirs in (
            (mention.year, other.year),
            (mention.month, other.month),
            (mention.day, other.day),
            (mention.weekday, other.weekday),
        )
    )
