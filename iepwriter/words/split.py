"""Where one clause ends and the next begins, with or without punctuation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .joints import (
    ALSO_OBJECTS,
    CONNECTORS,
    JOINED_VERB,
    PENDING,
    PHRASE_STARTS,
    RELATIVE_NOUNS,
    TAKES_CLAUSE,
    TELLING,
    TURNS,
)
from .lexicon import AUX, PREPOSITIONS, verbs
from .sentences import sentences
from .speech import reports
from .tokens import COMMA, Word
from .verbhood import finite_at, is_finite, low, subject_then_verb

_RELATIVE_REACH = 4


@dataclass(slots=True)
class Piece:
    """Words `start` to `end`; `link` says how it follows the one before it in the same sentence."""

    start: int
    end: int
    link: str
    """"" begins a sentence; "," or "run" a second sentence run on; else the connecting word."""


def split(words: Sequence[Word], names: frozenset[str]) -> list[Piece]:
    """All words in pieces with one observation each; together they are all words, in order."""
    pieces: list[Piece] = []
    for start, end in sentences(words):
        pieces.extend(_Sentence(words, start, end, names).pieces())
    return pieces


class _Sentence:
    """Finds the soft boundaries of one sentence, from left to right."""

    def __init__(self, words: Sequence[Word], start: int, end: int, names: frozenset[str]) -> None:
        self.words, self.end, self.names = words, end, names
        self.piece = start
        self.link = ""
        self.found: list[Piece] = []
        self.pending = self._opens_pending(start)
        self.has_verb = False
        self.last_subject = -1
        self.introduced = False

    def pieces(self) -> list[Piece]:
        quoted = False
        index = self.piece
        while index < self.end:
            word = self.words[index]
            if word.text == '"':
                quoted = not quoted
            if not quoted and index > self.piece:
                self._consider(index)
            if word.is_word and (is_finite(self.words, index) or self._asked_for(index)):
                self.has_verb = True
            index += 1
        self.found.append(Piece(self.piece, self.end, self.link))
        return self.found

    def _asked_for(self, index: int) -> bool:
        """please keep, please just keep: an order with please is a whole clause."""
        asks = index - 2 if low(self.words, index - 1) == "just" else index - 1
        return low(self.words, asks) == "please" and low(self.words, index) in verbs().base

    def _consider(self, index: int) -> None:
        word = self.words[index]
        if word.kind == "mark" and word.text in (",", "-", ":"):
            self._at_mark(index)
        elif word.low in ("ok", "okay") and self.has_verb and low(self.words, index - 1) not in AUX | TAKES_CLAUSE:
            if low(self.words, index - 1) not in ("be", "been", "doing", "it", "feel", "feels", "her", "him", "me"):
                self._cut(index, "run")
        elif word.is_word and word.low in CONNECTORS:
            self._at_connector(index)
        elif word.is_word or word.kind == "line":
            self._at_subject(index)

    def _at_mark(self, index: int) -> None:
        after = index + 1
        word = low(self.words, after)
        if not self.has_verb or (word in CONNECTORS and word != "because") or reports(self.words[self.piece : index]):
            return
        if self.pending:
            self.pending = False
            self.last_subject = after
            return
        asks = word in ("what", "why", "how", "where", "who", "when") and low(self.words, after + 1) in AUX
        if (
            asks
            or self._subject(after)
            or (self.words[index].text == "-" and finite_at(self.words, after, self.end) is not None)
        ):
            self._cut(after, ",")

    def _at_connector(self, index: int) -> None:
        word = low(self.words, index)
        after = index + 1
        while low(self.words, after) in ("and", "then", "also", "so", "but", "now", ",", "when", "because", "if"):
            after += 1
            if after >= self.end:
                return
        if not self.has_verb:
            return
        if word == "because":
            goes_on = low(self.words, after) != "of" and finite_at(self.words, after, self.end) is not None
            if goes_on and not self.pending:
                self._cut(index, word)
            return
        if word == "then" and low(self.words, index - 1) in ("and", "since", "until", "by", "but"):
            return
        asks = low(self.words, after) in ("how", "why", "what", "where", "who") and low(self.words, after + 1) in AUX
        if asks or self._subject(after) or (word in JOINED_VERB and self._verb_goes_on(after, index)):
            joins = self.pending and word in ("and", "or", "but")
            if joins or (word == "so" and low(self.words, index - 1) in AUX):
                return
            self.pending = False
            self._cut(index, word)

    def _verb_goes_on(self, after: int, index: int) -> bool:
        """and threw up, and then cries: a verb in the same form as one before it."""
        word = low(self.words, after)
        while word in ("never", "still", "always", "just", "only", "even"):
            after += 1
            word = low(self.words, after)
        known = verbs()
        if word in AUX:
            return True
        if word in known.third and word not in known.base:
            return True
        return (
            word in known.past
            and word not in known.base
            and low(self.words, after + 1) != "by"
            and not (low(self.words, index - 1) in known.participle and low(self.words, index - 2) in AUX)
        )

    def _at_subject(self, index: int) -> None:
        at = index + 1 if self.words[index].kind == "line" else index
        if at < self.end and not self.has_verb and at > self.piece:
            self._phrase_first(at)
        if at >= self.end or not self.has_verb or self.last_subject == at:
            return
        width = self._subject(at)
        if not width:
            return
        quoted = self.words[index - 1].text == '"'
        before = low(self.words, index - 2 if quoted else index - 1)
        first = low(self.words, at)
        if before in (",", ".") or before in TAKES_CLAUSE or before in PREPOSITIONS or before in AUX:
            return
        if (first in ALSO_OBJECTS or width > 1) and not self._surely_new(at, before):
            return
        if before in ("me", "us", "him", "her") and low(self.words, index - 2) in TELLING:
            return
        if self.pending:
            self.pending = False
            self.words[at].tag = COMMA
            return
        if self._relative(index, at) or self._said_before(index) or self._introductory(at):
            return
        self._cut(*self._adverbial_start(at))
        self.pending = False

    def _introductory(self, at: int) -> bool:
        """eleven times since school started | he went: the only verb so far is inside a clause of time."""
        if self.introduced:
            return False
        for place in range(self.piece + (self.link == "because"), at):
            if low(self.words, place) in PENDING:
                self.introduced = True
                self.words[at].tag = COMMA
                return True
            if self.words[place].is_word and is_finite(self.words, place):
                return False
        return False

    def _phrase_first(self, at: int) -> None:
        """on the days she gets to start there | she stays: a phrase of time before the main clause."""
        if self.last_subject == at or not self._subject(at) or self.pending:
            return
        if low(self.words, at - 1) in RELATIVE_NOUNS:
            self.pending, self.last_subject = True, at
        elif (
            at - self.piece >= 3
            and low(self.words, self.piece) in PREPOSITIONS
            and low(self.words, at - 1) not in PREPOSITIONS
        ):
            self.words[at].tag = COMMA

    def _said_before(self, index: int) -> bool:
        """said in March she would: a short phrase between a verb of saying and what was said."""
        if low(self.words, index - 3) == "how" and low(self.words, index - 2) in (
            "many",
            "much",
            "long",
            "often",
            "far",
        ):
            return True
        if low(self.words, index - 2) in ("how", "what", "which", "no", "so"):
            return low(self.words, index - 2) != "no"
        said = any(low(self.words, place) in ("said", "says", "told", "thinks") for place in (index - 2, index - 3))
        dated = low(self.words, index - 2) in ("in", "on", "last") and low(self.words, index - 4) in ("told", "tells")
        return said or dated

    def _adverbial_start(self, at: int) -> tuple[int, str]:
        """and since November | she: the phrase before a subject belongs to it."""
        if low(self.words, at - 1) in TURNS and at - 1 > self.piece:
            return at - 1, "run"
        opened = low(self.words, self.piece) in PREPOSITIONS and low(self.words, at - 2) in ("by", "on", "in")
        if opened and at - 2 > self.piece + 1 and self.has_verb:
            return at - 2, "run"
        for place in range(at - 2, max(self.piece, at - 8), -1):
            word = low(self.words, place)
            first = low(self.words, place + 1)
            if word in ("and", "but", ",", "so") and (first in PREPOSITIONS or first in PHRASE_STARTS):
                return (place + 1, ",") if word == "," else (place, word)
        return at, "run"

    def _surely_new(self, at: int, before: str) -> bool:
        """Words that may also be objects begin a new clause only when the one before is complete."""
        known = verbs()
        if before in known.base or before in known.third or before in known.past or before in known.ing:
            return False
        follows = low(self.words, at + self._subject(at))
        return (follows in AUX or follows in known.third) and before not in ("and", "the", "a", "of")

    def _relative(self, index: int, at: int) -> bool:
        """the books he brings home: a short clause about the noun right before it."""
        noun = low(self.words, index - 1)
        same = low(self.words, index - 2) in ("same", "first") and noun in (
            "morning",
            "day",
            "week",
            "night",
            "month",
        )
        if noun in RELATIVE_NOUNS or same:
            self.pending = True
            return True
        marked = any(
            low(self.words, place) in ("the", "any", "all", "every", "those", "of") for place in (index - 2, index - 3)
        )
        if not marked or low(self.words, at) not in ("he", "she", "i", "we", "they", "nobody"):
            return False
        reach = 0
        for place in range(at + 1, self.end):
            word = low(self.words, place)
            if word in (",", ".") or word in CONNECTORS:
                break
            if word in ("it", "him", "her", "them", "me", "us", "every", "because", "when"):
                return False
            reach += 1
        return reach < _RELATIVE_REACH

    def _subject(self, index: int) -> int:
        return subject_then_verb(self.words, index, self.end, self.names) if index < self.end else 0

    def _opens_pending(self, index: int) -> bool:
        while index < self.end and low(self.words, index) in (
            "and",
            "but",
            "so",
            "then",
            "also",
            "even",
            "only",
            ",",
            ".",
        ):
            index += 1
        word = low(self.words, index)
        if word == "every" and low(self.words, index + 1) in ("time", "day", "night", "morning"):
            return low(self.words, index + 1) == "time"
        if word == "that":
            return False
        return word in PENDING

    def _cut(self, index: int, link: str) -> None:
        if index <= self.piece:
            return
        self.found.append(Piece(self.piece, index, self.link))
        self.piece, self.link = index, link
        self.has_verb = self.introduced = False
        self.pending = link != "because" and self._opens_pending(index)
        self.last_subject = index
