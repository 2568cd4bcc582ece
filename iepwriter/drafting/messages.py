"""A person's words written anew message by message by a taught model, which sees what belongs together."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from iepwriter.drafting.asides import LEAST
from iepwriter.drafting.reader import school_for_reader
from iepwriter.drafting.unclear import TELLS
from iepwriter.words import Clause, Kind
from iepwriter.words.weight import weight

Span = tuple[int, int]
Edits = Callable[[str, Sequence[Span]], list[str]]
"""Gives faithful edits of a message, best first; told which of its stretches are known to be facts."""

_HEAT = frozenset(
    (
        *(Kind.FEELING, Kind.INSULT, Kind.BLAME, Kind.MOTIVE, Kind.THREAT, Kind.APOLOGY, Kind.LEGAL),
        *(Kind.SARCASM, Kind.INSTRUCTION, Kind.PREFACE),
    )
)
_UNTOUCHED = frozenset({Kind.INSTRUCTION, Kind.HEARSAY, Kind.REPEAT})
ASKS = re.compile(r"(?:I|We) (?:ask|request|would like|want|am asking)\b|Please\b")
"""How a sentence begins that the rules made a request of."""
_MOST = 45
"""Words of a message that is edited at once."""
ENOUGH = 0.15
"""Weight from which a whole message, well written, may stand in a letter."""
_TRIES = 14
"""Messages of one concern that are tried, the weightiest first."""
SHORT = 80
"""Words up to which all of it is kept together; a longer story is picked over clause by clause, for want of room."""


Fit = Callable[[str, str, float], bool]
"""Whether a sentence for some typed words, with its weight, may stand in a letter at all."""


def rewritten_whole(text: str, clauses: Sequence[Clause], edits: Edits, fit: Fit) -> list[Clause]:
    """The clauses, with each message replaced by one clause where a faithful and fitting edit of the whole is found."""
    found: list[Clause] = []
    grouped = list(messages(text, clauses))
    short = len(text.split()) <= SHORT
    worth = sorted((m for m in grouped if _may_be_edited(m) and (short or _lossy(m))), key=_worth, reverse=True)
    tried = {message[0].start for message in worth[:_TRIES]}
    for message in grouped:
        if message[0].start not in tried:
            found += message
        elif edited := _edited(text, message, edits, fit):
            found += [edited, *(c for c in message if _cold(c))]
        else:
            found += [_edited(text, [c], edits, fit) or c if _lost(c, fit) and len(message) > 1 else c for c in message]
    return found


def _lost(clause: Clause, fit: Fit) -> bool:
    """Whether a clause tells something and the rules have no sentence for it that may stand."""
    if not TELLS.search(clause.typed):
        return False
    return not (clause.sentence and fit(clause.typed, clause.sentence, max(clause.weight, LEAST)))


def messages(text: str, clauses: Sequence[Clause]) -> Iterator[list[Clause]]:
    """The clauses of each typed sentence; a request or question stands alone, a very long one is divided."""
    message: list[Clause] = []
    for clause in clauses:
        before = message[-1] if message else None
        ended = before and (re.search(r"[.!?]\W*$|\n", before.typed) or "\n" in text[before.end : clause.start])
        apart = before and (_apart(before) or _apart(clause))
        if before and (ended or apart or len(text[message[0].start : clause.end].split()) > _MOST):
            yield message
            message = []
        message.append(clause)
    if message:
        yield message


def _apart(clause: Clause) -> bool:
    """Whether the rules made a request or a question of a clause, which has its own place in the letter."""
    if clause.kind is Kind.REQUEST:
        return bool(clause.sentence and ASKS.match(clause.sentence))
    return clause.kind is Kind.QUESTION and clause.sentence is not None


def _cold(clause: Clause) -> bool:
    return clause.kind in _HEAT and not TELLS.search(clause.typed)


def _lossy(message: Sequence[Clause]) -> bool:
    """Whether a part that tells something found no place."""
    return any(not clause.sentence and TELLS.search(clause.typed) for clause in message)


def _worth(message: Sequence[Clause]) -> float:
    return max(clause.weight for clause in message) + _lossy(message)


def _may_be_edited(message: Sequence[Clause]) -> bool:
    """Whether a message tells something, and holds nothing with a place of its own."""
    if any(clause.kind in _UNTOUCHED or _apart(clause) or "?" in clause.typed for clause in message):
        return False
    return any(clause.sentence or TELLS.search(clause.typed) for clause in message)


def _edited(text: str, message: Sequence[Clause], edits: Edits, fit: Fit) -> Clause | None:
    start, end = message[0].start, message[-1].end
    warm = ""
    facts = []
    for clause in message:
        if not _cold(clause):
            before = len(warm)
            warm += school_for_reader(clause.typed) + " "
            if clause.kind is Kind.FACT and clause.sentence:
                facts.append((before, len(warm)))
    typed = text[start:end]
    about = next((clause.about for clause in message if clause.kind is Kind.FACT), message[0].about)
    for sentence in edits(warm.strip(), facts):
        worth = weight(sentence, about)
        worth = max(worth, LEAST) if worth >= ENOUGH else worth
        if fit(warm, sentence, worth):
            return Clause(typed, start, end, Kind.FACT, sentence, weight=worth, about=about)
    return None
