"""What programs can see of an answer: numbers, names, negations, words lost or new. They cannot see a swapped role."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from iepwriter.checking import check
from iepwriter.checking.finding import TONE, Level
from training.check_corpus import negations, numbers, same

_NAME = re.compile(r"(?:(?<=[a-z0-9,;] )|(?<=M[rs]\. )|(?<=Mrs\. )|(?<=Dr\. ))[A-Z][a-z]{2,}(?:'s)?")
_TIME = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?|\d{1,2}[:/]\d{1,2})\b"
)
_SMALL = 4
"""Letters of a word that counts as content; its first five stand for it."""


def content(text: str) -> set[str]:
    """The content words of a text, by their first five letters."""
    return {word[:5] for word in re.findall(r"[a-z]+", text.lower().replace("'", "")) if len(word) > _SMALL}


def _names(letter: str) -> set[str]:
    return {name.removesuffix("'s") for name in _NAME.findall(letter) if not _TIME.fullmatch(name)}


def _rate(good: int, all_: int) -> float:
    return round(100 * good / all_, 1) if all_ else 100.0


def heat(text: str) -> bool:
    """Whether the product's own check finds heat."""
    return any(f.category in TONE and f.level is not Level.ADVICE for f in check(text).findings)


def measured(rows: Sequence[dict[str, Any]]) -> dict[str, float]:
    """Percentages over all rows: what of the reference letter is in the answer, and what is in it that nobody typed."""
    kept: dict[str, list[int]] = {name: [0, 0] for name in ("numbers", "names", "times", "content")}
    right = {
        "all numbers": 0,
        "no new number": 0,
        "negations": 0,
        "same as the reference": 0,
        "calm": 0,
        "empty": 0,
        "no new word": 0,
    }
    for row in rows:
        answer, letter, typed = row["answer"], row["letter"], row["typed"]
        for name, wanted, there in (
            ("numbers", numbers(letter), numbers(answer)),
            ("names", _names(letter), set(re.findall(r"\w+", answer))),
            ("times", set(_TIME.findall(letter)), set(_TIME.findall(answer))),
            ("content", content(letter), content(answer)),
        ):
            kept[name][0] += len(wanted & there)
            kept[name][1] += len(wanted)
        right["all numbers"] += numbers(letter) <= numbers(answer)
        right["no new number"] += numbers(answer) <= numbers(typed) | numbers(letter)
        right["negations"] += negations(answer) == negations(letter)
        right["same as the reference"] += same(answer) == same(letter)
        right["calm"] += not heat(answer)
        right["empty"] += not answer
        right["no new word"] += content(answer) <= content(typed) | content(letter)
    shares = {f"{name} kept": _rate(*pair) for name, pair in kept.items()}
    return shares | {name: _rate(count, len(rows)) for name, count in right.items()}


def shown(figures: dict[str, float]) -> str:
    """The figures in one line."""
    return ", ".join(f"{name} {value}" for name, value in figures.items())
