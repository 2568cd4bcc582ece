"""Heat glued onto the typed side of a pair; the letter stays as it is."""

from __future__ import annotations

import re

from training.pools import Pools, table

_PERSON = re.compile(
    r"\b(?:the|your|this|that) (?=(?:teacher|aide|school|principal|driver|sub|therapist|ot|slp|nurse|office|bus|"
    r"district|para|iep|report|meeting|plan|lady|counselor|psychologist)\b)",
    re.IGNORECASE,
)


def _mark(pools: Pools) -> str:
    return pools.chance.choice(["", "", "", "!", "!!", "!!!", ".", "...", "?!"])


def _said(kind: str, pools: Pools) -> str:
    text: str = pools.chance.choice(table("heat")[kind])
    return text.upper() if pools.chance.random() < 0.12 else text


def _before(text: str, pools: Pools, lines: list[str]) -> str:
    hot = pools.chance.choice(lines) if lines and pools.chance.random() < 0.25 else _said("openers", pools)
    return hot.rstrip(".!?") + pools.chance.choice([", ", " ", ". ", "! ", "!! ", "... ", ": "]) + text


def _behind(text: str, pools: Pools, lines: list[str]) -> str:
    kind = pools.chance.random()
    glued = _said("threats" if kind < 0.5 else "closers", pools)
    hot = pools.chance.choice(lines) if lines and kind < 0.25 else glued
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


def heated(typed: str, pools: Pools, lines: list[str]) -> str:
    """The typed side with one or two hot pieces; `lines` are whole inputs that hold no fact."""
    for _ in range(pools.chance.choice([1, 1, 1, 2])):
        kind = pools.chance.random()
        if kind < 0.33:
            typed = _before(typed, pools, lines)
        elif kind < 0.72:
            typed = _behind(typed, pools, lines)
        elif kind < 0.87:
            typed = _slurred(typed, pools)
        else:
            typed = _inside(typed, pools)
    return typed
