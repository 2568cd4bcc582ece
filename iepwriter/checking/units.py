"""Amounts of a service brought to one measure, so that "2 x 30 minutes per week" is 60 minutes per week."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from iepwriter.checking.quantities import Quantity, quantities

_PERIODS = {
    "daily": "day", "day": "day", "week": "week", "weekly": "week", "wk": "week", "month": "month", "monthly": "month",
    "mo": "month", "quarter": "quarter", "quarterly": "quarter", "year": "year", "yearly": "year", "yr": "year",
}  # fmt: skip
_PERIOD = r"(?P<period>daily|days?|weekly|weeks?|wk|monthly|months?|mo|quarterly|quarters?|yearly|years?|yr)\b"
_RATE = re.compile(
    rf"(?:[\s-]{{1,2}}sessions?)?\s{{0,3}}(?:of\s{{1,3}}[\w-]{{1,20}}(?:\s{{1,3}}[\w-]{{1,20}}){{0,2}}?\s{{1,3}})?"
    rf"(?P<times>,?\s{{0,3}}(?:once|twice|\w{{1,9}}\s{{1,3}}(?:times|days)|\d{{1,2}}\s?x))?"
    rf"\s{{0,3}}(?:(?:per|a|an|each|every|/|in\s+a)\s{{0,3}}(?:school\s{{1,3}})?)?{_PERIOD}",
    re.I,
)
_OF_MINUTES = re.compile(r"\s{1,3}(?:of|for|at)\s{1,3}$", re.I)
_WEEKS = {
    "day": Fraction(5), "week": Fraction(1), "month": Fraction(1, 4), "quarter": Fraction(1, 9), "year": Fraction(1, 36)
}  # fmt: skip
"""How often a period comes in a school week: five days, four weeks a month, 36 weeks a year."""


@dataclass(frozen=True)
class Rate:
    """Minutes in a period, as they stand in a text from `start` to `end`."""

    minutes: Fraction
    period: str
    start: int
    end: int

    @property
    def weekly(self) -> Fraction:
        """Minutes in a school week; a month counts as four weeks, a year as 36."""
        return self.minutes * _WEEKS[self.period]

    def within(self, period: str) -> Fraction:
        """Minutes in another period."""
        return self.weekly / _WEEKS[period]


def shown(value: Fraction) -> str:
    """A number as a person writes it, with one decimal at most."""
    return str(value.numerator) if value.denominator == 1 else f"{float(value):.1f}".removesuffix(".0")


def rates(text: str) -> list[Rate]:
    """All amounts of time in a period, in order; counts, as in "twice a week", are multiplied in."""
    found: list[Rate] = []
    everything = quantities(text)
    if not any(quantity.unit == "minute" for quantity in everything):
        return found
    everything.sort(key=lambda q: (q.start, -q.end))
    previous: Quantity | None = None
    reached = 0
    for quantity in everything:
        if quantity.start < reached:
            continue
        if quantity.unit == "minute":
            rate = _rate(text, quantity, previous)
            if rate is not None:
                found.append(rate)
                reached = rate.end
                previous = None
                continue
        previous = quantity
    return found


def _rate(text: str, quantity: Quantity, before: Quantity | None) -> Rate | None:
    match = _RATE.match(text, quantity.end)
    start, minutes = quantity.start, quantity.value
    if before is not None and _counts(text, before, quantity, match[0] if match else ""):
        start, minutes = before.start, minutes * before.value
    if match is None:
        return None
    period = match["period"].lower()
    period = _PERIODS.get(period) or _PERIODS[period.removesuffix("s")]
    return Rate(minutes * _count(match["times"]), period, start, match.end())


def _counts(text: str, before: Quantity, quantity: Quantity, after: str) -> bool:
    """Whether the number before says how many times, as in "3 sessions of 20 minutes" or "two 30-minute sessions"."""
    if before.unit == "session":
        return _OF_MINUTES.fullmatch(text, before.end, quantity.start) is not None
    return not before.unit and not text[before.end : quantity.start].strip() and "session" in after


def _count(times: str | None) -> Fraction:
    words = (times or "").strip(" ,\n\t").lower()
    if not words or words == "once":
        return Fraction(1)
    if words == "twice":
        return Fraction(2)
    counted = [q for q in quantities(words) if q.value]
    return counted[0].value if counted else Fraction(1)
