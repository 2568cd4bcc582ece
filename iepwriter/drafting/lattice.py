"""The constraint of a hole: a lattice over one clause of the person, through which a model may only choose a path.

The mended sentence is the spine. At each word the model may keep it, take another candidate of a corrected spelling,
or make a verb agree; between words it may put one small function word or a comma. Nothing else can be written, so no
number, name, date, quotation or content word can be invented (`shared` measurements: a word lock alone still lets a
small model swap who did what; a lattice in the typed order does not).
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
_INSERTED = ("a", "an", "the", "to", "of", "that")
_FUNCTION = frozenset(
    """a an the to of that and but or so because when while after before then if as at in on by for with without from
    into than is are was were be been has have had do does did not no can cannot could will would should may might
    i he she they it we you him her them his its their my our your me us this these those there who which""".split()
)
_JOINTS = frozenset("and but because so then when while after".split())


@dataclass(frozen=True)
class Lattice:
    """Alternatives word by word; `spine` is the path of the mended sentence."""

    spine: str
    slots: tuple[tuple[str, ...], ...]
    gaps: tuple[tuple[str, ...], ...]
    """What may stand between slot i-1 and slot i, before the space: function words or a comma; may be empty."""

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
        return "".join(parts)

    def accepts(self, text: str) -> bool:
        """Whether a text is a path through the lattice, decided by Python and not by the decoder."""
        return re.fullmatch(self.pattern, text) is not None

    def grammar(self, banned: Sequence[str] = ()) -> str:
        """The Lark grammar for the decoder, with phrases that no rule allows taken out."""
        base = self.pattern.replace("/", r"\/")
        if not banned:
            return f"start: SENT\nSENT: /{base}/\n"
        ban = "|".join(_escape(phrase.lower()).replace("/", r"\/") for phrase in banned)
        return (
            f"start: SENT\nSENT: BASE & ~( /((?s:.*)[^a-zA-Z])?/ BAN /(?s:.*)/ )\nBASE: /{base}/\nBAN: /(?i:{ban})/\n"
        )


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
        if index and before[-1:].isalpha():
            if bare in _JOINTS:
                gap.append(",")
            elif bare.isalpha() and bare not in _FUNCTION and _bare(before) not in _INSERTED:
                gap += _INSERTED
        gaps.append(tuple(gap))
    return Lattice(sentence, tuple(slots), tuple(gaps))
