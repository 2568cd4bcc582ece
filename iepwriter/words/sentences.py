"""Where one sentence ends: full stops, line ends that mean one, brackets and semicolons."""

from __future__ import annotations

from collections.abc import Sequence

from .tokens import Word
from .verbhood import finite_at, low


def sentences(words: Sequence[Word]) -> list[tuple[int, int]]:
    """The words between full stops, line ends that mean one, brackets and semicolons."""
    found: list[tuple[int, int]] = []
    start = 0
    quoted = False
    for index, word in enumerate(words):
        if word.text == '"':
            quoted = not quoted
        cut = index + 1
        ends = (
            word.kind in ("stop", "break")
            or word.text == ";"
            or (word.kind == "line" and _line_ends(words, index, start))
        )
        if word.kind == "stop" and quoted and index + 1 < len(words) and words[index + 1].text == '"':
            ends = False
        if word.kind == "mark" and word.text == '"' and not quoted and index and words[index - 1].kind == "stop":
            ends = True
        if word.kind == "break":
            quoted = False
        relative = word.text == "(" and low(words, index + 1) in ("who", "which", "that", "as", "if")
        if (
            word.text == "("
            and not quoted
            and not relative
            and finite_at(words, index + 1, _closing(words, index)) is not None
        ):
            ends, cut = True, index
        if word.text == ")" and not quoted:
            ends = words[start].text == "(" and finite_at(words, start, index) is not None
        if ends and cut > start:
            found.append((start, cut))
            start = cut
    if start < len(words):
        found.append((start, len(words)))
    return found


def _closing(words: Sequence[Word], index: int) -> int:
    for place in range(index + 1, min(len(words), index + 60)):
        if words[place].text == ")":
            return place
    return min(len(words), index + 60)


def _line_ends(words: Sequence[Word], index: int, start: int) -> bool:
    """A typed line end is a full stop after a short line or before a list mark or a capital."""
    if index + 1 >= len(words):
        return True
    after = words[index + 1]
    length = words[index].start - words[max(start, _line_start(words, index))].start
    capital = after.typed[:1].isupper() and after.typed not in ("I", "I'm") and not after.typed.isupper()
    return length < 45 or capital or after.kind == "mark"


def _line_start(words: Sequence[Word], index: int) -> int:
    place = index
    while place > 0 and words[place - 1].kind not in ("line", "break") and index - place < 60:
        place -= 1
    return place
