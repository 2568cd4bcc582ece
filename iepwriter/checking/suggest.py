"""Replacements for the offence in a sentence, such that the sentence stays one and passes; the span is widened "
"to fit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from iepwriter.checking.changing import Better, least_change
from iepwriter.checking.dropping import without
from iepwriter.checking.finding import TONE, Category, Finding
from iepwriter.checking.framing import asked_about, framed, happened
from iepwriter.checking.joints import joints
from iepwriter.checking.keeping import keeps
from iepwriter.checking.losing import Offence, Stretch, weight
from iepwriter.checking.masking import Sentences
from iepwriter.checking.rewording import Look, unsoftened
from iepwriter.checking.wholeness import is_clean, is_whole

CALM = {
    Category.ACCUSATION: "Can you help me understand what happened here",
    Category.MOTIVE: "I would like to understand the reason for this decision",
    Category.THREAT: "I would like to settle this with the team",
    Category.FEELINGS_ABOUT_SELF: "I am concerned about this",
}
"""What stands for a whole sentence when nothing can be made of the person's own words."""
_LONGEST = 1_000
_MOST = 3
_MOST_TRIED = 24
_ALL = 0.9
_HEAVY = 8
"""Words of weight in a sentence that is not left out because of what was heard alone."""
_FEW = 4
"""Words that may follow an insult in a clause that is put another way."""
_MARKS = re.compile(r"[.!?\s\"'”’)]*$")
_ASKS = re.compile(
    r"(?:can|could|would|will|what|when|where|how|who|why|do|does|did|is|are)\b(?! (?:happens|happened|matters|"
    r"comes)\b)",
    re.I,
)
_LEADS_IN = re.compile(
    r"(?:(?:anyway|so|and|but|well|honestly|look|listen|also|clearly|obviously|frankly|meanwhile|again|"
    r"seriously|because|oh|"
    r"apparently|i feel (?:like|as if|as though|that)|it feels like|is there (?:a|any) reason(?: that| why)?|"
    r"how come|why is it that|basically|literally|it['’]?s (?:obvious|clear)(?: that)?|now|then)\b,?\s{1,3}){1,3}",
    re.I,
)
_PURPOSE = re.compile(
    r"\s*,?\s*so (?:that )?(?:you|they|the \w+|it|i|we) (?:would|could|can|couldn|can['’]?t|don['’]?t|"
    r"looks?)\b[^,;.]*",
    re.I,
)
"""What an accusation says was the aim; it goes with the accusation."""
_OPENING = re.compile(
    r"(?:\W{0,3}(?!(?:i|we|you|he|she|it|they|the|my|your|and|that|please|explain|tell|say|"
    r"note|know|think|see|why)\b)\w{1,12}\W{1,3}){1,2}",
    re.I,
)
_JOINS = frozenset("because cuz bc since while".split())
_DROP_FIRST = frozenset((Category.SOFTENING, Category.SARCASM, Category.THREAT, Category.INSULT, Category.MOTIVE))


def suggested(finding: Finding, text: str, split: Sentences, look: Look, ear: Look | None = None) -> Finding:
    """The finding with replacements, best first, and pointing at all the words that the best one replaces.

    With an `ear`, nothing may be heard where they stand. What was only heard covers what the sentence tells, so that
    more of it must stay; then the ear itself is `look`.
    """
    if finding.category not in TONE:
        return finding
    start, end = split.around(finding.start)
    if finding.end > end or end - start > _LONGEST:
        return replace(finding, suggestions=())
    sentence = text[start:end]
    found = better(sentence, (finding.start - start, finding.end - start), finding.category, look, ear)
    if not found:
        return replace(finding, suggestions=())
    first, last = min(b.start for b in found), max(b.end for b in found)
    news = [sentence[first : b.start] + b.new + sentence[b.end : last] for b in found]
    kept = tuple(dict.fromkeys(news))
    return replace(finding, start=start + first, end=start + last, text=sentence[first:last], suggestions=kept)


def better(sentence: str, hurt: Stretch, category: Category, look: Look, ear: Look | None = None) -> list[Better]:
    """The best replacements of one offence in a sentence that stand up to every test; none where none does."""
    place = _Place(sentence, hurt, category, look, ear)
    found: list[Better] = []
    for tried, made in enumerate(place.candidates()):
        if tried >= _MOST_TRIED or len(found) >= _MOST:
            break
        one = place.proved(made)
        if one is None or one in found:
            continue
        # An alternative that takes much more of the sentence away than the best would widen what is pointed at.
        if found and (not one.new.strip(" .,;:") or one.start < found[0].start or one.end > found[0].end):
            continue
        found.append(one)
    return found


class _Place:
    """An offence inside its sentence, with what is to be tried."""

    def __init__(self, sentence: str, hurt: Stretch, category: Category, look: Look, ear: Look | None) -> None:
        self.lead = len(sentence) - len(sentence.lstrip())
        self.body = sentence.strip()
        self.core = self.body[: len(self.body) - len(self._marks(self.body))]
        self.marks = self.body[len(self.core) :]
        start = min(max(hurt[0] - self.lead, 0), len(self.core))
        self.hurt = (start, max(start, min(hurt[1] - self.lead, len(self.core))))
        self.category, self.look, self.ear = category, look, ear
        self.heard = ear is look
        self.hurts = [(h.start, h.end) for h in look(self.body) if h.category in TONE] or [self.hurt]

    @staticmethod
    def _marks(body: str) -> str:
        match = _MARKS.search(body)
        return match[0] if match else ""

    def candidates(self) -> Iterator[str]:
        """Whole sentences without their last mark, best first; an empty one leaves the sentence out."""
        drops = list(without(self.core, self.hurt, self.category, self.hurts))
        mocks = self.category is Category.SARCASM and self.marks.startswith("?")
        less = [made for made in drops if made and not mocks]
        if self.category in _DROP_FIRST:
            yield from less
        yield from self._reworded()
        if self.category not in _DROP_FIRST:
            yield from less
        calm_first = self.category not in _DROP_FIRST or self.category is Category.MOTIVE
        if self.category is Category.ACCUSATION:
            calm_first = happened(self.core)
        if calm_first:
            yield from self._calm()
        yield from (made for made in drops if not made)
        if not calm_first:
            yield from self._calm()

    def _clauses(self) -> Iterator[Stretch]:
        """Stretches of the sentence that may be one clause with the offence in it, the shortest first."""
        there = joints(self.core)
        begins = [0, *(j.end for j in there if j.start <= self.hurt[0])][-3:]
        stops = [*[j.start for j in there if j.end > self.hurt[1]][:4], len(self.core)]
        begins = [b + self._lead_in(b) for b in {0, *begins}]
        if _OPENING.fullmatch(self.core[max(begins) : self.hurt[0]]):
            begins.append(self.hurt[0])
        pairs = {(b, e) for b in begins for e in stops if b <= self.hurt[0] and e >= self.hurt[1]}
        yield from sorted(pairs, key=lambda pair: pair[1] - pair[0])

    def _lead_in(self, at: int) -> int:
        """How far the words reach that only lead in to a clause."""
        match = _LEADS_IN.match(self.core, at)
        return match.end() - at if match and match.end() <= self.hurt[1] else 0

    def _reworded(self) -> Iterator[str]:
        hanging = {j.start for j in joints(self.core) if j.subordinates}
        for start, end in self._clauses():
            if end in hanging and self.category is Category.INSULT:
                continue
            if purpose := _PURPOSE.match(self.core, end):
                end = purpose.end()
            clause = self.core[start:end]
            inner = (self.hurt[0] - start, self.hurt[1] - start)
            for made in self._ways(clause, inner):
                whole = self._set(start, end, made)
                if whole:
                    yield whole

    def _ways(self, clause: str, inner: Stretch) -> Iterable[str]:
        if self.category is not Category.INSULT or len(clause[inner[1] :].split()) <= _FEW:
            yield from framed(clause, self.category)
        yield from unsoftened(clause)
        if self.category is Category.THREAT and inner[0] > 0:
            yield from framed(clause[: inner[0]].rstrip(" ,"), self.category)
        if self.category is Category.ACCUSATION:
            yield from asked_about(clause, inner[1])

    def _set(self, start: int, end: int, made: str) -> str:
        """The sentence with a clause in place of another; empty where a new clause cannot follow what is before."""
        before, after = self.core[:start], self.core[end:]
        if before.strip():
            joint = next((j for j in reversed(joints(self.core)) if j.end <= start), None)
            at = joint.end if joint else 0
            if _LEADS_IN.fullmatch(self.core[at:start]):
                before = self.core[:at]
            elif at != start:
                return before + (made if made.startswith("I ") else made[:1].lower() + made[1:]) + after
            if not before.strip():
                return made[:1].upper() + made[1:] + after
            if joint is None or _ASKS.match(made):
                return ""
            if joint.word in _JOINS:
                before = f"{self.core[: joint.start]}, and "
            elif joint.subordinates:
                return ""
            if not made.startswith(("I ", "I'", "Mr", "Ms", "Dr")):
                made = made[:1].lower() + made[1:]
        elif made:
            made = made[:1].upper() + made[1:]
        return before + made + after

    def _calm(self) -> Iterator[str]:
        """A calm sentence in place of one in which nothing else was said."""
        mine = self.category is Category.ACCUSATION and re.match(r"(?:i|we)\b", self.core, re.I)
        if (
            self.category in CALM
            and not mine
            and Offence(self.core, self.hurt, self.category, self.hurts).says_no_more()
        ):
            yield CALM[self.category]

    def proved(self, made: str) -> Better | None:
        """The change that makes the sentence so; None when the result is not whole, loses something, or still "
        "hurts."""
        core = " ".join(made.split())
        if not core:
            if self.heard and (self.category is Category.ACCUSATION or weight(self.core) > _HEAVY):
                return None
            return Better(self.lead, self.lead + len(self.body), "")
        asks = bool(_ASKS.match(core)) and core != self.core
        new = core + self._closing(core, asks)
        if new == self.body or not (is_whole(core) and is_clean(new)):
            return None
        if not keeps(self.core, core, self._shielded()):
            return None
        change = least_change(self.body, new, self.hurt).moved(self.lead)
        if len(self.look(new)) >= len(self.look(self.body)) or self._hurts(change, new):
            return None
        return change

    def _hurts(self, change: Better, new: str) -> bool:
        """Whether an offence is found, or heard, where the new words stand."""
        start = change.start - self.lead
        end = start + len(change.new)
        looks = (self.look,) if self.ear is None or self.heard else (self.look, self.ear)
        return any(
            h.category in TONE and h.start < end and start < h.end
            for look in (looks if change.new.strip() else ())
            for h in look(new)
        )

    def _shielded(self) -> list[Stretch]:
        """The stretches whose words need not stay: what was heard in a whole sentence tells what the sentence "
        "tells."""
        whole = self.hurt[1] - self.hurt[0] > _ALL * len(self.core)
        return [] if self.heard and whole and self.category is not Category.SOFTENING else self.hurts

    def _closing(self, core: str, asks: bool) -> str:
        """The mark that fits: of a question, of a statement, or the one that was there."""
        closers = re.sub(r"[.!?\s]", "", self.marks)
        closers = closers if closers and core.count('"') % 2 else ""
        if asks and not core.endswith("?"):
            return "?" + closers
        if self.marks.strip()[:1] == "?" and not asks and not self._still_asks(core):
            return "." + closers
        last = not any(j.start >= self.hurt[1] for j in joints(self.core))
        if not self.marks.strip() and core.endswith(self.core[-12:]) and not last:
            return self.marks
        return self.marks if self.marks.strip() and "!" not in self.marks else "." + closers

    def _still_asks(self, core: str) -> bool:
        """Whether the end of the sentence, which asked, is still there."""
        turned = core.startswith(("I ", "Please ")) and core[:3] != self.core[:3]
        return core.endswith(self.core[-12:]) and not turned
