"""The fields of the form, and how they become a case."""

from __future__ import annotations

import copy
import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Any


@dataclass(frozen=True)
class Field:
    """One line of the form; `path` leads to its place in a case."""

    id: str
    label: str
    path: tuple[str | int, ...]


GROUPS: dict[str, tuple[Field, ...]] = {
    "Who": (
        Field("child", "Your child's name, as it should stand in the letter", ("child", "name")),
        Field("parent", "Your name", ("parent", "name")),
        Field("addressee", "Who reads it, as in: Mr. Adeyemi", ("addressee", "name")),
        Field("role", "Their role, as in: case manager", ("addressee", "role")),
    ),
    "Concern": (
        Field("area", "What it is about, as in: speech-language therapy", ("concerns", 0, "area")),
        Field("current", "In the IEP now, as in: 30 minutes per week", ("concerns", 0, "current")),
        Field("proposed", "What the school proposes", ("concerns", 0, "proposed")),
        Field("needed", "What your child needs (may stay empty)", ("concerns", 0, "needed")),
        Field("request", "What you ask for", ("concerns", 0, "request")),
    ),
    "Evidence": (
        Field("source", "One report, log or e-mail", ("concerns", 0, "evidence", 0, "source")),
        Field("date", "Its date, as in: 2026-01-15", ("concerns", 0, "evidence", 0, "date")),
        Field("finding", "What it found, in its own words", ("concerns", 0, "evidence", 0, "finding")),
        Field("component", "Only to disagree: the part of the IEP", ("disagreement", "component")),
    ),
}
FIELDS = tuple(field for group in GROUPS.values() for field in group)
WORDS = Field("words", "Your own words", ("concerns", 0, "in_your_words"))

_CONTROL = re.compile(r"\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_AMOUNT = re.compile(
    r"\b\d+\s*(?:minutes?|mins?|hours?|hrs?|sessions?|times?)\b(?:\s*(?:a|per|each|/)\s*(?:day|week|month))?", re.I
)


def clean(text: str) -> str:
    """Text without characters that steer a terminal."""
    return _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def amounts(words: str) -> list[str]:
    """Amounts in someone's words, to be offered and never taken silently."""
    return list(dict.fromkeys(" ".join(m.group().split()) for m in _AMOUNT.finditer(words)))


def read(data: dict[str, Any], field: Field) -> str:
    """What a case has in a field, empty when it has nothing."""
    here: Any = data
    for step in field.path:
        try:
            here = here[step]
        except (KeyError, IndexError, TypeError):
            return ""
    return "" if here is None else str(here)


def case_data(base: dict[str, Any], values: dict[str, str]) -> dict[str, Any]:
    """Plain data of a case: `values` by field id laid over what the form does not show."""
    data = copy.deepcopy(base)
    for field in (*FIELDS, WORDS):
        value = clean(values.get(field.id, "")).strip()
        if value or read(data, field):
            _put(data, field.path, value)
    concern = data.get("concerns", [{}])[0]
    concern["evidence"] = [item for item in concern.get("evidence", []) if any(item.values())]
    if not (data.get("disagreement") or {}).get("component"):
        data.pop("disagreement", None)
    data["kind"] = "disagreement_note" if data.get("disagreement") else data.get("kind") or "concern_statement"
    return data


def add_evidence(data: dict[str, Any], source: str, finding: str) -> None:
    """Adds a report to the first concern, behind the one that the form shows."""
    place = max(1, len(((data.get("concerns") or [{}])[0]).get("evidence") or []))
    for name, value in (("source", source), ("finding", finding)):
        if place == 1:
            _put(
                data,
                ("concerns", 0, "evidence", 0, name),
                read(data, Field("", "", ("concerns", 0, "evidence", 0, name))),
            )
        _put(data, ("concerns", 0, "evidence", place, name), value)


def further_evidence(data: dict[str, Any]) -> str:
    """The reports that the form does not show, one line each."""
    items = ((data.get("concerns") or [{}])[0].get("evidence") or [])[1:]
    return clean("".join(f"Also: {item.get('source', '')}: {item.get('finding', '')}\n" for item in items))


def _put(data: dict[str, Any], path: tuple[str | int, ...], value: str) -> None:
    here: Any = data
    for step, following in pairwise(path):
        empty: Any = [] if isinstance(following, int) else {}
        if isinstance(step, int):
            if len(here) <= step:
                here.append(empty)
        elif not here.get(step):
            here[step] = empty
        here = here[step]
    here[path[-1]] = value
