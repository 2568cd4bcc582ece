"""Probes that a model must pass before it may choose its own words: freedom is earned by measurement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iepwriter.drafting.engine import Prompt
from iepwriter.drafting.freedom import faithful, free_grammar

if TYPE_CHECKING:
    from iepwriter.llama.engine import LlamaEngine

_INSTRUCTION = (
    "Write the typed words as one plain, calm sentence of a letter. Keep every fact, number and negation. Add nothing."
)
_EXAMPLES = (("she cant ask for a drink at school", "She cannot ask for a drink at school."),)
_PROBES = (
    ("he waited 40 minutes for the bus and nobody called me", "He waited 40 minutes for the bus and nobody called me."),
    (
        "she did not eat lunch on 3 days bc no one opened it",
        "She did not eat lunch on 3 days because no one opened it.",
    ),
    ("my son dont write his name but he can type it", "My son does not write his name but he can type it."),
    ("it took 2 hours and he still had not finished", "It took 2 hours and he still had not finished."),
)


def keeps_facts(engine: LlamaEngine) -> bool:
    """Whether the model's best sentence is faithful in every probe."""
    for number, (typed, mended) in enumerate(_PROBES):
        grammar = free_grammar(mended, typed, ())
        prompt = Prompt(_INSTRUCTION, _EXAMPLES, typed)
        written = engine.write(prompt, grammar, seed=number + 1, candidates=1, max_tokens=60)
        if not written or not faithful(written[0].text, mended, typed):
            return False
    return True
