"""Whether a calmer sentence keeps what the person told: numbers, dates, names, words of others, and most of "
"the rest."""

from __future__ import annotations

import re
from collections.abc import Sequence

from iepwriter.checking.losing import NAME, SMALL
from iepwriter.checking.quantities import quantities
from iepwriter.checking.wholeness import low_words

_QUOTED = re.compile(r'"[^"]*"|“[^”]*”')
_DATED = re.compile(
    r"\b(?:january|february|april|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|"
    r"aug|sept?|oct|"
    r"nov|dec|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|yesterday|today|tomorrow|twice|once)\b",
    re.I,
)
_ADDED = frozenset(
    "i am asking be says why not informed told asked notified warned you to the team would like understand what "
    "happened with look together at concerned about know was done in "
    "those please for an answer can could talk how is treated it matters me whether answer follow when see have "
    "been since "
    "disagree hear my concerns bring ask up hold has and settle this school services gets get that he she they "
    "because we "
    "reason decision waiting here help we us given done".split()
)
_OFTEN = re.compile(r"\ba (?:hundred|million|thousand) times\b", re.I)
"""A number that counts nothing."""
_STEM = 3
_LOST = 6
"""Words of weight outside the offence that a rewording may leave out."""


def keeps(old: str, new: str, hurts: Sequence[tuple[int, int]]) -> bool:
    """Whether no number, date, name or quotation is lost or added, and nothing else of weight is lost or new."""
    if _numbers(_OFTEN.sub("", old)) != _numbers(new) or sorted(_QUOTED.findall(old)) != sorted(_QUOTED.findall(new)):
        return False
    if sorted(w.lower() for w in _DATED.findall(old)) != sorted(w.lower() for w in _DATED.findall(new)):
        return False
    low = old.lower()
    if any(name[0].lower() not in low for name in NAME.finditer(new)):
        return False
    return _names_kept(old, new, hurts) and _words_kept(old, new, hurts)


def _numbers(text: str) -> list[tuple[str, str]]:
    counted = [(str(q.value), q.unit) for q in quantities(text) if text[q.start : q.start + 3].lower() != "one"]
    return sorted(counted) + sorted((n, "") for n in re.findall(r"\d+", text))


def _names_kept(old: str, new: str, hurts: Sequence[tuple[int, int]]) -> bool:
    """Whether every name is still there that does not stand in or right beside the offence."""
    if sum(c.isupper() for c in old) > sum(c.islower() for c in old):
        return True
    for name in NAME.finditer(old):
        near = any(start - 25 <= name.start() <= end + 16 for start, end in hurts)
        if name[0] not in new and not near:
            return False
    return True


def _words_kept(old: str, new: str, hurts: Sequence[tuple[int, int]]) -> bool:
    left = list(old)
    for start, end in hurts:
        left[start:end] = " " * (end - start)
    there, before = set(low_words(new)), set(low_words(old))
    lost = [w for w in low_words("".join(left)) if w not in SMALL and w not in there and w[:-1] not in there]
    added = [w for w in there - before if w not in _ADDED and not any(w[:_STEM] == b[:_STEM] for b in before)]
    return len(lost) <= _LOST and not added
