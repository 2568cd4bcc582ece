"""A sentence without the clause, aside or turn of phrase that hurts, where nothing is lost but that."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from iepwriter.checking.finding import Category
from iepwriter.checking.losing import Stretch
from iepwriter.checking.paring import Pare
from iepwriter.checking.splicing import Splice


def without(sentence: str, hurt: Stretch, category: Category, hurts: Sequence[Stretch]) -> Iterator[str]:
    """Sentences without the stretch `hurt` and what hangs on it, the least taken away first; an empty one for all.

    `sentence` has no last mark; `hurts` are all its stretches that a rule points at.
    """
    pare = Pare(sentence, hurt, category, hurts)
    splice = Splice(sentence, hurt, category, hurts)
    plainly = _plainly if category is Category.MOTIVE else str
    yield from pare.bracketed()
    yield from map(plainly, splice.between_joints())
    yield from pare.shared_subject()
    yield from map(plainly, pare.modifier())
    yield from pare.unnamed()
    yield from splice.parts()
    if splice.says_no_more():
        yield ""


def _plainly(sentence: str) -> str:
    """Without the "only" that pointed at the reason."""
    return re.sub(r"^((?:\w+ ){1,3}?)(?:only|just|simply|clearly|obviously) (?=\w)", r"\1", sentence, flags=re.I)
