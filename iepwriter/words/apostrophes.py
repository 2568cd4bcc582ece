"""Contractions written out: letters are formal, but plain."""

from __future__ import annotations

from .lexicon import verbs
from .spelling import frequency

_HAS = frozenset(
    "been had got gotten gone come become made lost done seen said taken grown missed asked learned".split()
)
_HOSTS = frozenset(
    "it he she that there what who where how when why this everyone nobody everybody somebody someone here one".split()
)
_IT_IS = frozenset(
    "not a an the so too like just about all only really very hard been getting going no my his her their your because "
    "that always never still ok okay fine in on at now already obvious clear impossible unfair wrong right gone time "
    "never called what why where when if bad good better worse great nice scary sad crazy ridiculous easy been been "
    "supposed written january february march april june july august september october november december monday tuesday "
    "wednesday thursday friday ".split()
)
_AFTER_NOUN_IS = frozenset(
    "not been a the an always going so too still just never getting doing being now very really only also".split()
)
_SUBJECTS = frozenset("i he she we they you it".split())


def expand(low: str, before: str, after: str, table: dict[str, str]) -> str | None:
    """A word written out when it is certainly a contraction, else None; all in small letters."""
    if low in ("shes", "hes", "thats", "whos", "whats", "theres", "hows", "wheres"):
        return _is_or_has(low[:-1], after)
    if low in ("hed", "theyd", "youd", "thatd"):
        low = f"{low[:-1]}'d"
    if low in ("aint", "ain't"):
        return _aint(before, after)
    if low in table:
        return table[low]
    if low in ("its", "it's"):
        return _its(low, after)
    if low in ("id", "ill", "were", "well"):
        return _doubtful(low, before, after)
    if "'" not in low:
        return None
    return _apostrophe(low, after)


def _apostrophe(low: str, after: str) -> str | None:
    host, _, tail = low.rpartition("'")
    subject = "I" if host == "i" else host
    if low.endswith("n't"):
        return f"{low[:-3]} not"
    simple = {"re": "are", "ve": "have", "ll": "will", "m": "am"}.get(tail)
    if simple:
        return f"{subject} {simple}"
    if tail == "d" and host in _SUBJECTS:
        participle = after in verbs().participle and after not in verbs().base
        return f"{subject} had" if participle or after in ("better", "been", "had") else f"{subject} would"
    if tail == "s" and host in _HOSTS:
        return _is_or_has(host, after)
    if tail == "s" and after in _AFTER_NOUN_IS:
        return _is_or_has(host, after)
    return None


def _is_or_has(host: str, after: str) -> str:
    gone = after == "gone" and host in ("it", "that", "there", "what")
    return f"{host} has" if after in _HAS and not gone else f"{host} is"


def _its(low: str, after: str) -> str | None:
    if low == "it's":
        return _is_or_has("it", after)
    if after == "own":
        return None
    known = verbs()
    if after in _HAS or after in _IT_IS or after in known.ing or after[:1].isdigit():
        return _is_or_has("it", after)
    return None


def _aint(before: str, after: str) -> str:
    verb = {"i": "am", "you": "are", "we": "are", "they": "are"}.get(before, "is")
    if after in _HAS or after in ("got", "had", "been"):
        verb = {"i": "have", "you": "have", "we": "have", "they": "have"}.get(before, "has")
    return f"{verb} not"


def _doubtful(low: str, before: str, after: str) -> str | None:
    """Words that are contractions only before a verb."""
    base = after in verbs().base and frequency(after) > 0
    free = before in (".", "and", "but", "so", "then", "or", "that", "if", "because", "think")
    if low == "ill" and base and before not in ("is", "was", "very", "so", "be", "been"):
        return "I will"
    if low == "id" and (after in ("like", "love", "rather", "be", "prefer", "appreciate", "say") and free):
        return "I would"
    if low == "were" and free and (after in ("not", "going") or after in verbs().ing) and before == ".":
        return "we are"
    return None
