"""Heat glued onto the typed side of a pair; the letter stays as it is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from training.lines import Line
from training.pools import Pools, table
from training.struck import at_the_ends

_PERSON = re.compile(
    r"\b(?:the|your|this|that) (?=(?:teacher|aide|school|principal|driver|sub|therapist|ot|slp|nurse|office|bus|"
    r"district|para|iep|report|meeting|plan|lady|counselor|psychologist)\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Heat:
    """What people typed that an editor strikes: whole inputs without a fact, and outbursts around facts."""

    whole: list[str] = field(default_factory=list)
    before: list[str] = field(default_factory=list)
    behind: list[str] = field(default_factory=list)


def gathered(lines: Iterable[Line], whole: list[str]) -> Heat:
    """The outbursts that the editors of some pairs struck at the start and at the end."""
    heat = Heat(whole)
    for line in lines:
        before, behind = at_the_ends(line.typed, line.letter)
        heat.before.extend([before] if before else [])
        heat.behind.extend([behind] if behind else [])
    return heat


def _mark(pools: Pools) -> str:
    return pools.chance.choice(["", "", "", "!", "!!", "!!!", ".", "...", "?!"])


def _said(kind: str, pools: Pools) -> str:
    text: str = pools.chance.choice(table("heat")[kind])
    return text.upper() if pools.chance.random() < 0.12 else text


def _before(text: str, pools: Pools, heat: Heat) -> str:
    if heat.before and pools.chance.random() < 0.5:
        return pools.chance.choice(heat.before) + pools.chance.choice([" ", " ", " ", ", "]) + text
    hot = pools.chance.choice(heat.whole) if heat.whole and pools.chance.random() < 0.25 else _said("openers", pools)
    return hot.rstrip(".!?") + pools.chance.choice([", ", " ", ". ", "! ", "!! ", "... ", ": "]) + text


def _behind(text: str, pools: Pools, heat: Heat) -> str:
    if heat.behind and pools.chance.random() < 0.5:
        return text.rstrip(".") + pools.chance.choice([" ", " ", " ", ", "]) + pools.chance.choice(heat.behind)
    kind = pools.chance.random()
    glued = _said("threats" if kind < 0.5 else "closers", pools)
    hot = pools.chance.choice(heat.whole) if heat.whole and kind < 0.25 else glued
    return text.rstrip(".") + pools.chance.choice([", ", " ", ". ", "! ", "... ", ", ", " - "]) + hot + _mark(pools)


def _inside(text: str, pools: Pools) -> str:
    places = [
        match.end() for match in re.finditer(r"(?<=[a-z]), (?=[a-z])", text) if text[: match.end()].count('"') % 2 == 0
    ]
    if not places:
        return _slurred(text, pools)
    place = pools.chance.choice(places)
    return text[:place] + _said("inserts", pools) + pools.chance.choice([", ", " "]) + text[place:]


def _slurred(text: str, pools: Pools) -> str:
    places = [match.end() for match in _PERSON.finditer(text) if text[: match.end()].count('"') % 2 == 0]
    if not places:
        return text
    place = pools.chance.choice(places)
    return f"{text[:place]}{_said('slurs', pools)} {text[place:]}"


def heated(typed: str, pools: Pools, heat: Heat) -> str:
    """The typed side with one or two hot pieces."""
    for _ in range(pools.chance.choice([1, 1, 1, 2])):
        kind = pools.chance.random()
        if kind < 0.33:
            typed = _before(typed, pools, heat)
        elif kind < 0.72:
            typed = _behind(typed, pools, heat)
        elif kind < 0.87:
            typed = _slurred(typed, pools)
        else:
            typed = _inside(typed, pools)
    return typed
