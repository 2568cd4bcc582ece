"""What a check reports: findings that point at words, and what each concern has and lacks."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Level(StrEnum):
    """How much a finding matters."""

    ERROR = "error"
    """The letter must not be sent so: an invented fact, a private matter, a threat."""
    WARNING = "warning"
    """It weakens the letter."""
    ADVICE = "advice"
    """It would make the letter stronger."""


class Category(StrEnum):
    """The kinds of finding; the names are fixed, other programs read them."""

    ACCUSATION = "accusation"
    INSULT = "insult"
    MOTIVE = "motive"
    THREAT = "threat"
    SOFTENING = "softening"
    SARCASM = "sarcasm"
    FEELINGS_ABOUT_SELF = "feelings_about_self"
    LEGAL_CLAIM = "legal_claim"
    AI_FINGERPRINT = "ai_fingerprint"
    MISSING_AMOUNT = "missing_amount"
    MISSING_EVIDENCE = "missing_evidence"
    MISSING_COMPARISON = "missing_comparison"
    MISSING_REQUEST = "missing_request"
    MISSING_QUESTION = "missing_question"
    VAGUE = "vague"
    UNIT_MISMATCH = "unit_mismatch"
    INVENTED_FACT = "invented_fact"
    PRIVATE_LEAK = "private_leak"


TONE = frozenset(
    {
        Category.ACCUSATION,
        Category.INSULT,
        Category.MOTIVE,
        Category.THREAT,
        Category.SOFTENING,
        Category.SARCASM,
        Category.FEELINGS_ABOUT_SELF,
    }
)
"""The categories about how something is said (article, "Use I statements and questions")."""


@dataclass(frozen=True)
class Finding:
    """One remark about the characters `start` to `end` of the text that was checked."""

    rule: str
    category: Category
    level: Level
    start: int
    end: int
    text: str
    message: str
    why: str
    suggestions: tuple[str, ...] = ()
    """Replacements for the whole of `text`; an empty string means: leave these words out."""


@dataclass(frozen=True)
class Span:
    """Characters `start` to `end` of the text that was checked."""

    start: int
    end: int
    text: str


@dataclass(frozen=True)
class ConcernCoverage:
    """Which parts of a specific concern are there, with the words that satisfy each (article, section
    "Put Your Concerns in Writing Before the Meeting")."""

    amount: tuple[Span, ...] = ()
    evidence: tuple[Span, ...] = ()
    comparison: tuple[Span, ...] = ()
    request: tuple[Span, ...] = ()
    question: tuple[Span, ...] = ()
    next_question: str = ""
    """The next best question to put to the person, empty when nothing is missing."""


@dataclass(frozen=True)
class Report:
    """All that a check found, in the order of the text."""

    findings: tuple[Finding, ...] = ()
    concerns: tuple[ConcernCoverage, ...] = field(default=())
    more: bool = False
    """Whether there are further findings behind these, which are not told because nobody could read them."""

    def as_dict(self) -> dict[str, object]:
        """The report as plain data, in the form that `check --json` prints; `more` is there only when it is true."""
        names = ("amount", "evidence", "comparison", "request", "question")
        return {
            "findings": [
                {
                    "rule": f.rule,
                    "category": str(f.category),
                    "level": str(f.level),
                    "start": f.start,
                    "end": f.end,
                    "text": f.text,
                    "message": f.message,
                    "why": f.why,
                    "suggestions": list(f.suggestions),
                }
                for f in self.findings
            ],
            "concerns": [{name: bool(getattr(c, name)) for name in names} for c in self.concerns],
            **({"more": True} if self.more else {}),
        }
