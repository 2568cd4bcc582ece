"""The wider constraint for a model that has shown on probes that it keeps facts: own word order, the person's words.

Numbers stay glued to their units, names and content words must come from the person, function words from a closed
list. Python decides again afterwards whether the sentence is faithful.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from iepwriter.drafting.lattice import _escape

_SMALL = """a an the and or but because so when while after before if as at in on by for with without from into than
that which who to of is are was were be been being has have had do does did not cannot can could would there it this
he she they him her them his their its i me my we us our during each every since until about only still also""".split()
_NUMBER = re.compile(r"\d[\d:.,/]*(?:\s*(?:x\s*)?\d+)?%?(?:\s+[a-z]+)?|\d+", re.I)
_NEGATION = re.compile(r"\b(?:not|no|never|none|nothing|nobody|cannot|without|neither|nor)\b|n't\b", re.I)


def _content(text: str) -> set[str]:
    return {word for word in re.findall(r"[a-z][a-z'-]+", text.lower()) if word not in _SMALL}


def free_grammar(mended: str, typed: str, banned: Sequence[str]) -> str:
    """A Lark grammar: the person's words and numbers in any order with function words between, no banned phrase."""
    numbers = [found[0].strip(" .,") for found in _NUMBER.finditer(mended)]
    words = sorted(set(re.findall(r"[A-Za-z][A-Za-z'-]*", _NUMBER.sub(" ", mended))) | set(_SMALL))
    choices = "|".join(_escape(word) for word in [*numbers, *words])
    opening = "|".join(_escape(word[:1].upper() + word[1:]) for word in [*numbers, *words])
    longest = int(1.3 * len(mended.split())) + 2
    base = rf"(?:{opening})(?:,? (?:{choices})){{2,{longest}}}\."
    grammar = f"start: SENT\nBASE: /{base}/\n"
    if not banned:
        return grammar.replace("BASE", "SENT")
    ban = "|".join(_escape(phrase.lower()) for phrase in banned)
    return grammar + f"SENT: BASE & ~( /((?s:.*)[^a-zA-Z])?/ BAN /(?s:.*)/ )\nBAN: /(?i:{ban})/\n"


def faithful(text: str, mended: str, typed: str) -> bool:
    """Whether a sentence keeps the numbers, negations and nearly all content words of the mended one, adding none."""
    wanted, given = _content(mended), _content(text)
    return (
        sorted(re.findall(r"\d+", text)) == sorted(re.findall(r"\d+", mended))
        and len(_NEGATION.findall(text)) == len(_NEGATION.findall(mended))
        and given <= wanted | _content(typed)
        and len(wanted & given) >= 0.85 * len(wanted)
    )
