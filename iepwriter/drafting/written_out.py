"""A field's words as a letter writes them: hes is he is, 45 min is 45 minutes; quoted words stay as they are."""

from __future__ import annotations

import re
from functools import cache

from iepwriter.words.lexicon import table

_TWO_MEANINGS = frozenset("its well were ill id shell hell wed shed aint".split())
_QUOTED = re.compile(r'("[^"]*"|“[^”]*”)')
_UNIT = re.compile(r"\b(?P<number>\d+) ?(?P<unit>min|mins|hr|hrs)\b\.?(?![\w/])", re.I)
_UNITS = {"min": "minute", "hr": "hour"}


@cache
def _short_forms() -> re.Pattern[str]:
    forms = [form for form in table("spelling")["contractions"] if "'" not in form and form not in _TWO_MEANINGS]
    return re.compile(rf"\b(?:{'|'.join(sorted(forms, key=len, reverse=True))})\b", re.I)


def written_out(text: str) -> str:
    """The text with short forms that lack their apostrophe, and units after numbers, in full."""
    parts = _QUOTED.split(text)
    return "".join(
        part if index % 2 else _UNIT.sub(_unit, _short_forms().sub(_form, part)) for index, part in enumerate(parts)
    )


def _form(match: re.Match[str]) -> str:
    whole = str(table("spelling")["contractions"][match[0].lower()])
    return whole[:1].upper() + whole[1:] if match[0][0].isupper() else whole


def _unit(match: re.Match[str]) -> str:
    unit = _UNITS[match["unit"].lower().rstrip("s")]
    return f"{match['number']} {unit}{'' if match['number'] == '1' else 's'}"
