"""Random words, names and numbers that make a model copy instead of recite."""

from __future__ import annotations

import random
import tomllib
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from iepwriter.words.lexicon import AUX, DETERMINERS, NEGATIONS, NUMBER_WORDS, PREPOSITIONS, SUBORDINATORS, verbs

_DATA = Path(__file__).resolve().parent / "data"
_NAMES = 4000
MONTHS = "January February March April May June July August September October November December".split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
GRADES = "1st 2nd 3rd 4th 5th 6th 7th 8th 9th 10th 11th 12th".split()
_KEPT = (
    "minutes minute hours hour weeks week months month years year days day times time percent grade speech "
    "therapy mother father daughter husband wife sister brother grandmother grandfather children child student "
    "students son goal goals meeting nobody school team that this these those they them then there here with "
    "have been were what when which please thank thanks sorry also only even still just very much many more "
    "most less least same other another both said told says tells wrote asked gave gives took went came goes "
    "comes made makes called calls being having needs wants each every again once twice thrice never always "
    "ever today yesterday tomorrow tonight morning afternoon evening night"
)
FIXED = (
    frozenset(_KEPT.split())
    | AUX
    | DETERMINERS
    | NEGATIONS
    | NUMBER_WORDS
    | PREPOSITIONS
    | SUBORDINATORS
    | {name.lower() for name in (*MONTHS, *DAYS)}
)
"""Words that carry the meaning of the pair and are never swapped."""


@cache
def table(name: str) -> dict[str, Any]:
    """One data file of this folder."""
    return tomllib.loads((_DATA / f"{name}.toml").read_text(encoding="utf-8"))


def _dictionary(name: str) -> list[str]:
    return (files("symspellpy") / name).read_text(encoding="utf-8-sig").splitlines()


@cache
def frequency() -> dict[str, int]:
    """How often English words are used."""
    rows = (line.split() for line in _dictionary("frequency_dictionary_en_82_765.txt"))
    return {row[0]: int(row[1]) for row in rows if len(row) == 2}


@cache
def nouns() -> tuple[frozenset[str], frozenset[str]]:
    """Singular and plural nouns: words that follow `the` and are followed by what a noun is followed by."""
    before: dict[str, set[str]] = defaultdict(set)
    after: dict[str, set[str]] = defaultdict(set)
    for line in _dictionary("frequency_bigramdictionary_en_243_342.txt"):
        one, two, _ = line.split()
        before[two].add(one)
        after[one].add(two)
    known, doing = frequency(), verbs()
    found = (
        {
            word
            for word, first in before.items()
            if word in known
            and word.isalpha()
            and 3 < len(word) < 12
            and "the" in first
            and after[word] & {"of", "is", "was", "are", "in"}
        }
        - FIXED
        - set(doing.past)
        - set(doing.ing)
        - set(doing.third)
    )
    found = {word for word in found if not word.endswith(("ly", "est", "ing", "ed"))}
    plural = {
        word for word in found if word.endswith("s") and not word.endswith(("ss", "us", "is")) and word[:-1] in known
    }
    single = {word for word in found - plural if not word.endswith("s") and word + "s" in known}
    return frozenset(single), frozenset(plural)


def _invented(seeds: list[str], wanted: int) -> list[str]:
    """Names that look like the given ones, by what letter follows which two."""
    follows: dict[str, list[str]] = defaultdict(list)
    for name in seeds:
        word = "^^" + name.lower() + "$"
        for place in range(2, len(word)):
            follows[word[place - 2 : place]].append(word[place])
    chance, found = random.Random(7), dict.fromkeys(seeds)
    while len(found) < wanted:
        name = "^^"
        while name[-1] != "$" and len(name) < 13:
            name += chance.choice(follows[name[-2:]])
        if name[-1] == "$" and 3 <= len(name) - 3 <= 9 and name[2:-1] not in frequency():
            found.setdefault(name[2:-1].capitalize())
    return list(found)


@dataclass(frozen=True)
class Pools:
    """All random material of one run; the same chance gives the same words."""

    chance: random.Random
    names: list[str] = field(default_factory=lambda: _invented(table("words")["seeds"]["names"].split(), _NAMES))
    acronyms: list[str] = field(default_factory=lambda: table("words")["seeds"]["acronyms"].split())
    single: list[str] = field(default_factory=lambda: sorted(nouns()[0]))
    plural: list[str] = field(default_factory=lambda: sorted(nouns()[1]))

    def name(self) -> str:
        """A first name or surname; half of the time one that exists."""
        real = len(table("words")["seeds"]["names"].split())
        return self.chance.choice(self.names[:real] if self.chance.random() < 0.5 else self.names)

    def acronym(self) -> str:
        """A name of a test or a service in capitals."""
        if self.chance.random() < 0.6:
            return self.chance.choice(self.acronyms)
        return "".join(self.chance.choice("ABCDEFGHKLMNOPRSTVW") for _ in range(self.chance.choice([2, 3, 3, 4])))

    def like(self, word: str) -> str | None:
        """Another word of the same form that begins with the same kind of letter, or None when the form is unknown."""
        doing = verbs()
        if word in doing.ing or (word in doing.participle and word not in doing.past):
            return None
        for group, form in ((doing.past, "past"), (doing.third, "third")):
            if word in group:
                # A verb brings its own complements, so most of them stay.
                if self.chance.random() < 0.7:
                    return None
                return self._other([getattr(forms, form) for forms in doing.base.values()], word)
        single, plural = nouns()
        if word in plural:
            return self._other(self.plural, word)
        if word in single and word not in doing.base:
            return self._other(self.single, word)
        return None

    def _other(self, among: list[str], word: str) -> str | None:
        vowel = word[0] in "aeiou"
        for _ in range(20):
            other = self.chance.choice(among)
            if other != word and (other[0] in "aeiou") == vowel and " " not in other and other not in FIXED:
                return other
        return None

    def number(self, old: str) -> str:
        """Another number of the same length and kind."""
        chance = self.chance
        if len(old) == 4 and old.startswith(("19", "20")):
            return str(chance.randint(2015, 2027))
        if len(old) == 1:
            return str(chance.randint(2, 9))
        if len(old) == 2 and chance.random() < 0.5:
            return str(chance.choice([10, 12, 15, 20, 25, 30, 35, 40, 45, 50, 60, 75, 90]))
        return str(chance.randint(10 ** (len(old) - 1), 10 ** len(old) - 1))

    def time(self) -> str:
        """A time of a school day."""
        return f"{self.chance.choice([7, 8, 9, 10, 11, 12, 1, 2, 3, 4])}:{self.chance.randint(0, 59):02d}"

    def date(self) -> str:
        """A date as American parents write it."""
        return f"{self.chance.randint(1, 12)}/{self.chance.randint(1, 28)}"

    def filled(self, pattern: str) -> str:
        """A pattern of `words.toml` with its blanks filled."""
        chance = self.chance
        makers = {
            "{day}": lambda: chance.choice(DAYS),
            "{month}": lambda: chance.choice(MONTHS),
            "{time}": self.time,
            "{date}": self.date,
            "{grade}": lambda: chance.choice(GRADES),
            "{noun}": lambda: chance.choice(self.single),
            "{number}": lambda: str(chance.choice([2, 3, 4, 5, 6, 8, 10, 11, 14, 15, 20, 25, 30, 45])),
            "{name}": self.name,
        }
        for blank, make in makers.items():
            while blank in pattern:
                pattern = pattern.replace(blank, make(), 1)
        return pattern
