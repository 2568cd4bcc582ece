"""What a report says that a letter can use: amounts, dates, tests, services and names, each with its page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from iepwriter.cases.model import Evidence
from iepwriter.files.reading import Document

FactKind = Literal["amount", "date", "test", "service", "name"]

_N = (
    r"(?:\d{1,3}(?:,\d{3})+|\d{1,4}(?:\.\d+)?|one|two|three|four|five|six|ten|fifteen|twenty|thirty|forty-five|sixty"
    r"|ninety)"
)
_EVERY = (
    r"(?:\s*(?:per|a|an|each|every|/)\s*(?:school\s+)?(?:day|week|wk|month|year|session|quarter|minute|hour)\b"
    r"|\s+(?:daily|weekly|monthly|quarterly)\b)"
)
_NAME = r"(?:[A-Z][\w\u0300-\u036f'’-]+|[A-Z]\.)"
_TIMES = rf"(?:\s*,?\s*(?:once|twice|{_N}\s*(?:x|×|times))(?={_EVERY}))?"
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)"
)
_PATTERNS: dict[FactKind, str] = {
    "amount": (
        rf"(?:\b{_N}\s*(?:x|×|times)\s*(?:/\s*)?)?\b{_N}[\s-]*(?:minutes?|mins?|hours?|hrs?|sessions?|words)"
        rf"\b(?:\.(?=\s+[a-z/]))?(?:{_TIMES}{_EVERY})*"
        rf"|\b{_N}\s*(?:x|×|times){_EVERY}"
        r"|\b\d{1,3}(?:\.\d+)?\s?(?:%|percent\b)"
        r"|\b\d{1,2}(?:st|nd|rd|th)\s+percentile\b"
        r"|\b(?:standard|scaled|composite|T)[\s-]scores?\s*(?:of|was|is|=|:)?\s*\d{1,3}\b"
    ),
    "date": (
        rf"\b{_MONTH}\.?\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}\b|\b\d{{1,2}}\s+{_MONTH}\.?,?\s+\d{{4}}\b"
        r"|\b\d{1,2}/\d{1,2}/(?:\d{4}|\d{2})\b|\b\d{4}-\d{2}-\d{2}\b"
    ),
    "test": (
        r"\b(?:WISC|WPPSI|WAIS|WIAT|WJ|KTEA|GORT|CTOPP|TOWRE|TOWL|CELF|PLS|GFTA|CASL|OWLS|EVT|PPVT|BOT|SPM|BASC|"
        r"BRIEF|ABAS|ADOS|ADI|SRS|GARS|CARS|DIBELS|FBA|DAS|KABC|NWEA|MAP)(?:[-\s]?(?:\d|[IVR]{1,3}|NU|CF))?\b"
        r"|\b(?:Woodcock-Johnson|Vineland|Conners|Beery(?:\s+VMI)?|Sensory Profile|Wechsler|Bruininks-Oseretsky)"
        r"(?:[-\s](?:\d|[IV]{1,3}))?\b"
    ),
    "service": (
        r"\b(?:speech(?:[- ]language)?(?: and language)? (?:therapy|services)|(?:occupational|physical|behavioral?) "
        r"therapy|specially designed instruction|counseling|resource room|paraprofessional|one-to-one aide|1:1 aide|"
        r"extended school year|assistive technology|social work services|nursing services|adapted physical education|"
        r"reading intervention|behavior intervention plan|transportation)\b"
    ),
    "name": (
        rf"\b(?:Dr|Mr|Mrs|Ms|Miss|Mx)\.?\s+{_NAME}(?:\s+{_NAME}){{0,2}}"
        r"|\b[A-Z][\w'’-]+\s+(?:[A-Z]\.\s+)?[A-Z][\w'’-]+(?=,\s+(?:Ph\.?\s?D|Psy\.?\s?D|Ed\.?\s?[DS]\b|M\.?\s?(?:Ed|A|S)\b|"
        r"CCC|SLP|OTR|BCBA|DPT|M\.?D\b|LCSW|NCSP))"
    ),
}
_COMPILED = {kind: re.compile(pattern, 0 if kind in ("name", "test") else re.I) for kind, pattern in _PATTERNS.items()}
_ABBREVIATED = re.compile(
    r"\b(?:Dr|Mr|Mrs|Ms|St|No|vs|etc|min|hrs?|approx|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|[A-Z])\.$"
)
_LONGEST = 300


@dataclass(frozen=True)
class Fact:
    """Words of a document that a case may use, offered and never taken over unasked."""

    kind: FactKind
    text: str
    quote: str
    """The sentence or table row around it, in the document's words."""
    page: int


def facts_in(document: Document) -> list[Fact]:
    """Every fact in reading order, each only once on a page."""
    facts: dict[tuple[str, str, int], Fact] = {}
    for number, page in enumerate(document.pages, 1):
        for sentence in _sentences(page):
            found = [
                (match.start(), kind, re.sub(r"['’]s$", "", " ".join(match[0].split())))
                for kind, pattern in _COMPILED.items()
                for match in pattern.finditer(sentence)
            ]
            for start, kind, text in sorted(found):
                facts.setdefault((kind, text.casefold(), number), Fact(kind, text, _around(sentence, start), number))
    return list(facts.values())


def as_evidence(fact: Fact, document: Document) -> Evidence:
    """A fact as evidence for a concern, its page in the source; the person fills in the report's date."""
    page = f", page {fact.page}" if document.numbered else ""
    return Evidence(source=f"{document.name}{page}", finding=fact.quote)


def _sentences(page: str) -> Iterator[str]:
    """Sentences over line ends, but never over an empty line or out of a table row."""
    for text in _blocks(page):
        start = 0
        for end in re.finditer(r"[.!?](?=\s+[\"“(]?[A-Z0-9])", text):
            if not _ABBREVIATED.search(text[start : end.end()]):
                yield text[start : end.end()].strip()
                start = end.end()
        if text[start:].strip():
            yield text[start:].strip()


def _blocks(page: str) -> Iterator[str]:
    """Runs of lines that were one paragraph, heading or table row on paper."""
    lines = [" ".join(line.split()) for line in page.split("\n")]
    width = max(map(len, lines), default=0)
    block: list[str] = []
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        block.append(line)
        # A line that ends far from the edge, with a new start below it, was not wrapped.
        short = len(line) < 0.6 * width and following[:1].isupper()
        if not line or short or " | " in line or " | " in following:
            yield " ".join(block).strip()
            block = []
    yield " ".join(block).strip()


def _around(sentence: str, start: int) -> str:
    if len(sentence) <= _LONGEST:
        return sentence
    begin = max(0, min(start - _LONGEST // 3, len(sentence) - _LONGEST))
    cut = sentence[begin : begin + _LONGEST]
    cut = cut if begin == 0 else "… " + cut.partition(" ")[2]
    return cut if begin + _LONGEST >= len(sentence) else cut.rpartition(" ")[0] + " …"
