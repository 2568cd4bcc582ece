"""What makes a concern specific, and the next question to ask the person (article, "Put Your Concerns in Writing")."""

from __future__ import annotations

import re
from collections.abc import Iterable

from iepwriter.cases import Case
from iepwriter.cases.model import Concern
from iepwriter.checking.finding import ConcernCoverage, Span
from iepwriter.checking.quantities import quantities

_EVIDENCE = re.compile(
    r"\b(?:evaluations?|assessments?|reports?|logs?|records?|charts?|data sheets?|screening|observation by|"
    r"letter from|"
    r"e-?mails? from|test(?:ing)? (?:by|of|from)|scores?|percentile|report card|benchmark|"
    r"work samples?|"
    r"(?:doctor|pediatrician|psychologist|therapist|dr\.? \w+)(?:'s)? "
    r"(?:says|said|found|recommends?|wrote|letter|report))\b",
    re.I,
)
_COMPARES = re.compile(
    r"\b(?:instead of|rather than|compared (?:to|with)|from \S+.{0,40}? to \S+|more than|less than|insufficient|"
    r""
    r"(?:a|one) (?:third|half|quarter) of|"
    r"needs?\b.{0,80}\b(?:proposed|proposal|offered|more|less)|"
    r"(?:propos(?:ed|al)|offered?)\b.{0,120}?\bneeds?|disagree with\b.{0,120})",
    re.I,
)
_REQUEST = re.compile(
    r"\b(?:i (?:ask|request|am asking|am requesting|would like)|we (?:ask|request)|please)\b[^.?!\n]{3,200}", re.I
)
_QUESTION = re.compile(r"[^.?!\n]{3,300}\?")
_ASK = {
    "amount": "How much of {area} does {child} get now, and how much would be right, in minutes or sessions a week?",
    "evidence": "Which report, evaluation, log or score about {area} can you name, and what is its date?",
    "comparison": "What does the school propose for {area}, and what does {child} need instead?",
    "request": "What exactly should the team do about {area}?",
    "question": "What would you like the team to explain about {area}?",
}


def _spans(text: str, matches: Iterable[re.Match[str]], offset: int) -> tuple[Span, ...]:
    return tuple(
        Span(offset + m.start(), offset + m.end(), m[0]) if not m[0][:1].isspace() else _trimmed(m, offset)
        for m in matches
    )


def _trimmed(match: re.Match[str], offset: int) -> Span:
    words = match[0].lstrip()
    start = match.end() - len(words)
    return Span(offset + start, offset + match.end(), words)


def _amounts(text: str, offset: int) -> tuple[Span, ...]:
    units = {"minute", "session", "percent", "percentile", "time", "day", "point", "word", "incident", "grade"}
    return tuple(
        Span(offset + q.start, offset + q.end, text[q.start : q.end]) for q in quantities(text) if q.unit in units
    )


def _cover(text: str, offset: int, area: str, child: str) -> ConcernCoverage:
    parts = {
        "amount": _amounts(text, offset),
        "evidence": _spans(text, _EVIDENCE.finditer(text), offset),
        "comparison": _spans(text, _COMPARES.finditer(text), offset),
        "request": _spans(text, _REQUEST.finditer(text), offset),
        "question": _spans(text, _QUESTION.finditer(text), offset),
    }
    missing = next((name for name, spans in parts.items() if not spans), "")
    asked = _ASK[missing].format(area=area, child=child) if missing else ""
    return ConcernCoverage(**parts, next_question=asked)


def _parts_of(text: str, concerns: tuple[Concern, ...]) -> list[tuple[int, int]]:
    """Where each concern is spoken of: from the first paragraph after the opening that names it to the next one's."""
    paragraphs = [(m.start(), m.end()) for m in re.finditer(r"(?:[^\n]+\n?)+", text)]
    starts: list[int] = []
    at = 0
    for concern in concerns:
        area = concern.area.lower()
        named = (
            i
            for i, (a, b) in enumerate(paragraphs)
            if i >= at
            and area in text[a : min(b, a + 200)].lower()
            and sum(other.area.lower() in text[a:b].lower() for other in concerns) == 1
        )
        at = next(named, at)
        starts.append(paragraphs[at][0] if paragraphs else 0)
    ends = [*starts[1:], len(text)]
    return [(a, max(a, b)) for a, b in zip(starts, ends, strict=True)]


def coverage(text: str, case: Case | None = None) -> list[ConcernCoverage]:
    """What each concern of a text has and lacks; without a case the whole text is taken as one concern."""
    if case is None:
        return [_cover(text, 0, "it", "your child")] if text.strip() else []
    child = case.child.first_name
    if len(case.concerns) == 1:
        return [_cover(text, 0, case.concerns[0].area, child)]
    spans = _parts_of(text, case.concerns)
    return [_cover(text[a:b], a, concern.area, child) for concern, (a, b) in zip(case.concerns, spans, strict=True)]
