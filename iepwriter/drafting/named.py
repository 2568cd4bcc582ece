"""The child's name with its capital, wherever the person typed it without."""

from __future__ import annotations

import re
from typing import Any

from iepwriter.cases import Case
from iepwriter.words.lexicon import AUX, verbs

_MONTHS = frozenset("april may june august summer autumn".split())


def only_a_name(first: str) -> bool:
    """Whether a first name is no word that a sentence may need in small letters: Will, Mark, May, Hope."""
    low = first.lower()
    return verbs().of(low) is None and low not in AUX | _MONTHS


def with_name(text: str, first: str) -> str:
    """A text with a first name as the case writes it; unchanged when the name may be another word."""
    if not only_a_name(first):
        return text
    return re.sub(rf"(?<![\w@.-]){re.escape(first.lower())}(?=\b(?![\w@-]))", first, text)


def named(case: Case) -> Case:
    """The case with the child's name written so in every field of its concerns; what was typed as a story stays."""
    first = case.child.first_name
    told = case.model_dump()
    told["concerns"] = [
        {name: value if name == "in_your_words" else _deep(value, first) for name, value in concern.items()}
        for concern in told["concerns"]
    ]
    return Case.model_validate(told) if told != case.model_dump() else case


def _deep(value: Any, first: str) -> Any:
    if isinstance(value, str):
        return with_name(value, first)
    if isinstance(value, dict):
        return {name: _deep(inner, first) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(_deep(inner, first) for inner in value)
    return value
