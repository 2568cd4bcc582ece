"""Messages of which the rules lose a part, written anew as a whole by a taught model."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from iepwriter.words import Clause, Kind
from iepwriter.words.weight import weight

Edits = Callable[[str, Sequence[tuple[int, int]]], list[str]]
"""Gives faithful edits of a message, best first; the second value: its stretches that are known to be no facts."""

_HEAT = frozenset({Kind.FEELING, Kind.INSULT, Kind.MOTIVE, Kind.THREAT, Kind.APOLOGY, Kind.LEGAL, Kind.INSTRUCTION})
_KEPT = frozenset({Kind.FACT, Kind.REPEAT})
_APART = frozenset({Kind.REQUEST, Kind.QUESTION, Kind.INSTRUCTION, Kind.HEARSAY, Kind.REPEAT})
_TELLS = re.compile(
    r"\d|\"|\b(?:two|three|four|five|six|seven|eight|nine|ten|twice|half|zero|every|since|until)\b", re.I
)
_MOST = 45
"""Words of a message that is edited at once."""
_TRIES = 10
"""Messages of one concern that are tried; a long story has enough sentences that need no help."""


def rewritten_whole(text: str, clauses: Sequence[Clause], edits: Edits) -> list[Clause]:
    """The clauses, with each message that lost a telling part replaced by one clause where a faithful edit is found."""
    found: list[Clause] = []
    tries = 0
    for message in messages(text, clauses):
        edited = None
        if tries < _TRIES and _lossy(message):
            tries += 1
            edited = _edited(text, message, edits)
        found += (
            [edited, *(c for c in message if c.kind in _HEAT and not _TELLS.search(c.typed))] if edited else message
        )
    return found


def messages(text: str, clauses: Sequence[Clause]) -> Iterator[list[Clause]]:
    """The clauses of each typed sentence; a very long one is divided between clauses."""
    message: list[Clause] = []
    for clause in clauses:
        before = message[-1] if message else None
        ended = before and (re.search(r"[.!?]\W*$|\n", before.typed) or "\n" in text[before.end : clause.start])
        if before and (ended or len(text[message[0].start : clause.end].split()) > _MOST):
            yield message
            message = []
        message.append(clause)
    if message:
        yield message


def _lossy(message: Sequence[Clause]) -> bool:
    """Whether a part that tells something found no place, in a message that is neither a wish nor a question."""
    if any(clause.kind in _APART or "?" in clause.typed for clause in message):
        return False
    lost = [clause for clause in message if clause.kind not in _KEPT or not clause.sentence]
    return any(_TELLS.search(clause.typed) for clause in lost)


def _edited(text: str, message: Sequence[Clause], edits: Edits) -> Clause | None:
    start, end = message[0].start, message[-1].end
    heated = [
        (clause.start - start, clause.end - start)
        for clause in message
        if clause.kind in _HEAT and not _TELLS.search(clause.typed)
    ]
    written = edits(text[start:end], heated)
    if not written:
        return None
    about = next((clause.about for clause in message if clause.kind is Kind.FACT), message[0].about)
    return Clause(text[start:end], start, end, Kind.FACT, written[0], weight=weight(written[0], about), about=about)
