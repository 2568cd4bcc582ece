"""Swaps that are made on both sides of a pair at once, so that only copying gives the right answer."""

from __future__ import annotations

import re
from collections.abc import Callable

from training.pools import DAYS, FIXED, MONTHS, Pools, frequency

_TITLES = frozenset("Mr Ms Mrs Dr Miss Coach Nurse Officer Principal".split())
_NUMBER = re.compile(r"(?<![\d.,/:$-])\d+(?:[:/]\d+)?(?![\d.,/:-]*\d)")
_NAME = re.compile(r"\b[A-Z][a-z]{2,}(?=\b|'s)")
_NO_NAME = frozenset(
    "The This That These Those There They Their Then She Her His Him Its Our Your You And But For Not Nobody "
    "None Nothing When What Where Which Who Why How With Without After Before Since Because While Until During "
    "From Two Three Four Five Six Seven Eight Nine Ten Every Each All Some Any Only Once Twice First Last Now "
    "Today Mom Mama Mommy Dad Daddy Grandma Nana English Spanish American Sign Language Medicaid Down Syndrome "
    "Christmas Halloween Thanksgiving Google Mrs Adapted State Math".split()
)
_ACRONYM = re.compile(r"\b[A-Z]{2,6}\b")
_FORMS = dict(
    pair.split(":")
    for pair in "he:she him:her his:her himself:herself he's:she's hes:shes he'll:she'll boy:girl boys:girls "
    "son:daughter sons:daughters son's:daughter's".split()
)
_SHE = re.compile(
    r"\b(?:she|her|hers|herself|shes|girls?|daughters?|mother|mom|mum|sister|aunt|mrs|ms|nana|grandmother)\b", re.I
)
_SAFE_HIS = re.compile(r"\b(?:boys?|men|man|brothers?|father|dad|uncle|husband|mr)\b", re.I)


def _as(new: str) -> Callable[[re.Match[str]], str]:
    """A replacement that keeps the capitals of what it replaces."""
    return lambda match: _cased(new, match.group())


def _once(text: str, word: str) -> re.Match[str] | None:
    """The only place of a word, whatever its capitals; None when there are more or none."""
    found = list(re.finditer(rf"(?<![\w]){re.escape(word)}(?![\w])", text, re.IGNORECASE))
    return found[0] if len(found) == 1 else None


def _cased(new: str, old: str) -> str:
    """The new word in the capitals of the old one."""
    if old.isupper() and len(old) > 1:
        return new.upper()
    if old.islower():
        return new.lower()
    return new[:1].upper() + new[1:] if old[:1].isupper() else new


def _put(text: str, match: re.Match[str], new: str) -> str:
    return text[: match.start()] + _cased(new, match.group()) + text[match.end() :]


def words(typed: str, letter: str, pools: Pools, most: int) -> tuple[str, str]:
    """Up to `most` content words that both sides have once are swapped for others of the same form."""
    mine = [word for word in dict.fromkeys(re.findall(r"\b[a-z]{4,}\b", letter)) if word not in FIXED]
    pools.chance.shuffle(mine)
    done = 0
    for word in mine:
        here, there = _once(typed, word), _once(letter, word)
        if done == most or here is None or there is None:
            continue
        if other := pools.like(word):
            typed, letter = _put(typed, here, other), _put(letter, there, other)
            done += 1
    return typed, letter


def _named(letter: str) -> list[str]:
    """What looks like a name in a letter; days, months and words that only begin a sentence are none."""
    found: dict[str, None] = {}
    for match in _NAME.finditer(letter):
        word, before = match.group(), letter[: match.start()].rstrip()
        first = not before or before[-1] in '.?!"'
        titled = before.rstrip(".").rsplit(" ", 1)[-1] in _TITLES
        if word in _NO_NAME or word in _TITLES or word in MONTHS or word in DAYS:
            continue
        if first and not titled and word.lower() in frequency():
            continue
        found[word] = None
    return list(found)


def names(typed: str, letter: str, pools: Pools) -> tuple[str, str]:
    """Every name that stands on both sides is given another; each person gets one name."""
    for old in _named(letter):
        new = pools.name()
        stem = rf"(?<!\w){old}(?='?s?\b)"
        if re.search(stem, typed, re.IGNORECASE) is None:
            continue
        typed = re.sub(stem, _as(new), typed, flags=re.IGNORECASE)
        letter = re.sub(rf"(?<!\w){old}(?='?s?\b)", new, letter)
    return typed, letter


def acronyms(typed: str, letter: str, pools: Pools) -> tuple[str, str]:
    """Tests and services in capitals get other capitals; IEP stays."""
    for old in dict.fromkeys(_ACRONYM.findall(letter)):
        here = re.search(rf"(?<!\w){old}(?!\w)", typed, re.IGNORECASE)
        if old in ("IEP", "OK", "AM", "PM", "TV", "NO") or here is None or pools.chance.random() < 0.35:
            continue
        if here.group().islower() and old.lower() in frequency():
            continue
        new = pools.acronym()
        typed = re.sub(rf"(?<!\w){old}(?!\w)", _as(new), typed, flags=re.IGNORECASE)
        letter = re.sub(rf"(?<!\w){old}(?!\w)", new, letter)
    return typed, letter


def _changed(old: str, pools: Pools) -> str:
    if ":" in old:
        first, second = old.split(":")
        return pools.time() if int(first) > 1 and len(second) == 2 else old
    return pools.date() if "/" in old else pools.number(old)


def _limit(old: str, letter: str) -> int:
    """The largest number that fits: days of a month end at 28."""
    return 28 if re.search(rf"\b(?:{'|'.join(MONTHS)}) {old}\b", letter) else 10**9


def numbers(typed: str, letter: str, pools: Pools) -> tuple[str, str]:
    """Every number that stands equally often on both sides becomes another; 1 stays, as the grammar hangs on it."""
    theirs = [match.group() for match in _NUMBER.finditer(typed)]
    mine = [match.group() for match in _NUMBER.finditer(letter)]
    new: dict[str, str] = {}
    for old in dict.fromkeys(mine):
        ordinal = re.search(rf"\b{old}(?:st|nd|rd)\b", letter) is not None
        if old in ("0", "1") or ordinal or mine.count(old) != theirs.count(old):
            continue
        for _ in range(9):
            other = _changed(old, pools)
            new_one = other not in mine and other not in new.values()
            fits = not other.isdigit() or int(other) <= _limit(old, letter)
            if new_one and fits and (not re.search(rf"\b{old}th\b", letter) or not re.search(r"(?<!1)[123]$", other)):
                new[old] = other
                break

    def swap(match: re.Match[str]) -> str:
        return new.get(match.group(), match.group())

    return _NUMBER.sub(swap, typed), _NUMBER.sub(swap, letter)


_STAYING = ("May", "March", "Saturday", "Sunday")
"""They are words too, or shorten to words."""


def _moved(typed: str, letter: str, old: str, new: str) -> tuple[str, str]:
    """One month or day moved on both sides, if both name it equally often; a shortened one stays short."""
    short = {old[:3].lower(): new[:3], old.lower(): new}
    if old in ("September", "Tuesday", "Thursday"):
        short |= {old[:4].lower(): new[:3], old[:5].lower(): new[:3]}
    keys = "|".join(sorted(short, key=len, reverse=True))
    here = re.compile(rf"\b({keys})(s?)\b", re.IGNORECASE)
    if len(here.findall(typed)) != len(re.findall(rf"\b{old}s?\b", letter)):
        return typed, letter

    def put(match: re.Match[str]) -> str:
        return _cased(short[match.group(1).lower()], match.group(1)) + match.group(2)

    return here.sub(put, typed), re.sub(rf"\b{old}(s?)\b", rf"{new}\1", letter)


def calendar(typed: str, letter: str, pools: Pools) -> tuple[str, str]:
    """Months and days moved, the same way on both sides."""
    for group in (MONTHS, DAYS):
        for old in group:
            new = pools.chance.choice(group)
            if old in letter and new not in letter and old not in _STAYING and new not in _STAYING:
                typed, letter = _moved(typed, letter, old, new)
    return typed, letter


def girl(typed: str, letter: str) -> tuple[str, str]:
    """A line about a boy becomes one about a girl, when nobody else in it could be meant."""
    both = f"{typed} {letter}"
    if _SHE.search(both) or _SAFE_HIS.search(both.replace("boy", "")) or not re.search(r"\bhe\b|\bhis\b", letter):
        return typed, letter

    def form(match: re.Match[str]) -> str:
        return _cased(_FORMS[match.group().lower()], match.group())

    found = re.compile(rf"\b(?:{'|'.join(sorted(_FORMS, key=len, reverse=True))})\b(?!')", re.IGNORECASE)
    if re.search(r"\b(?:hell|hed)\b", typed, re.IGNORECASE):
        return typed, letter
    return found.sub(form, typed), found.sub(form, letter)


def swapped(typed: str, letter: str, pools: Pools) -> tuple[str, str]:
    """All kinds of swaps, each with its own chance."""
    chance = pools.chance
    if chance.random() < 0.15:
        typed, letter = girl(typed, letter)
    if chance.random() < 0.5:
        typed, letter = names(typed, letter, pools)
    if chance.random() < 0.5:
        typed, letter = acronyms(typed, letter, pools)
    if chance.random() < 0.45:
        typed, letter = numbers(typed, letter, pools)
    if chance.random() < 0.3:
        typed, letter = calendar(typed, letter, pools)
    if chance.random() < 0.45:
        typed, letter = words(typed, letter, pools, chance.choice([1, 2, 2, 3]))
    return typed, letter
