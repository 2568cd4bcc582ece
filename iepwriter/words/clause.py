"""What sorting hands on: one clause of the person's words, its kind, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a clause is; only facts, requests and questions can stand in a letter."""

    FACT = "fact"
    REQUEST = "request"
    QUESTION = "question"
    FEELING = "feeling"
    BLAME = "blame"
    SARCASM = "sarcasm"
    INSULT = "insult"
    MOTIVE = "motive"
    THREAT = "threat"
    APOLOGY = "apology"
    LEGAL = "legal"
    HEARSAY = "hearsay"
    INSTRUCTION = "instruction"
    PREFACE = "preface"
    """Words that only lead in to what is told: the truth is that."""
    REPEAT = "repeat"
    """It says again what a field, or an earlier clause, already says."""
    UNCLEAR = "unclear"


class About(StrEnum):
    """Whom the subject of a clause means."""

    CHILD = "child"
    PARENT = "parent"
    SCHOOL = "school"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause as typed, and what the letter may say for it."""

    typed: str
    """Exactly as typed: `text[start:end] == typed`."""
    start: int
    end: int
    kind: Kind
    sentence: str | None = None
    """A whole, mended sentence for the letter, or None when the clause stays out of it."""
    reason: str | None = None
    """One sentence for the parent: what it is, and what to do with it instead."""
    question: str | None = None
    """A neutral question in place of an accusation, from what the clause itself names."""
    weight: float = 0.0
    """How specific and useful, 0 to 1; surplus is cut from the bottom."""
    about: About = About.OTHER
    """Whom its subject means."""
