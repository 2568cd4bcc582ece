"""Where the clauses and asides of one sentence meet."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

COORDINATE = frozenset("and|but|so|or|yet|then|plus|and then|and so|and yet|but then|and now|so now|so then".split("|"))
_SUBORDINATE = (
    "because since cuz bc while when whenever until till unless although though after before if whether which that who"
).split()
_LONGER = (
    "ever since",
    "so that",
    "even though",
    "even if",
    "as if",
    "as though",
    "even after",
    "just because",
    "only because",
    "like",
)
_WORDS = "|".join(sorted([*COORDINATE, *_SUBORDINATE, *_LONGER], key=len, reverse=True))
_MARK = r",(?!\d{3})|;|:(?!\d)|\.{2,4}|…|(?<=\s)-{1,2}(?=\s)|[–—]"
_JOINT = re.compile(
    rf"\s{{0,3}}(?P<mark>{_MARK})\s{{0,3}}(?:(?P<first>{_WORDS})(?=\s))?\s{{0,3}}"
    rf"|\s{{1,3}}(?P<word>{_WORDS})\s{{1,3}}",
    re.I,
)
_NEEDS_CLAUSE = frozenset("so yet then plus like since after before until till".split())
"""Words that join only where a clause follows: "so he left", not "so tired"; "since he left", not "since May"."""
_CLAUSE = re.compile(
    r"(?:i|im|i['’]m|we|you|u|ur|he|hes|she|shes|it|its|they|there|this|that|these|nobody|no|my|our|his|her|"
    r"your|the|please|can|could|"
    r"when|now|(?:mr|mrs|ms|dr)\.?)\s",
    re.I,
)
_THING = re.compile(
    r"(?:the|that|this|his|her|our|my|your) (?:\w+ ){0,2}\w+\W*$|(?:this|that) (?:year|fall|spring|week|month)", re.I
)
_MOST = 60


@dataclass(frozen=True)
class Joint:
    """What stands between two parts: characters `start` to `end`, its mark and its word, either of which may lack."""

    start: int
    end: int
    mark: str
    word: str

    @property
    def coordinates(self) -> bool:
        """Whether what follows stands beside what comes before, not under it."""
        return self.word in COORDINATE or (not self.word and self.mark != ",")

    @property
    def subordinates(self) -> bool:
        """Whether what follows depends on what comes before."""
        return bool(self.word) and self.word not in COORDINATE


@lru_cache(maxsize=64)
def joints(sentence: str) -> tuple[Joint, ...]:
    """The joints of a sentence in order, those inside quotation marks left aside."""
    found = []
    for match in _JOINT.finditer(sentence):
        quoted = sentence.count('"', 0, match.start()) % 2 or sentence.count("“", 0, match.start()) > sentence.count(
            "”", 0, match.start()
        )
        word = " ".join((match["first"] or match["word"] or "").lower().split())
        rest = sentence[match.end() :]
        loose = match["word"] and word in _NEEDS_CLAUSE and (not _CLAUSE.match(rest) or _THING.match(rest))
        if not quoted and match.start() > 0 and not loose:
            found.append(Joint(match.start(), match.end(), match["mark"] or "", word))
        if len(found) >= _MOST:
            break
    return tuple(found)
