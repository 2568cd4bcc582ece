"""A sentence without what stands between two of its joints, and the parts beside it put together again."""

from __future__ import annotations

import re
from collections.abc import Iterator

from iepwriter.checking.finding import Category
from iepwriter.checking.joints import COORDINATE, Joint
from iepwriter.checking.losing import CHILD_ACTS, FIRM, HARD, SAYS_IT, Offence, has_fact, untold
from iepwriter.checking.wholeness import ends_well, is_whole, low_words, starts_clause

_MOSTLY = 0.7
"""Share of a sentence from which on an offence is all of it."""
_FAR = 5
"""Joints to either side of the words that are tried."""
_PAST_ACT = re.compile(
    r"(?:the|his|her|our|your|ur|they|you|u|mr|mrs|ms|dr|she|he)\b(?: \w+\.?){0,3}? (?:lost|hung|left|took|hid|"
    r"threw|shoved|dragged|"
    r"locked|grabbed|laughed|yelled|humiliated|mocked|bullied|threatened|punished|told|said|refused|cut|let)\b",
    re.I,
)
_FREE_BEFORE = frozenset("because cuz bc since so that when while".split()) | {"so that", "even after", ""}
_RIGHT_STARTS = frozenset(("that", "because", "cuz", "bc", "when", "so"))
_BACKWARD = re.compile(r"(?:it|they|them|this|these|those|which|its|their)\b", re.I)
_YOU = re.compile(r"(?:and )?(?:now )?(?:you|u|they|y['’]?all)\b", re.I)
_YOU_OR_I = re.compile(r"(?:and )?(?:you|u|i|we|they)\b", re.I)
_GOES_ON = re.compile(r"(?:with|to|in|on|at|for|that|about|from|by|of|until|is|are|was|has|needs|gets)\b", re.I)
_VERB_NEXT = re.compile(
    r"(?:is|are|was|were|has|have|had|did|does|can|will|left|lost|sat|sent|took|gave|told|said|\w{3,12}ed)\b", re.I
)
_IRONIC = re.compile(
    r"\W*(?:oh\b|sure|yeah,? right|oh,? please|oh,? right|great|bravo|good|nice|keep up|i guess|apparently|"
    r"so glad|congrat\w*|as if|"
    r"forgive me|pardon me|i['’]?m so glad)\b",
    re.I,
)
"""Openings after which the rest is meant the other way round."""
_CONDITION = re.compile(r"\W*(?:if|when|unless|had|until|once)\b", re.I)
_PERSON_LEFT = re.compile(r"(?:he|she|his|her)\b", re.I)
_PERSON = re.compile(
    r"\b(?:mr|mrs|ms|dr|teacher|aide|nurse|principal|director|brother|sister|cousin|husband|wife|friend|neighbor|lawyer|attorney|"
    r"lady|woman|man|guy|driver|sub|coach|therapist|secretary)\b",
    re.I,
)
_AIMED = frozenset((Category.ACCUSATION, Category.MOTIVE, Category.INSULT, Category.THREAT))
"""Offences against others, which color what is said after them."""
_FEW = 6
_TAKES_THAT = re.compile(
    r"\b(?:read|heard|hear|saw|see|know|knew|think|say|said|learned|found|notice|told|note|mean|page)\s*$", re.I
)
_MYSELF = re.compile(r"(?:i|we)\b", re.I)
_QUESTION = re.compile(r"(?:will|is|are|can|do|does|did|was|were|would|should)\b", re.I)
_ASKED = re.compile(r"(?:is|are|was|were|do|does|did|has|have|will|would|why|who|how)\b", re.I)


class Splice(Offence):
    """A sentence that loses the clause or clauses that offend."""

    def between_joints(self) -> Iterator[str]:
        """Without what stands between two joints, or between one and an end of the sentence."""
        last = Joint(len(self.text), len(self.text), "", "")
        lefts = [Joint(0, 0, "", ""), *(j for j in self.joints if j.start <= self.start)][-_FAR:]
        if lefts[0].start:
            lefts = [Joint(0, 0, "", ""), *lefts]
        rights = [*(j for j in self.joints if j.end >= self.end and j.start >= self.start + 1)][:_FAR]
        pairs = [(a, b) for a in lefts for b in [*rights, last] if b.start >= a.end and (a.start or b.end < last.end)]
        for left, right in sorted(pairs, key=lambda pair: pair[1].start - pair[0].start):
            made = self._spliced(left, right)
            if made is not None and self.may_lose(left.start, right.start):
                yield made

    def parts(self) -> Iterator[str]:
        """One part of a sentence that was heard to offend as a whole, as much of it as may be without the offence."""
        if self.end - self.start < _MOSTLY * len(self.text):
            return
        bare = Offence(self.text, (0, 0), self.category, [])
        made = []
        for joint in self.joints:
            before, after = self.text[: joint.start], self.text[joint.end :]
            fits = joint.coordinates or joint.mark or joint.word in _FREE_BEFORE
            if (
                fits
                and has_fact(before, self.category)
                and is_whole(before)
                and bare.may_lose(joint.start, len(self.text))
            ):
                made.append(before.rstrip(" ,;:"))
            rest = self._rest(joint, after) if joint.coordinates or joint.mark else None
            if rest and has_fact(rest, self.category) and bare.may_lose(0, joint.start):
                made.append(rest)
        yield from sorted(made, key=len, reverse=True)

    def _spliced(self, left: Joint, right: Joint) -> str | None:
        """What is left when all from one joint to the other goes; None when that is no sentence."""
        before, after = self.text[: left.start], self.text[right.end :]
        if right.mark and right.word in ("when", "who") and _QUESTION.match(after):
            right, after = Joint(right.start, right.end, right.mark, ""), f"{right.word} {after}"
        if not before.strip():
            return self._rest(right, after)
        if not after.strip():
            fits = left.coordinates or left.mark or left.word in _FREE_BEFORE
            says = not (left.word == "that" and _TAKES_THAT.search(before)) and not untold(before)
            return before.rstrip(" ,;:") if fits and says and is_whole(before) else None
        if not is_whole(before):
            return self._leading(left, right, before, after)
        return self._middle(left, right, before, after)

    def _rest(self, right: Joint, after: str) -> str | None:
        """What follows the offence at the start of a sentence."""
        if self.category is Category.SOFTENING and right.mark and right.word in ("who", "when"):
            right, after = Joint(right.start, right.end, right.mark, ""), f"{right.word} {after}"
        if not (starts_clause(after) and is_whole(after)) or self._tied(right, after):
            return None
        if self.category in _AIMED and (self._leans(right, after) or self._goes_on(right, after)):
            return None
        return after[:1].upper() + after[1:]

    def _tied(self, right: Joint, after: str) -> bool:
        """Whether what follows says something else, or nothing, without what was before it."""
        if right.word == "or" or (right.word == "when" and _MYSELF.match(after)):
            return True
        if right.subordinates and (right.word not in _RIGHT_STARTS or not self.bare(right.start)):
            return True
        if self.category is Category.SARCASM:
            return _IRONIC.match(self.text) is not None
        if self.category is Category.SOFTENING:
            return False
        return _BACKWARD.match(after) is not None and right.word != "that"

    def _leans(self, right: Joint, after: str) -> bool:
        """Whether what follows needs what was before to be understood."""
        if right.word == "that" or (right.word == "so" and not (FIRM.search(after) or CHILD_ACTS.search(after))):
            return True
        if _CONDITION.match(self.text) or (_PERSON_LEFT.match(after) and _PERSON.search(self.text[: right.start])):
            return True
        return len(low_words(after)) <= _FEW and SAYS_IT.search(after) is not None

    def _goes_on(self, right: Joint, after: str) -> bool:
        """Whether what follows is likely more of the same, or an event would be lost before it."""
        if _ASKED.match(after):
            return True
        if self.category is Category.ACCUSATION and self._event(right.start):
            return True
        pattern = _YOU_OR_I if self.category is Category.THREAT else _YOU
        likely = self.category is not Category.INSULT and pattern.match(after)
        return bool(likely) and not HARD.search(after)

    def _event(self, end: int) -> bool:
        """Whether something that took place is told before a place, beside and in the offence."""
        return len(low_words(self.text[:end])) > 3 and bool(_PAST_ACT.match(self.text[:end]))

    def _leading(self, left: Joint, right: Joint, before: str, after: str) -> str | None:
        """An opening word or phrase, the offence, then the sentence proper: "Honestly, …, he needs more"."""
        opens = len(low_words(before)) <= 4 and not left.word and left.mark == ","
        if opens and starts_clause(after) and is_whole(after) and not right.subordinates:
            return f"{before}, {after}"
        inside = left.mark == "," and right.mark == "," and not right.word
        if inside and _VERB_NEXT.match(after) and is_whole(f"{before} {after}"):
            return f"{before} {after}"
        return None

    def _middle(self, left: Joint, right: Joint, before: str, after: str) -> str | None:
        """Two parts joined by the mark and word that fit."""
        clause = starts_clause(after)
        if right.subordinates:
            return f"{before}{self.text[right.start : right.end]}{after}" if left.mark and not clause else None
        if not ends_well(after):
            return None
        if clause:
            word = right.word or left.word
            mark = right.mark or left.mark or ","
            if word and word not in COORDINATE:
                word = ""
            apart = mark not in ",;:" and not (word and left.mark)
            lead = f" {mark}" if apart else mark if mark in ",;:" else ","
            return f"{before}{lead} {word + ' ' if word else ''}{after}"
        if left.mark == "," and right.mark == "," and not right.word and not left.word:
            return f"{before}{'' if _GOES_ON.match(after) else ','} {after}"
        return (
            f"{before}{self.text[right.start : right.end]}{after}"
            if left.mark and right.word in ("and", "but")
            else None
        )
