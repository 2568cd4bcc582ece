"""The frames into which a sentence is put to say it firmer, warmer, shorter or as a question, by what it tells."""

from __future__ import annotations

import re
from enum import StrEnum

from iepwriter.checking.quantities import quantities
from iepwriter.drafting.own_words import is_strength


class Manner(StrEnum):
    """In which way a wording differs."""

    FIRMER = "firmer"
    WARMER = "warmer"
    SHORTER = "shorter"
    QUESTION = "as a question"
    CLOSER = "closer to my words"
    WRITTEN = "by the model"


Frames = dict[Manner, tuple[str, ...]]
FORMS: dict[str, Frames] = {
    "request": {
        Manner.FIRMER: ("{I} request that the team {vp}.", "{My} request is that the team {vp}."),
        Manner.WARMER: (
            "{I} would be grateful if the team would {vp}.",
            "It would mean a lot to {me} if the team would {vp}.",
        ),
        Manner.SHORTER: ("Please {vp}.",),
        Manner.QUESTION: ("Will the team {vp}?", "Is the team willing to {vp}?"),
    },
    "thing": {
        Manner.FIRMER: ("{I} request {np}.", "{My} request is for {np}."),
        Manner.WARMER: ("{I} would be grateful for {np}.", "{I} hope that the team can agree to {np}."),
        Manner.QUESTION: ("Will the team agree to {np}?",),
    },
    "that": {Manner.FIRMER: ("{I} request that {clause}.", "{My} request is that {clause}.")},
    "want": {
        Manner.FIRMER: ("{I} ask to {vp}.",),
        Manner.WARMER: ("{I} would be glad to {vp}.",),
        Manner.QUESTION: ("Can we {together}?",),
    },
    "answer": {
        Manner.FIRMER: ("{I} ask for your answer by {day}{rest}.",),
        Manner.WARMER: ("It would help {me} to have your answer by {day}{rest}.",),
        Manner.SHORTER: ("Please answer by {day}.",),
        Manner.QUESTION: ("Could {i} have your answer by {day}{rest}?",),
    },
    "forward": {
        Manner.FIRMER: ("{I} count on {ing}.",),
        Manner.WARMER: ("Thank you for reading this; {i} look forward to {ing}.",),
        Manner.QUESTION: ("Can we {together}?",),
    },
    "position": {
        Manner.FIRMER: ("{I} disagree with {np}, and {i} put that on record {when}{rest}.",),
        Manner.WARMER: ("{I} would like to work something out with the team {when}: {i} disagree with {np}{rest}.",),
    },
    "writing": {
        Manner.FIRMER: ("{When}, {i} put on record that {clause}.",),
        Manner.WARMER: ("{When}, {i} would like the team to know that {clause}.",),
        Manner.SHORTER: ("{Clause}.",),
    },
    "disagree": {
        Manner.FIRMER: ("{when}{w} disagree with {np}, and {i} put that on record.",),
        Manner.WARMER: ("{when}{w} disagree with {np}, and {i} would like to work this out with the team.",),
        Manner.SHORTER: ("{when}{w} disagree with {np}.",),
        Manner.QUESTION: ("{when}{w} would like to ask: what data supports {np}?",),
    },
    "told": {
        Manner.FIRMER: (
            "{I} {was} told that {clause}, and {i} ask the team to say what that is based on.",
            "{I} {was} told that {clause}; please tell {me} what that rests on.",
        ),
        Manner.WARMER: (
            "{I} {was} told that {clause}, and it would help {me} to see how the team came to that.",
            "{I} would like to understand this better: {i} {was} told that {clause}.",
        ),
        Manner.QUESTION: (
            "{I} {was} told that {clause}; what is that based on?",
            "{I} {was} told that {clause}; how did the team come to that?",
        ),
    },
    "gap": {
        Manner.FIRMER: ("{I} ask the team to close this gap: {np}, and {clause}.",),
        Manner.WARMER: ("{I} would like to talk with the team about this gap: {np}, and {clause}.",),
        Manner.QUESTION: ("How will the team close this gap: {np}, and {clause}?",),
    },
    "agreed": {
        Manner.FIRMER: ("{I} agree with {np}, and {i} request that the agreed parts start.",),
        Manner.QUESTION: ("{I} agree with {np}; when will the agreed parts start?",),
    },
    "worry": {
        Manner.FIRMER: ("{My} concern is that {clause}.",),
        Manner.WARMER: (
            "{I} would like to talk with the team about {my} concern that {clause}.",
            "What worries {me} is that {clause}.",
        ),
        Manner.QUESTION: ("How will the team address {my} concern that {clause}?",),
    },
    "view": {
        Manner.FIRMER: ("It is {my} position that {clause}.",),
        Manner.WARMER: ("{I} would like to talk with the team about {my} view that {clause}.",),
        Manner.QUESTION: ("How does the team answer {my} view that {clause}?",),
    },
    "record": {
        Manner.FIRMER: (
            "{I} ask the team to take into account {np}{dated}, which {vp}.",
            "Please weigh {np}{dated}, which {vp}.",
        ),
        Manner.WARMER: (
            "It would help to go through {np}{dated}, together; {it} {vp}.",
            "{I} would like to look with the team at {np}{dated}, which {vp}.",
        ),
        Manner.QUESTION: (
            "How does the team weigh {np}{dated}, which {vp}?",
            "What does the team make of {np}{dated}, which {vp}?",
        ),
    },
    "also": {
        Manner.FIRMER: ("It also {vp}, and {i} ask the team to take that into account.",),
        Manner.QUESTION: ("It also {vp}; how does the team weigh that?",),
    },
    "question": {
        Manner.FIRMER: ("Please tell {me} {indirect}.",),
        Manner.WARMER: ("Could you help {me} understand {indirect}?",),
    },
}  # fmt: skip
_PLAIN: Frames = {
    Manner.FIRMER: ("{I} ask the team to take into account that {clause}.", "Please put on record that {clause}."),
    Manner.WARMER: (
        "{I} would like the team to know that {clause}.",
        "{I} hope that the team will keep in mind that {clause}.",
        "It may help to know that {clause}.",
    ),
    Manner.SHORTER: ("{Clause}.",),
    Manner.QUESTION: (
        "{Clause}; what does the team make of that?",
        "How will the team take into account that {clause}?",
    ),
}
FACTS: dict[str, Frames] = {
    "said": {
        Manner.FIRMER: ("{I} ask the team to hear this: {clause}.",),
        Manner.WARMER: ("{I} would like to share with the team that {clause}.",),
    },
    "parent": {
        Manner.FIRMER: ("For the record, {clause}.",),
        Manner.WARMER: ("It may help to know that {clause}.",),
    },
    "strength": {
        Manner.FIRMER: ("{I} ask the team to build on this: {clause}.",),
        Manner.WARMER: ("{I} {am} glad to say that {clause}.",),
        Manner.QUESTION: ("{Clause}; how can the team build on that?",),
    },
    "goal": {
        Manner.FIRMER: ("{I} ask the team to measure the proposal against this: {clause}.",),
        Manner.WARMER: ("{I} hope that the team will keep in view that {clause}.",),
        Manner.QUESTION: ("{Clause}; how will the proposal help with that?",),
    },
    "need": {
        Manner.FIRMER: ("It is {my} position that {clause}.",),
        Manner.WARMER: ("{I} would like to talk with the team about this need: {clause}.",),
        Manner.QUESTION: ("{Clause}; how will the team meet that need?",),
    },
    "comparison": {
        Manner.FIRMER: ("{I} ask the team to look closely at these figures: {clause}.",),
        Manner.WARMER: ("It would help to go over these figures together: {clause}.",),
        Manner.QUESTION: ("{Clause}; how does the team read these figures?",),
    },
    "change": {
        Manner.FIRMER: ("{I} ask the team to look at this change: {clause}.",),
        Manner.WARMER: ("{I} would like to understand this change with the team: {clause}.",),
        Manner.QUESTION: ("{Clause}; what does the team think is behind that?",),
    },
    "lack": {
        Manner.FIRMER: ("Please put on record that {clause}.",),
        Manner.WARMER: ("{I} would like to work this out with the team: {clause}.",),
        Manner.QUESTION: ("{Clause}; what will be different from now on?",),
    },
    "cannot": {
        Manner.FIRMER: ("The IEP has to address this: {clause}.",),
        Manner.WARMER: ("{I} would like to find out with the team what helps here: {clause}.",),
        Manner.QUESTION: ("{Clause}; what is the plan for that?",),
    },
    "count": {
        Manner.FIRMER: ("The numbers matter here: {clause}.",),
        Manner.WARMER: ("{I} would like the team to have this in numbers: {clause}.",),
        Manner.QUESTION: ("{Clause}; how does the team explain that?",),
    },
    "day": {
        Manner.FIRMER: ("Please put on record that {clause}.",),
        Manner.WARMER: ("{I} would like to talk with the team about what happened: {clause}.",),
    },
    "plain": {},
}
"""Frames for a fact by what it tells; those of `_PLAIN` follow them."""
_UNASKED = ("said", "parent")
"""What nobody can answer for."""
_KINDS = (
    ("said", re.compile(r'"|^(?:he|she|they|[A-Z]\w+) (?:once )?(?:told|asked|said to) ')),
    ("parent", re.compile(r"^(?:\w+ ){0,2}(?:I|we|my|our)\b")),
    ("goal", re.compile(r"\bgoal is\b")),
    ("need", re.compile(r"^(?:on [^,]+, )?(?:he|she|they|[A-Z]\w+) needs? (?!help|to know)")),
    ("comparison", re.compile(r"\bfrom .*\d.* to .*\d|\d.*\b(?:more|less|fewer|higher|lower) than\b.*\d")),
    ("change", re.compile(r"\b(?:used to|any ?more|no longer|went (?:up|down)|quit|stopped|since (?:then|about))\b")),
    ("cannot", re.compile(r"\b(?:cannot|(?:is|was|been) not (?:been )?able|not been able|struggles|needs help)\b")),
    ("lack", re.compile(r"(?<!so )\b(?:nobody|no one|none of|missed|without (?:a|an|any)|was out|not trained)\b")),
    ("day", re.compile(r"^(?:last|yesterday|on (?=[A-Z])|this (?:week|month|morning)\b)")),
)
_PART = re.compile(r"\{(\w+)\}")
_MARKS = 3
"""Words of a frame by which it is known again in a letter."""


def kind_of(clause: str) -> str:
    """What a fact tells: an amount, a change, what the child said, that nobody was there, and so on."""
    early = next((kind for kind, cue in _KINDS[:4] if cue.search(clause)), "")
    if early:
        return early
    if is_strength(clause):
        return "strength"
    kind = next((kind for kind, cue in _KINDS[4:] if cue.search(clause)), "")
    if kind:
        return kind
    return "count" if any(found.unit for found in quantities(clause)) else "plain"


def frames_for(kind: str, clause: str) -> Frames:
    """The frames for a sentence of a kind, best first by manner."""
    if kind != "fact":
        return FORMS.get(kind, {})
    told = kind_of(clause)
    own = FACTS[told]
    unasked = told in _UNASKED or (told == "strength")
    found = {}
    for manner, plain in _PLAIN.items():
        rest = () if manner is Manner.QUESTION and unasked else plain
        found[manner] = tuple(dict.fromkeys((*own.get(manner, ()), *rest)))
    return found


def stands(frame: str, letter: str) -> bool:
    """Whether a letter has the words of a frame already; frames of a word or two may stand many times."""
    low = " ".join(letter.lower().split())
    pieces = [piece.strip(" ,.;:?").lower() for piece in _PART.split(frame)[::2]]
    return any(len(piece.split()) >= _MARKS and piece in low for piece in pieces)


def _pattern(frame: str) -> str:
    """A frame as a pattern that finds the clause inside."""
    parts = {
        "clause": r"(?P<clause>[^;]+)",
        "Clause": r"(?P<Clause>[^;]+)",
        "I": r"(?P<who>I|We)",
        "i": "(?:I|we)",
        "me": "(?:me|us)",
        "my": "(?:my|our)",
        "am": "(?:am|are)",
    }
    pieces = _PART.split(frame.rstrip(".?"))
    return "".join(parts[piece] if index % 2 else re.escape(piece) for index, piece in enumerate(pieces))


FRAMED = tuple(
    _pattern(frame)
    for frames in (*FACTS.values(), _PLAIN)
    for forms in frames.values()
    for frame in forms
    if frame != "{Clause}."
)
"""Patterns by which a fact is found again in a wording of it, so that no wording is wrapped into another."""
