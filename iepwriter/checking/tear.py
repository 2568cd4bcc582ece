"""The tear line, as the check sees it: what lies below is not part of the letter."""

from __future__ import annotations

import re

_TEAR = re.compile(r"^[ \t]*(?:[-–—─_*=] ?){10,}[ \t]*$", re.M)


def above_tear_line(text: str) -> str:
    """The text above the first tear line whose remainder carries the disclaimer; all of it when there is none."""
    for match in _TEAR.finditer(text):
        below = text[match.end() :]
        if "not legal advice" in " ".join(below.split()).lower():
            return text[: match.start()]
    return text
