"""What makes a concern specific, with the words that satisfy each part (article, "Put Your Concerns in Writing")."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from iepwriter.checking.asking import next_question
from iepwriter.checking.concerns import Part, is_letter, parts
from iepwriter.checking.finding import ConcernCoverage, Span
from iepwriter.checking.quantities import quantities
from iepwriter.checking.remembering import WORD_STARTS, by_paragraph, matches
from iepwriter.checking.sources import sources
from iepwriter.checking.units import rates

if TYPE_CHECKING:
    from iepwriter.cases import Case


_UNITS = frozenset(
    {"minute", "session", "percent", "percentile", "time", "point", "word", "incident", "meltdown", "block"}
)
_OTHER_AMOUNTS = re.compile(
    r"\b(?:(?:(?:standard|scaled)\s)?score(?:s|d)?\s(?:of\s|was\s|is\s|at\s)?\d{1,3}|"
    r"\d{1,2}(?:st|nd|rd|th)?[- ]grade\slevel|(?:first|second|third|fourth|fifth|sixth|seventh|eighth)[- ]grade\slevel|"
    r"(?:whole|entire|full)\sschool\sday|full[- ]time|half[- ]time|\d{1,2}\s?(?:of|out\sof|in)\s\d{1,3}|"
    r"(?:once|one \w{1,15}|\w{1,9} times) (?:per|a|each|every) (?:school )?(?:day|week|month)|"
    r"every (?:single |school )?day|all day|"
    r"\d{1,2}\s(?:days|weeks)\s(?:per|a|each|of)\s\w{1,20})\b",
    re.I,
)
_COMPARES = re.compile(
    r"\b(?:instead of|rather than|compared (?:to|with)(?! (?:him|her|them)sel)|"
    r"from [^\s.]{1,20}[^.?!\n]{0,40}? to [^\s.]{1,20}|"
    r"(?:more|less|fewer) than|insufficient|below what|short of what|"
    r"(?:a|one) (?:third|half|quarter) of)\b",
    re.I,
)
_COMPARES_STARTS = frozenset(
    ("instead", "rather", "compared", "from", "more", "less", "fewer", "insufficient", "below", "short", "a", "one")
)
_PROPOSED = re.compile(
    r"\b(?:propos(?:es|ed|al|ing|e)|offer(?:s|ed|ing)?|draft iep|current(?:ly)?|keeping|keeps?|stays?|right now|"
    r"gets only|reduc(?:e|ed|ing|tion)|"
    r"cut(?:ting)?|remov(?:e|ed|ing|al)|ending|end)\b",
    re.I,
)
_NEEDED = re.compile(
    r"\b(?:needs?|requires?|recommend(?:s|ed|ation|ations)?|request(?:ing)?|i ask|increase[ds]?|should (?:be|get|have)|"
    r"(?:decided|worked out|determined) (?:by|with) the team)\b",
    re.I,
)
_ENDS = re.compile(
    r"\b(?:end(?:ing)?|remov(?:e|ed|ing|al)|stop(?:ping)?|discontinu\w{1,5}|none|no longer|taken? away)\b", re.I
)
_REQUEST = re.compile(
    r"\b(?:(?:i|we) (?:ask|request|am asking|are asking|am requesting|are requesting|would like|want the team|propose)|"
    r"(?:i|we)['’]d like|(?:my|our) request is|"
    r"please(?! (?:let me know|find|see|feel free|call|do not hesitate|don['’]t hesitate|contact me|accept)))"
    r"\b[^.?!\n]{3,200}",
    re.I,
)
_REQUEST_STARTS = frozenset(("i", "we", "please", "my", "our"))
_QUESTION = re.compile(
    r"[^.?!\n\s][^.?!\n]{2,300}\?|"
    r"\b(?:please )?(?:help me understand|explain (?:to me )?(?:how|why|what|which))\b[^.?!\n]{3,200}",
    re.I,
)

_ASKS_WITHOUT_MARK = re.compile(r"help me understand|explain", re.I)


def _spans(text: str, matches: Iterable[re.Match[str]]) -> list[Span]:
    return [Span(m.start(), m.end(), m[0]) for m in matches]


@by_paragraph
def _other_amounts(text: str) -> list[Span]:
    return _spans(text, _OTHER_AMOUNTS.finditer(text))


@by_paragraph
def _compared(text: str) -> list[Span]:
    return _spans(text, matches(_COMPARES, WORD_STARTS, _COMPARES_STARTS, text))


@by_paragraph
def _requests(text: str) -> list[Span]:
    return _spans(text, matches(_REQUEST, WORD_STARTS, _REQUEST_STARTS, text))


@by_paragraph
def _questions(text: str) -> list[Span]:
    if "?" not in text and not _ASKS_WITHOUT_MARK.search(text):
        return []
    return _spans(text, _QUESTION.finditer(text))


def amounts(text: str) -> list[Span]:
    """The amounts of a text, with the period that belongs to each."""
    found = [Span(r.start, r.end, text[r.start : r.end]) for r in rates(text)]
    found += [Span(q.start, q.end, text[q.start : q.end]) for q in quantities(text) if q.unit in _UNITS]
    found += _other_amounts(text)
    kept: list[Span] = []
    for span in sorted(found, key=lambda s: (s.start, -s.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept


def _comparisons(text: str, found: list[Span]) -> list[Span]:
    """Proposed against needed: said in one phrase, or both said and one of them an amount."""
    said = _compared(text)
    if said or not found:
        return said
    proposed, needed = list(_PROPOSED.finditer(text)), list(_NEEDED.finditer(text))
    figures = {" ".join(span.text.lower().split()) for span in found}
    if proposed and needed and (len(figures) > 1 or _ENDS.search(text)):
        return _spans(text, [proposed[0], needed[0]])
    return []


def _cover(text: str, part: Part, child: str) -> ConcernCoverage:
    there: dict[str, list[Span]] = {"amount": [], "evidence": [], "comparison": [], "request": [], "question": []}
    for start, end in part.stretches:
        words = text[start:end]
        found = amounts(words)
        pieces = {
            "amount": found,
            "evidence": [*_of_the_case(words, part), *sources(words)],
            "comparison": _comparisons(words, found),
            "request": _requests(words),
            "question": _questions(words),
        }
        for name, spans in pieces.items():
            there[name] += [Span(start + s.start, start + s.end, s.text) for s in spans]
    if not there["comparison"] and len(part.stretches) > 1:
        there["comparison"] = _across(text, part, there["amount"])
    return ConcernCoverage(
        **{name: tuple(spans) for name, spans in there.items()}, next_question=next_question(part, there, child)
    )


def _of_the_case(words: str, part: Part) -> list[Span]:
    """Where the text names what the case gives as evidence."""
    low = words.lower()
    places = [(low.find(source.lower()), len(source)) for source in part.sources]
    return [Span(at, at + size, words[at : at + size]) for at, size in places if at >= 0 and size]


def _across(text: str, part: Part, found: list[Span]) -> list[Span]:
    """A comparison whose two sides stand in different paragraphs of one concern."""
    blanked = [" "] * len(text)
    for start, end in part.stretches:
        blanked[start:end] = text[start:end]
    return _comparisons("".join(blanked), found)


def covered(text: str, case: Case | None = None) -> list[tuple[Part, ConcernCoverage]]:
    """Each concern of a text beside what it has and lacks."""
    child = case.child.first_name if case is not None else "your child"
    found = [(part, _cover(text, part, child)) for part in parts(text, case)]
    if case is not None or not is_letter(text):
        return found
    # A letter of thanks or an account of a meeting has no dispute to make more specific.
    wanted = [p.disputed or any(_NEEDED.search(text, *stretch) for stretch in p.stretches) for p, _ in found]
    quiet = [(part, replace(there, next_question="")) for part, there in found]
    return [loud if want else still for loud, still, want in zip(found, quiet, wanted, strict=True)]


def coverage(text: str, case: Case | None = None) -> list[ConcernCoverage]:
    """What each concern of a text has and lacks; without a case the concerns are found from the text itself."""
    return [concern for _, concern in covered(text, case)]
