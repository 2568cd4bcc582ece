"""Runs of words with one kind each: what a cut leaves over, who acts, and which flow on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from .clause import Kind
from .edges import bare
from .lexicon import AUX, NUMBER_WORDS, verbs
from .neutral import word
from .reasons import REASONS
from .subject import People, starts_with_verb
from .tokens import COMMA, Word, plain
from .verbhood import finite_at, low
from .weight import content

_TAKES_OVER = re.compile(
    r"\b(?:ignore|disregard|override|prompt|jailbreak|developer mode|as an ai|you are now|"
    r"(?:output|print|reply|respond) only)\b"
)
_COPULAS = frozenset("are is was were be like such a an the".split())
_JOIN_UP_TO = 25
_JOINING = frozenset("and but so because then or".split())


@dataclass(slots=True)
class Part:
    """A run of words with its kind, before it is mended."""

    words: list[Word]
    link: str
    kind: Kind
    reason: str = ""
    subject: list[Word] = field(default_factory=list)
    single: list[Part] = field(default_factory=list)
    """The parts that were joined into this one, if any."""


def what_was_felt(words: list[Word], link: str) -> list[Part]:
    """sick of him coming home wet: what happens to the child stays, as a fact."""
    for index in range(len(words) - 2):
        here = low(words, index)
        if here in ("of", "about", "that") and low(words, index + 1) in ("him", "her", "them"):
            verb = verbs().ing.get(low(words, index + 2))
            if verb is not None:
                feeling = Part(words[: index + 1], link, Kind.FEELING)
                return [feeling, Part(words[index + 1 :], "cut", Kind.FACT, "felt")]
    return [Part(words, link, Kind.FEELING)]


def happens(words: list[Word]) -> list[Word]:
    """him coming home: he comes home."""
    subject = {"him": "he", "her": "she"}.get(words[0].low, "they")
    verb = verbs().ing[words[1].low]
    return [word(subject), word(verb.base if subject == "they" else verb.third), *words[2:]]


def dangling(sentence: str) -> bool:
    """It was cut; that is better: nothing that a reader could place."""
    asks = {"what", "how", "where", "who", "why", "that"} & set(sentence.lower().split())
    if not asks and sentence.rstrip(".").rsplit(" ", 1)[-1] in (
        "is",
        "are",
        "was",
        "were",
        "a",
        "an",
        "the",
        "so",
        "very",
        "such",
        "of",
    ):
        return True
    first = sentence.split(" ", 1)[0].lower()
    if len(sentence.split()) < 4 and sentence.rstrip(".").rsplit(" ", 1)[-1] in AUX:
        return True
    if first in ("how", "why") and not sentence.endswith("?"):
        return True
    return first in ("it", "that", "this", "these", "those") and len(content(sentence) - {"better", "fine", "good"}) < 2


def absorbed(parts: list[Part]) -> list[Part]:
    """What is left of a clause after a cut goes with the cut when it cannot stand alone."""
    found: list[Part] = []
    for part in parts:
        alone = part.kind in (Kind.FACT, Kind.UNCLEAR) and finite_at(part.words, 0, len(part.words)) is None
        alone = alone and part.reason != "felt"
        verb_first = part.kind is Kind.FACT and starts_with_verb(bare(part.words))
        if alone and not verb_first and found and not any(w.kind == "break" for w in found[-1].words):
            found[-1].words = [*found[-1].words, *part.words]
            continue
        if found and found[-1].kind is Kind.INSULT and verb_first:
            part.reason = "passive"
        if found and found[-1].kind is Kind.UNCLEAR and part.link == "cut":
            part.words = [*found[-1].words, *part.words]
            part.link = found[-1].link
            found.pop()
        if found and part.kind is Kind.INSULT and _leads_to_insult(found[-1]):
            part.words = [*found.pop().words, *part.words]
        found.append(part)
    return found


def _leads_to_insult(part: Part) -> bool:
    """you people are | crooks."""
    words = [w for w in part.words if w.is_word]
    return part.kind in (Kind.FACT, Kind.UNCLEAR) and bool(words) and words[-1].low in _COPULAS


def spread_instructions(parts: list[Part]) -> list[Part]:
    """After an instruction to the program, the rest of the line is not trusted to be about the child."""
    active = False
    for part in parts:
        if part.kind is Kind.INSTRUCTION:
            active = active or bool(_TAKES_OVER.search(plain(part.words)))
        elif active:
            part.kind = Kind.INSTRUCTION
        if any(word.kind in ("line", "break") for word in part.words[-2:]):
            active = False
    return parts


def with_subjects(parts: list[Part], people: People) -> list[Part]:
    """A clause without a subject takes that of the clause before it."""
    last: list[Word] = []
    for part in parts:
        start, width = people.subject(part.words)
        if starts_with_verb(bare(part.words)):
            if part.link in ("and", "but", "then", "or", "so", ",", "run"):
                part.subject = last
        elif width:
            last = part.words[start : start + width]
    return parts


def with_motives(parts: list[Part]) -> list[Part]:
    """she wants him gone | because he makes her look bad: the reason for a guess is part of the guess."""
    for before, part in pairwise(parts):
        if before.kind is Kind.MOTIVE and part.kind is Kind.FACT and part.link == "because":
            part.kind = Kind.MOTIVE
    return parts


def joined(parts: Sequence[Part]) -> list[Part]:
    """Facts that flow on in one sentence stay one, up to a length."""
    found: list[Part] = []
    for part in parts:
        before = found[-1] if found else None
        if before is not None and before.kind is Kind.FACT and part.kind is Kind.UNCLEAR and not part.reason:
            if content(plain(part.words)) <= content(plain(before.words)):
                part.kind, part.reason = Kind.REPEAT, REASONS[Kind.REPEAT]
            elif _adds_amount(part):
                next(w for w in part.words if w.is_word).tag = COMMA
                before.words = [*before.words, *part.words]
                continue
        if (
            before is not None
            and part.link in _JOINING
            and (before.kind is part.kind is Kind.FACT or _asks_because(before, part))
            and part.reason == before.reason == ""
            and _count(before) + _count(part) <= _JOIN_UP_TO
        ):
            before.single = [*(before.single or [replace(before)]), part]
            before.words = [*before.words, *part.words]
            continue
        found.append(part)
    return found


def _asks_because(before: Part, part: Part) -> bool:
    """I want the same aide | because he trusts her: a request keeps its ground."""
    return before.kind is Kind.REQUEST and part.kind is Kind.FACT and part.link == "because"


def _adds_amount(part: Part) -> bool:
    """this year 6: a number without a verb goes with the sentence before it."""
    words = [w for w in part.words if w.is_word]
    amount = any(w.kind == "number" or w.low in NUMBER_WORDS for w in words)
    return amount and 2 <= len(words) <= 7 and words[0].kind != "number"


def _count(part: Part) -> int:
    return sum(word.is_word for word in part.words)
