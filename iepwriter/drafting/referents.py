"""Whom `he` or `she` means in a clause: the child, or someone else whom the words named before."""

from __future__ import annotations

import re

_RELATIVES = {
    "he": r"an? (?:boy|man|kid)|my (?:husband|father|dad|brother|boss)|"
    r"(?:his|the|a) (?:father|dad|grandfather|man)|the man",
    "she": r"an? (?:girl|lady|woman|kid)|my (?:wife|mother|mom|sister|boss)|"
    r"(?:her|the|a) (?:mother|mom|grandmother|lady|woman)",
}
_TITLES = {"he": r"Mr|Dr|Coach|Mister", "she": r"Ms|Mrs|Miss|Dr|Coach"}
_OBJECT = {"he": "him", "she": "her"}


class Referent:
    """Follows, clause by clause, whether `he` or `she` can still mean the child."""

    def __init__(self, name: str, pronoun: str) -> None:
        child = rf"\b(?:{re.escape(name)}|my (?:son|daughter|child|kid|boy|girl|baby)|our (?:son|daughter))"
        self._child = re.compile(child, re.I)
        lead = r"^(?:and |but |so |also |then )*"
        self._starts = re.compile(rf"{lead}{pronoun}\b|^(?:his|her)\b", re.I)
        self._other = self._titled = self._acts_on = None
        if pronoun in _RELATIVES:
            self._other = re.compile(rf"{lead}(?:there (?:is|was) )?(?:{_RELATIVES[pronoun]})\b", re.I)
            self._titled = re.compile(rf"\b(?:{_TITLES[pronoun]})\.? (?P<last>[A-Z][\w'-]+)")
            self._acts_on = re.compile(
                rf"{lead}{pronoun} (?:\w+ ){{1,2}}(?:{_OBJECT[pronoun]} (?!own|self)|{re.escape(name)} )", re.I
            )
        self._pronoun = pronoun
        self._away = False
        self._named = ""
        """The titled person whom the words named last, until they name the child."""

    def lost(self, typed: str) -> bool:
        """Whether this clause starts with a pronoun that means someone else."""
        text = typed.strip()
        acts = bool(self._acts_on and self._acts_on.match(text))
        if self._child.search(text) and not acts:
            self._away, self._named = False, ""
        elif self._other is not None and self._other.search(text):
            self._away = True
            return True
        return self._away and bool(self._starts.search(text))

    def resolved(self, typed: str, sentence: str, rest: str) -> str:
        """The sentence with the name of the one who acts on the child, where `he` or `she` can only mean that person.

        `rest` is what follows in the same typed sentence: a clause there that acts on the child tells who acts here.
        """
        text = typed.strip()
        starts = re.match(rf"{self._pronoun} ", sentence, re.I)
        if self._named and starts and self._acts_on and self._away is False:
            follows = re.match(rf".{{0,120}}?\b(?:and|then) (?={self._pronoun} )", rest, re.I | re.S)
            if self._acts_on.match(text) or (follows and self._acts_on.match(rest[follows.end() :])):
                return self._named + sentence[len(self._pronoun) :]
        if self._titled and (named := list(self._titled.finditer(text))):
            title, _, last = named[-1][0].partition(" ")
            self._named = f"{title.rstrip('.')}{'' if title.startswith(('Miss', 'Coach')) else '.'} {last}"
        return sentence

    def paragraph(self) -> None:
        """A new paragraph speaks of the child again."""
        self._away, self._named = False, ""
