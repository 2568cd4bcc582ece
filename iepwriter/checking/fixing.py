"""A whole text said calmly: each sentence that the check objects to is reworded where that is safe."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from iepwriter.checking.finding import TONE
from iepwriter.checking.masking import BLANK, mask, sentences
from iepwriter.checking.rewording import REWORDED, Hurt, reworded
from iepwriter.checking.rulebook import RuleBook, shipped
from iepwriter.checking.suggest import CALM, better
from iepwriter.checking.tear import above_tear_line

if TYPE_CHECKING:
    from iepwriter.cases import Case

_MOST_TURNS = 6
"""Changes to one sentence, one after the other."""
_MOST = 200
"""Sentences that are reworded in one text; a letter never has more."""


@dataclass(frozen=True)
class Change:
    """Characters `start` to `end` of a text, and what takes their place."""

    start: int
    end: int
    new: str


class Looked:
    """What the rules object to in a text, as stretches."""

    def __init__(self, rules: RuleBook) -> None:
        self.rules = rules

    def __call__(self, text: str) -> list[Hurt]:
        """All stretches that a rule points at, advice on single words left aside."""
        return [Hurt(category, start, end) for category, start, end in self.rules.stretches(text)]


def changes(text: str, rules: RuleBook | None = None) -> list[Change]:
    """What would be replaced, in the order of the text; what was quoted stays as it is. Never raises."""
    book = rules or shipped()
    letter = above_tear_line(text)
    look, ear = Looked(book.patterns), Looked(book)
    split = sentences(letter)
    hurt = [h for h in ear(letter) if h.category in REWORDED]
    matched = {split.around(h.start)[0] for h in look(letter) if h.category in REWORDED}
    masked = mask(letter)
    found: dict[int, Change] = {}
    for place in hurt[:_MOST]:
        start, end = split.around(place.start)
        words = letter[start:end]
        if start in found or BLANK in masked[start:end]:
            continue
        heard = start not in matched
        new = _calmed(words, ear if heard else look, ear)
        # What is only heard may be a mistake: no whole sentence goes because of it.
        if new is not None and new != words.strip() and not (heard and _says_nothing(new)):
            lead = len(words) - len(words.lstrip())
            tail = len(words.rstrip())
            found[start] = _placed(letter, start + lead, start + tail, new)
    return [found[start] for start in sorted(found)]


def _says_nothing(sentence: str) -> bool:
    """Whether a sentence was left out, or gave way to one that fits anywhere."""
    return sentence.rstrip(".?") in ("", *CALM.values())


def _calmed(sentence: str, look: Looked, ear: Looked) -> str | None:
    """The sentence with the best change for each offence that has one; None when nothing can be done for it."""
    now = sentence
    for _ in range(_MOST_TURNS):
        changed = next(
            (
                one
                for h in look(now)
                if h.category in TONE
                for one in better(now, (h.start, h.end), h.category, look, ear)[:1]
            ),
            None,
        )
        if changed is None:
            break
        now = now[: changed.start] + changed.new + now[changed.end :]
        if not now.strip():
            return ""
    new = None if any(h.category in TONE for h in look(now)) else reworded(now, look)
    return new if new is not None else now.strip() if now != sentence else None


def _placed(text: str, start: int, end: int, new: str) -> Change:
    """A change that leaves no double space and no empty line where a sentence was taken out."""
    if new:
        return Change(start, end, new)
    after = re.compile(r"[ \t]*").match(text, end)
    stop = after.end() if after else end
    at_line_end = stop >= len(text) or text[stop] == "\n"
    before = start
    if at_line_end:
        while before > 0 and text[before - 1] in " \t":
            before -= 1
        stop = stop if before and text[before - 1] != "\n" else _past_blank_line(text, stop)
    return Change(before, stop, "")


def _past_blank_line(text: str, at: int) -> int:
    """After a line that is now empty, with the blank line that parted it from the next."""
    gap = re.compile(r"\n[ \t]*\n?").match(text, at)
    return gap.end() if gap else at


def _instead(text: str, rules: RuleBook) -> str:
    """A calm sentence for a text that was nothing but tone."""
    calm = next((CALM[c] for c, _, _ in rules.stretches(text) if c in CALM), "")
    mark = "?" if calm.startswith("Can ") else "."
    return f"{calm}{mark}{text[len(text.rstrip()) :]}" if calm else text


def fixed(text: str, case: Case | None = None, rules: RuleBook | None = None) -> str:
    """The text with every change that is safe; one calm sentence where nothing would be left of it.

    Adds no number and no name, empties no sentence into a fragment, and never raises. With a case, a text that would
    then say something new against the case is left as it was.
    """
    made, at = [], 0
    for change in changes(text, rules):
        made += [text[at : change.start], change.new]
        at = change.end
    new = "".join([*made, text[at:]])
    if not new.strip():
        return _instead(text, rules or shipped())
    if case is not None and new != text:
        from iepwriter.checking import check

        before = {f.rule for f in check(text, case, rules).findings if f.rule.startswith(("fact.", "private."))}
        after = {f.rule for f in check(new, case, rules).findings if f.rule.startswith(("fact.", "private."))}
        return new if after <= before else text
    return new
