"""The rows of the lists beside a letter: remarks, where sentences come from, what was left out."""

from __future__ import annotations

from dataclasses import dataclass

from iepwriter.checking.finding import Finding
from iepwriter.drafting.result import Draft, LeftOut
from iepwriter.drafting.sentence_at import sentences_of

NAMES = ("Remarks", "Where it comes from", "Left out")
HINTS = (
    "F2 next, F4 use what it suggests",
    "Tab and Enter go to the sentence",
    "Tab and Enter put one back",
)


@dataclass(frozen=True)
class Row:
    """One line of a list, and what it is about."""

    text: str
    start: int = -1
    """Where its words stand in the letter, -1 when nowhere."""
    end: int = -1
    finding: Finding | None = None
    left_out: LeftOut | None = None


def remarks(findings: tuple[Finding, ...]) -> list[Row]:
    """The findings of the check."""
    rows = []
    for f in findings:
        offer = ""
        if f.suggestions:
            offer = f" F4: “{f.suggestions[0]}”" if f.suggestions[0] else " F4: leave these words out"
        words = "" if f.text in f.message else f"“{_short(f.text)}” "
        rows.append(Row(f"{f.level}: {words}{f.message}{offer}", f.start, f.end, f))
    return rows or [Row("No remarks.")]


def origins(text: str, draft: Draft | None) -> list[Row]:
    """Each sentence as it stands now, with its origin; what is in no draft was written by the person."""
    known = {} if draft is None else {" ".join(s.text.split()): s for s in draft.sentences}
    rows = []
    for span in sentences_of(text):
        found = known.get(" ".join(span.text.split()).removeprefix("Re: "))
        if found is None and len(span.text.split()) < 5:
            continue
        words = {"fact": "your facts", "model": "the model"}.get(str(found.origin), str(found.origin)) if found else ""
        typed = f"\n    you wrote: {found.replaced}" if found and found.replaced else ""
        rows.append(Row(f"{words or 'changed, or not in the draft'}: {span.text}{typed}", span.start, span.end))
    return rows or [Row("The letter is empty.")]


def left_out(draft: Draft | None) -> list[Row]:
    """What the draft left out, and why."""
    if draft is None:
        return [Row("No draft of this letter is kept, so nothing is known to be left out.")]
    rows = [
        Row(
            f"“{item.text}” {_sentence(item.reason)}" if item.text else _sentence(item.reason),
            left_out=item if item.text else None,
        )
        for item in draft.left_out
    ]
    return rows or [Row("Nothing was left out.")]


def _sentence(reason: str) -> str:
    return reason[:1].upper() + reason[1:] + ("" if reason.endswith((".", "?", "!")) else ".")


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 60 else words[:57] + "..."
