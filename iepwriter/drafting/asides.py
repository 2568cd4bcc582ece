"""Sentences that accuse nobody and are still better left out of a letter, with the reason for the person."""

from __future__ import annotations

import re

_ASIDES = (
    (re.compile(r"^(?:Thank|Thanks|I appreciate)\b"), "thanks are best said in person; the letter's close is friendly"),
    (
        re.compile(
            r"\b(?:h(?:is|er)|their|my|the) (?:cousin|neighbor|niece|nephew)\b.*\b(?:better|already|can|talks|reads)\b",
            re.I,
        ),
        "a comparison with another child; what your own child does and needs carries more",
    ),
    (re.compile(r"^(?:Everyone|Everybody|They all) knows?\b"), "what others know cannot be shown; say what you saw"),
    (re.compile(r"^I have \w+ (?:other )?(?:children|kids)\b"), "it is about your family, not about school"),
    (re.compile(r"\b(?:am I|why|that|because|and|but|the|to|of)\.$"), "it breaks off; write it as one short sentence"),
    (re.compile(r"^I (?:do not know|have no idea|cannot say) (?:if|whether|why|how)\b"), "what is not known stays out"),
    (
        re.compile(r"^I will be honest\b|^To be honest\b|^That is (?:all|it|better)\b"),
        "it says nothing about your child",
    ),
    (
        re.compile(r"\bask the team to be (?:ashamed|sorry|quiet)\b"),
        "it says what people should feel; ask for what they can do",
    ),
)
_GRAVE = re.compile(r"\b(?:died|death|passed away|hospital|surgery|moved|divorce|foster|adopted|diagnos\w+)\b")
_LEAST = 0.24
"""Weight below which a sentence says too little to stand in a letter."""


def why_left(sentence: str, weight: float) -> str:
    """Why a sentence that is no accusation is still better left out; empty when it may stand."""
    for pattern, why in _ASIDES:
        if pattern.search(sentence):
            return why
    if weight < _LEAST and not _GRAVE.search(sentence):
        return "it is not about your child's needs at school; the letter is stronger without it"
    return ""


_TRAILING = re.compile(
    r"[,;]?\s+(?:(?:ok|okay|fine|whatever|lol|i guess|you know|or something)\b[ ,]*)+"
    r"(?:that is (?:better|good|great))?\.$",
    re.I,
)


def trimmed(sentence: str) -> str:
    """The sentence without a shrug at its end."""
    return _TRAILING.sub(".", sentence)
