"""Whether a sentence made of a person's words may say what was not meant, or lost a word that it needs."""

from __future__ import annotations

import re

from iepwriter.drafting.reader import school_for_reader

TELLS = re.compile(
    r"\d|\"|\b(?:two|three|four|five|six|seven|eight|nine|ten|twice|half|zero|every|since|until|yesterday|today|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?|january|february|april|june|july|august|september|october|"
    r"november|december)\b",
    re.I,
)
"""Signs that some words tell something that happened."""
_UNCLEAR_THEY = re.compile(
    r"\b(?:asked|asks|said|says|tell|tells|knows?|if (?:you|they)|when (?:you|they)|"
    r"you (?:can|get|have to|drop|know|push))\b",
    re.I,
)
_READER = re.compile(r"\b(?:you|u|your|ur) (?!would|could|should|might|never know|know|see|guys)\w+", re.I)
"""The team, spoken to; not anybody, as in: you would think."""
_OF_SCHOOL = re.compile(
    r"\b(?:iep|speech|therapy|therapist|aide|para|class\w*|teachers?|meeting|sessions?|report|plan|homework|"
    r"evaluation|eval|test\w*|score|services?|bus|recess|room|principal|office|nurse|goal|grade|device|log|paper|"
    r"program|placement|sub|schedule|reading|math|writing|ot|pt|slp|bip|fba)\b",
    re.I,
)
_TORN = re.compile(r"\b(?:a|an|the) (?:about|of|to|for|from|and|or|but|with)\b", re.I)


def misread(typed: str, sentence: str) -> bool:
    """Whether `you` or `they` may have been taken for the school where someone else is meant."""
    typed = school_for_reader(typed)
    put_in = "the school" in sentence.lower() and "school" not in typed.lower()
    if not put_in:
        return False
    told = _READER.search(typed) and TELLS.search(typed)
    return bool(_UNCLEAR_THEY.search(typed) or not (_OF_SCHOOL.search(typed) or told))


def torn(sentence: str) -> bool:
    """Whether a sentence lost a word that it needed: an article stands before a preposition."""
    return bool(_TORN.search(sentence))
