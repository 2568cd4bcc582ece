"""Swearing and belittling words, which the rules name by their group and the sorting of words takes out."""

from __future__ import annotations

import tomllib
from importlib.resources import files

_GROUPS: dict[str, frozenset[str]] = {
    name: frozenset(words.split())
    for name, words in tomllib.loads(
        files("iepwriter.checking").joinpath("data", "hard_words.toml").read_text("utf-8")
    ).items()
}

HARD_WORDS = frozenset().union(*_GROUPS.values())
"""All of them, in small letters."""
VULGAR = _GROUPS["vulgar"]
"""Those which do not even stand in a quotation."""
PATTERNS = {name: f"(?:{'|'.join(sorted(words))})" for name, words in _GROUPS.items()}
"""Each group as a pattern, by its name."""
