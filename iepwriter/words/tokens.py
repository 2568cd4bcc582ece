"""Words of a text with their exact places; dates, times, amounts and abbreviations stay whole."""

from __future__ import annotations

import re
from dataclasses import dataclass

_TOKEN = re.compile(
    r"""
    (?P<break>\n[^\S\n]*(?:\n[^\S\n]*)+)
  | (?P<line>\n)
  | (?P<word>https?://\S+ | [\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,32}){1,4})
  | (?P<number>\$?\d+(?:[.,:/x-]\d+)*(?:st|nd|rd|th|x)?(?![A-Za-z\d])%?
      | \$?\d+(?:[.,:/-]\d+)*%?)
  | (?P<abbr>(?:(?:dr|mr|mrs|ms|st|jr|sr|approx|vs)\.(?=\s?\w) | e\.g\. | i\.e\. | [ap]\.m\.
      | (?:mins?|hrs?|wks?|yrs?|mos?)\.(?=\s*(?:an?|per|each|every|of|and|on|in|to|for|total|or)\b|\s*[,;)])
      | (?:sept?|oct|nov|dec|jan|feb|aug|apr)\.(?=\s*[0-9,;)])
      | (?:[A-Za-z]\.){2,5})(?!\w))
  | (?P<slash>w/o(?![A-Za-z]) | w/ | b/c(?![A-Za-z]))
  | (?P<name>[^\W\d_]+(?:['’`][^\W\d_]+)*(?:-(?:[^\W_]+))*)
  | (?P<stop>[.!?…]+(?:\s*[!?…]+)*)
  | (?P<other>-+|[^\w\s]|_|\w)
    """,
    re.VERBOSE | re.IGNORECASE,
)
COMMA = "comma"
"""The tag of a word that a comma belongs before."""
QUOTES = '"“”«»'


@dataclass(slots=True)
class Word:
    """A word in plain spelling, or a mark, with the place it came from; dropped words have no text."""

    text: str
    start: int
    end: int
    kind: str
    """word, number, stop, mark, line or break."""
    typed: str = ""
    fixed: bool = False
    """Whether the spelling was changed."""
    tag: str = ""
    """What splitting found out about its place, such as that a comma belongs before it."""

    @property
    def low(self) -> str:
        """The text in small letters, for comparing."""
        return self.text.lower()

    @property
    def is_word(self) -> bool:
        """Whether it is a word or number that is still there."""
        return bool(self.text) and self.kind in ("word", "number")


_KINDS = {"abbr": "word", "slash": "word", "name": "word", "other": "mark"}


_WRAP = 60
"""Characters from which a line counts as full: the break after it came from an editor and means nothing."""
_ITEM = re.compile(r"\s*(?:[-*•#–]|\(?\d{1,2}[.):])\s?\S")


def _wrapped(text: str, newline: int) -> bool:
    return newline - text.rfind("\n", 0, newline) > _WRAP and not _ITEM.match(text, newline + 1)


def tokenise(text: str) -> list[Word]:
    """Every character that is not a space belongs to exactly one word; never raises."""
    found: list[Word] = []
    for match in _TOKEN.finditer(text):
        kind = _KINDS.get(str(match.lastgroup), str(match.lastgroup))
        typed = match.group()
        if kind == "line" and _wrapped(text, match.start()):
            continue
        if kind == "break":
            found.append(Word("\n", match.start(), match.end(), "break", typed))
            continue
        found.append(Word(typed.replace("’", "'").replace("`", "'"), match.start(), match.end(), kind, typed))
    return found


def plain(words: list[Word]) -> str:
    """The words in small letters with single spaces, as cues are written."""
    return " ".join(word.low for word in words if word.is_word)
