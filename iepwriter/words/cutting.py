"""Which of the words around a finding can stand alone once the finding is cut out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from .clause import Kind
from .judged import Hit
from .lexicon import AUX, DETERMINERS, PREPOSITIONS, SUBORDINATORS, verbs
from .subject import OPENERS, People, starts_with_verb
from .tokens import Word
from .verbhood import finite_at, low

_LIGHT = (
    OPENERS
    | DETERMINERS
    | frozenset(
        "just really very all only ever always never again too still at this that now here there ok please sorry be to "
        "is are was were am do does did a an the of you i me it".split()
    )
)
"""Words which say nothing when a finding is all that stands beside them."""
_LEADS_ON = frozenset("that when how because and but so where".split())
"""you do not care | that | she fell: what ties a finding to what happened."""
_TAILS = frozenset(
    "to because for out just only all so under by per against over due and but while in as quit stop shame thanks "
    "great unbelievable unreal on with which".split()
)
"""What may begin a finding at the end of a whole sentence: cut | to save money."""
_OPEN = (
    AUX
    | DETERMINERS
    | PREPOSITIONS
    | SUBORDINATORS
    | frozenset("to that and but or not is who which she he they we i nothing all only".split())
)


_ARTICLES = frozenset("a an the his her my our your their its every".split())
_TIES = frozenset("and but so".split())
_NAMES_OF_INSULT = _TIES | frozenset(
    "you u people guys those these that such a an bunch of all the kind sort special".split()
)
_STINGS = frozenset("how nice glad lovely great so gold".split())
_REPORTS = frozenset("telling tell say saying pretend pretending pretends claim claims claiming".split())
"""What follows them is what the school says, not what happened: quit telling me | she gets it."""


def apart(words: Sequence[Word], hits: Sequence[Hit], people: People) -> list[Hit] | None:
    """The findings, grown over what cannot stand without them; None when they run through the clause itself."""
    grown: list[Hit] = []
    for index, hit in enumerate(hits):
        before = grown[-1].end if grown else 0
        start = _start(words, before, hit, first=not grown)
        if start is None:
            return None
        until = hits[index + 1].start if index + 1 < len(hits) else len(words)
        end = _end(words, hit, until, people)
        if end is None:
            return None
        last = grown[-1] if grown else None
        if last is not None and last.end == start and last.kind is hit.kind:
            grown[-1] = replace(last, end=end)
        else:
            grown.append(replace(hit, start=start, end=end))
    return grown


def light(words: Sequence[Word]) -> bool:
    """Whether words say nothing by themselves."""
    return all(word.low in _LIGHT for word in words if word.is_word)


def _start(words: Sequence[Word], begin: int, hit: Hit, *, first: bool) -> int | None:
    """Where a cut begins: at its finding, or before the small words that lead to it."""
    rest = words[begin : hit.start]
    if light(rest):
        return begin
    place = hit.start
    led_by = _NAMES_OF_INSULT if hit.kind is Kind.INSULT else _TIES
    while place > begin and low(words, place - 1) in led_by:
        place -= 1
    rest = words[begin:place]
    if finite_at(rest, 0, len(rest)) is None:
        return begin if first else None
    if hit.kind is Kind.APOLOGY and low(words, place - 1) != ",":
        return None
    tail = low(words, place) in _TAILS or low(words, place - 1) == "," or hit.kind is Kind.INSULT
    return place if tail and not _open(rest) else None


def _open(words: Sequence[Word]) -> bool:
    """Whether words end in the middle: she was with, they gave."""
    said = [word.low for word in words if word.is_word]
    last, before = (said[-1:] or [""])[0], (said[-2:-1] or [""])[0]
    known = verbs()
    if before in _ARTICLES and last not in _OPEN:
        return False
    return last in _OPEN or last in known.base or last in known.third or (last in known.past and last not in known.ing)


def _end(words: Sequence[Word], hit: Hit, until: int, people: People) -> int | None:
    """Where a cut ends: behind its finding, or behind what cannot stand without it."""
    rest = words[hit.end : until]
    if light(rest) or hit.kind in (Kind.LEGAL, Kind.THREAT) or _untold(words[hit.start : hit.end], rest):
        return until
    if finite_at(rest, 0, len(rest)) is None and not starts_with_verb(rest):
        return until
    if hit.kind is Kind.INSULT and starts_with_verb(rest):
        return hit.end
    place = hit.end
    while place < until and (not words[place].is_word or low(words, place) in _LEADS_ON or _cares(words, place)):
        place += 1
    begin, width = people.subject(words[place:until])
    if width and begin == 0 and low(words, hit.end - 1) not in _ARTICLES:
        return place
    return None


def _untold(found: Sequence[Word], rest: Sequence[Word]) -> bool:
    """Whether what follows a finding is not what happened: quit telling me she gets it, the worst I ever saw."""
    said = [word.low for word in found if word.is_word]
    stings = bool(said) and said[0] in _STINGS and "that" in (said[-1], low(rest, 0))
    return stings or bool(_REPORTS & set(said)) or "ever" in {word.low for word in rest[:4]}


def _cares(words: Sequence[Word], place: int) -> bool:
    """you do not care | if | he stands in the snow."""
    return low(words, place) == "if" and low(words, place - 1) in ("care", "cares", "cared")
