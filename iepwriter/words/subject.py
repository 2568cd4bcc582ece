"""Who a clause is about, and what its subject becomes in a letter."""

from __future__ import annotations

from collections.abc import Sequence

from .clause import About
from .lexicon import AUX, STAFF, verbs
from .tokens import Word
from .verbhood import low, subject_then_verb

OPENERS = frozenset(
    "and but so because also plus then ok okay anyway anyways well now like yes yeah honestly literally basically "
    "seriously frankly fine oh hey hi still finally actually obviously clearly look listen even though yet or".split()
)
_OTHERS = frozenset(
    "kids children classmates friends boys girls students peers cousins siblings brothers sisters parents doctors "
    "grandparents strangers neighbors twins".split()
)
_STAFF_VERBS = frozenset(
    "cut say tell take cancel promise refuse give offer change send call move put reduce remove deny schedule propose "
    "decide claim hire assign write want stop switch drop let restrain suspend keep pull agree test evaluate "
    "assess log "
    "track follow start do provide answer respond reply email make talk meet explain expect owe ignore lock "
    "report show "
    "suggest recommend teach help check watch plan train seat place leave forget lose hold know think act treat punish "
    "blame count allow use act insist send deliver document record postpone delay force promote retain".split()
)
_BETWEEN = frozenset(
    "just only even also never always still already all people guys folks really literally basically simply "
    "actually then "
    "not going to been being both now ever".split()
)


def acts_as_staff(words: Sequence[Word], index: int, addressed: bool = False) -> bool:
    """Whether what the "you" or "they" at a place does is what a school does, not what anyone may do.

    An `addressed` you is also the school in the past tense: you were late, you came to the meeting.
    """
    place = index + 1
    helpers: set[str] = set()
    if addressed and low(words, place) in ("people", "guys", "folks", "all"):
        return True
    while low(words, place) in AUX or low(words, place) in _BETWEEN:
        helpers.add(low(words, place))
        place += 1
    verb = verbs().of(low(words, place))
    if helpers & {"have", "had"} and not helpers & {"not", "to", "never"} and (verb is None or addressed):
        return True
    if verb is None:
        return addressed and bool(helpers & {"were", "was", "did", "are"})
    if verb.base in _STAFF_VERBS:
        return True
    past = low(words, place) in verbs().past and low(words, place) not in verbs().base
    return addressed and (past or bool(helpers & {"were", "was", "did", "are"}))


class People:
    """Keeps track, along the text, of whom "they" and a missing subject mean."""

    def __init__(self, child: str, pronouns: str) -> None:
        self.child = child.lower()
        self.pronoun = pronouns
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
        acts = acts_as_staff(words, index)
        if not acts or (self.others and low(words, index + 1) not in ("said", "told", "cut", "cancelled")):
            return False
        if not self.plural_child:
            return True
        objects = {low(words, place) for place in range(index + 1, min(len(words), index + 6))}
        return bool(objects & {"them", "their", "me", "us", self.child, "my", "him", "her"})

    def they_go_on(self, before: Sequence[Word]) -> bool:
        """Whether a "they" after "the school" is the school again."""
        return not self.plural_child and not any(word.low in _OTHERS for word in before)

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
        if first == self.pronoun or first == self.child or last in ("son", "daughter", "child", "boy", "girl", "kid"):
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
