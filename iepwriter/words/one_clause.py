"""One clause by itself, such as an observation from a field of the form."""

from __future__ import annotations

from iepwriter.cases import Case

from .edges import bare
from .grammar import mend_slips
from .guard import fit
from .mending import neutral, render
from .normal import Normaliser
from .subject import People
from .tokens import plain


def mend(clause_text: str, case: Case) -> str:
    """One clause, such as an observation from a field, as a whole sentence; only mechanical changes."""
    words = Normaliser(case).words(clause_text)
    mend_slips(words)
    kept = bare(words)
    if not kept:
        return ""
    people = People(case.child.first_name, case.child.pronouns)
    question = any(word.kind == "stop" and "?" in word.text for word in words[-1:])
    before = plain(kept)
    sentence = render(neutral(kept, people), "?" if question else ".")
    return sentence if fit(sentence, before) else render(kept, "?" if question else ".")
