"""Numbers with their units in free text: digits, words, fractions and compact forms, brought to one measure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from iepwriter.checking.remembering import by_paragraph, matches

_ONES = dict(
    zip(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split(),
        range(20),
        strict=True,
    )
)
_TENS = dict(zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10), strict=True))
_OTHERS = {"twice": 2, "dozen": 12, "hundred": 100, "thrice": 3, "thrity": 30, "fourty": 40, "fifthteen": 15}
_WORDS = _ONES | _TENS | _OTHERS
_UNITS = {
    "minute": "minute", "min": "minute", "mins": "minute", "minutes": "minute",
    "hour": "hour", "hours": "hour", "hr": "hour", "hrs": "hour",
    "second": "second", "seconds": "second", "sec": "second", "secs": "second",
    "day": "day", "days": "day", "week": "week", "weeks": "week", "wk": "week", "wks": "week",
    "month": "month", "months": "month", "mo": "month", "mos": "month",
    "year": "year", "years": "year", "yr": "year", "yrs": "year",
    "session": "session", "sessions": "session", "time": "time", "times": "time", "x": "time",
    "%": "percent", "percent": "percent", "pct": "percent", "percentile": "percentile",
    "dollar": "dollar", "dollars": "dollar", "student": "student", "students": "student", "kids": "student",
    "child": "student", "children": "student", "meltdowns": "meltdown", "meltdown": "meltdown",
    "incident": "incident", "incidents": "incident", "point": "point", "points": "point",
    "mile": "mile", "miles": "mile", "block": "block", "blocks": "block", "word": "word", "words": "word",
    "page": "page", "pages": "page", "grade": "grade",
}  # fmt: skip
_DIGITS = r"\d{1,3}(?:,\d{3}){1,9}(?:\.\d{1,9})?|\d{1,30}(?!\d)(?:\.\d{1,9})?"
_TENS_WORD = "|".join(_TENS)
_ONE_WORD = "|".join(list(_ONES)[1:10])
_SPELLED = rf"(?:{_TENS_WORD})[- ](?:{_ONE_WORD})|" + "|".join(sorted(_WORDS, key=len, reverse=True))
_FIND = re.compile(
    rf"(?P<half>\bhalf\s+(?:an?\s+)?hour\b|\b(?:an?|one)\s+hour\s+and\s+a\s+half\b|\ban\s+hour\b|\bquarter\s+(?:of\s+an\s+)?hour\b)"
    rf"|(?<!\d)(?<!\d[.,])(?P<money>\$)?(?P<number>{_DIGITS})(?P<ordinal>st|nd|rd|th)?"
    rf"(?:\s*(?P<and>and a half))?(?P<tail>[\s-]*(?:%|[a-z]+\b)?)"
    rf"|\b(?P<word>{_SPELLED})\b(?:\s+(?P<word_and>and a half))?(?P<word_tail>[\s-]*[a-z]+\b)?",
    re.I,
)
_STARTS = re.compile(r"\$|\d+|\b([A-Za-z]+)")
_FIRSTS = frozenset(_WORDS) | {"half", "quarter", "a", "an", "one"}
_FIXED = {"half": 30, "quarter": 15, "and": 90, "an": 60}


@dataclass(frozen=True)
class Quantity:
    """A number as it stands in a text; `unit` is empty when the word after it is no measure."""

    value: Fraction
    unit: str
    start: int
    end: int
    spelled: bool = False


@lru_cache(maxsize=1_000)
def _number(digits: str, and_half: bool = False) -> Fraction:
    return Fraction(digits.replace(",", "")) + (Fraction(1, 2) if and_half else 0)


def _measure(value: Fraction, tail: str | None) -> tuple[Fraction, str]:
    unit = _UNITS.get((tail or "").strip(" -\t\n").lower(), "")
    if unit == "hour":
        return value * 60, "minute"
    if unit == "second":
        return value / 60, "minute"
    return value, unit


@lru_cache(maxsize=1_000)
def _spelled(text: str) -> Fraction:
    parts = re.split(r"[- ]", text.lower())
    return Fraction(sum(_WORDS[part] for part in parts))


def _half(text: str) -> Fraction:
    text = text.lower()
    if "and a half" in re.sub(r"\s+", " ", text):
        return Fraction(90)
    return Fraction(30 if text.startswith("half") else 15 if text.startswith("quarter") else 60)


def quantities(text: str) -> list[Quantity]:
    """All numbers of a text with their units, in order; times are in minutes."""
    return _plain(text) + _joined(text)


@by_paragraph
def _plain(text: str) -> list[Quantity]:
    found: list[Quantity] = []
    for match in matches(_FIND, _STARTS, _FIRSTS, text):
        if match["half"]:
            found.append(Quantity(_half(match["half"]), "minute", match.start(), match.end(), True))
        elif match["number"]:
            value = _number(match["number"], bool(match["and"]))
            end = (
                match.end("tail")
                if _measure(value, match["tail"])[1]
                else match.end("ordinal" if match["ordinal"] else "number")
            )
            size, unit = _measure(value, match["tail"])
            found.append(Quantity(size, "dollar" if match["money"] else unit, match.start(), end))
        else:
            value = _spelled(match["word"]) + (Fraction(1, 2) if match["word_and"] else 0)
            size, unit = _measure(value, match["word_tail"])
            if match["word"].lower() == "twice":
                unit = "time"
            end = match.end("word_tail") if unit and match["word_tail"] else match.end("word")
            found.append(Quantity(size, unit, match.start(), end, True))
    return found


_TIMES = re.compile(
    rf"(?:(?P<a>{_DIGITS}|{_SPELLED})\s*(?:x|×|times)\s*)(?P<b>{_DIGITS}|{_SPELLED})[\s-]*(?P<unit>minutes?|mins?|hours?|hrs?)\b",
    re.I,
)


@by_paragraph
def _joined(text: str) -> list[Quantity]:
    """The total of `2 x 30 minutes`, which a letter may state."""
    found = []
    for match in matches(_TIMES, _STARTS, _FIRSTS, text):
        values = [_number(v) if v[0].isdigit() else _spelled(v) for v in (match["a"], match["b"])]
        size, unit = _measure(values[0] * values[1], match["unit"])
        found.append(Quantity(size, unit, match.start(), match.end()))
    return found
