"""Who a clause is about, and what its subject becomes in a letter."""

from __future__ import annotations

from collections.abc import Sequence

from .clause import About
from .lexicon import STAFF, verbs
from .tokens import Word
from .verbhood import low, subject_then_verb

OPENERS = frozenset(
    "and but so because also plus then ok okay anyway anyways well now like yes yeah honestly literally basically "
    "seriously frankly fine oh hey hi still finally actually obviously clearly look listen even though yet or".split()
)
_YOU_TAIL = frozenset("guys people all folks".split())
_OTHERS = frozenset(
    "kids children classmates friends boys girls students peers cousins siblings brothers sisters parents doctors "
    "grandparents strangers neighbors twins".split()
)
_STAFF_VERBS = frozenset(
    "cut said say told tell took take cancel cancelled canceled promise promised refuse refused give gave offer "
    "offered change changed send sent call called moved put reduced removed deny denied schedule scheduled propose "
    "proposed decide decided claim claimed hire hired assign assigned write wrote want stopped switched dropped let "
    "restrained suspended keep pull pulled agreed test tested".split()
)


class People:
    """Keeps track, along the text, of whom "they" and a missing subject mean."""

    def __init__(self, child: str, pronouns: str) -> None:
        self.child = child.lower()
        self.plural_child = pronouns == "they"
        self.others = 0
        """How many clauses ago other people in the plural were named; 0 when they were not."""

    def after(self, words: Sequence[Word]) -> None:
        """Remember what a clause that was just read named."""
        named = any(word.low in _OTHERS for word in words) or self._plural_thing(words)
        self.others = 1 if named else (self.others + 1 if 0 < self.others < 2 else 0)

    def means_staff(self, words: Sequence[Word], index: int) -> bool:
        """Whether the "they" at a place means the school."""
        if any(word.low in _OTHERS for word in words[:index]) or self._plural_thing(words[:index]):
            return False
        if self.others and low(words, index + 1) not in _STAFF_VERBS:
            return False
        if not self.plural_child:
            return True
        verb = next(
            (
                low(words, place)
                for place in range(index + 1, len(words))
                if low(words, place) not in ("just", "also", "even", "still", "have", "never", "always", "now")
            ),
            ".",
        )
        objects = {low(words, place) for place in range(index + 1, min(len(words), index + 6))}
        return verb in _STAFF_VERBS and bool(objects & {"them", "their", "me", "us", self.child, "my", "him", "her"})

    def _plural_thing(self, words: Sequence[Word]) -> bool:
        """Whether the subject of a clause is several things or people who are not staff."""
        for index in range(min(len(words), 8)):
            width = subject_then_verb(words, index, len(words), frozenset()) if words[index].is_word else 0
            if width > 1:
                last = low(words, index + width - 1)
                return last.endswith("s") and last not in STAFF and not last.endswith(("ss", "'s"))
            if width:
                return False
        return False

    def subject(self, words: Sequence[Word]) -> tuple[int, int]:
        """Where the subject of a clause begins and how many words it takes; width 0 when there is none."""
        names = frozenset([self.child])
        for index in range(min(len(words), 14)):
            if words[index].is_word:
                width = subject_then_verb(words, index, len(words), names)
                if width:
                    return index, width
        return 0, 0

    def about(self, words: Sequence[Word]) -> About:
        """Whom the subject of a clause means."""
        start, width = self.subject(words)
        if not width:
            return About.OTHER
        first = low(words, start)
        last = low(words, start + width - 1)
        if first in ("i", "we") or (
            first in ("my", "our") and last in ("husband", "wife", "partner", "mother", "family")
        ):
            return About.PARENT
        if first == "you":
            return About.SCHOOL
        if first == "they":
            if self.means_staff(words, start):
                return About.SCHOOL
            return About.CHILD if self.plural_child and not self.others else About.OTHER
        if first in ("he", "she") or first == self.child or last in ("son", "daughter", "child", "boy", "girl", "kid"):
            return About.CHILD
        if first in ("nobody", "no") or any(low(words, place) in STAFF for place in range(start, start + width)):
            return About.SCHOOL
        return About.OTHER


def starts_with_verb(words: Sequence[Word]) -> bool:
    """Whether a clause begins with its verb, so that its subject is missing."""
    index = 0
    while index < len(words) and (
        low(words, index) in OPENERS or low(words, index) in (",", "never", "just", "always")
    ):
        index += 1
    if index >= len(words):
        return False
    word = low(words, index)
    known = verbs()
    if word in (
        "is",
        "was",
        "has",
        "had",
        "does",
        "did",
        "cannot",
        "will",
        "can",
        "could",
        "would",
        "are",
        "were",
        "have",
        "do",
    ):
        return True
    return (
        (word in known.third and word not in known.base)
        or (word in known.past and word not in known.base)
        or (word in known.past and word in ("cut", "put", "hit", "quit", "hurt", "read", "let", "set"))
    )
