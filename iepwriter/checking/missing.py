"""Says what a disputed concern lacks, and keeps quiet about every other text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from iepwriter.checking.concerns import Part, is_letter
from iepwriter.checking.finding import Category, ConcernCoverage, Finding, Level
from iepwriter.checking.specificity import amounts

if TYPE_CHECKING:
    from iepwriter.cases import Case
    from iepwriter.cases.model import Concern


_SETTLED = re.compile(r"\b(?:inspect|copy of|copies of) (?:\w{1,15} ){0,3}records?\b|\bwe agreed\b", re.I)
_SHORTEST = 12
"""Words below which a text is no concern yet, only a sentence."""
_TEXTS = {
    "amount": (Category.MISSING_AMOUNT, "no amount: how many minutes, sessions, points or percent?"),
    "evidence": (Category.MISSING_EVIDENCE, "no source: which evaluation, report, log or score, and of what date?"),
    "comparison": (Category.MISSING_COMPARISON, "no comparison: what is proposed, and what is needed?"),
    "request": (Category.MISSING_REQUEST, "no request: what should the team do?"),
    "question": (Category.MISSING_QUESTION, "no question to the team: what should it explain?"),
}
_WHY = "Article, “Put your concerns in writing before the meeting”: specific concerns are harder to brush aside."


def missing(text: str, covered: list[tuple[Part, ConcernCoverage]], case: Case | None) -> list[Finding]:
    """Advice on each disputed concern, at the words that open it; with a case, on what the case could fill only."""
    letter = is_letter(text)
    if len(text.split()) < _SHORTEST or (_SETTLED.search(text) and not letter):
        return []
    found: list[Finding] = []
    for index, (part, there) in enumerate(covered):
        if not part.disputed or part.opening[0] == part.opening[1]:
            continue
        if case is not None:
            lacking = [n for n in _lacking(there) if _fillable(n, case.concerns[index])]
        else:
            lacking = _lacking(there) if letter else _bare(there)
        found += _findings(text, part, lacking)
    return found


def _lacking(there: ConcernCoverage) -> list[str]:
    names = [name for name in _TEXTS if not getattr(there, name)]
    # Without any amount there is nothing to compare; one remark says it.
    return [n for n in names if n != "comparison"] if "amount" in names else names


def _bare(there: ConcernCoverage) -> list[str]:
    """A paragraph alone is spoken about only when it has neither an amount nor a source."""
    return [] if there.amount or there.evidence or there.question else ["amount", "evidence"]


def _fillable(name: str, concern: Concern) -> bool:
    """Whether the case holds what the letter lacks."""
    there = [bool(amounts(t)) for t in (concern.current, concern.proposed, concern.needed)]
    return {
        "amount": any(there),
        "evidence": bool(concern.evidence),
        "comparison": there[2] and (there[0] or there[1]),
        "request": bool(concern.request),
        "question": bool(concern.question),
    }[name]


def _findings(text: str, part: Part, lacking: list[str]) -> Iterator[Finding]:
    start, end = part.opening
    for name in lacking:
        category, what = _TEXTS[name]
        yield Finding(
            rule=f"specific.{name}",
            category=category,
            level=Level.ADVICE,
            start=start,
            end=end,
            text=text[start:end],
            message=f"The concern about “{' '.join(text[start:end].split())}” has {what}",
            why=_WHY,
        )
