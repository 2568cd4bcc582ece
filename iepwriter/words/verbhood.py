"""Which words of a clause are its subject and its verb, by tables and neighbours alone."""

from __future__ import annotations

from collections.abc import Sequence

from .lexicon import AUX, DETERMINERS, PREPOSITIONS, verbs
from .tokens import Word

SUBJECTS = frozenset(
    "i he she they we it you nobody everyone everybody somebody someone nothing everything who there one that this "
    "these those no-one none".split()
)
_ADVERBS = frozenset(
    "always never still also just only really even often sometimes usually already now then not finally actually "
    "literally basically constantly probably maybe barely hardly almost both all rarely simply totally "
    "completely suddenly actively recently currently clearly definitely apparently ever immediately "
    "quickly slowly quietly loudly so about nearly".split()
)
_PRONOUNS = frozenset("i he she they we you there it nobody everyone".split())
_ENDS_PHRASE = frozenset(
    "when who that which because if the a an his her my their this where while so than then".split()
)
_TIMES = frozenset(
    "day days night nights morning week weeks month months year years time summer fall afternoon".split()
)


def low(words: Sequence[Word], index: int) -> str:
    """The word in small letters; "," or "." for marks and ends."""
    if not 0 <= index < len(words):
        return "."
    word = words[index]
    if word.is_word:
        return word.low
    return "," if word.text == "," else "."


def before_adverbs(words: Sequence[Word], index: int) -> int:
    """The place of the word before any adverbs that stand before a place."""
    index -= 1
    while index >= 0 and low(words, index) in _ADVERBS:
        index -= 1
    return index


def is_finite(words: Sequence[Word], index: int) -> bool:
    """Whether the word at a place is a verb that can carry a sentence."""
    word = low(words, index)
    known = verbs()
    if word in AUX:
        return word not in ("need", "may") or low(words, index - 1) not in DETERMINERS
    if not (word in known.base or word in known.third or word in known.past):
        return False
    place = before_adverbs(words, index)
    prior = low(words, place)
    if prior == "one" and low(words, place - 1) in ("no", "any", "every"):
        prior = "nobody"
    if prior in DETERMINERS and prior not in ("this", "that", "her", "both", "all", "each"):
        return False
    if prior == "her" and word in known.base:
        return False
    if word in known.past and word not in known.base and low(words, index + 1) != "by":
        return prior not in (
            "is",
            "are",
            "was",
            "were",
            "be",
            "been",
            "being",
            "has",
            "have",
            "had",
            "to",
            "get",
            "gets",
            "got",
        )
    if word in known.third and word not in known.base:
        return prior not in PREPOSITIONS - {"like", "because", "than", "as"} and prior not in AUX
    subjects = ("i", "we", "you", "they", "who", "that", "people", "kids", "and", "then", "but", "teachers", "children")
    if word in known.past:
        return prior in SUBJECTS or prior in ("and", "then", "but") or _nounish(prior)
    return prior in subjects or (
        prior.endswith("s")
        and prior not in known.third
        and prior not in DETERMINERS
        and prior.isalpha()
        and prior not in ("is", "was", "has", "does", "yes", "us", "this", "less", "its")
    )


def _nounish(word: str) -> bool:
    return (
        word.isalpha()
        and word not in PREPOSITIONS
        and word not in DETERMINERS
        and word not in AUX
        and word != "to"
        and word not in ("very", "more", "less", "not")
    )


def finite_at(words: Sequence[Word], start: int, end: int) -> int | None:
    """The place of the first verb that can carry a sentence between two places."""
    for index in range(start, end):
        if words[index].is_word and is_finite(words, index):
            return index
    return None


def subject_then_verb(words: Sequence[Word], index: int, end: int, names: frozenset[str]) -> int:
    """How many words the subject takes when a subject and its verb begin here; 0 when none does."""
    first = low(words, index)
    if first in ("nobody", "everyone", "everybody") and low(words, index + 1) == "at":
        return 3 if _verb_follows(words, index + 3, end) else 0
    if first in SUBJECTS and first not in ("that", "there", "one", "who", "none"):
        return 1 if _verb_follows(words, index + 1, end) else 0
    if first in ("that", "there") and low(words, index - 1) in (".", ",", "and", "but", "so", "because", "if", "when"):
        return 1 if low(words, index + 1) in AUX else 0
    if first in names:
        width = 1
        while low(words, index + width) in names and width < 3:
            width += 1
        return width if _verb_follows(words, index + width, end) else 0
    if first == "no" and low(words, index + 1) == "one":
        return 2 if _verb_follows(words, index + 2, end) else 0
    if low(words, index + 1) in _TIMES:
        return 0
    titled = first in ("mr.", "mrs.", "ms.", "dr.", "miss")
    if first in DETERMINERS or titled:
        return _noun_phrase(words, index, end)
    return 0


def _noun_phrase(words: Sequence[Word], index: int, end: int) -> int:
    """my son's teacher told: a determiner, up to four words, and a verb that is surely one."""
    if low(words, index + 1) in _PRONOUNS:
        return 0
    crossed = False
    for width in range(2, 8):
        place = index + width
        if place >= end or not words[place].is_word:
            return 0
        word = low(words, place)
        if word in _PRONOUNS or word in _ENDS_PHRASE:
            return 0
        if word in ("in", "at", "from", "of", "on") and low(words, index - 1) in (".", ",", "and", "but"):
            crossed = True
            continue
        if word in PREPOSITIONS or word in ("and", "or", "but", "to") or (width > 5 and not crossed):
            return 0
        if (word in AUX or is_finite(words, place)) and word not in ("like",):
            return width
    return 0


def _verb_follows(words: Sequence[Word], index: int, end: int) -> bool:
    while index < end and low(words, index) in _ADVERBS:
        index += 1
    if index >= end:
        return False
    word = low(words, index)
    known = verbs()
    return (
        word in AUX
        or word in known.base
        or word in known.third
        or word in known.past
        or (word in ("been", "seen", "done", "all", "guys", "people"))
    )
