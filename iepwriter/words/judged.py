"""What the rules of the check find in a clause, and the kind that each finding gives it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import itemgetter

from iepwriter.checking.finding import Category
from iepwriter.checking.masking import BLANK, quotations
from iepwriter.checking.rulebook import RHETORICAL, RuleBook

from .clause import Kind
from .speech import said_from
from .tokens import Word

KINDS = {
    Category.THREAT: Kind.THREAT,
    Category.LEGAL_CLAIM: Kind.LEGAL,
    Category.MOTIVE: Kind.MOTIVE,
    Category.INSULT: Kind.INSULT,
    Category.ACCUSATION: Kind.BLAME,
    Category.SARCASM: Kind.SARCASM,
    Category.FEELINGS_ABOUT_SELF: Kind.FEELING,
    Category.SOFTENING: Kind.APOLOGY,
}
"""Categories of the check as kinds of a clause; of two in one clause the one that stands first here counts."""
_RANK = {kind: rank for rank, kind in enumerate(dict.fromkeys((*KINDS.values(), Kind.PREFACE)))}
_LONGEST = 1200
"""Characters of one clause that are looked at; no clause of a person is longer."""
_CLOSE = frozenset(".,;:!?…)%")


@dataclass(frozen=True, slots=True)
class Hit:
    """Words `start` to `end` (counted inside the clause) show this kind."""

    kind: Kind
    start: int
    end: int


class Judge:
    """Asks the rules about one text: as it was typed, and clause by clause in plain spelling."""

    def __init__(self, text: str, rules: RuleBook) -> None:
        # What is only heard may be a mistake, and here a mistake would cost the person a fact.
        self.rules = rules.patterns
        self._typed = [(start, end, KINDS[c]) for c, start, end in self.rules.stretches(text) if c in KINDS]
        self._quoted = bytearray(len(text))
        for start, end in quotations(text):
            self._quoted[start:end] = b"\1" * (end - start)

    def kind(self, sentence: str) -> Kind | None:
        """The kind that a finished sentence is given by what the rules find in it."""
        return top(KINDS[c] for c in self.rules.categories(sentence) if c in KINDS)

    def accuses(self, question: str) -> bool:
        """Whether a question, in plain words without its mark, is one that the rules take for an accusation."""
        return self.rules.points(RHETORICAL, f"{question[:_LONGEST]}?")

    def told(self, words: Sequence[Word]) -> Kind | None:
        """The kind of what a third person is told to have said, where that is a claim of law, a guess or a threat."""
        said = said_from(words)
        if said is None:
            return None
        kind = self.kind(" ".join(word.low for word in words[said:] if word.is_word))
        return kind if kind in (Kind.LEGAL, Kind.MOTIVE, Kind.THREAT) else None

    def hits(self, words: Sequence[Word]) -> list[Hit]:
        """The runs of words that the rules point at, in order and apart."""
        return together([*self._as_typed(words), *self._in_plain_words(words), *self._last_word(words)])

    def _last_word(self, words: Sequence[Word]) -> Iterable[Hit]:
        """A word of blame behind what somebody is told to have said or written: he must try harder | unbelievable."""
        last = [place for place, word in enumerate(words) if word.is_word][-2:]
        if len(last) > 1:
            for hit in self._in_plain_words([words[place] for place in last]):
                if hit.kind is Kind.BLAME and hit.start == 1:
                    yield Hit(hit.kind, last[1], last[1] + 1)

    def _as_typed(self, words: Sequence[Word]) -> Iterable[Hit]:
        """What begins in these words; one that goes on over their end belongs to them alone."""
        begin = bisect_left(self._typed, words[0].start, key=itemgetter(0))
        for place in range(begin, len(self._typed)):
            start, end, kind = self._typed[place]
            if start >= words[-1].end:
                break
            inside = [index for index, word in enumerate(words) if word.start < end and word.end > start]
            if inside:
                yield Hit(kind, inside[0], inside[-1] + 1)

    def _in_plain_words(self, words: Sequence[Word]) -> Iterable[Hit]:
        text, places = self._plain(words)
        for category, start, end in self.rules.stretches(text[:_LONGEST]):
            if category in KINDS:
                inside = [index for first, last, index in places if first < end and last > start]
                if inside:
                    yield Hit(KINDS[category], inside[0], inside[-1] + 1)

    def _plain(self, words: Sequence[Word]) -> tuple[str, list[tuple[int, int, int]]]:
        """The words in plain spelling, what is quoted blanked out; and of each its characters and its index."""
        text = ""
        places: list[tuple[int, int, int]] = []
        for index, word in enumerate(words):
            if not word.text or word.kind in ("line", "break"):
                continue
            shown = BLANK if self._quoted[word.start : word.start + 1] == b"\1" else word.low
            if text and shown[0] not in _CLOSE:
                text += " "
            places.append((len(text), len(text) + len(shown), index))
            text += shown
        return text, places


def top(kinds: Iterable[Kind]) -> Kind | None:
    """The kind that counts among several."""
    return min(kinds, key=_RANK.__getitem__, default=None)


def together(hits: Sequence[Hit]) -> list[Hit]:
    """Hits in order, those that overlap as one."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
        if kept and hit.start < kept[-1].end:
            last = kept[-1]
            kept[-1] = Hit(top((last.kind, hit.kind)) or last.kind, last.start, max(last.end, hit.end))
        else:
            kept.append(hit)
    return kept
