"""Gathers what the person typed, chooses what fits on the page, and says why the rest stays out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from iepwriter.cases import Case
from iepwriter.checking.rulebook import RuleBook
from iepwriter.drafting.asides import misread, trimmed, why_left
from iepwriter.drafting.compose import OwnWords
from iepwriter.drafting.messages import Edits, rewritten_whole
from iepwriter.drafting.referents import Referent
from iepwriter.drafting.result import LeftOut, Origin, Sentence
from iepwriter.drafting.speech import spoken, unquoted
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
    r"n't\b|\d|^(?:mr|mrs|ms|mx|dr)\b",
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
    """Whether a model wrote the mended sentence, because the rules could not."""


@dataclass
class Gathered:
    """All usable pieces in the order they were typed, and what stays out."""

    pieces: list[Piece] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)


def gather(case: Case, rules: RuleBook | None = None, edits: Edits | None = None) -> Gathered:
    """Sorts the words of every concern by the rules of the check; observations come first, as the person chose them.

    `edits` is asked for whole messages of which the rules lose a part.
    """
    found = Gathered()
    for index, concern in enumerate(case.concerns):
        at = f"concerns[{index}]"
        for number, text in enumerate(concern.observations):
            _observation(found, case, index, f"{at}.observations[{number}]", text)
        referent = Referent(case.child.first_name, case.child.pronouns)
        end = 0
        sorted_clauses = sort_words(concern.in_your_words, case, index, rules)
        clauses = rewritten_whole(concern.in_your_words, sorted_clauses, edits) if edits else sorted_clauses
        for clause in clauses:
            if "\n\n" in concern.in_your_words[end : clause.start]:
                referent.paragraph()
            end = clause.end
            lost = referent.lost(clause.typed)
            rest = re.split(r"[.?!\n]", concern.in_your_words[end:], maxsplit=1)[0]
            sentence = clause.sentence and spoken(referent.resolved(clause.typed, clause.sentence, rest), case)
            by_model = clause not in sorted_clauses
            _clause(
                found, index, f"{at}.in_your_words", replace(clause, sentence=sentence), lost=lost, by_model=by_model
            )
    _without_repeats(found)
    return found


def _observation(found: Gathered, case: Case, index: int, source: str, text: str) -> None:
    sentence = mend(text, case)
    if sentence:
        found.pieces.append(Piece(index, "observations", text, sentence, 1.0, source))
    else:
        reason = "no sentence could be made of it; write what was seen, when and where"
        found.left_out.append(LeftOut(text, reason, source=source))


def _clause(found: Gathered, index: int, source: str, clause: Clause, *, lost: bool, by_model: bool = False) -> None:
    kind = clause.kind
    if (
        clause.sentence
        and kind in (Kind.FACT, Kind.REQUEST)
        and (why := why_left(clause.typed, clause.sentence, clause.weight))
    ):
        found.left_out.append(LeftOut(clause.typed.strip(), why, "aside", source))
        return
    if clause.sentence and unquoted(clause.sentence):
        found.left_out.append(LeftOut(clause.typed.strip(), _QUOTE, "unclear", source))
        return
    if clause.sentence and (lost or misread(clause.typed, clause.sentence)):
        found.left_out.append(LeftOut(clause.typed.strip(), _WHO, "unclear", source))
        return
    if kind is Kind.REQUEST and clause.sentence and not _ASKS.match(clause.sentence):
        kind = Kind.FACT
    place = {Kind.FACT: "your_words", Kind.QUESTION: "derived_question", Kind.REQUEST: "own_requests"}.get(kind)
    if place and clause.sentence:
        text = trimmed(clause.sentence)
        worth = clause.weight if text == clause.sentence else max(clause.weight, weight(text, clause.about))
        found.pieces.append(Piece(index, place, clause.typed, text, worth, source, by_model))
        return
    if clause.question:
        piece = Piece(index, "derived_question", clause.typed, clause.question, clause.weight / 2, source)
        found.pieces.append(piece)
    if clause.typed.strip():
        reason = clause.reason or "it could not be read as something that happened; write it once more, plainly"
        found.left_out.append(LeftOut(clause.typed.strip(), reason, str(clause.kind), source))


_WHO = "it is not clear whom he, she, you or they means here; write the name and it can go in"
_QUOTE = "it is not clear where the spoken words end; put them in quotation marks and they can go in"
_ASKS = re.compile(r"(?:I|We) (?:ask|request|would like|want|am asking)\b|Please\b")


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
    origin = Origin.YOUR_WORDS if text == piece.mended and not piece.by_model else Origin.MODEL
    return Sentence(text, origin, piece.source, piece.typed.strip())


def arrange(concerns: int, pieces: list[tuple[Piece, Sentence]]) -> list[OwnWords]:
    """The chosen sentences concern by concern, each in its place."""
    own: list[dict[str, list[Sentence]]] = [{} for _ in range(concerns)]
    for piece, sentence in pieces:
        own[piece.concern].setdefault(piece.place, []).append(sentence)
    return [OwnWords(**{place: tuple(sentences) for place, sentences in each.items()}) for each in own]
