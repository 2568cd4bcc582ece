"""Gathers what the person typed, chooses what fits on the page, and says why the rest stays out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from iepwriter.cases import Case
from iepwriter.checking.rulebook import RuleBook
from iepwriter.drafting.asides import LEAST, why_left
from iepwriter.drafting.compose import OwnWords
from iepwriter.drafting.cooling import Hear, Heat, blanked, hot_all_through, hot_stretches
from iepwriter.drafting.messages import ASKS, ENOUGH, SHORT, Edits, rewritten_whole
from iepwriter.drafting.named import with_name
from iepwriter.drafting.polish import trimmed
from iepwriter.drafting.referents import Referent
from iepwriter.drafting.result import LeftOut, Origin, Sentence
from iepwriter.drafting.speech import spoken, unquoted
from iepwriter.drafting.unclear import misread, torn
from iepwriter.words import Clause, Kind, mend, sort_words
from iepwriter.words.weight import weight

_GLAD = re.compile(
    r"\b(?:loves?|enjoys?|adores?|likes to|"
    r"is (?:so |very |really |a )?(?:good|great|kind|smart|bright|curious|"
    r"sweet|gentle|creative|helpful|proud|happy)\b|"
    r"works? (?:so |very |really )?hard|tr(?:y|ies) (?:so |very |really )?hard|"
    r"has learned|learned to|can now|favorite|best at|great at|good at|good with|has improved|"
    r"made (?:his|her|their) first)",
    re.I,
)
_NOT_GLAD = re.compile(
    r"\b(?:not|no|never|cannot|without|but|used to|anymore|however|hates?|cr(?:y|ies|ied)|afraid|only|less|it|that|"
    r"stopped)\b|"
    r"n't\b|\d|^(?:mr|mrs|ms|mx|dr|everybody|everyone|all|nobody)\b",
    re.I,
)
_STRUCTURE = frozenset(
    "a an the and or but of to in on at for with is are was were be been he she they it his her their i my him "
    "them".split()
)


@dataclass(frozen=True)
class Piece:
    """One usable thing that the person said about a concern."""

    concern: int
    place: str
    """`observations`, `your_words`, `derived_question` or `own_requests`."""
    typed: str
    mended: str
    weight: float
    source: str
    by_model: bool = False
    """Whether a model wrote the mended sentence, from a whole message."""
    instead: str = ""
    """What the rules made of the same message, when a model wrote the sentence; may be empty."""


@dataclass
class Gathered:
    """All usable pieces in the order they were typed, and what stays out."""

    pieces: list[Piece] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)


def gather(
    case: Case, rules: RuleBook | None = None, edits: Edits | None = None, hear: Hear = lambda _: ()
) -> Gathered:
    """Sorts the words of every concern by the rules of the check; observations come first, as the person chose them.

    `edits` is asked for each message as a whole; where it has nothing faithful, the rules' clauses stand. `hear` says
    which words carry a tone; hot stretches are left out before anything else reads the words.
    """
    found = Gathered()
    for index, concern in enumerate(case.concerns):
        for number, text in enumerate(concern.observations):
            _observation(found, case, index, f"concerns[{index}].observations[{number}]", text)
        _Telling(found, case, index, hear).gather(rules, edits)
    _without_repeats(found)
    # A mark that stood alone behind an outburst is nothing that anybody said.
    found.left_out = [left for left in found.left_out if any(letter.isalnum() for letter in left.text)]
    return found


def _observation(found: Gathered, case: Case, index: int, source: str, text: str) -> None:
    sentence = mend(text, case)
    if sentence:
        found.pieces.append(Piece(index, "observations", text, sentence, 1.0, source))
    else:
        reason = "no sentence could be made of it; write what was seen, when and where"
        found.left_out.append(LeftOut(text, reason, source=source))


class _Telling:
    """What the person tells about one concern, and what the steps from clause to clause share."""

    def __init__(self, found: Gathered, case: Case, index: int, hear: Hear) -> None:
        self.found, self.case, self.index, self.hear = found, case, index, hear
        self.child = case.child.first_name
        self.source = f"concerns[{index}].in_your_words"
        self.typed = case.concerns[index].in_your_words
        self.words = self._cooled()
        """What was typed, the hot stretches blanked, so that places in both are the same."""
        self.by_rules: Sequence[Clause] = ()
        self.referent = Referent(self.child, case.child.pronouns)
        self.end = 0
        """Where the clause ends that came last."""

    def gather(self, rules: RuleBook | None, edits: Edits | None) -> None:
        """Puts each clause where it belongs: into a place of the letter, or among what stays out."""
        self.by_rules = sort_words(self.words, self.case, self.index, rules)
        clauses = rewritten_whole(self.words, self.by_rules, edits, _fits) if edits else self.by_rules
        for clause in clauses:
            self._step(clause)

    def _cooled(self) -> str:
        hot = hot_stretches(self.typed, self.hear, (self.child,))
        for start, end in hot:
            self._leave(self.typed[start:end], _HEAT, "heard")
        return blanked(self.typed, hot)

    def _step(self, clause: Clause) -> None:
        if "\n\n" in self.words[self.end : clause.start]:
            self.referent.paragraph()
        self.end = clause.end
        lost = self.referent.lost(clause.typed)
        finished = replace(
            clause, typed=self._as_typed(clause), sentence=self._sentence(clause), weight=self._worth(clause)
        )
        if clause.sentence and hot_all_through(clause.sentence, self.hear(clause.sentence)):
            self._leave(finished.typed, _HEAT, "heard")
        elif objection := _objection(finished, lost):
            self._leave(finished.typed.strip(), *objection)
        else:
            self._place(finished, None if clause in self.by_rules else self._instead(clause))

    def _as_typed(self, clause: Clause) -> str:
        """A clause as the person typed it, without the hot stretches at its ends."""
        inside = self.words[clause.start : clause.end]
        start = clause.start + len(inside) - len(inside.lstrip())
        return self.typed[start : clause.start + len(inside.rstrip())]

    def _sentence(self, clause: Clause) -> str | None:
        """The sentence of a clause, with the name where it is not clear otherwise who is meant."""
        rest = re.split(r"[.?!\n]", self.words[self.end :], maxsplit=1)[0]
        sentence = clause.sentence and spoken(self.referent.resolved(clause.typed, clause.sentence, rest), self.case)
        return sentence and with_name(sentence, self.child)

    def _worth(self, clause: Clause) -> float:
        """The weight of a clause; a request, and in a short text a calm sentence, stands though it says little."""
        if clause.kind is Kind.REQUEST and clause.weight >= ENOUGH:
            return max(clause.weight, LEAST)
        light = len(self.typed.split()) <= SHORT and ENOUGH / 2 <= clause.weight < LEAST
        return LEAST if light and clause.sentence and _calm(self.hear(clause.sentence)) else clause.weight

    def _instead(self, message: Clause) -> str:
        """What the rules alone would put into the letter for a message; it stands by when the model's is refused."""
        parts = [c for c in self.by_rules if message.start <= c.start < message.end and c.kind is Kind.FACT]
        kept = [part.sentence for part in parts if part.sentence and _fits(part.typed, part.sentence, part.weight)]
        return " ".join(trimmed(spoken(sentence, self.case)) for sentence in kept)

    def _place(self, clause: Clause, instead: str | None) -> None:
        kind = clause.kind
        if kind is Kind.REQUEST and clause.sentence and not ASKS.match(clause.sentence):
            kind = Kind.FACT
        place = _PLACES.get(kind)
        if place and clause.sentence:
            text = trimmed(clause.sentence)
            worth = clause.weight if text == clause.sentence else max(clause.weight, weight(text, clause.about))
            by_model = instead is not None
            piece = Piece(self.index, place, clause.typed, text, worth, self.source, by_model, instead or "")
            self.found.pieces.append(piece)
            return
        if clause.question:
            place = _PLACES[Kind.QUESTION]
            piece = Piece(self.index, place, clause.typed, clause.question, clause.weight / 2, self.source)
            self.found.pieces.append(piece)
        if clause.typed.strip():
            self._leave(clause.typed.strip(), clause.reason or _TORN, str(clause.kind))

    def _leave(self, text: str, reason: str, kind: str) -> None:
        self.found.left_out.append(LeftOut(text, reason, kind, self.source))


def _objection(clause: Clause, lost: bool) -> tuple[str, str] | None:
    """Why a clause cannot stand though its kind may, and the kind of that reason; `lost`: whether nobody is meant."""
    sentence = clause.sentence
    if sentence and clause.kind in (Kind.FACT, Kind.REQUEST):
        why = why_left(clause.typed, sentence, clause.weight)
        if why:
            return why, "aside"
    if sentence and unquoted(sentence):
        return _QUOTE, "unclear"
    if torn(sentence or clause.question or ""):
        return _TORN, "unclear"
    if sentence and (lost or misread(clause.typed, sentence)):
        return _WHO, "unclear"
    return None


def _fits(typed: str, sentence: str, worth: float) -> bool:
    return not (why_left(typed, sentence, worth) or misread(typed, sentence) or unquoted(sentence) or torn(sentence))


def _calm(heat: Heat) -> bool:
    """Whether a sentence was listened to, and no word of it carries a tone."""
    return bool(heat) and max(sure for _, _, sure in heat) < _COOL


_COOL = 0.4
_PLACES = {Kind.FACT: "your_words", Kind.QUESTION: "derived_question", Kind.REQUEST: "own_requests"}
"""Where in a letter clauses of a kind stand."""
_WHO = "it is not clear whom he, she, you or they means here; write the name and it can go in"
_HEAT = "it tells what you think of the school, not what happened; the letter is stronger without it"
_TORN = "it could not be read as something that happened; write it once more, plainly"
_QUOTE = "it is not clear where the spoken words end; put them in quotation marks and they can go in"


def _content(text: str) -> set[str]:
    return {w for w in re.findall(r"[a-z0-9']+", text.lower()) if w not in _STRUCTURE}


def _without_repeats(found: Gathered) -> None:
    kept: list[Piece] = []
    for piece in found.pieces:
        words = _content(piece.mended)
        same = next((p for p in kept if _overlap(words, _content(p.mended)) > 0.74), None)
        if same is None:
            kept.append(piece)
        elif piece.place != "observations":
            found.left_out.append(LeftOut(piece.typed, "the letter says this already", "repeat", piece.source))
    found.pieces = kept


def _overlap(first: set[str], second: set[str]) -> float:
    return len(first & second) / max(1, min(len(first), len(second))) if len(first & second) > 2 else 0.0


def is_strength(sentence: str) -> bool:
    """Whether a sentence tells something that the child does well or loves, with no shadow on it."""
    return bool(_GLAD.search(sentence)) and not _NOT_GLAD.search(sentence)


def as_sentence(piece: Piece, text: str) -> Sentence:
    """A piece as a sentence of the letter; the model's when its text is not the mended one."""
    by_rules = text == piece.instead or (text == piece.mended and not piece.by_model)
    origin = Origin.YOUR_WORDS if by_rules else Origin.MODEL
    return Sentence(text, origin, piece.source, piece.typed.strip())


def arrange(concerns: int, pieces: list[tuple[Piece, Sentence]]) -> list[OwnWords]:
    """The chosen sentences concern by concern, each in its place."""
    own: list[dict[str, list[Sentence]]] = [{} for _ in range(concerns)]
    for piece, sentence in pieces:
        own[piece.concern].setdefault(piece.place, []).append(sentence)
    return [OwnWords(**{place: tuple(sentences) for place, sentences in each.items()}) for each in own]
