"""The services, tests, settings and roles that letters name, found by any of their names."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from iepwriter.checking.finding import Span
from iepwriter.checking.remembering import by_paragraph, matches


class Kind(StrEnum):
    """What a name stands for."""

    SERVICE = "service"
    TEST = "test"
    SETTING = "setting"
    ROLE = "role"


@dataclass(frozen=True)
class Named(Span):
    """A name as it stands in a text; `name` is the one that the program uses, `measure` how amounts are counted."""

    kind: Kind
    name: str
    measure: str = ""


@dataclass(frozen=True)
class _Vocabulary:
    pattern: re.Pattern[str]
    meanings: dict[str, tuple[Kind, str, str]]
    firsts: frozenset[str]
    """The first word of every name."""


_STARTS = re.compile(r"(?<![\w-])([A-Za-z0-9]+)")


@cache
def _vocabulary() -> _Vocabulary:
    data = tomllib.loads(files("iepwriter.checking").joinpath("data", "known.toml").read_text(encoding="utf-8"))
    meanings: dict[str, tuple[Kind, str, str]] = {}
    for service in data["services"]:
        for name in service["names"]:
            meanings[_key(name)] = (Kind.SERVICE, service["name"], service["measure"])
    for kind in (Kind.TEST, Kind.SETTING, Kind.ROLE):
        for name in data["names"][f"{kind}s"]:
            meanings.setdefault(_key(name), (kind, name, ""))
    every = sorted((n for n in meanings), key=len, reverse=True)
    words = "|".join(_spelling(name) for name in every)
    firsts = frozenset(first[0].lower() for name in every if (first := _STARTS.match(name)))
    return _Vocabulary(re.compile(rf"(?<![\w-])(?:{words})(?![\w]|-\w)"), meanings, firsts)


def _key(name: str) -> str:
    return name if _is_short(name) else name.lower()


def _is_short(name: str) -> bool:
    """Names in capitals, such as OT, are words of English too when written small."""
    return name.isupper() and name.isalpha() and len(name) < 5


def _spelling(name: str) -> str:
    if _is_short(name):
        return re.escape(name)
    parts = (rf"(?i:{re.escape(part)})" for part in name.split())
    return r"\s{1,3}".join(parts)


def named(text: str, kind: Kind | None = None) -> list[Named]:
    """All known names in a text, in order; of names within names, the longest. Linear in the text."""
    return [name for name in _every(text) if kind in (None, name.kind)]


@by_paragraph
def _every(text: str) -> list[Named]:
    vocabulary = _vocabulary()
    found = []
    for match in matches(vocabulary.pattern, _STARTS, vocabulary.firsts, text):
        words = " ".join(match[0].split())
        meaning = vocabulary.meanings.get(words) or vocabulary.meanings.get(words.lower())
        if meaning is not None:
            found.append(Named(match.start(), match.end(), match[0], *meaning))
    return found


def measure_of(area: str) -> tuple[str, str]:
    """The program's name for an area, and how its amounts are counted; the area itself and minutes when unknown."""
    services = named(area, Kind.SERVICE)
    return (area, services[0].measure) if services else (area, "amount")
