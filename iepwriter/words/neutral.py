"""Accusing words made neutral: "you" and "they" become the school, or the one who did it is left out."""

from __future__ import annotations

from collections.abc import Sequence

from .lexicon import AUX, DETERMINERS, PREPOSITIONS, verbs
from .subject import People
from .tokens import Word
from .verbhood import low

PASSIVE = frozenset(
    "cut reduce cancel drop remove end take move change deny discontinue eliminate suspend restrain seclude lower "
    "shorten switch pull send lock lose stop shorten postpone delay skip use try follow repair approve replace "
    "reschedule test evaluate assess put place kick increase".split()
)
_AGREE = {"are": "is", "were": "was", "have": "has", "do": "does", "am": "is", "need": "needs"}
_OBJECT = {"him": "he", "me": "I", "them": "they", "it": "it", "us": "we", "her": "she"}
_BE_PLURAL = frozenset("they we you".split())
_SKIP = frozenset(
    "just only even also never always still already all people guys folks really literally basically "
    "simply actually then".split()
)
_STOP_NP = PREPOSITIONS | frozenset(
    "and but so because when that which who then again twice , . - not every this last "
    "next today yesterday all both already ( )".split()
)


def word(text: str, kind: str = "word") -> Word:
    """A new word that was not typed."""
    return Word(text, 0, 0, kind)


def third(words: list[Word], index: int) -> None:
    """Make the verb after a plural subject agree with "the school"."""
    place = index
    while place < len(words) and low(words, place) in _SKIP:
        place += 1
    verb = low(words, place)
    if verb in _AGREE:
        words[place].text = _AGREE[verb]
        return
    if verb in AUX:
        return
    known = verbs().base.get(verb)
    if known and not (verb == known.past and verb != "read"):
        words[place].text = known.third
        for later in range(place + 1, len(words) - 1):
            if low(words, later) in ("and", "or") and low(words, later + 1) in verbs().base:
                nxt = verbs().base[low(words, later + 1)]
                if nxt.base != nxt.past:
                    words[later + 1].text = nxt.third
                break


def to_school(words: list[Word], people: People) -> list[Word]:
    """Address nobody: you, your and the staff's they become the school."""
    found: list[Word] = []
    index = 0
    while index < len(words):
        here = low(words, index)
        if here in ("you", "your", "yours", "yourselves", "yourself") or (
            here == "they" and people.means_staff(words, index)
        ):
            width = 2 if here == "you" and low(words, index + 1) in ("people", "guys", "folks", "all") else 1
            rest = [Word(w.text, w.start, w.end, w.kind, w.typed, w.fixed) for w in words[index + width :]]
            named = any(w.low in ("school", "school's") for w in found)
            subject = _is_subject(words, index) or low(found, len(found) - 1) in ("said", "says")
            asked = low(words, index - 1) in AUX
            if here == "you" and not subject and _generic(found):
                found.append(word("me"))
            elif here == "your":
                found += [word("its")] if named and low(found, 1) == "school" else [word("the"), word("school's")]
            elif named and low(found, 1) == "school":
                found.append(word("it"))
                if subject and not asked:
                    third(rest, 0)
            else:
                found += [word("the"), word("school")]
                if subject and not asked:
                    third(rest, 0)
            words = words[: index + width] + rest
            index += width
            continue
        found.append(words[index])
        index += 1
    return found


def _generic(before: Sequence[Word]) -> bool:
    """she can tell you every planet: you is anyone, here the parent."""
    return low(before, len(before) - 1) in ("tell", "show", "give", "look", "at", "name") and any(
        w.low in ("can", "will", "could", "cannot") for w in before[-4:]
    )


def _is_subject(words: Sequence[Word], index: int) -> bool:
    after = low(words, index + 1)
    place = index + 1
    while low(words, place) in _SKIP and place < len(words):
        place += 1
    after = low(words, place)
    before = low(words, index - 1)
    if before in PREPOSITIONS - {"because", "like", "as", "than", "after", "before", "until", "since"}:
        return False
    return after in AUX or after in verbs().base or after in verbs().past


def to_passive(words: list[Word]) -> list[Word] | None:
    """Leave out who did it: "cut her speech to 30" gives "her speech was cut to 30"; None when unsure.

    The words begin with the verb, or with did not or have before it.
    """
    index = 0
    negative = False
    perfect = False
    going = False
    while low(words, index) in (
        "just",
        "already",
        "also",
        "even",
        "then",
        "never",
        "did",
        "not",
        "have",
        "has",
        "had",
        "again",
        "are",
        "is",
    ):
        here = low(words, index)
        negative = negative or here in ("not", "never")
        perfect = perfect or here in ("have", "has", "had")
        going = going or here in ("are", "is")
        index += 1
    plain = low(words, index)
    known = verbs()
    verb = known.past.get(plain) or known.participle.get(plain) or known.ing.get(plain)
    if "did" in {low(words, place) for place in range(index)}:
        verb = known.base.get(plain)
    if verb is None or verb.base not in PASSIVE or going != (plain == verb.ing):
        return None
    if perfect and plain != verb.participle:
        return None
    index += 1
    particle: list[Word] = []
    if low(words, index) in ("off", "away", "out", "down", "back") and low(words, index + 1) not in (",", ".", "of"):
        particle = [words[index]]
        index += 1
    end = _noun_phrase_end(words, index)
    if end is None:
        return None
    subject = [Word(w.text, w.start, w.end, w.kind, w.typed, w.fixed) for w in words[index:end]]
    first = subject[0]
    plural = _plural(subject)
    if len(subject) == 1 and first.low in _OBJECT:
        first.text = _OBJECT[first.low]
        plural = first.low in _BE_PLURAL
    be = _be(first.low == "i", plural, perfect, going)
    middle = [word(part) for part in be.split()]
    if negative:
        middle.insert(1, word("not"))
    return [*subject, *middle, word(verb.participle), *particle, *words[end:]]


def _be(me: bool, plural: bool, perfect: bool, going: bool) -> str:
    if going:
        return "am being" if me else ("are being" if plural else "is being")
    if perfect:
        return "have been" if plural or me else "has been"
    return "were" if plural else "was"


def _noun_phrase_end(words: Sequence[Word], index: int) -> int | None:
    first = low(words, index)
    if first in ("him", "it", "them", "me", "us"):
        return index + 1
    after = low(words, index + 1)
    if first == "her" and (after in _STOP_NP or after in ("off", "home", "out") or not words[index + 1 : index + 2]):
        return index + 1
    if not (first in DETERMINERS or first.endswith("'s") or first[:1].isdigit()) or first in ("this", "that"):
        return None
    end = index + 1
    while end < len(words) and low(words, end) not in _STOP_NP and words[end].is_word and end - index < 6:
        if low(words, end) in AUX:
            return None
        end += 1
    return end if end > index + 1 or first[:1].isdigit() else None


def _plural(subject: Sequence[Word]) -> bool:
    head = subject[-1].low
    if any(w.low == "and" for w in subject):
        return True
    if subject[0].low in ("a", "an", "another", "this", "every", "each"):
        return False
    return (head.endswith("s") and not head.endswith(("ss", "'s", "is", "us"))) or head in (
        "people",
        "children",
        "feet",
    )
