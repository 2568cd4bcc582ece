"""Where one clause ends and the next begins, with or without punctuation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .lexicon import AUX, PREPOSITIONS, verbs
from .sentences import sentences
from .tokens import Word
from .verbhood import finite_at, is_finite, low, subject_then_verb

_PENDING = frozenset(
    "when whenever if because after before while since until unless although though once everytime as".split()
)
_TAKES_CLAUSE = frozenset(
    "that which who whose whom what where when whenever how why if because so and but or than as like until before "
    "after while since though although unless whether once then plus also means say says said saying think thinks "
    "thought know knows knew known feel feels felt hope hopes hoped believe believed guess mean wish notice noticed "
    "told tell tells see sees saw hear heard wonder sure afraid glad worried sorry scared aware proud happy way time "
    "times day days thing things all everything anything nothing something fact reason everyone everybody anyone "
    "moment minute first last only even just still never always not to let make makes made watch watched help have "
    "had has swear bet suppose assume realize realized understand explain explained promised agree agreed admit "
    "admitted claim claimed report reported cares care so".split()
)
_RELATIVE_NOUNS = frozenset("days day time times way nights mornings weeks moment minute thing things".split())
_CONNECTORS = frozenset("and but so because also plus then yet or".split())
_JOINED_VERB = frozenset("and but then or".split())
_RELATIVE_REACH = 4
_ALSO_OBJECTS = frozenset("it you that this her everything nothing there no who".split())
COMMA = "comma"
"""The tag of a word that a comma belongs before."""
_TURNS = frozenset("now sometimes yesterday today lately meanwhile afterwards nowadays".split())
_PHRASE_STARTS = frozenset("last this next one every most some yesterday today then now".split())


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

    def pieces(self) -> list[Piece]:
        quoted = False
        index = self.piece
        while index < self.end:
            word = self.words[index]
            if word.text == '"':
                quoted = not quoted
            if not quoted and index > self.piece:
                self._consider(index)
            if word.is_word and is_finite(self.words, index):
                self.has_verb = True
            index += 1
        self.found.append(Piece(self.piece, self.end, self.link))
        return self.found

    def _consider(self, index: int) -> None:
        word = self.words[index]
        if word.kind == "mark" and word.text in (",", "-", ":"):
            self._at_mark(index)
        elif word.low in ("ok", "okay") and self.has_verb and low(self.words, index - 1) not in AUX | _TAKES_CLAUSE:
            if low(self.words, index - 1) not in ("be", "been", "doing", "it", "feel", "feels", "her", "him", "me"):
                self._cut(index, "run")
        elif word.is_word and word.low in _CONNECTORS:
            self._at_connector(index)
        elif word.is_word or word.kind == "line":
            self._at_subject(index)

    def _at_mark(self, index: int) -> None:
        after = index + 1
        word = low(self.words, after)
        if not self.has_verb or (word in _CONNECTORS and word != "because"):
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
            if finite_at(self.words, after, self.end) is not None and not self.pending:
                self._cut(index, word)
            return
        if word == "then" and low(self.words, index - 1) in ("and", "since", "until", "by", "but"):
            return
        asks = low(self.words, after) in ("how", "why", "what", "where", "who") and low(self.words, after + 1) in AUX
        if asks or self._subject(after) or (word in _JOINED_VERB and self._verb_goes_on(after, index)):
            if self.pending and word in ("and", "or", "but"):
                return
            if word == "so" and low(self.words, index - 1) in AUX:
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
        if before in (",", ".") or before in _TAKES_CLAUSE or before in PREPOSITIONS or before in AUX:
            return
        if (first in _ALSO_OBJECTS or width > 1) and not self._surely_new(at, before):
            return
        if before in ("me", "us", "him", "her") and self._tells(index - 1):
            return
        if self.pending:
            self.pending = False
            self.words[at].tag = COMMA
            return
        if self._relative(index, at) or self._said_before(index):
            return
        self._cut(*self._adverbial_start(at))
        self.pending = False

    def _phrase_first(self, at: int) -> None:
        """on the days she gets to start there | she stays: a phrase of time before the main clause."""
        if self.last_subject == at or not self._subject(at) or self.pending:
            return
        if low(self.words, at - 1) in _RELATIVE_NOUNS:
            self.pending, self.last_subject = True, at
        elif (
            at - self.piece >= 3
            and low(self.words, self.piece) in PREPOSITIONS
            and low(self.words, at - 1) not in PREPOSITIONS
        ):
            self.words[at].tag = COMMA

    def _said_before(self, index: int) -> bool:
        """said in March she would: a short phrase between a verb of saying and what was said."""
        if low(self.words, index - 2) in ("how", "what", "which", "no", "so"):
            return low(self.words, index - 2) != "no"
        return any(low(self.words, place) in ("said", "says", "told", "thinks") for place in (index - 2, index - 3))

    def _adverbial_start(self, at: int) -> tuple[int, str]:
        """and since November | she: the phrase before a subject belongs to it."""
        if low(self.words, at - 1) in _TURNS and at - 1 > self.piece:
            return at - 1, "run"
        opened = low(self.words, self.piece) in PREPOSITIONS and low(self.words, at - 2) in ("by", "on", "in")
        if opened and at - 2 > self.piece + 1 and self.has_verb:
            return at - 2, "run"
        for place in range(at - 2, max(self.piece, at - 8), -1):
            word = low(self.words, place)
            first = low(self.words, place + 1)
            if word in ("and", "but", ",", "so") and (first in PREPOSITIONS or first in _PHRASE_STARTS):
                return (place + 1, ",") if word == "," else (place, word)
        return at, "run"

    def _surely_new(self, at: int, before: str) -> bool:
        """Words that may also be objects begin a new clause only when the one before is complete."""
        known = verbs()
        if before in known.base or before in known.third or before in known.past or before in known.ing:
            return False
        follows = low(self.words, at + self._subject(at))
        return (follows in AUX or follows in known.third) and before not in ("and", "the", "a", "of")

    def _tells(self, index: int) -> bool:
        return low(self.words, index - 1) in (
            "told",
            "tell",
            "tells",
            "telling",
            "promised",
            "assured",
            "asked",
            "asks",
            "let",
            "made",
            "make",
            "makes",
            "help",
            "helps",
            "helped",
            "watch",
            "watched",
            "see",
            "saw",
            "hear",
            "heard",
            "ask",
            "had",
            "have",
            "emailed",
        )

    def _relative(self, index: int, at: int) -> bool:
        """the books he brings home: a short clause about the noun right before it."""
        noun = low(self.words, index - 1)
        if noun in _RELATIVE_NOUNS:
            self.pending = True
            return True
        marked = any(
            low(self.words, place) in ("the", "any", "all", "every", "those", "of") for place in (index - 2, index - 3)
        )
        if not marked or low(self.words, at) not in ("he", "she", "i", "we", "they"):
            return False
        reach = 0
        for place in range(at + 1, self.end):
            word = low(self.words, place)
            if word in (",", ".") or word in _CONNECTORS:
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
        return word in _PENDING

    def _cut(self, index: int, link: str) -> None:
        if index <= self.piece:
            return
        self.found.append(Piece(self.piece, index, self.link))
        self.piece, self.link = index, link
        self.has_verb = False
        self.pending = link != "because" and self._opens_pending(index)
        self.last_subject = index
