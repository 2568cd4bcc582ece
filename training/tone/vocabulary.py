"""Which word pieces are worth their place: those of the corpora, of frequent English words, and all single letters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from importlib import resources

from iepwriter.checking.hearing.word_pieces import FIRST, LAST, MASKED, UNKNOWN, WordPieces

SPECIAL = ("[PAD]", UNKNOWN, FIRST, LAST, MASKED)


def kept(vocabulary: list[str], texts: Iterable[str], size: int) -> list[int]:
    """The numbers of at most `size` pieces of a vocabulary, special ones first, the rest in the old order."""
    pieces = WordPieces(vocabulary)
    number_of = pieces.numbers
    special = [number_of[name] for name in SPECIAL]
    must = {n for piece, n in number_of.items() if len(piece.removeprefix("##")) == 1 and piece.isascii()}
    for text in texts:
        must |= {number for number, _, _ in pieces.cut(text)}
    common: Counter[int] = Counter()
    listed = resources.files("symspellpy") / "frequency_dictionary_en_82_765.txt"
    for line in listed.read_text(encoding="utf-8-sig").splitlines():
        word, _, count = line.partition(" ")
        for number, _, _ in pieces.cut(word):
            common[number] += int(float(count) ** 0.5)
    chosen = must - set(special)
    for number, _ in common.most_common():
        if len(chosen) + len(special) >= size:
            break
        if number not in special:
            chosen.add(number)
    return special + sorted(chosen)
