"""A sentence as the word pieces of a BERT vocabulary, each with its place in the sentence.

Forty lines of our own, since the usual library for it brings a network client along and this program opens no socket.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from iepwriter.checking.masking import BLANK

_WORDS = re.compile(rf"{BLANK}[\s{BLANK}]*|[^\W_]+|[^\w\s{BLANK}]|_")
_LONGEST_WORD = 40
_MOST_KEPT = 20_000
UNKNOWN, FIRST, LAST, MASKED = "[UNK]", "[CLS]", "[SEP]", "[MASK]"

Piece = tuple[int, int, int]
"""Number in the vocabulary, start and end in the sentence."""


class WordPieces:
    """Cuts a sentence in the longest pieces that the vocabulary has; knows the pieces of words it has seen."""

    def __init__(self, vocabulary: Iterable[str]) -> None:
        self.numbers = {piece: number for number, piece in enumerate(vocabulary)}
        self.unknown, self.first, self.last, self.masked = (
            self.numbers[name] for name in (UNKNOWN, FIRST, LAST, MASKED)
        )
        self._known: dict[str, tuple[Piece, ...]] = {}

    def cut(self, sentence: str) -> list[Piece]:
        """The pieces of a sentence in normal form, in their order; what is masked is one piece."""
        pieces: list[Piece] = []
        for match in _WORDS.finditer(sentence):
            word, at = match[0], match.start()
            if word[0] == BLANK:
                pieces.append((self.masked, at, match.end()))
                continue
            known = self._known.get(word)
            if known is None:
                known = self._of_word(word)
                if len(self._known) >= _MOST_KEPT:
                    self._known.clear()
                self._known[word] = known
            pieces += [(number, at + start, at + end) for number, start, end in known]
        return pieces

    def _of_word(self, word: str) -> tuple[Piece, ...]:
        """Longest match first; a word with a piece that is not in the vocabulary is unknown as a whole."""
        whole: tuple[Piece, ...] = ((self.unknown, 0, len(word)),)
        if len(word) > _LONGEST_WORD:
            return whole
        plain = [_bare(letter) for letter in word]
        pieces: list[Piece] = []
        start = 0
        while start < len(word):
            for end in range(len(word), start, -1):
                piece = "".join(plain[start:end])
                number = self.numbers.get(f"##{piece}" if start else piece)
                if number is not None:
                    pieces.append((number, start, end))
                    start = end
                    break
            else:
                return whole
        return tuple(pieces)


def _bare(letter: str) -> str:
    """A letter in lower case without accents; several letters where one stands for them."""
    split = unicodedata.normalize("NFD", letter.lower())
    return "".join(c for c in split if unicodedata.category(c) != "Mn")
