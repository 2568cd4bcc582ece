"""What may go with an offence, and what is told beside it and must stay."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TypeAlias

from iepwriter.checking.finding import Category
from iepwriter.checking.joints import Joint, joints
from iepwriter.checking.wholeness import has_verb, low_words, says_nothing, starts_clause

Stretch: TypeAlias = "tuple[int, int]"
SMALL = frozenset(
    "he she him his her the a an and but or so to of in on at by for with from about that this it its it's is are "
    "was were be been am i'm im i we you u your ur they them their us me my our all any every one no not just "
    "even really very too as if because when then than have has had do does did don't dont will would can could "
    "should must may might what who which there here up out down off over now again anyway please maybe lol ok "
    "okay right either own ever never such like still how why people guys y'all yall only least course you're "
    "youre they're we're i've i'll i'd it'll that's thats didn't doesn't can't won't cant wont ".split()
)
_BUDGET = {
    Category.ACCUSATION: 6,
    Category.MOTIVE: 7,
    Category.INSULT: 8,
    Category.SARCASM: 6,
    Category.SOFTENING: 8,
    Category.THREAT: 9,
    Category.FEELINGS_ABOUT_SELF: 8,
}
"""Words of weight around the offending ones that may go with them, in the same clause or aside."""
FIRM = re.compile(
    r"\d|[\"“”]|\b(?:zero|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|"
    r"forty|fifty|sixty|"
    r"ninety|hundred|half|twice|once a|january|february|april|june|july|august|september|october|november|"
    r"december|(?:in|of|"
    r"since|until|last|next|this|by) (?:march|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|may|spring|fall|"
    r"summer|winter)|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|"
    r"yesterday|last (?:week|month|year|night)|percent|said|says|wrote|promised|agreed|recommend\w*|seizures?|"
    r"hospital)\b",
    re.I,
)
CHILD_ACTS = re.compile(
    r"\b(?:he|she|hes|shes|(?:my|our) (?:\w{1,12} )?(?:son|daughter|child|kids?|boy|girl|baby)|(?:he|she)['’]s) "
    r"(?!(?:is|was|does|did|has|had|gets?|got)?\s*$)\w",
    re.I,
)
_TELLS = re.compile(
    r"\b(?:please|(?<!know )i (?:am )?(?:ask|request|disagree|do not agree|don['’]?t agree|need|want))", re.I
)
"""What makes a sentence worth keeping though it has no number, date or child in it."""
CHILD = re.compile(
    r"\b(?:he|she|him|her(?! \w+ (?:is|was))|(?:my|our) (?:son|daughter|child|kids?|boy|"
    r"girl))\b",
    re.I,
)
_ACTED = re.compile(
    r"\b(?:she|he|they|we|it|i|you|u) (?:\w{3,12}ed|gave|took|left|put|sent|lost|came|went|told|did|made|got|"
    r"had|saw|wrote|cut)\b",
    re.I,
)
NAME = re.compile(r"(?<=[\w,;] )(?!I\b|I['’]|IEP\b|OT\b|ADHD\b|SUE\b|TV\b)[A-Z][\w'’-]+")


HARD = re.compile(
    r"\d|[\"“”]|\b(?:three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|sixty|ninety) \w|"
    r"\b(?:january|february|april|june|july|august|september|sept|october|november|december|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b",
    re.I,
)
"""Facts that must stay even where they stand among the offending words."""
_ASKS = re.compile(
    r"[,;] (?:and |but |so )?(?:when|what|where|who|can|could|will|would|is|are|does|please) \w+(?: [\w'’]+){2}", re.I
)
"""A question of its own, which stays."""
_CHILD_CLAUSE = re.compile(
    r"[,;] (?:and |but )?(?:he|(?:my|our) (?:son|daughter)) "
    r"(?:is|was|has|had|needs|can|cannot|can['’]t|got|gets|does)\b",
    re.I,
)
_DISAGREES = re.compile(r"\bi (?:disagree|do not agree|don['’]?t agree|request)\b", re.I)
_WISHES = re.compile(
    r"\b(?:(?:i|we)(?: would|['’]d) [^.;]{0,30}?(?:like|love|want|need) [^.;]{0,80}?to|i(?:['’]?m| am) asking "
    r"for|(?:could|can|would) (?:you|we|he|she)) \w",
    re.I,
)
_TOOK_PLACE = re.compile(r"\b(?:was|were) (?:\w{3,12}ed|sent|cut|put|held|left|moved)\b", re.I)
SAYS_IT = re.compile(r"\b\w+ (?:it|this|that)$", re.I)
"""An end that points at something told elsewhere."""
_FEW = 4
_LONG = 7
"""Words from which on an offence tells what it is about."""


def weight(words: str) -> int:
    """How many words of weight there are."""
    return sum(word not in SMALL for word in low_words(words))


def has_fact(words: str, category: Category) -> bool:
    """Whether something is told or asked for that the letter would miss."""
    counts = category is not Category.THREAT and FIRM.search(words)
    return bool(counts or CHILD.search(words) or _TELLS.search(words))


def untold(words: str) -> bool:
    """Whether a few words point at something that is not told: "They say it"."""
    few = low_words(words)
    return len(few) <= _FEW and bool(SAYS_IT.search(words)) and few[0] in ("they", "you", "u", "i", "we", "he", "she")


class Offence:
    """The words of a sentence that offend, and what stands around them."""

    def __init__(self, sentence: str, hurt: Stretch, category: Category, hurts: Sequence[Stretch]) -> None:
        self.text, self.category, self.hurts = sentence, category, hurts
        self.start, self.end = hurt
        self.joints = joints(sentence)

    def may_lose(self, start: int, end: int) -> bool:
        """Whether these characters hold no more than the offence: no number, no date, nothing that was said or "
        "done."""
        left = list(self.text[start:end])
        for first, last in self.hurts:
            for place in range(max(first, start), min(last, end)):
                left[place - start] = " "
        words = "".join(left)
        if self.category is not Category.THREAT and HARD.search(self.text[start:end]):
            return False
        if _CHILD_CLAUSE.search(self.text, start + 3, end) or _ASKS.search(self.text, start + 3, end):
            return False
        if FIRM.search(words) or CHILD_ACTS.search(words) or _ACTED.search(words) or self._names(start, end, words):
            return False
        heavy = [word for word in low_words(words) if word not in SMALL]
        near_child = CHILD.search(words) and self.category not in (Category.SOFTENING, Category.THREAT)
        return len(heavy) <= (2 if near_child else _BUDGET.get(self.category, 6))

    def says_no_more(self) -> bool:
        """Whether nothing is told in the sentence but its offence: no fact, and no other clause."""
        stops = [*(j for j in self.joints if not j.subordinates), Joint(len(self.text), len(self.text), "", "")]
        start = 0
        for stop in stops:
            part = self.text[start : stop.start]
            apart = all(last <= start or first >= stop.start for first, last in self.hurts)
            heavy = [word for word in low_words(part) if word not in SMALL]
            own = (starts_clause(part) and not says_nothing(part)) or (
                self.category is Category.SOFTENING and start and has_verb(low_words(part))
            )
            if apart and len(heavy) > 1 and own:
                return False
            start = stop.end
        if self.category is Category.SOFTENING and (_WISHES.search(self.text) or _DISAGREES.search(self.text)):
            return False
        tells = self.category in (Category.ACCUSATION, Category.MOTIVE) and self.end - self.start > 0.8 * len(self.text)
        said = self.text[self.start : self.end]
        if (
            tells
            and len(low_words(said)) >= _LONG
            and ((CHILD.search(said) and _ACTED.search(said)) or _TOOK_PLACE.search(said))
        ):
            return False
        return self.may_lose(0, len(self.text))

    def _names(self, start: int, end: int, words: str) -> bool:
        """Whether somebody is named who is not the one that the offence is about."""
        if _is_loud(self.text):
            return False
        inner = range(max(self.start - 25, start), min(self.end + 16, end))
        aimed = self.category in (Category.INSULT, Category.ACCUSATION, Category.MOTIVE)
        return any(
            not (aimed and start + name.start() in inner)
            for name in NAME.finditer(self.text[start:end])
            if words[name.start() : name.end()].strip()
        )

    def bare(self, end: int) -> bool:
        """Whether hardly more than the offence stands before a place."""
        left = [self.text[n] for n in range(end) if not any(first <= n < last for first, last in self.hurts)]
        return len([word for word in low_words("".join(left)) if word not in SMALL]) <= 2


def _is_loud(text: str) -> bool:
    """Whether most of a text is in capitals, which then name nobody."""
    return sum(c.isupper() for c in text) > sum(c.islower() for c in text)
