"""Spelling: is it a word, and if not, which one was meant; nothing is corrected on a doubt."""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from importlib.resources import files
from typing import Any

from iepwriter.cases import Case

from .lexicon import table, verbs

_COMMON = 30_000
"""Corrections come from so many of the most frequent words; rarer ones are known, never guessed."""
_WORD = re.compile(r"[^\W\d_]+")
_CASE_LETTERS = re.compile(r"[A-Za-z][a-z]*")


@lru_cache(maxsize=1)
def _frequencies() -> dict[str, int]:
    path = files("symspellpy") / "frequency_dictionary_en_82_765.txt"
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    return {word: int(count) for word, count in (line.split() for line in lines)}


@lru_cache(maxsize=1)
def _domain() -> frozenset[str]:
    found = set(table("domain")["words"].split())
    known = verbs()
    for group in (known.base, known.third, known.past, known.participle, known.ing):
        found.update(group)
    return frozenset(found)


@lru_cache(maxsize=1)
def _lookup() -> Any:
    from symspellpy.symspellpy import SymSpell

    index = SymSpell(max_dictionary_edit_distance=2, prefix_length=6)
    counts = _frequencies()
    common = sorted(counts, key=lambda word: -counts[word])[:_COMMON]
    with _uncollected():
        for word in common:
            index.create_dictionary_entry(word, counts[word])
        for word in _domain():
            index.create_dictionary_entry(word, max(counts.get(word, 0), 3_000_000))
    return index


@contextmanager
def _uncollected() -> Iterator[None]:
    """Makes many objects that live as long as the program, without going through them again and again for garbage.

    Each time would stop every thread for up to a fifth of a second, also the one that reads a person's keys.
    """
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
        gc.freeze()
    finally:
        if collects:
            gc.enable()


def is_word(low: str) -> bool:
    """Whether a word in small letters is English, a term of the field, or the possessive of one."""
    bare = low.removesuffix("'s")
    return bare in _frequencies() or bare in _domain() or bare in ("i", "a") or _american(bare)


def _american(low: str) -> bool:
    """neighbor, practicing: American spellings that the dictionary has only in their British form."""
    swaps = (
        ("or", "our"),
        ("iz", "is"),
        ("yz", "ys"),
        ("er", "re"),
        ("ling", "lling"),
        ("led", "lled"),
        ("ense", "ence"),
    )
    return any(old in low and low.replace(old, new) in _frequencies() for old, new in swaps)


def frequency(low: str) -> int:
    """How often the word occurs in a large corpus; 0 when unknown."""
    return _frequencies().get(low, 0)


@lru_cache(maxsize=64)
def case_words(case: Case) -> frozenset[str]:
    """Words of the case's own fields, in small letters; they are never corrected."""
    parts = [case.child.name, case.child.school, case.parent.name, case.addressee.name, case.addressee.role]
    parts += case.cc
    for concern in case.concerns:
        parts += [concern.area, concern.current, concern.proposed, concern.needed, concern.goal]
        parts += [concern.request, concern.school_reason, concern.question, *concern.observations]
        parts += [text for item in concern.evidence for text in (item.source, item.finding)]
    return frozenset(word.lower() for part in parts for word in _WORD.findall(part))


@lru_cache(maxsize=64)
def names(case: Case) -> dict[str, str]:
    """Names of the case, from small letters to how they are written."""
    found: dict[str, str] = {}
    owners = [case.child.name, case.parent.name, case.addressee.name, case.child.school]
    for part in owners:
        for word in _WORD.findall(part):
            if word[0].isupper() and len(word) > 1 and word.lower() not in _PLAIN_NAMES:
                found.setdefault(word.lower(), word)
    texts = [*case.cc]
    for concern in case.concerns:
        texts += [text for item in concern.evidence for text in (item.source, item.finding)]
    for text in texts:
        for match in re.finditer(r"\b(?:Dr|Mr|Mrs|Ms|Miss)\b\.?((?: [A-Z][\w'-]+){1,3})", text):
            for word in match.group(1).split():
                found.setdefault(word.lower(), word)
    return found


_PLAIN_NAMES = frozenset(
    "elementary school middle high early learning center academy street the of and for mr mrs ms dr miss "
    "principal primary charter district house hope grace will may june april mark rose faith joy hunter grant "
    "creek hill park lake river harbor pine hollow".split()
)
"""Ordinary words inside names: a capital only where the person typed one."""


def _close(typed: str, found: Any) -> bool:
    """Whether a suggestion is near enough to be trusted."""
    if len(typed) < 4:
        return False
    if found.distance == 1:
        return True
    return len(typed) >= 6 and typed[0] == found.term[0]


@lru_cache(maxsize=4096)
def suggestions(low: str) -> tuple[str, ...]:
    """Candidate corrections of a word in small letters, best first; the word itself is not among them."""
    slips = table("spelling")["slips"]
    if low in slips:
        return (slips[low],)
    squeezed = re.sub(r"(.)\1{2,}", r"\1\1", low)
    for shorter in (squeezed, re.sub(r"(.)\1{2,}", r"\1", low)):
        if shorter != low and is_word(shorter):
            return (shorter,)
    if not 3 <= len(low) <= 24:
        return ()
    from symspellpy.verbosity import Verbosity

    found = _lookup().lookup(low, Verbosity.ALL, 2)
    near = [item for item in found if _close(low, item) and len(item.term) > 1]
    near.sort(key=lambda item: (item.distance, item.term[0] != low[0], -item.count))
    return tuple(item.term for item in near[:5])


@lru_cache(maxsize=4096)
def correction(low: str) -> str | None:
    """The one word that was surely meant, or None: a wrong correction is worse than a misspelling."""
    slips = table("spelling")["slips"]
    if low in slips:
        return str(slips[low])
    if is_word(low):
        return None
    found = suggestions(low)
    if not found:
        return _two_words(low)
    best = found[0]
    if len(found) == 1:
        return best
    terms = [term for term in found if term in _domain() and _distance(low, term) == _distance(low, best)]
    if len(terms) == 1 and len(low) > 5:
        return terms[0]
    second = found[1]
    lengths = (_distance(low, best), _distance(low, second))
    if lengths[0] < lengths[1] or frequency(best) >= 4 * frequency(second):
        return best
    same_letters = sorted(low) == sorted(best)
    return best if same_letters else None


def _distance(one: str, two: str) -> int:
    from symspellpy.editdistance import DistanceAlgorithm, EditDistance

    return int(EditDistance(DistanceAlgorithm.DAMERAU_OSA).compare(one, two, 3))


def _two_words(low: str) -> str | None:
    """Two very common words run together."""
    for cut in range(2, len(low) - 1):
        left, right = low[:cut], low[cut:]
        if min(frequency(left), frequency(right)) > 100_000_000 and len(right) > 1:
            return f"{left} {right}"
    return None


def spellings(token: str, case: Case) -> list[str]:
    """Candidate corrections of one typed token, best first; empty when it is spelled right or unknown."""
    low = token.lower().replace("’", "'")
    data = table("spelling")
    for part in ("textspeak", "contractions"):
        if low in data[part]:
            return [data[part][low]] if data[part][low] else []
    if low in names(case):
        return [names(case)[low]] if names(case)[low] != token else []
    if low in case_words(case) or (is_word(low) and low not in data["slips"]):
        return []
    best = correction(low)
    rest = [word for word in suggestions(low) if word != best]
    return ([best] if best else []) + rest
