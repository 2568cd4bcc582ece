"""Names and quotations: capitalised words, acronyms and quoted words that the person must have given."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache, lru_cache
from importlib.resources import files

_ALWAYS = frozenset(
    """i i'm i've i'll i'd iep re dear sincerely cc mr mrs ms mx dr english language parent training information center
    pti january february march april may june july august september october november december monday tuesday
    wednesday thursday friday saturday sunday google internet american statement god thanksgiving christmas easter
    halloween
    you your he she they we it his her their our my me this that these those the a an and but so because if when
    where what who how why please no not all ps pps""".split()
)
_WORD = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿ][\w'’-]*")
_QUOTED = re.compile(r"[“\"]([^“”\"\n]{2,300})[”\"]")
_BREAK = re.compile(r"[.!?:]['”\")\]]*\s+$|\n\s*$|^\s*$|[“\"(]\s*$")

_FIRST_LINES = 1_000
"""Characters within which a text begins, however many blank lines stand above it."""


@dataclass(frozen=True)
class Place:
    """Words of a text that nothing supports."""

    start: int
    end: int
    text: str


@cache
def _first_names() -> frozenset[str]:
    text = files("iepwriter.checking").joinpath("data", "first_names.txt").read_text(encoding="utf-8")
    return frozenset(text.split())


def _starts_sentence(text: str, at: int) -> bool:
    if re.search(r"\b(?:Mr|Mrs|Ms|Mx|Dr|St|Prof)\.\s*$", text[max(0, at - 8) : at]):
        return False
    return bool(_BREAK.search(text[max(0, at - 8) : at])) or (at < _FIRST_LINES and not text[:at].strip())


def _known(word: str, words: set[str]) -> bool:
    low = word.lower().replace("’", "'")
    forms = {low, low.removesuffix("'s"), low.rstrip("'"), low.removesuffix("s")}
    return (
        bool(forms & _ALWAYS) or bool(forms & words) or any(part in words for part in low.split("-") if len(part) > 2)
    )


def _near(word: str, words: set[str]) -> bool:
    """Whether a capitalised word is a typed one with its spelling mended, as `Okonkwo` for `okonkow`."""
    low = word.lower()
    close = (w for w in words if abs(len(w) - len(low)) <= 2 and w[:1] == low[:1] and len(low) > 4)
    return any(SequenceMatcher(None, low, w).ratio() > 0.84 for w in close)


def unknown_names(text: str, words: set[str]) -> list[Place]:
    """Capitalised words and acronyms inside sentences, and first names at their start, that are not among `words`."""
    found = []
    strange: dict[str, bool] = {}
    for match in _WORD.finditer(text):
        word = match[0]
        if not word[0].isupper():
            continue
        if word not in strange:
            strange[word] = not _known(word, words) and not _near(word, words)
        if not strange[word]:
            continue
        acronym = len(word) > 1 and word.rstrip("s").isupper()
        named = acronym or word.lower().removesuffix("'s") in _first_names()
        if named or not _starts_sentence(text, match.start()):
            found.append(Place(match.start(), match.end(), word))
    return found


_LONG_FORMS = (
    (r"\bcan(?: no|'|’)?t\b", "cannot"),
    (r"\bwon['’]?t\b", "will not"),
    (r"\b(is|are|was|were|do|does|did|has|have|had|could|would|should)n['’]?t\b", r"\1 not"),
    (r"\b(i|he|she|they|it|you|we)['’]?(?:ll)\b", r"\1 will"),
    (r"\bi['’]?m\b", "i am"),
    (r"\b(he|she|it)['’]?s\b", r"\1 is"),
)


def _bare(text: str) -> list[str]:
    text = text.lower()
    for short, long in _LONG_FORMS:
        text = re.sub(short, long, text)
    return [w.replace("'", "").replace("’", "") for w in re.findall(r"[\w'’]+", text)]


@lru_cache(maxsize=16384)
def _alike(one: str, other: str) -> bool:
    if one == other:
        return True
    if one.isdigit() or other.isdigit() or min(len(one), len(other)) < 3:
        return False
    return SequenceMatcher(None, one, other).ratio() >= 0.72


def foreign_quotations(text: str, public: str) -> list[Place]:
    """Quoted words that do not stand in what the person gave, word for word up to spelling."""
    given = _bare(public)
    found = []
    for match in _QUOTED.finditer(text):
        words = _bare(match[1])
        if words and not _stands(words, given):
            found.append(Place(match.start(), match.end(), match[0]))
    return found


def _stands(words: list[str], given: list[str]) -> bool:
    size = len(words)
    for start in range(len(given) - size + 1):
        if _alike(words[0], given[start]) and all(map(_alike, words, given[start : start + size])):
            return True
    return False
