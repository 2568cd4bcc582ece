"""Whether a clause that the rules of the check object to gives them no reason to once it is worded neutrally."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from .clause import Kind
from .edges import bare
from .guard import fit
from .judged import Hit, Judge
from .lexicon import verbs
from .mending import neutral, render, with_subject
from .neutral import word
from .subject import People, starts_with_verb
from .tokens import Word, plain
from .verbhood import finite_at

_KINDS = (Kind.BLAME, Kind.INSULT)
"""Kinds that a clause may lose in neutral words: you took his aide, that is, his aide was taken."""
_IN_THE_MIND = frozenset("always think thinks want wants pretend pretends care cares believe believes".split())
"""Words about the school that neutral wording does not mend: nobody can look into a head."""


def goes_neutral(words: Sequence[Word], hits: Sequence[Hit], people: People, judge: Judge) -> bool:
    """Whether only the manner of a clause is at fault: its neutral wording has nothing of what was found left."""
    kept = bare(words)
    if starts_with_verb(kept):
        kept = with_subject(kept, [word("the"), word("school")])
    said = plain(kept).split()
    if any(hit.kind not in _KINDS for hit in hits) or _IN_THE_MIND & set(said) or _never_does(said):
        return False
    if finite_at(kept, 0, len(kept)) is None:
        return False
    sentence = render(neutral(kept, people), ".")
    if any(_stays(hit) and _still_there(words[hit.start : hit.end], sentence) for hit in hits):
        return False
    return judge.kind(sentence) is None and fit(sentence, plain(kept))


def _stays(hit: Hit) -> bool:
    """Whether words hurt wherever they stand: an insult, a single word of blame."""
    return hit.kind is Kind.INSULT or hit.end - hit.start == 1


def _still_there(insult: Sequence[Word], sentence: str) -> bool:
    """Whether a sentence still has every word of an insult, but for who is addressed."""
    return {w.low for w in insult if w.is_word} - {"you", "your"} <= set(sentence.lower().rstrip(".").split())


def _never_does(words: Sequence[str]) -> bool:
    """never calls, never call: a habit; they never called is what happened."""
    past = verbs().past
    return any(one == "never" and after not in past for one, after in pairwise([*words, ""]))
