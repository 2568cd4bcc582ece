"""The constraint of a hole: a lattice over one clause of the person, through which a model may only choose a path.

The mended sentence is the spine. At each word the model may keep it, take another candidate of a corrected spelling,
make a verb agree, or leave out a word that only adds heat; after a preposition it may put the missing article, before
a joint a comma. Nothing else can be written, so no number, name, date, quotation or content word can be invented. A
lock on words alone is not enough: within one, small models were seen to swap who did what.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

_AGREE = (
    ("is", "are"),
    ("was", "were"),
    ("has", "have"),
    ("does", "do"),
)
_ARTICLES = ("a", "the")
_BEFORE_ARTICLE = frozenset("in on at to of from with into for by during after before without under near".split())
_HEAT = frozenset("just really very actually even totally completely absolutely literally so basically simply".split())
_NO_ARTICLE = frozenset(
    "school home work class lunch recess bed dinner breakfast church time math gym art music".split()
)
_FUNCTION = frozenset(
    """a an the to of that and but or so because when while after before then if as at in on by for with without from
    into than is are was were be been has have had do does did not no can cannot could will would should may might
    i he she they it we you him her them his its their my our your me us this these those there who which""".split()
)
_OPENERS = frozenset(
    """last this every each since after before when while until on in at during by for from one sometimes mornings
    most some once if because although with without yesterday today now""".split()
)
_SUBJECTS = frozenset("he she they it i we the his her their my nobody everyone there".split())
_TELLING = frozenset(
    "says said told tells think thinks know knows knew found noticed wrote reported explained me".split()
)
_COUNTING = frozenset("about almost nearly over at all most every each any some more less only".split())
_JOINTS = frozenset("and but because so then when while after".split())


@dataclass(frozen=True)
class Lattice:
    """Alternatives word by word; `spine` is the path of the mended sentence."""

    spine: str
    slots: tuple[tuple[str, ...], ...]
    gaps: tuple[tuple[str, ...], ...]
    """What may stand between slot i-1 and slot i, before the space: articles or a comma; may be empty."""

    @property
    def open(self) -> bool:
        """Whether there is any choice to make."""
        return any(self.gaps) or any(len(slot) > 1 or _bare(slot[0]) in _HEAT for slot in self.slots)

    @property
    def pattern(self) -> str:
        """One regular expression, in the part of the syntax that Python and llguidance share."""
        parts = []
        for index, (slot, gap) in enumerate(zip(self.slots, self.gaps, strict=True)):
            if index:
                words = "|".join(re.escape(word) for word in gap if word != ",")
                comma = ",?" if "," in gap else ""
                parts.append(comma + " " + (f"((?:{words}) )?" if words else ""))
            choices = "|".join(_escape(word) for word in slot)
            parts.append(f"(?:{choices})" if len(slot) > 1 else choices)
            if index and _bare(slot[0]) in _HEAT and slot[0].isalpha():
                # With the space before it: the word may be left out.
                parts[-2:] = [f"(?:{parts[-2]}{parts[-1]})?"]
        return "".join(parts)

    def accepts(self, text: str) -> bool:
        """Whether a text is a path through the lattice, decided by Python and not by the decoder."""
        return re.fullmatch(self.pattern, text) is not None

    def grammar(self, banned: Sequence[str] = ()) -> str:
        """The Lark grammar for the decoder, with phrases that no rule allows taken out."""
        return grammar_of(self.pattern, banned)


def grammar_of(pattern: str, banned: Sequence[str] = ()) -> str:
    """A Lark grammar for one regular expression, with phrases that no rule allows taken out."""
    base = pattern.replace("/", r"\/")
    if not banned:
        return f"start: SENT\nSENT: /{base}/\n"
    ban = "|".join(_escape(phrase.lower()).replace("/", r"\/") for phrase in banned)
    return f"start: SENT\nSENT: BASE & ~( /((?s:.*)[^a-zA-Z])?/ BAN /(?s:.*)/ )\nBASE: /{base}/\nBAN: /(?i:{ban})/\n"


def literal(text: str) -> str:
    """A text as a part of a pattern that means just itself."""
    return _escape(text)


def _escape(text: str) -> str:
    return re.sub(r"([\\.^$*+?{}\[\]|()/\"])", r"\\\1", text)


def _bare(word: str) -> str:
    return re.sub(r"^\W+|\W+$", "", word).lower()


def _replaced(spine: list[str], typed: list[str]) -> dict[int, str]:
    """For each word of the spine that stands in place of a typed one: the typed one."""
    left, right = [_bare(word) for word in spine], [_bare(word) for word in typed]
    found: dict[int, str] = {}
    for tag, a, b, c, d in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if tag == "replace" and b - a == d - c:
            found |= {a + i: right[c + i] for i in range(b - a)}
    return found


def _like(pattern: str, word: str) -> str:
    return word.capitalize() if pattern[:1].isupper() else word


def lattice(sentence: str, typed: str, spellings: Callable[[str], Sequence[str]]) -> Lattice:
    """The lattice around a mended sentence; `spellings` offers corrections of a typed word, best first."""
    words = sentence.split()
    replaced = _replaced(words, typed.split())
    slots: list[tuple[str, ...]] = []
    gaps: list[tuple[str, ...]] = []
    for index, word in enumerate(words):
        bare = _bare(word)
        options = [word]
        for group in _AGREE:
            if bare in group:
                options += [word.lower().replace(bare, _like(word, other)) for other in group]
        if index in replaced and bare.isalpha():
            options += [_like(word, w) + word[len(bare) :] for w in spellings(replaced[index])[:3] if w.isalpha()]
        slots.append(tuple(dict.fromkeys(options)))
        before = words[index - 1] if index else ""
        gap: list[str] = []
        opened = 1 < index < 8 and bare in _SUBJECTS and _bare(words[0]) in _OPENERS and before[-1:].isalnum()
        if opened or (before[-1:].isalpha() and bare in _JOINTS):
            gap.append(",")
        elif _bare(before) in _TELLING and bare in _SUBJECTS:
            gap.append("that")
        elif _bare(before) in _BEFORE_ARTICLE and bare.isalpha() and word[:1].islower():
            plain = bare in _FUNCTION | _NO_ARTICLE | _COUNTING or bare.endswith(("s", "ing"))
            gap += () if plain else _ARTICLES
        gaps.append(tuple(gap))
    return Lattice(sentence, tuple(slots), tuple(gaps))
