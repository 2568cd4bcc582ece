"""Amounts that are set side by side in different units, and percentiles that are called percent."""

from __future__ import annotations

import re
from collections.abc import Iterator

from iepwriter.checking.concerns import Part
from iepwriter.checking.finding import Category, Finding, Level
from iepwriter.checking.known import Kind, Named, named
from iepwriter.checking.masking import Sentences, sentences
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


def mismatches(text: str, concerns: list[Part]) -> list[Finding]:
    """Unlike units within a concern, at most one a concern, and percentiles called percent."""
    found = [finding for part in concerns for finding in _units(text, part)]
    return found + list(_percentiles(text))


def _units(text: str, part: Part) -> Iterator[Finding]:
    split = sentences(text)
    services = named(text, Kind.SERVICE)
    seen: list[tuple[Rate, str]] = []
    for rate in rates(text):
        if not any(a <= rate.start < b for a, b in part.stretches) or not _of_a_service(text, rate, split):
            continue
        seen.append((rate, _service(rate, services, split)))
    for index, (rate, service) in enumerate(seen):
        for other, its_service in seen[:index]:
            if rate.period == other.period or (service and its_service and service != its_service):
                continue
            if not _converted(rate, other, [r for r, _ in seen]):
                yield _unlike(text, rate, other)
                return


def _of_a_service(text: str, rate: Rate, split: Sentences) -> bool:
    start, end = split.around(rate.start)
    start, end = max(start, rate.start - _LONGEST), min(end, rate.end + _LONGEST)
    if _BESIDE.search(text, start, end) and not _SETS_AGAINST.search(text, start, end):
        return False
    return bool(_ABOUT_A_SERVICE.search(text, start, end)) and not _NOT_A_SERVICE.search(text, start, end)


def _service(rate: Rate, services: list[Named], split: Sentences) -> str:
    """The service that the sentence names nearest to an amount; empty when it names none."""
    start, end = split.around(rate.start)
    near = [s for s in services if start <= s.start < end]
    return min(near, key=lambda s: abs(s.start - rate.start)).name if near else ""


def _converted(rate: Rate, other: Rate, every: list[Rate]) -> bool:
    """Whether the text brings one of two amounts to the period of the other, or they are the same in a week."""
    if {rate.period, other.period} == {"day", "week"} and rate.weekly == other.weekly:
        return True
    pairs = ((rate, other), (other, rate))
    return any(r.period == b.period and r.minutes == a.within(b.period) for a, b in pairs for r in every)


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
    ranks = [q for q in every if q.unit == "percentile"]
    spans = [m.span() for pattern in (_PERCENT_TH, _PERCENT_ILE) for m in pattern.finditer(text)]
    for q in every:
        slipped = any(a <= q.start < b for a, b in spans)
        if q.unit == "percent" and not slipped and _ranked(q, ranks):
            yield _slip(text, q.start, q.end, f"{_ordinal(int(q.value))} percentile")


def _ranked(quantity: Quantity, ranks: list[Quantity]) -> bool:
    """Whether the same number stands near by as a percentile."""
    value = quantity.value
    return value.denominator == 1 and any(
        r.value == value and abs(r.start - quantity.start) < _NEAR for r in ranks[:50]
    )


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
