"""Which words of a clause are not the writer's own, but what somebody is told to have said."""

from __future__ import annotations

from collections.abc import Sequence

from .lexicon import DETERMINERS, STAFF, verbs
from .tokens import Word
from .verbhood import low, subject_then_verb

_SAYING = frozenset("say feel".split())
"""What follows these at once is said: he said stupid me, he feels like a dumb kid."""
_TELLING = frozenset(
    "tell ask scream yell shout whisper write text mutter sob cry think believe repeat answer reply".split()
)
"""What was said follows these with the next clause: he wrote on his paper | I am dumb."""
_CALLING = frozenset("call name".split())
_CALLED = frozenset("him her them me us himself herself themselves".split())
_OPEN_CLAUSE = frozenset("that if why how what who when".split())
_OTHERS = frozenset("he she they you it nobody everyone everybody somebody someone who kids teachers people".split())
_WRITER = ("i", "we")
_PLACES = frozenset("school bus plan iep letter report meeting woman man lady people".split())


def said_from(words: Sequence[Word]) -> int | None:
    """The place of the first word that somebody else is told to have said; None when nobody speaks."""
    for index in range(len(words)):
        place = _after_verb(words, index)
        if place is not None and place < len(words):
            return place
    return None


def reports(words: Sequence[Word]) -> bool:
    """Whether words end with a verb of saying, so that what comes next is what was said."""
    last = len(words) - 1
    while last >= 0 and not words[last].is_word:
        last -= 1
    verb = verbs().of(low(words, last))
    return verb is not None and verb.base not in ("think", "believe") and _speaks(words, last)


def spoken_on(before: Sequence[Word], words: Sequence[Word]) -> bool:
    """Whether "I am" after what somebody said may still be theirs: she said nobody likes me | I am an idiot."""
    begins = low(words, 0) == "i" and low(words, 1) in ("am", "was")
    return begins and any(_speaks(before, index) for index in range(len(before)))


def of_staff(words: Sequence[Word], index: int) -> bool:
    """Whether the next words name the school or its people: the stupid | bus driver."""
    return any(low(words, place) in STAFF | _PLACES for place in (index + 1, index + 2))


def _speaks(words: Sequence[Word], index: int) -> bool:
    """Whether a word is a verb of saying, and not the writer's."""
    verb = verbs().of(low(words, index)) if words[index].is_word else None
    return verb is not None and verb.base in _SAYING | _TELLING and not _own(words, index)


def _after_verb(words: Sequence[Word], index: int) -> int | None:
    if low(words, index) == "like" and low(words, index - 1) in ("is", "was") and low(words, index + 1) == "i":
        return index + 1
    verb = verbs().of(low(words, index)) if words[index].is_word else None
    if verb is None or _own(words, index):
        return None
    if verb.base in _CALLING:
        passive = low(words, index - 1) in ("was", "were", "got", "gets", "been", "being", "is")
        named = low(words, index + 1) in _CALLED or low(words, index + 1) in ("my", "his", "her")
        return index + 1 if passive or named else None
    if verb.base in _SAYING:
        return index + 1
    return _clause_after(words, index + 1) if verb.base in _TELLING else None


def _clause_after(words: Sequence[Word], index: int) -> int | None:
    for place in range(index, len(words)):
        if low(words, place) in _OPEN_CLAUSE or words[place].text in ('"', ":"):
            return place
        if words[place].is_word and subject_then_verb(words, place, len(words), frozenset()):
            return place
    return None


def _own(words: Sequence[Word], index: int) -> bool:
    """Whether the one who speaks with the verb at a place is the writer."""
    for place in range(index - 1, -1, -1):
        here = low(words, place)
        if here in _WRITER:
            return True
        if here in _OTHERS or here in DETERMINERS:
            return False
    return False
