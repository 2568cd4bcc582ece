"""Accusing words made neutral: "you" and "they" become the school, or the one who did it is left out."""

from __future__ import annotations

from collections.abc import Sequence

from .lexicon import AUX, DETERMINERS, PREPOSITIONS, verbs
from .subject import People, acts_as_staff
from .tokens import Word
from .verbhood import low

PASSIVE = frozenset(
    "cut reduce cancel drop remove end take move change deny discontinue eliminate suspend restrain seclude lower "
    "shorten switch pull send lock lose stop shorten postpone delay skip use try follow repair approve replace "
    "reschedule test evaluate assess put place kick increase".split()
)
_AGREE = {"are": "is", "were": "was", "have": "has", "do": "does", "am": "is", "need": "needs"}
_SAYS = frozenset("said says promised agreed told claims claimed".split())
_TOLD = frozenset(
    "ask tell email send give call show write need want beg remind warn trust bring forward pay message text "
    "owe".split()
)
_PERSONAL = frozenset(
    "hand hands head face mouth eyes kid kids child children son daughter life mom mother name heart feet place "
    "turn seat food money mind time day body phone husband wife family house home".split()
)
"""What belongs to anyone: "your hand" is not the school's."""
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
            if low(words, later) == "to":
                break
            if low(words, later) in ("and", "or") and low(words, later + 1) in verbs().base:
                nxt = verbs().base[low(words, later + 1)]
                if nxt.base != nxt.past:
                    words[later + 1].text = nxt.third
                break


def to_school(words: list[Word], people: People) -> list[Word]:
    """Address nobody: you, your and the staff's they become the school; a you that is anyone stays."""
    found: list[Word] = []
    words = [Word(w.text, w.start, w.end, w.kind, w.typed, w.fixed) for w in words]
    index, quoted = 0, False
    while index < len(words):
        here = "" if quoted else low(words, index)
        quoted = quoted != (words[index].text == '"')
        again = here == "they" and _names_school(found) and people.they_go_on(words[:index])
        if here == "they" and (again or people.means_staff(words, index)):
            found += _school(found)
            _agree(words, index, 1)
        elif here in ("your", "yours") and low(words, index + 1) not in _PERSONAL:
            found += [word("its")] if _names_school(found) else [word("the"), word("school's")]
        elif here == "you":
            width = 2 if low(words, index + 1) in ("people", "guys", "folks", "all") else 1
            found += _you(words, index, width, found)
            index += width - 1
        else:
            found.append(words[index])
        index += 1
    return found


def _you(words: list[Word], index: int, width: int, found: list[Word]) -> list[Word]:
    """What stands for one you: the school, me, or the you itself when it may be anyone."""
    if _is_subject(words, index) or low(found, len(found) - 1) in _SAYS:
        if not acts_as_staff(words, index, addressed=True):
            return [words[index]]
        _agree(words, index, width)
        return _school(found)
    if _generic(found):
        return [word("me")]
    before = low(words, index - 1)
    verb = verbs().of(before)
    told = verb is not None and verb.base in _TOLD and (before in verbs().past or not _anyone(found))
    return _school(found) if told or before in ("to", "from", "with", "by", "at") else [words[index]]


def _anyone(before: Sequence[Word]) -> bool:
    return bool({"can", "could", "would", "if", "nobody", "when"} & {w.low for w in before})


def _agree(words: list[Word], index: int, width: int) -> None:
    if low(words, index - 1) not in AUX:
        rest = words[index + width :]
        third(rest, 0)


def _names_school(found: Sequence[Word]) -> bool:
    return low(found, 1) == "school" and low(found, 0) == "the"


def _school(found: Sequence[Word]) -> list[Word]:
    """The school, or it when the sentence named the school as its subject."""
    again = any(w.low == "school" for w in found) and low(found, len(found) - 1) in _SAYS
    return [word("it")] if _names_school(found) or again else [word("the"), word("school")]


def _generic(before: Sequence[Word]) -> bool:
    """she can tell you every planet: you is anyone, here the parent."""
    return low(before, len(before) - 1) in ("tell", "show", "give", "look", "at", "name") and any(
        w.low in ("can", "will", "could", "cannot") for w in before[-10:]
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
    if first in ("a", "an", "another", "some"):
        return None
    if not (first in DETERMINERS or first.endswith("'s") or first[:1].isdigit()) or first in ("this", "that"):
        return None
    end = index + 1
    while end < len(words) and low(words, end) not in _STOP_NP and words[end].is_word and end - index < 6:
        if low(words, end) in AUX:
            return None
        end += 1
    if low(words, end) == "of" and low(words, end + 1) in ("it", "them", "this", "that"):
        return end + 2
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
