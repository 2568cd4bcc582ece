"""The hand-written pairs, and which of them are for training and which for validation."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from training.check_corpus import NO_FACT, pairs

HERE = Path(__file__).resolve().parent
CORPUS = HERE / "corpus"
_VALIDATED = 7
"""Lines of a hundred that are kept for validation."""


@dataclass(frozen=True)
class Line:
    """One pair of the corpus: what was typed, what the letter says, and the file it stands in."""

    typed: str
    letter: str
    topic: str


def for_validation(typed: str) -> bool:
    """Whether a line is kept for validation: by its own text, so a growing corpus moves no line across."""
    return int(hashlib.sha256(typed.encode()).hexdigest(), 16) % 100 < _VALIDATED


def hand_lines(folder: Path = CORPUS) -> tuple[list[Line], list[Line]]:
    """The pairs for training and for validation, in the order of the files; lines without a fact are left out."""
    found: tuple[list[Line], list[Line]] = ([], [])
    for path in sorted(folder.glob("*.tsv")):
        if path.name != NO_FACT:
            for typed, letter in pairs(path):
                found[for_validation(typed)].append(Line(typed, letter, path.stem))
    return found


def no_fact_lines(folder: Path = CORPUS) -> list[str]:
    """What people type that holds no fact; only those lines that are for training."""
    return [typed for typed, _ in pairs(folder / NO_FACT) if not for_validation(typed)]


def digest(folder: Path = CORPUS) -> str:
    """SHA-256 over name, a zero byte, content and a zero byte of every .tsv file, sorted by name."""
    found = hashlib.sha256()
    for path in sorted(folder.glob("*.tsv")):
        found.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return found.hexdigest()


def neighbours(lines: list[Line]) -> Iterator[tuple[Line, Line]]:
    """Each line with the next one of the same file."""
    for one, two in pairwise(lines):
        if one.topic == two.topic:
            yield one, two
