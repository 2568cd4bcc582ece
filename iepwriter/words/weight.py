"""How specific a clause is, and whether the letter says it already."""

from __future__ import annotations

import re
from collections.abc import Iterable

from iepwriter.cases.model import Concern

from .clause import About

_TIME = re.compile(
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december|"
    r"monday|tuesday|wednesday|thursday|friday|christmas|thanksgiving|summer|fall|winter|spring|yesterday|"
    r"last (?:week|month|year|night|summer|fall|spring)|this (?:week|year|month|fall|morning)|since|"
    r"until|recess|bedtime)\b"
)
_OFTEN = re.compile(
    r"\b(?:every|each|times?|twice|once|daily|weekly|nightly|always|never|days?|nights?|hours?|minutes?|weeks?|months?|zero|"
    r"half|per|most|usually|often|anymore|used to)\b"
)
_PLACE = re.compile(
    r"\b(?:home|school|bus|class|classroom|bathroom|lunch|lunchroom|cafeteria|playground|car|kitchen|bed|bedroom|store|church|"
    r"library|office|room|hallway|stairs|street|dock|table|desk|park|gym|house|phone|dryer|door|doors|nurse|band)\b"
)
_DONE = re.compile(
    r"\b(?:cr(?:y|ies|ied)|scream\w*|hit\w*|bit\w*|bites?|ran|runs?|hid|hides?|refuses?|stops?|stopped|points?|threw|throws?|falls?|fell|"
    r"sits?|sat|eats?|ate|reads?|writes?|wrote|speaks?|says?|said|asks?|asked|told|misses|missed|cut|cancelled|canceled|lost|sleeps?|"
    r"walks?|comes?|came|goes|went|cannot|forgets?|copies|repeats?|skips?|shakes?|freezes|quit|knows?|knew|plays?|wears?|counts?|"
    r"hurts?|locked|memorizes|guesses|melts?|chews?|wets?|wet|vomits?|drools?|chokes?|elopes?|eloped|needs?)\b"
)
_SCHOOL = re.compile(
    r"\b(?:read(?:s|ing)?|homework|teachers?|class|words?|spelling|grade|list|level|nurse|aide|para|tests?|score|goals?|"
    r"therapy|therapist|sessions?|speech|math|writ(?:e|es|ing)|iep|evaluation|report|chart|log|minutes|group|plan|"
    r"device|calls?|called|behavior|recess|bus|suspended|sent home|specialist|tutor|percentile)\b"
)
_NUMBER = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|ninety|twice)\b"
)
_MEASURED = re.compile(
    r"(?:\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|ninety))\s+"
    r"(?:minutes?|hours?|times|words?|out of|percent|days|weeks|months|sessions?|problems|pages?|incidents)\b|\d%"
)
_DATED = re.compile(
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december) \d|\d/\d|\d:\d\d"
)
_ELLIPTIC = re.compile(r"\b(?:to|has|had|got|was|is) (?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|none)\.$")
_AGE = re.compile(
    r"\bis (?:only )?(?:\d+|four|five|six|seven|eight|nine|ten|eleven|twelve)(?: years old)?(?=\.| and\b|,)"
)
_VAGUE = re.compile(
    r"\b(?:thing|things|stuff|something|everything|whatever|struggles?|bad|worse|terrible|a lot|hard time|this|that|"
    r"it)\b"
)
_AMOUNTS = {"one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8"}
_AMOUNTS |= {"nine": "9", "ten": "10", "twice": "2", "zero": "0", "fifteen": "15", "twenty": "20", "thirty": "30"}
_STEM = re.compile(r"(?:ing|ed|es|s|ly)$")
_SMALL = frozenset(
    "a an the and or but of to in on at for with is are was were be been he she they it his her their him them my our "
    "i we that this has have had do does did as from by so per each should would will can i me you us also still "
    "just which there than then who what when into very too ask team school need needs needed want wants wanted "
    "get gets".split()
)


def weight(text: str, about: About) -> float:
    """How specific a mended sentence is, 0 to 1."""
    low = _AGE.sub("is", text.lower())
    score = 0.3
    score += (
        0.2 * bool(_NUMBER.search(low))
        + 0.12 * bool(_SCHOOL.search(low))
        + 0.12 * bool(_MEASURED.search(low))
        + 0.12 * bool(_TIME.search(low))
        + 0.1 * bool(_OFTEN.search(low))
        + 0.1 * bool(_DATED.search(low))
    )
    score += 0.1 * bool(_PLACE.search(low)) + 0.12 * bool(_DONE.search(low)) + 0.06 * ('"' in low)
    score += 0.08 * (about is About.CHILD) - 0.08 * min(2, len(_VAGUE.findall(low)))
    if about is not About.CHILD and not re.search(
        r"\b(?:he|she|her|his|him|they|them|their|child|son|daughter|iep)\b", low
    ):
        score -= 0.2 if about is About.PARENT else 0.05
    if about is About.OTHER and low.startswith(("he ", "she ", "they ", "it ", "that ", "there ")):
        score -= 0.12
    if _ELLIPTIC.search(low):
        score -= 0.3
    if len(low.split()) < 4:
        score -= 0.15
    return round(min(1.0, max(0.05, score)), 2)


def content(text: str) -> frozenset[str]:
    """The words of a text that carry meaning, without their endings."""
    return frozenset(
        _AMOUNTS.get(word) or _STEM.sub("", word) or word
        for word in re.findall(r"[a-z]+|\d+", text.lower())
        if word not in _SMALL
    )


class Known:
    """What the letter says anyway: the fields of a concern, and the sentences so far."""

    def __init__(self, concern: Concern) -> None:
        fields = [
            concern.needed,
            concern.current,
            concern.proposed,
            concern.goal,
            concern.request,
            concern.school_reason,
        ]
        fields += [*concern.observations, *(item.finding for item in concern.evidence)]
        self._fields = [content(f"{field} {concern.area}") for field in fields if field]
        self._said: list[frozenset[str]] = []

    def has(self, sentence: str) -> bool:
        """Whether a sentence adds nothing."""
        words = content(sentence)
        if not words:
            return False
        if len(words) >= 2 and _within(words, self._fields, 0.85):
            return True
        return len(words) >= 2 and any(words <= other or _alike(words, other) for other in self._said)

    def add(self, sentence: str) -> None:
        """Remember a sentence that goes on."""
        self._said.append(content(sentence))
        del self._said[:-200]


def _within(words: frozenset[str], fields: Iterable[frozenset[str]], share: float) -> bool:
    numbers = {word for word in words if word.isdigit()}
    return any(numbers <= field and len(words & field) >= share * len(words) for field in fields)


def _alike(words: frozenset[str], other: frozenset[str]) -> bool:
    numbers = {word for word in words if word.isdigit()} == {word for word in other if word.isdigit()}
    return numbers and len(words & other) >= 0.85 * len(words | other)
