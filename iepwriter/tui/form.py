"""The fields of the form, and how they become a case."""

from __future__ import annotations

import copy
import re
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any, Literal

from iepwriter.checking.dates import mentions
from iepwriter.words.facts_found import amounts_in

Path = tuple[str | int, ...]
At = tuple[int, int]
"""Which concern the form shows, and which of its reports."""


@dataclass(frozen=True)
class Field:
    """One line of the form; `path` leads to its place in a case, with 0 for the concern and the report shown."""

    id: str
    label: str
    path: Path
    kind: Literal["text", "day", "list", "yes"] = "text"

    def place(self, at: At) -> Path:
        """The path for one concern and one of its reports."""
        return tuple({1: at[0], 3: at[1]}.get(i, step) if step == 0 else step for i, step in enumerate(self.path))


def _of_concern(name: str, label: str, field: str = "", kind: Literal["text", "list", "yes"] = "text") -> Field:
    return Field(name, label, ("concerns", 0, field or name), kind)


GROUPS: dict[str, tuple[Field, ...]] = {
    "Who": (
        Field("child", "Your child's name, as it should stand in the letter", ("child", "name")),
        Field("parent", "Your name", ("parent", "name")),
        Field("addressee", "Who reads it, as in: Mr. Adeyemi", ("addressee", "name")),
        Field("role", "Their role, as in: case manager", ("addressee", "role")),
        Field("pronouns", "Is your child she, he or they? (empty: they)", ("child", "pronouns")),
        Field("grade", "Grade, as in: 3rd (may stay empty)", ("child", "grade")),
        Field("school", "School (may stay empty)", ("child", "school")),
    ),
    "Concern": (
        _of_concern("area", "What it is about, as in: speech-language therapy"),
        _of_concern("current", "In the IEP now, as in: 30 minutes per week"),
        _of_concern("proposed", "What the school proposes"),
        _of_concern("needed", "What your child needs (may stay empty)"),
        _of_concern("request", "What you ask for"),
        _of_concern("question", "What you want the team to explain"),
        _of_concern("non_negotiable", "Not negotiable, matters most", kind="yes"),
    ),
    "Evidence": (
        Field("source", "One report, log or e-mail", ("concerns", 0, "evidence", 0, "source")),
        Field("date", "Its date, as in: 2026-01-15", ("concerns", 0, "evidence", 0, "date"), "day"),
        Field("finding", "What it found, in its own words", ("concerns", 0, "evidence", 0, "finding")),
    ),
    "Reasons": (
        _of_concern("goal", "The IEP goal that this is for"),
        _of_concern("reason", "The reason that the school gave", "school_reason"),
        _of_concern("observations", "What you saw yourself, with the day; put ; between several", kind="list"),
    ),
    "Dates": (
        Field("meeting_date", "The IEP meeting, as in: 2026-03-10", ("meeting_date",), "day"),
        Field("reply_by", "When you hope for an answer (a wish, not a deadline)", ("reply_by",), "day"),
        Field("letter_date", "Date of the letter (empty: today)", ("letter_date",), "day"),
        Field("cc", "Who gets a copy; put ; between several", ("cc",), "list"),
        Field("component", "Only to disagree: the part of the IEP", ("disagreement", "component")),
        Field("agrees", "Only to disagree: what you do agree with", ("disagreement", "agrees_with")),
        Field("signed", "Only to disagree: what you have signed so far", ("disagreement", "signed_so_far")),
    ),
    "Private": (
        Field("minimum", "The least that you could live with", ("private", "minimum_acceptable")),
        Field("compromise", "What you would give way on", ("private", "willing_to_compromise")),
    ),
}
FIELDS = tuple(field for group in GROUPS.values() for field in group)
WORDS = Field("words", "Your own words", ("concerns", 0, "in_your_words"))
ALL = (*FIELDS, WORDS)
BY_ID = {field.id: field for field in ALL}
PER_REPORT = tuple(field for field in ALL if len(field.path) == 5)
PER_CONCERN = tuple(field for field in ALL if field.path[0] == "concerns")

_CONTROL = re.compile(r"\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def clean(text: str) -> str:
    """Text without characters that steer a terminal."""
    return _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def amounts(words: str) -> list[str]:
    """Amounts in someone's words, to be offered and never taken silently."""
    return amounts_in(words)


def read(data: dict[str, Any], field: Field, at: At = (0, 0)) -> str:
    """What a case has in a field, empty when it has nothing."""
    here: Any = data
    for step in field.place(at):
        try:
            here = here[step]
        except (KeyError, IndexError, TypeError):
            return ""
    if field.kind == "yes":
        return "yes" if here else ""
    if isinstance(here, list | tuple):
        return "; ".join(str(item) for item in here)
    return "" if here is None else str(here)


def shown(data: dict[str, Any], at: At = (0, 0)) -> dict[str, str]:
    """What the form shows of a case, by field id."""
    return {field.id: clean(read(data, field, at)) for field in ALL}


def laid(base: dict[str, Any], values: dict[str, str], at: At = (0, 0)) -> dict[str, Any]:
    """`base` with the form's values in it, as typed; what the form does not show stays."""
    data = copy.deepcopy(base)
    for field in ALL:
        value = clean(values.get(field.id, "")).strip()
        # What was not changed is left alone: a list may hold the sign that the form puts between its items.
        if value != read(data, field, at).strip():
            _put(data, field.place(at), _stored(field, value))
    return data


def case_data(base: dict[str, Any], values: dict[str, str], at: At = (0, 0)) -> dict[str, Any]:
    """Plain data of a case: `values` laid over `base`, without empty concerns and reports, days as ISO dates."""
    data = laid(base, values, at)
    for concern in data.get("concerns") or []:
        concern["evidence"] = [item for item in concern.get("evidence") or [] if any(item.values())]
        for item in concern["evidence"]:
            item["date"] = _iso(item.get("date"))
    data["concerns"] = [concern for concern in data.get("concerns") or [] if any(concern.values())]
    for name in ("meeting_date", "reply_by", "letter_date"):
        if data.get(name):
            data[name] = _iso(data[name])
    child = data.get("child") or {}
    if "pronouns" in child:
        first = re.findall(r"[a-z]+", str(child["pronouns"]).lower())[:1]
        child["pronouns"] = {"her": "she", "him": "he", "them": "they"}.get(*first, *first) if first else "they"
    if not (data.get("disagreement") or {}).get("component"):
        data.pop("disagreement", None)
    data["kind"] = "disagreement_note" if data.get("disagreement") else data.get("kind") or "concern_statement"
    return data


def as_day(text: str) -> date | None:
    """The one whole date, with its year, that a text says."""
    found = mentions(text)
    try:
        return date(found[0].year, found[0].month, found[0].day) if len(found) == 1 else None
    except ValueError:
        return None


def evidence_lines(data: dict[str, Any], at: At) -> str:
    """The other reports of the concern that the form shows, one line each."""
    concerns = data.get("concerns") or []
    items = (concerns[at[0]].get("evidence") or []) if at[0] < len(concerns) else []
    others = [item for number, item in enumerate(items) if number != at[1] and any(item.values())]
    return clean("".join(f"Also: {item.get('source', '')}: {item.get('finding', '')}\n" for item in others))


def _iso(value: Any) -> Any:
    day = as_day(str(value)) if value else None
    return day.isoformat() if day else value


def _stored(field: Field, value: str) -> Any:
    if field.kind == "yes":
        return bool(value)
    if field.kind == "list":
        return [part.strip() for part in value.split(";") if part.strip()]
    return value


def _put(data: dict[str, Any], path: Path, value: Any) -> None:
    here: Any = data
    for step, following in pairwise(path):
        empty: Any = [] if isinstance(following, int) else {}
        if isinstance(step, int):
            while len(here) <= step:
                here.append({})
        elif not here.get(step):
            here[step] = empty
        here = here[step]
    here[path[-1]] = value
