"""The least change that makes one sentence of another."""

from __future__ import annotations

import re
from dataclasses import dataclass

from iepwriter.checking.losing import Stretch


@dataclass(frozen=True)
class Better:
    """What takes the place of the characters `start` to `end` of a sentence."""

    start: int
    end: int
    new: str

    def moved(self, by: int) -> Better:
        """The same change in a sentence that has so many characters more in front."""
        return Better(self.start + by, self.end + by, self.new)


def least_change(old: str, new: str, hurt: Stretch) -> Better:
    """The least stretch of whole words, the offence `hurt` in it, that differs between a sentence and a new one."""
    most = min(len(old), len(new))
    first = next((n for n in range(most) if old[n] != new[n]), most)
    first = min(_word_start(old, first), hurt[0])
    last = next((n for n in range(most - first) if old[-1 - n] != new[-1 - n]), most - first)
    last = min(last, len(old) - max(hurt[1], first))
    while last and _inside_word(old, len(old) - last):
        last -= 1
    start, end = first, len(old) - last
    put = new[first : len(new) - last]
    # A space that would stand twice goes with the words.
    if not put and start and end < len(old) and old[start - 1] == " " == old[end]:
        start -= 1
    return Better(start, end, put)


def _inside_word(text: str, at: int) -> bool:
    return 0 < at < len(text) and bool(re.match(r"[\w'’][\w'’]", text[at - 1 : at + 1]))


def _word_start(text: str, at: int) -> int:
    while _inside_word(text, at):
        at -= 1
    return at
