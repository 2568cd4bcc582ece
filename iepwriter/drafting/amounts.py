"""Amounts of service: reading them out of free text and doing the arithmetic that a model must never do."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

_WORDS = {
    "once": 1,
    "one": 1,
    "a": 1,
    "an": 1,
    "two": 2,
    "twice": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "ten": 10,
    "fifteen": 15,
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "forty-five": 45,
    "sixty": 60,
    "ninety": 90,
}
_NUMBER = r"(?:\d+(?:\.\d+)?|" + "|".join(sorted(_WORDS, key=len, reverse=True)) + r")"
_SIZE = re.compile(
    rf"(?:\b(?P<times>{_NUMBER})\s*(?:x|×|times)\s*)?(?P<n>\b{_NUMBER})[\s-]*"
    r"(?P<unit>minutes?|mins?|hours?|hrs?|sessions?|days?)\b",
    re.I,
)
_TIMES = re.compile(
    rf"\b(?P<n>once|twice|{_NUMBER}\s*(?:times|x|sessions|days))\s*(?=(?:per|a|an|each|every|/)\b|/|$)", re.I
)
_PERIOD = re.compile(r"(?:\b(?:per|a|an|each|every)\s+|/\s*)(day|week|wk|month|year|session|quarter)\b", re.I)
_ADVERB = {"daily": "day", "weekly": "week", "monthly": "month", "yearly": "year"}


@dataclass(frozen=True)
class Amount:
    """How much of a unit in a period; minutes when the text speaks of minutes or hours."""

    size: Fraction
    unit: str
    """`minute`, `session` or `day`."""
    period: str
    """`day`, `week`, `month`, `quarter`, `year`, `session`, or empty when none is given."""


def _number(text: str) -> Fraction:
    text = text.lower()
    return Fraction(_WORDS[text]) if text in _WORDS else Fraction(text)


def _period(text: str) -> str:
    found = _PERIOD.search(text)
    if found:
        return {"wk": "week"}.get(found[1].lower(), found[1].lower())
    return next((unit for word, unit in _ADVERB.items() if word in text.lower()), "")


def read_amount(text: str) -> Amount | None:
    """The one amount that a text states, or None when it states none, several, or something unsure."""
    sizes = list(_SIZE.finditer(text))
    timed = [m for m in sizes if m["unit"][0].lower() in "mh"]
    if len(timed) > 1 or not sizes or (not timed and len(sizes) > 1):
        return None
    found = (timed or sizes)[0]
    size = _number(found["n"])
    if found["times"]:
        size *= _number(found["times"])
    unit = found["unit"].lower()
    if unit[0] == "h":
        size *= 60
    rest = text[: found.start()] + " " + text[found.end() :]
    times = _TIMES.search(rest)
    if timed and times and not found["times"]:
        word = re.match(_NUMBER, times["n"], re.I)
        size *= _number(word[0]) if word else 1
        rest = rest[: times.start()] + " " + rest[times.end() :]
    if re.search(r"\d", rest):
        return None
    kind = "minute" if unit[0] in "mh" else unit.rstrip("s")
    return Amount(size, kind, _period(text))


def comparable(first: Amount | None, second: Amount | None) -> bool:
    """Whether two amounts have the same unit and period, so that they may be subtracted."""
    return (
        first is not None
        and second is not None
        and (first.unit, first.period) == (second.unit, second.period)
        and bool(first.period)
    )


def difference(more: Amount, less: Amount) -> str:
    """The difference in words that a letter uses, such as `60 minutes per week`."""
    gap = abs(more.size - less.size)
    number = str(gap) if gap.denominator == 1 else str(float(gap))
    return f"{number} {more.unit}{'' if gap == 1 else 's'} per {more.period}"


_SHARES = {2: "half", 3: "one third", 4: "one quarter", 5: "one fifth"}


def share(less: Amount, more: Amount) -> str | None:
    """Which part the smaller amount is of the larger one, where that is a plain fraction."""
    if less.size <= 0:
        return None
    ratio = more.size / less.size
    return _SHARES.get(int(ratio)) if ratio.denominator == 1 else None
