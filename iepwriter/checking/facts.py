"""Holds a letter against its case: numbers, dates, names, quotations and services that the person never gave.

Nothing here knows how a letter was made; the decoder's constraint and this check must fail independently.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from importlib.resources import files

from iepwriter.checking.dates import Mention, agrees, corrected, mentions, same
from iepwriter.checking.finding import Category, Finding, Level
from iepwriter.checking.names import foreign_quotations, unknown_names
from iepwriter.checking.quantities import Quantity, quantities
from iepwriter.checking.support import Given

_WHY = (
    "Promise: no invented fact. A letter with one wrong fact can be set aside, and it is your name that stands below."
)
_SHARES = re.compile(
    r"\b(half|one[- ]half|one[- ]third|a third|one[- ]quarter|a quarter|one[- ]fourth|one[- ]fifth|a fifth)\b", re.I
)
_SHARE_OF = {"half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5}
_COUNTED = re.compile(r"\s+(?:concerns?|items?|issues?|points?|parts?|things?)\b", re.I)
_LOOSE = frozenset({"", "time"})


def _finding(kind: str, text: str, start: int, end: int, message: str) -> Finding:
    words = text[start:end]
    return Finding(
        rule=f"fact.{kind}",
        category=Category.INVENTED_FACT,
        level=Level.ERROR,
        start=start,
        end=end,
        text=words,
        message=message.format(words=" ".join(words.split())),
        why=_WHY,
        suggestions=("",),
    )


def _dated(text: str, found: list[Mention]) -> list[tuple[int, int]]:
    return [(m.start, m.end) for m in found if m.day or m.year]


def _inside(quantity: Quantity, spans: list[tuple[int, int]]) -> bool:
    index = bisect_right(spans, (quantity.start, sys.maxsize)) - 1
    return index >= 0 and quantity.end <= spans[index][1]


def _sums(given: Given) -> set[tuple[Fraction, str]]:
    """Differences between like amounts of one concern: arithmetic that a letter may state."""
    found: set[tuple[Fraction, str]] = set()
    for concern in given.case.concerns:
        texts = [concern.current, concern.proposed, concern.needed, *(e.finding for e in concern.evidence)]
        amounts = [(q.value, q.unit) for text in texts for q in quantities(text) if q.unit]
        found |= {(abs(a - b), unit) for a, unit in amounts for b, other in amounts if unit == other and a != b}
    return found


def _numbers(text: str, given: Given) -> Iterator[Finding]:
    there = quantities(given.public)
    exact = {(q.value, q.unit) for q in there} | _sums(given)
    bare = {q.value for q in there if q.unit in _LOOSE}
    values = {q.value for q in there}
    spans = _dated(text, mentions(text))
    for q in quantities(text):
        if _inside(q, spans) or (q.value, q.unit) in exact or q.value in (bare if q.unit else values):
            continue
        if q.value == len(given.case.concerns) and _COUNTED.match(text, q.end):
            continue
        if q.spelled and q.value == 1 and not q.unit:
            continue
        if q.value in {Fraction(day.year) for day in given.days}:
            continue
        yield _finding("number", text, q.start, q.end, "“{words}” is not among the numbers that you gave.")
    yield from _shares(text, given)


def _shares(text: str, given: Given) -> Iterator[Finding]:
    public = given.public.lower()
    for match in _SHARES.finditer(text):
        word = re.split(r"[- ]", match[0].lower())[-1]
        ratios = set()
        for concern in given.case.concerns:
            texts = (concern.current, concern.proposed, concern.needed, *(e.finding for e in concern.evidence))
            amounts = [q.value for t in texts for q in quantities(t) if q.unit and q.value]
            ratios |= {a / b for a in amounts for b in amounts}
        if word not in public and Fraction(_SHARE_OF[word]) not in ratios and "half" not in match[0].lower():
            yield _finding("number", text, match.start(), match.end(), "“{words}” does not follow from your numbers.")


def _dates(text: str, given: Given) -> Iterator[Finding]:
    there = [*mentions(given.public), *mentions(corrected(given.public))]
    for mention in mentions(text):
        known = any(agrees(mention, day) for day in given.days) or any(same(mention, other) for other in there)
        if not known and mention.year:
            # A letter writes the year out where the person wrote the day alone, if it is the year of the case.
            known = mention.year in {day.year for day in given.days} and any(
                other.month == mention.month and other.day == mention.day and not other.year for other in there
            )
        if not known:
            message = "“{words}” is not among the dates that you gave."
            yield _finding("date", text, mention.start, mention.end, message)


@cache
def _services() -> tuple[tuple[str, ...], ...]:
    text = files("iepwriter.checking").joinpath("data", "services.txt").read_text(encoding="utf-8")
    return tuple(tuple(line.split("|")) for line in text.splitlines() if line and not line.startswith("#"))


@cache
def _pattern(name: str) -> re.Pattern[str]:
    # Two-letter names are words of English too: they count only in capitals.
    flags = re.NOFLAG if len(name) < 3 else re.IGNORECASE
    return re.compile(rf"(?<![\w-]){re.escape(name.upper() if len(name) < 3 else name)}(?![\w])", flags)


def _given_lines(given: Given) -> tuple[set[str], list[tuple[str, ...]]]:
    """Names of what the person named, by any name, and the lines of which they named nothing."""
    public = given.public.lower()
    named: set[str] = set()
    foreign: list[tuple[str, ...]] = []
    for names in _services():
        if any(name in public if len(name) > 2 else re.search(rf"\b{name}\b", public) for name in names):
            named |= set(names)
        else:
            foreign.append(names)
    return named, foreign


def _named_services(text: str, given: Given) -> Iterator[Finding]:
    # Looking for the plain words first is a hundred times quicker in a long text.
    low = text.lower()
    for name in (name for names in _given_lines(given)[1] for name in names if name.lower() in low):
        for match in _pattern(name).finditer(text):
            message = "“{words}” is a service, a support or a condition that you did not name."
            yield _finding("service", text, match.start(), match.end(), message)


def _names(text: str, given: Given) -> Iterator[Finding]:
    named, _ = _given_lines(given)
    for place in unknown_names(text, given.words | {word for name in named for word in name.split()}):
        yield _finding("name", text, place.start, place.end, "“{words}” is a name that you did not give.")
    for place in foreign_quotations(text, given.public):
        yield _finding("quotation", text, place.start, place.end, "{words} quotes words that you did not give.")


def invented(text: str, given: Given) -> list[Finding]:
    """Every number, date, name, quotation and service of a text that the case does not support, in order."""
    found = [*_numbers(text, given), *_dates(text, given), *_names(text, given), *_named_services(text, given)]
    kept: list[Finding] = []
    for finding in sorted(found, key=lambda f: (f.start, -f.end)):
        if not kept or finding.start >= kept[-1].end:
            kept.append(finding)
    return kept
