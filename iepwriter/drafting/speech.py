"""A child's own words: quoted where it is sure that they are quoted, and held back where it is not."""

from __future__ import annotations

import re

from iepwriter.cases import Case

_FIRST = re.compile(
    r"^(?P<who>\w+) (?P<said>said|says) "
    r"(?P<words>I (?:am|hate|love|do not|cannot|want|wish|feel|miss|like) [^,\"]{3,80})\.$"
)
_TO_PARENT = re.compile(r"\b(?:said|says|asked|asks|goes) (?:mom|mommy|mama|dad|daddy|papa)\b", re.I)


def spoken(sentence: str, case: Case) -> str:
    """The sentence with quotation marks around what the child said of itself: `He said I am bad at it.`

    Only in the present tense and in a sentence that begins with the child: reported speech would say `he was`.
    """
    found = _FIRST.match(sentence)
    if not found or found["who"].lower() not in (case.child.pronouns, case.child.first_name.lower()):
        return sentence
    return f'{found["who"]} {found["said"]}, "{found["words"]}."'


def unquoted(sentence: str) -> bool:
    """Whether a sentence repeats what was said to the parent and does not show where that begins and ends."""
    return '"' not in sentence and bool(_TO_PARENT.search(sentence))
