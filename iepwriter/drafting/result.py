"""A finished draft: the letter, where each sentence comes from, what was left out and why."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from enum import StrEnum

from iepwriter.checking.finding import Finding, Report
from iepwriter.drafting.engine import ModelInfo


class Origin(StrEnum):
    """Where the words of a sentence come from."""

    TEMPLATE = "template"
    FACT = "fact"
    YOUR_WORDS = "your words"
    MODEL = "model"


@dataclass(frozen=True)
class Sentence:
    """One sentence of a letter with its origin."""

    text: str
    origin: Origin
    source: str
    """The field of the case it came from, such as `concerns[0].in_your_words`, or the template's name."""
    replaced: str | None = None
    """The person's own words that this sentence stands for, if it stands for any."""


@dataclass(frozen=True)
class LeftOut:
    """Words of the person that are not in the letter, and why."""

    text: str
    reason: str
    kind: str = ""
    source: str = ""


@dataclass(frozen=True)
class Draft:
    """A letter ready to be read, changed and sent by the person."""

    kind: str
    letter: str
    signature_note: str | None
    disclaimer: str
    sentences: tuple[Sentence, ...]
    left_out: tuple[LeftOut, ...]
    report: Report
    model: ModelInfo
    seed: int
    seconds: float

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Open problems of the letter; empty when it is ready."""
        return self.report.findings

    def as_dict(self) -> dict[str, object]:
        """The draft as plain data, in the form that `draft --json` prints."""
        return {
            "letter": self.letter,
            "signature_note": self.signature_note,
            "disclaimer": self.disclaimer,
            "sentences": [
                {"text": s.text, "origin": str(s.origin), "source": s.source, "replaced": s.replaced}
                for s in self.sentences
            ],
            "left_out": [{"text": item.text, "reason": item.reason} for item in self.left_out],
            "findings": self.report.as_dict()["findings"],
            "model": asdict(self.model) | {"seed": self.seed},
            "seconds": self.seconds,
        }
