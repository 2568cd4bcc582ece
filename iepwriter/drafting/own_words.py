"""Gathers what the person typed, chooses what fits on the page, and says why the rest stays out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from iepwriter.cases import Case
from iepwriter.checking.rulebook import RuleBook
from iepwriter.drafting.asides import LEAST, misread, torn, trimmed, why_left
from iepwriter.drafting.compose import OwnWords
from iepwriter.drafting.cooling import Hear, Heat, blanked, hot_all_through, hot_stretches
from iepwriter.drafting.messages import ASKS, ENOUGH, SHORT, Edits, rewritten_whole
from iepwriter.drafting.named import with_name
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
        at = f"concerns[{index}]"
        for number, text in enumerate(concern.observations):
            _observation(found, case, index, f"{at}.observations[{number}]", text)
        referent = Referent(case.child.first_name, case.child.pronouns)
        end = 0
        short = len(concern.in_your_words.split()) <= SHORT
        hot = hot_stretches(concern.in_your_words, hear, (case.child.first_name,))
        words = blanked(concern.in_your_words, hot)
        found.left_out += [LeftOut(concern.in_your_words[a:b], _HEAT, "heard", f"{at}.in_your_words") for a, b in hot]
        sorted_clauses = sort_words(words, case, index, rules)
        clauses = rewritten_whole(words, sorted_clauses, edits, _fits) if edits else sorted_clauses
        for clause in clauses:
            if "\n\n" in words[end : clause.start]:
                referent.paragraph()
            end = clause.end
            lost = referent.lost(clause.typed)
            rest = re.split(r"[.?!\n]", words[end:], maxsplit=1)[0]
            sentence = clause.sentence and spoken(referent.resolved(clause.typed, clause.sentence, rest), case)
            sentence = sentence and with_name(sentence, case.child.first_name)
            instead = None if clause in sorted_clauses else _by_rules(clause, sorted_clauses, case)
            typed = _as_typed(clause, words, concern.in_your_words)
            worth = clause.weight
            if clause.sentence and hot_all_through(clause.sentence, hear(clause.sentence)):
                found.left_out.append(LeftOut(typed, _HEAT, "heard", f"{at}.in_your_words"))
                continue
            if short and ENOUGH / 2 <= worth < LEAST and clause.sentence and _cool(hear(clause.sentence)):
                worth = LEAST
            _clause(
                found,
                index,
                f"{at}.in_your_words",
                replace(clause, typed=typed, sentence=sentence, weight=worth),
                lost=lost,
                instead=instead,
            )
    _without_repeats(found)
    return found


def _as_typed(clause: Clause, words: str, typed: str) -> str:
    """A clause as the person typed it, without the hot stretches at its ends."""
    inside = words[clause.start : clause.end]
    start = clause.start + len(inside) - len(inside.lstrip())
    return typed[start : clause.start + len(inside.rstrip())]


def _cool(heat: Heat) -> bool:
    """Whether a sentence was listened to, and no word of it carries a tone."""
    return bool(heat) and max(sure for _, _, sure in heat) < _COOL


_COOL = 0.4


def _by_rules(message: Clause, clauses: Sequence[Clause], case: Case) -> str:
    """What the rules alone would put into the letter for a message; it stands by when the model's is refused."""
    parts = [c for c in clauses if message.start <= c.start < message.end and c.kind is Kind.FACT and c.sentence]
    kept = [part.sentence for part in parts if part.sentence and _fits(part.typed, part.sentence, part.weight)]
    return " ".join(trimmed(spoken(sentence, case)) for sentence in kept)


def _fits(typed: str, sentence: str, worth: float) -> bool:
    return not (why_left(typed, sentence, worth) or misread(typed, sentence) or unquoted(sentence) or torn(sentence))


def _observation(found: Gathered, case: Case, index: int, source: str, text: str) -> None:
    sentence = mend(text, case)
    if sentence:
        found.pieces.append(Piece(index, "observations", text, sentence, 1.0, source))
    else:
        reason = "no sentence could be made of it; write what was seen, when and where"
        found.left_out.append(LeftOut(text, reason, source=source))


def _clause(
    found: Gathered, index: int, source: str, clause: Clause, *, lost: bool, instead: str | None = None
) -> None:
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
    if torn(clause.sentence or clause.question or ""):
        found.left_out.append(LeftOut(clause.typed.strip(), _TORN, "unclear", source))
        return
    if clause.sentence and (lost or misread(clause.typed, clause.sentence)):
        found.left_out.append(LeftOut(clause.typed.strip(), _WHO, "unclear", source))
        return
    if kind is Kind.REQUEST and clause.sentence and not ASKS.match(clause.sentence):
        kind = Kind.FACT
    place = {Kind.FACT: "your_words", Kind.QUESTION: "derived_question", Kind.REQUEST: "own_requests"}.get(kind)
    if place and clause.sentence:
        text = trimmed(clause.sentence)
        worth = clause.weight if text == clause.sentence else max(clause.weight, weight(text, clause.about))
        found.pieces.append(Piece(index, place, clause.typed, text, worth, source, instead is not None, instead or ""))
        return
    if clause.question:
        piece = Piece(index, "derived_question", clause.typed, clause.question, clause.weight / 2, source)
        found.pieces.append(piece)
    if clause.typed.strip():
        reason = clause.reason or _TORN
        found.left_out.append(LeftOut(clause.typed.strip(), reason, str(clause.kind), source))


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
