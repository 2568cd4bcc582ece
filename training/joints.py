"""Pairs cut at their clauses, clauses put together anew, and words added on both sides."""

from __future__ import annotations

import re
from collections.abc import Sequence

from training.lines import Line
from training.pools import Pools, table

_LETTER = re.compile(
    r"; |(?<=[a-z0-9])(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bDr)(?<!\bSt)\. (?=[A-Z])|"
    r", and (?=(?:he|she|I|it|they|we|the|my|his|her|nobody|there|now)\b)"
)
_TYPED = re.compile(
    r", and | and (?=(?:he|she|i|it|they|we|the|my|u|you|nobody|now)\b)|[,;] (?!and\b)|(?<=[a-z0-9])[.!?]+ "
)
_LOWER = frozenset(
    "He She It They We The My His Her There Nobody No Our A An This That Their Two Three At On In For".split()
)


def _content(text: str) -> set[str]:
    found = re.findall(r"\d+|[a-z]{4,}", text.lower())
    return {word[:5] for word in found}


def _about_the_same(typed: str, letter: str) -> bool:
    mine, theirs = _content(letter), _content(typed)
    return bool(mine) and len(mine & theirs) >= 0.6 * len(mine) and len(mine & theirs) >= 0.5 * len(theirs)


def upper(text: str) -> str:
    """A capital in front."""
    return text[:1].upper() + text[1:]


def lower(text: str) -> str:
    """A small letter in front, where the first word is no name."""
    first = text.split(" ", 1)[0].rstrip(",")
    return text[:1].lower() + text[1:] if first in _LOWER else text


def clauses(line: Line) -> list[Line]:
    """The clauses of a pair, when both sides fall into the same number of parts that say the same; else nothing."""
    if '"' in line.letter or "?" in line.letter:
        return []
    letters, typed = _LETTER.split(line.letter.rstrip(".")), _TYPED.split(line.typed)
    if not 1 < len(letters) == len(typed):
        return []
    parts = [Line(one.strip(), upper(two.strip()) + ".", line.topic) for one, two in zip(typed, letters, strict=True)]
    good = all(
        _about_the_same(part.typed, part.letter) and len(part.letter.split()) > 3 and ":" not in part.letter
        for part in parts
    )
    return parts if good else []


def recombined(parts: Sequence[Line], pools: Pools) -> Line:
    """Two or three clauses of one topic, from different people, in one breath."""
    chance = pools.chance
    topic = chance.choice(parts).topic
    near = [part for part in parts if part.topic == topic]
    chosen = chance.sample(near, min(len(near), chance.choice([2, 2, 2, 3])))
    typed, letter = chosen[0].typed, chosen[0].letter.rstrip(".")
    for part in chosen[1:]:
        typed += chance.choice([", ", " and ", ". ", " ", ", and ", "... "]) + part.typed
        joint = chance.choice(["; ", ", and ", ". "])
        rest = part.letter.rstrip(".")
        letter += joint + (rest if joint == ". " else lower(rest))
    return Line(typed, letter + ".", topic)


def joined(one: Line, two: Line, pools: Pools) -> Line:
    """Two pairs after each other, the typed side in one go."""
    between = pools.chance.choice([". ", " ", ", ", "... ", "! ", " and ", " also ", ", and another thing, "])
    return Line(one.typed.rstrip(".") + between + two.typed, f"{one.letter} {two.letter}", one.topic)


_AMOUNT = re.compile(r"(?<=[a-z] )(?<!about )(?<!only )(?<!than )(?<!page )(?<!week )(?<!unit )(?=\d+ [a-z]{3,})")
_NOBODY = re.compile(r"\b([Nn]obody|[Nn]o one)(?= [a-z]+s?\b)")


def hedged(letter: str, pools: Pools) -> str:
    """A word more before an amount, or an exception behind nobody: small words that change what is true."""
    chance, said = pools.chance, table("words")["said"]
    if chance.random() < 0.2:
        hedge = chance.choice(said["hedges"])
        letter = _AMOUNT.sub(lambda match: f"{hedge} ", letter, count=1)
    if chance.random() < 0.25:
        but = pools.filled(chance.choice(said["but"]))
        letter = _NOBODY.sub(lambda match: f"{match.group(1)} {but}", letter, count=1)
    return letter


def widened(letter: str, pools: Pools) -> str:
    """A sentence with a teller, a time or a place more; typed and letter are both made from the result."""
    chance, said = pools.chance, table("words")["said"]
    if '"' in letter or letter.endswith("?") or len(letter.split()) > 24:
        return letter
    letter = hedged(letter, pools)
    if chance.random() < 0.4:
        letter = f"{letter.rstrip('.')} {pools.filled(chance.choice(said['ends']))}."
    first = letter.split(" ", 1)[0]
    if first in _LOWER and chance.random() < 0.35:
        if chance.random() < 0.5:
            letter = f"{pools.filled(chance.choice(said['tellers']))} {chance.choice(['that ', ''])}{lower(letter)}"
        else:
            comma = ", " if chance.random() < 0.8 else " "
            letter = pools.filled(chance.choice(said["starts"])) + comma + lower(letter)
    return letter
