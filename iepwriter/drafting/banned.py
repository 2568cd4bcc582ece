"""Phrases that a model is never allowed to begin, taken from what the rules flag in their own examples."""

from __future__ import annotations

import re

from iepwriter.checking.finding import Category
from iepwriter.checking.rulebook import RuleBook

_LONGEST = 5
"""Words; a longer phrase would hardly be written word for word, and the check after decoding knows it anyway."""
_STRUCTURAL = frozenset({Category.VAGUE, Category.UNIT_MISMATCH})


def banned_phrases(rules: RuleBook) -> tuple[str, ...]:
    """Plain lower-case phrases of one to five words that a rule flags on its own."""
    found: set[str] = set()
    for rule in rules.rules:
        for example in rule.flags if rule.category not in _STRUCTURAL else ():
            for finding in rules.patterns.scan(example):
                phrase = " ".join(finding.text.lower().split())
                if len(phrase) > 3 and len(phrase.split()) <= _LONGEST and re.fullmatch(r"[a-z' -]+", phrase):
                    found.add(phrase)
    return tuple(sorted(found))
