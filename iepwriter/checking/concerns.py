"""Where a text speaks of which concern: by the case's areas, or by the services that its paragraphs name."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from iepwriter.checking.known import Kind, Named, named

if TYPE_CHECKING:
    from iepwriter.cases import Case


_BLOCK = re.compile(r"(?:[^\n]+\n?)+")
_LIST_LINE = re.compile(r"^[ \t]*(?:[-*•–]|\d{1,2}[.)])[ \t]", re.M)
_DISPUTE = re.compile(
    r"\b(?:disagree|concern(?:ed|s)?|object to|propos(?:ed?|al|es|ing)|reduc(?:e|ed|ing|tion)|cut(?:ting)?|"
    r"remov(?:e|ed|ing|al)|ending|end|insufficient|not enough|"
    r"(?:isn|aren|won|wasn)[’']t (?:be )?(?:enough|sufficient)|needs?|"
    r"requires?|instead|minutes|request(?:ing)?|increase|denied|refus(?:ed|al)|taken? away)\b",
    re.I,
)
_FRAME = re.compile(
    r"\s*(?:dear|hello|hi|re|reference|subject|sincerely|thank you|best|cc|to|from|respectfully)\b", re.I
)
_LETTER = re.compile(
    r"^[ \t]{0,40}(?:dear|hello|hi|good (?:morning|afternoon|evening)|to the iep team)\b"
    r"|^[ \t]{0,40}sincerely\b",
    re.I | re.M,
)
_SHORTEST = 40
NO_AREA = "it"
"""How questions call a concern whose service is not known."""
_AT_ODDS = re.compile(
    r"\b(?:disagree\w{0,4}|concern(?:ed|s)?|object(?:s|ing)? to|enough|insufficient|not sufficient|"
    r"won[’']t be sufficient|"
    r"(?:propos\w{1,4}|plan\w{0,4}|decision|decided|want\w{0,2}|going) (?:to |of )?"
    r"(?:end|reduc|cut|remov|stop|tak|drop|lower)\w{0,4}|"
    r"(?:ending|reducing|cutting|removing|stopping)|(?:reduced|cut|lowered|dropped|removed)"
    r" (?:from|to|his|her|my)|denied|refused)\b",
    re.I,
)


@dataclass(frozen=True)
class Part:
    """One concern of a text: its area, how amounts of it are counted, and the stretches that speak of it."""

    area: str
    measure: str
    stretches: tuple[tuple[int, int], ...]
    opening: tuple[int, int] = (0, 0)
    """The words that first name the concern."""
    disputed: bool = False
    """Whether the text says that this is not right."""
    sources: tuple[str, ...] = ()
    """What the case names as evidence, in its own words."""


def is_letter(text: str) -> bool:
    """Whether a text greets someone or is signed."""
    return _LETTER.search(text) is not None


def parts(text: str, case: Case | None = None) -> list[Part]:
    """The concerns of a text in order; a text that names no service is one concern without an area."""
    if not text.strip():
        return []
    return _of_case(text, case) if case is not None else _found(text)


def _found(text: str) -> list[Part]:
    blocks = _blocks(text)
    mentions: dict[str, Named] = {}
    pieces: dict[str, list[tuple[int, int]]] = {}
    current = ""
    opener: list[tuple[int, int]] = []
    several = _several(text, blocks)
    for start, end in blocks:
        block = text[start:end]
        names = named(block, Kind.SERVICE)
        distinct = {n.name for n in names}
        if names and current not in distinct and _DISPUTE.search(block):
            if len(distinct) > 1 and not current and several:
                opener.append((start, end))
                continue
            first = names[0]
            current = first.name
            moved = Named(start + first.start, start + first.end, first.text, first.kind, first.name, first.measure)
            mentions.setdefault(current, moved)
        pieces.setdefault(current, []).append((start, end))
    areas = [name for name in pieces if name]
    if len(areas) < 2:
        return [_whole(text, mentions.get(areas[0]) if areas else None)]
    openers = any(_AT_ODDS.search(text, *stretch) for stretch in opener)
    return [_part(text, mentions[name], tuple(pieces[name]), openers) for name in areas]


def _part(text: str, first: Named, stretches: tuple[tuple[int, int], ...], said: bool = False) -> Part:
    disputed = said or any(_AT_ODDS.search(text, *stretch) for stretch in stretches)
    return Part(first.name, first.measure, stretches, (first.start, first.end), disputed)


def _whole(text: str, first: Named | None) -> Part:
    if first is None:
        services = named(text, Kind.SERVICE)
        first = services[0] if services else None
    everything = ((0, len(text)),)
    if first is not None:
        return _part(text, first, everything)
    return Part(NO_AREA, "amount", everything, disputed=_AT_ODDS.search(text) is not None)


def _several(text: str, blocks: list[tuple[int, int]]) -> bool:
    """Whether at least two paragraphs have each one service of their own."""
    single = set()
    for start, end in blocks:
        names = {n.name for n in named(text[start:end], Kind.SERVICE)}
        if len(names) == 1:
            single |= names
    return len(single) > 1


def _blocks(text: str) -> list[tuple[int, int]]:
    """Paragraphs and lines of lists, without the frame of a letter."""
    found: list[tuple[int, int]] = []
    for match in _BLOCK.finditer(text):
        cuts = [m.start() for m in _LIST_LINE.finditer(text, match.start(), match.end())]
        edges = [match.start(), *(c for c in cuts if c > match.start()), match.end()]
        found += itertools.pairwise(edges)
    return [(a, b) for a, b in found if not (_FRAME.match(text, a, b) and b - a < _SHORTEST)]


def _of_case(text: str, case: Case) -> list[Part]:
    spans = [(0, len(text))] if len(case.concerns) == 1 else _by_area(text, [c.area.lower() for c in case.concerns])
    made = []
    for concern, span in zip(case.concerns, spans, strict=True):
        known = named(concern.area, Kind.SERVICE)
        at = text.lower().find(concern.area.lower(), *span)
        opening = (at, at + len(concern.area)) if at >= 0 else (span[0], span[0])
        measure = known[0].measure if known else "amount"
        made.append(Part(concern.area, measure, (span,), opening, True, tuple(e.source for e in concern.evidence)))
    return made


def _by_area(text: str, areas: list[str]) -> list[tuple[int, int]]:
    """From the first paragraph after the opening that names an area alone to that of the next area."""
    blocks = [(m.start(), m.end()) for m in _BLOCK.finditer(text)]
    low = text.lower()
    starts: list[int] = []
    at = 0
    for area in areas:
        alone = (
            i
            for i, (a, b) in enumerate(blocks)
            if i >= at and area in low[a : min(b, a + 200)] and sum(other in low[a:b] for other in areas) == 1
        )
        at = next(alone, at)
        starts.append(blocks[at][0] if blocks else 0)
    ends = [*starts[1:], len(text)]
    return [(a, max(a, b)) for a, b in zip(starts, ends, strict=True)]
