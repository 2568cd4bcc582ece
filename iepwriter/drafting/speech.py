"""A child's own words: quoted where it is sure that they are quoted, and held back where it is not."""

from __future__ import annotations

import re

from iepwriter.cases import Case

_FIRST = re.compile(
    r"^(?P<lead>[A-Z][\w ]{0,120}) (?P<said>said|says),? "
    r"(?P<words>I (?:am|hate|love|do not|cannot|want|wish|feel|miss|like) [^,\"]{3,80})\.$"
)
_OTHERS = frozenset(
    "he she they i we it you the a an mr mrs ms dr miss his her their my our who nobody everyone".split()
)
_TO_PARENT = re.compile(r"\b(?:said|says|asked|asks|goes) (?:mom|mommy|mama|dad|daddy|papa)\b", re.I)


def spoken(sentence: str, case: Case) -> str:
    """The sentence with quotation marks around what the child said of itself: `He said I am bad at it.`

    Only in the present tense, as reported speech would say `he was`, and where nobody else is named between the child
    and what it says.
    """
    found = _FIRST.match(sentence)
    if not found:
        return sentence
    child = {case.child.pronouns, case.child.first_name.lower()}
    lead = found["lead"].lower().split()
    last = max((place for place, word in enumerate(lead) if word in child), default=None)
    if last is None or _OTHERS & set(lead[last + 1 :]):
        return sentence
    return f'{found["lead"]} {found["said"]}, "{found["words"]}."'


def unquoted(sentence: str) -> bool:
    """Whether a sentence repeats what was said to the parent and does not show where that begins and ends."""
    return '"' not in sentence and bool(_TO_PARENT.search(sentence))
