"""Words as patterns, in the part of the regular expression syntax that Python and llguidance share."""

from __future__ import annotations

import re


def escaped(text: str) -> str:
    """The text with every sign escaped that means something in a pattern, in quotes, or between slashes."""
    return re.sub(r"([\\.^$*+?{}\[\]|()/\"])", r"\\\1", text)


def anycase(word: str) -> str:
    """A word with its first letter in either case."""
    first = word[:1]
    if not first.isalpha() or first.upper() == first.lower() or len(first.upper()) > 1:
        return escaped(word)
    return f"[{first.upper()}{first.lower()}]{escaped(word[1:])}"
