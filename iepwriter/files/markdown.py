"""The letter as Markdown that shows exactly the letter's characters."""

from __future__ import annotations

import re

from iepwriter.files.letter import TEAR_LINE, Letter


def as_markdown(letter: Letter) -> str:
    """Paragraphs with their line breaks; a sign that Markdown would swallow gets a backslash."""
    parts = [_paragraph(text) for _, text in letter.paragraphs]
    parts += [TEAR_LINE, *map(_paragraph, letter.below)]
    return "\n\n".join(parts) + "\n"


def _paragraph(text: str) -> str:
    # Two spaces at the end of a line keep the break and stay out of the reader's sight.
    return "  \n".join(_line(line) for line in text.split("\n"))


def _line(line: str) -> str:
    line = re.sub(r"([\\`*_\[\]<>~]|&(?=#?\w+;))", r"\\\1", line)
    return re.sub(r"^(\s*)(#|[-+](?=\s|-)|=|\d+(?=[.)]\s))", _escape_start, line)


def _escape_start(found: re.Match[str]) -> str:
    space, sign = found[1], found[2]
    # `1. ` starts a list at its point, not at its digit.
    return f"{space}{sign}\\" if sign.isdigit() else f"{space}\\{sign}"
