"""The reader of a letter as a third: what `you` did is what the school did, before a model sees the words.

A model that only copies writes `The school moved Eli` well, and turns `You moved Eli` round in its own way. Only a deed
in the past, or one that was or was not done, is the school's for certain; any other `you` may be anybody.
"""

from __future__ import annotations

import re

from iepwriter.words.lexicon import verbs

_WHO = r"(?:you|u|yall|y['’]all)(?: (?:guys|all|people))?"
_ADVERBS = r"(?:(?:all|just|then|finally|also|even|never|still|only|again|already) )*"
_SUBJECT = re.compile(rf"\b{_WHO}(?= {_ADVERBS}(?P<verb>[a-z']+)\b)", re.I)
_MANY = re.compile(rf"(?<=\bthe school )({_ADVERBS})(have|were)(?=n['’]?t\b|\b)", re.I)
_ONE = {"have": "has", "were": "was"}
_OBJECT = re.compile(
    r"\b(asked|told|emailed|called|gave|sent|showed|begged|wrote|warned|reminded)"
    r" (?:you|u|yall)\b(?: (?:guys|all|people))?(?! (?:did|had|were|have|said|would|never)\b)",
    re.I,
)
_DONE = frozenset("had have were did didnt didn't havent haven't hadnt hadn't werent weren't never".split())
_ANYBODY = re.compile(
    r"\b(?:if|when|unless|until|once|thank|like|as|because|so|can|could|would|do|did|does|are|were|hope)$", re.I
)
_QUOTED = re.compile(r"\"[^\"]*\"?")


def school_for_reader(typed: str) -> str:
    """What was typed, with the school in place of a reader who did or was told something; quotations stay."""
    parts, end = [], 0
    for quoted in _QUOTED.finditer(typed):
        parts += [_third(typed[end : quoted.start()]), quoted[0]]
        end = quoted.end()
    return "".join([*parts, _third(typed[end:])])


def _third(said: str) -> str:
    said = _OBJECT.sub(r"\1 the school", _SUBJECT.sub(_subject, said))
    return _MANY.sub(lambda found: found[1] + _ONE[found[2].lower()], said)


def _subject(found: re.Match[str]) -> str:
    before = found.string[: found.start()].rstrip()
    low = found["verb"].lower()
    verb = verbs().of(low)
    past = low.endswith("ed") and not low.endswith("eed") if verb is None else low in (verb.past, verb.participle)
    done = past or low in _DONE
    if not done or _ANYBODY.search(before):
        return found[0]
    opens = not before or before[-1] in ".!?"
    return "The school" if opens and found[0][0].isupper() else "the school"
