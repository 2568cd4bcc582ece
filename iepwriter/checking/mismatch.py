"""Amounts that are set side by side in different units, and percentiles that are called percent."""

from __future__ import annotations

import itertools
import re
import sys
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction

from iepwriter.checking.concerns import Part
from iepwriter.checking.finding import Category, Finding, Level
from iepwriter.checking.known import Kind, named
from iepwriter.checking.masking import sentences
from iepwriter.checking.quantities import Quantity, quantities
from iepwriter.checking.units import Rate, rates, shown

_WHY = "Advocates: put amounts into one unit before they are compared; minutes per month read like minutes per week."
_WHY_PERCENTILE = (
    "The 30th percentile means a score above 30 of 100 children of that age; it is no share of right answers."
)
_ABOUT_A_SERVICE = re.compile(
    r"\b(?:propos\w{1,4}|needs?|requires?|recommend\w{0,6}|provid\w{1,4}|receiv\w{1,4}|gets?|currently|iep|reduc\w{1,5}|"
    r"increas\w{1,4}|offer\w{0,4}|minutes of|services?|therapy)\b",
    re.I,
)
_NOT_A_SERVICE = re.compile(r"\b(?:homework|at home|commut\w{1,4}|bus ride|cries|crying|screen time|training)\b", re.I)
_BESIDE = re.compile(r"\b(?:consult\w{0,6}|indirect)\b", re.I)
"""Time with staff that is given beside time with the child; set against it only where the sentence does so."""
_SETS_AGAINST = re.compile(r"\b(?:propos\w{1,4}|instead|rather than|reduc\w{1,5}|chang\w{1,4})\b", re.I)
_LONGEST = 600
_NEAR = 120
_MOST_UNLIKE = 300
"""Different amounts that are held against each other in one concern; no letter has more."""


def mismatches(text: str, concerns: list[Part]) -> list[Finding]:
    """Unlike units within a concern, at most one a concern, and percentiles called percent."""
    every = rates(text)
    there = _Surroundings(text) if every else None
    found = [finding for part in concerns for finding in _units(text, part, every, there)] if there else []
    return found + list(_percentiles(text))


class _Surroundings:
    """What stands around the amounts of a text, found in one pass each so that many amounts cost no more."""

    def __init__(self, text: str) -> None:
        self._split = sentences(text)
        self._services = named(text, Kind.SERVICE)
        self._starts = [service.start for service in self._services]
        patterns = (_ABOUT_A_SERVICE, _NOT_A_SERVICE, _BESIDE, _SETS_AGAINST)
        self._places = {pattern: [m.span() for m in pattern.finditer(text)] for pattern in patterns}

    def _near(self, pattern: re.Pattern[str], start: int, end: int) -> bool:
        places = self._places[pattern]
        index = bisect_left(places, (start, 0))
        return index < len(places) and places[index][1] <= end

    def of_a_service(self, rate: Rate) -> bool:
        """Whether the words around an amount say that a service has it."""
        start, end = self._split.around(rate.start)
        start, end = max(start, rate.start - _LONGEST), min(end, rate.end + _LONGEST)
        if self._near(_BESIDE, start, end) and not self._near(_SETS_AGAINST, start, end):
            return False
        return self._near(_ABOUT_A_SERVICE, start, end) and not self._near(_NOT_A_SERVICE, start, end)

    def service(self, rate: Rate) -> str:
        """The service that the sentence names nearest to an amount; empty when it names none."""
        start, end = self._split.around(rate.start)
        index = bisect_left(self._starts, rate.start)
        beside = [s for s in self._services[max(0, index - 1) : index + 1] if start <= s.start < end]
        return min(beside, key=lambda s: abs(s.start - rate.start)).name if beside else ""


def _units(text: str, part: Part, every: list[Rate], there: _Surroundings) -> Iterator[Finding]:
    seen: dict[tuple[str, Fraction, str], Rate] = {}
    for rate in _within(every, part.stretches):
        key = (rate.period, rate.minutes, there.service(rate))
        # The same amount again says nothing new.
        if key not in seen and len(seen) < _MOST_UNLIKE and there.of_a_service(rate):
            seen[key] = rate
    told = {(period, minutes) for period, minutes, _ in seen}
    for index, ((period, _, service), rate) in enumerate(seen.items()):
        for (its_period, _, its_service), other in itertools.islice(seen.items(), index):
            if period == its_period or (service and its_service and service != its_service):
                continue
            if not _converted(rate, other, told):
                yield _unlike(text, rate, other)
                return


def _within(every: list[Rate], stretches: tuple[tuple[int, int], ...]) -> Iterator[Rate]:
    """The amounts that start in one of the stretches, which are in order."""
    starts = [start for start, _ in stretches]
    for rate in every:
        index = bisect_right(starts, rate.start) - 1
        if index >= 0 and rate.start < stretches[index][1]:
            yield rate


def _converted(rate: Rate, other: Rate, told: set[tuple[str, Fraction]]) -> bool:
    """Whether the text brings one of two amounts to the period of the other, or they are the same in a week."""
    if {rate.period, other.period} == {"day", "week"} and rate.weekly == other.weekly:
        return True
    return any((b.period, a.within(b.period)) in told for a, b in ((rate, other), (other, rate)))


def _unlike(text: str, rate: Rate, other: Rate) -> Finding:
    first, second = _words(text, other), _words(text, rate)
    one = f"{shown(other.within(rate.period))} minutes per {rate.period}"
    two = f"{shown(rate.within(other.period))} minutes per {other.period}"
    return Finding(
        rule="specific.units",
        category=Category.UNIT_MISMATCH,
        level=Level.WARNING,
        start=rate.start,
        end=rate.end,
        text=text[rate.start : rate.end],
        message=f"“{second}” stands against “{first}” in another unit: "
        f"{first} is about {one}, {second} is about {two}.",
        why=_WHY,
        suggestions=(f"{second} (about {two})",),
    )


def _words(text: str, rate: Rate) -> str:
    return " ".join(text[rate.start : rate.end].split())


_PERCENT_TH = re.compile(r"\b(?P<number>\d{1,2})(?:st|nd|rd|th)\s{1,3}(?P<slip>percent)\b", re.I)
_PERCENT_ILE = re.compile(r"(?<![\d.])(?P<number>\d{1,2})\s?(?P<slip>%|percent)\s{1,3}percentile\b", re.I)


def _percentiles(text: str) -> Iterator[Finding]:
    for match in _PERCENT_TH.finditer(text):
        yield _slip(text, *match.span(), f"{match[0].rsplit(maxsplit=1)[0]} percentile")
    for match in _PERCENT_ILE.finditer(text):
        yield _slip(text, *match.span(), f"{_ordinal(int(match['number']))} percentile")
    every = [q for q in quantities(text) if q.unit in ("percentile", "percent")]
    slips = sorted(m.span() for pattern in (_PERCENT_TH, _PERCENT_ILE) for m in pattern.finditer(text))
    ranks: dict[Fraction, list[int]] = defaultdict(list)
    for rank in (q for q in every if q.unit == "percentile"):
        ranks[rank.value].append(rank.start)
    for q in every:
        if q.unit == "percent" and q.value in ranks and not _slipped(q, slips) and _ranked(q, ranks[q.value]):
            yield _slip(text, q.start, q.end, f"{_ordinal(int(q.value))} percentile")


def _slipped(quantity: Quantity, slips: list[tuple[int, int]]) -> bool:
    """Whether a number is part of a slip that is already told."""
    index = bisect_right(slips, (quantity.start, sys.maxsize))
    return any(quantity.start < end for _, end in slips[max(0, index - 2) : index])


def _ranked(quantity: Quantity, starts: list[int]) -> bool:
    """Whether the same number stands near by as a percentile."""
    index = bisect_left(starts, quantity.start)
    near = starts[max(0, index - 1) : index + 1]
    return quantity.value.denominator == 1 and any(abs(start - quantity.start) < _NEAR for start in near)


def _ordinal(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"


def _slip(text: str, start: int, end: int, right: str) -> Finding:
    return Finding(
        rule="specific.percentile",
        category=Category.UNIT_MISMATCH,
        level=Level.WARNING,
        start=start,
        end=end,
        text=text[start:end],
        message=f"“{' '.join(text[start:end].split())}”: a percentile is not a percent; is the {right} meant?",
        why=_WHY_PERCENTILE,
        suggestions=(right,),
    )
