"""The next best question to put to the person about a concern, in plain words, from what is there already."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from iepwriter.checking.concerns import NO_AREA, Part
from iepwriter.checking.finding import Span
from iepwriter.checking.sources import best

_IN_A_PERIOD = re.compile(
    r"\b(?:minutes?|min|hours?|hrs?|sessions?|times|x)\b.{0,30}(?:day|daily|week|wk|month|quarter|year)", re.I
)
_SAID = re.compile(r"\s+(?:said|says|wrote|writes|found|told me|recommend\w*)$", re.I)
"""Dr. Okafor | said: of what somebody said the one who said it is asked about."""
_HOW_MUCH = {
    "minutes": "how many minutes does it recommend?",
    "hours": "how many hours a day does it recommend?",
    "weeks": "how many weeks, and how many hours a day, does it recommend?",
    "kind": "what exactly does it recommend, and how often?",
    "amount": "what exactly does it recommend, and how much of it?",
}
_GETS = {
    "minutes": "How many minutes a week of {area} does {child} get now, and how many would be right?",
    "hours": "How many hours a day of {area} does {child} have now, and how many would be right?",
    "weeks": "How many weeks of {area} does {child} get, and how many would be right?",
    "kind": "What exactly does {child} have now for {area}, on which days and for how long, and what would be right?",
    "amount": "How much of {area} does {child} get now, and how much would be right, in minutes or sessions a week?",
}


def next_question(part: Part, there: Mapping[str, Sequence[Span]], child: str) -> str:
    """The question about the first thing that the concern lacks; empty when it lacks nothing."""
    if part.area == NO_AREA and there["request"] and not there["amount"] and not part.disputed:
        return ""
    missing = next((name for name, spans in there.items() if not spans), "")
    return _QUESTIONS[missing](part, there, child) if missing else ""


def _source(part: Part, there: Mapping[str, Sequence[Span]]) -> str:
    words = _SAID.sub("", part.sources[0] if part.sources else best(tuple(there["evidence"])))
    if not words or words.lower() in ("score", "scores", "percentile"):
        return ""
    return words if words.lower().startswith(("a ", "an ", "the ", "dr", "i ", "we ")) else f"the {words}"


def _amount(part: Part, there: Mapping[str, Sequence[Span]], child: str) -> str:
    source = _source(part, there)
    if source and not source.lower().startswith(("i ", "we ")):
        return f"{source[0].upper()}{source[1:]}: {_HOW_MUCH[part.measure]}"
    return _GETS[part.measure].format(area=part.area, child=child)


def _dose(there: Mapping[str, Sequence[Span]]) -> str:
    """The first amount that could be a service's: so much in a period, and no score."""
    doses = [" ".join(s.text.split()) for s in there["amount"] if _IN_A_PERIOD.search(s.text)]
    return doses[0] if doses else ""


def _evidence(part: Part, there: Mapping[str, Sequence[Span]], child: str) -> str:
    amount = _dose(there)
    if amount:
        return f"Where does “{amount}” come from: which evaluation, report or log says so, and what is its date?"
    if part.area == NO_AREA:
        return "Which evaluation, report or log can you name for this, and what is its date?"
    return f"Which evaluation, report or log about {part.area} can you name, and what is its date?"


def _comparison(part: Part, there: Mapping[str, Sequence[Span]], child: str) -> str:
    amount = _dose(there)
    if amount:
        return f"“{amount}”: is that what the school proposes or what {child} needs, and what is the other figure?"
    return f"What does the school propose for {part.area}, and what does {child} need instead?"


def _request(part: Part, there: Mapping[str, Sequence[Span]], child: str) -> str:
    return f"What exactly should the team do about {part.area}, and from when?"


def _question(part: Part, there: Mapping[str, Sequence[Span]], child: str) -> str:
    source = _source(part, there)
    if source and not source.lower().startswith(("i ", "we ")):
        return f"What would you like the team to explain about {source} and its own proposal?"
    return f"What would you like the team to explain about {part.area}?"


_QUESTIONS = {
    "amount": _amount,
    "evidence": _evidence,
    "comparison": _comparison,
    "request": _request,
    "question": _question,
}
