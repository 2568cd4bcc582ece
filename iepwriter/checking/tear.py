"""The tear line, as the check sees it: what lies below is not part of the letter."""

from __future__ import annotations

import re

_TEAR = re.compile(r"^[ \t]*(?:[-–—─_*=] ?){10,}[ \t]*$", re.M)


_DISCLAIMER = re.compile(r"not\s+legal\s+advice", re.I)


def above_tear_line(text: str) -> str:
    """The text above the first tear line whose remainder carries the disclaimer; all of it when there is none."""
    said = [match.start() for match in _DISCLAIMER.finditer(text)]
    tear = _TEAR.search(text) if said else None
    return text[: tear.start()] if tear is not None and tear.end() <= said[-1] else text
