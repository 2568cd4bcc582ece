"""A sentence without the clause, aside or turn of phrase that hurts, where nothing is lost but that."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from iepwriter.checking.finding import Category
from iepwriter.checking.joints import COORDINATE, Joint
from iepwriter.checking.losing import CHILD_ACTS, FIRM, HARD, Offence, Stretch, has_fact
from iepwriter.checking.rewording import can_go
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
_SAYS_IT = re.compile(r"\b\w+ (?:it|this|that)$", re.I)
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
_LINKS = re.compile(r"\b(?:am|is|are|was|were|been|be|felt|feel|got|get|r)\b|['’](?:m|re|s)\b", re.I)
_PARTICIPLE = re.compile(r"\w{3,14}(?:ed|en)\b", re.I)
_AIMED = frozenset((Category.ACCUSATION, Category.MOTIVE, Category.INSULT, Category.THREAT))
"""Offences against others, which color what is said after them."""
_FEW = 6
_FEWEST = 4
_TAKES_THAT = re.compile(
    r"\b(?:read|heard|hear|saw|see|know|knew|think|say|said|learned|found|notice|told|note|mean|page)\s*$", re.I
)
_MYSELF = re.compile(r"(?:i|we)\b", re.I)
_QUESTION = re.compile(r"(?:will|is|are|can|do|does|did|was|were|would|should)\b", re.I)
_ASKED = re.compile(r"(?:is|are|was|were|do|does|did|has|have|will|would|why|who|how)\b", re.I)
_SUBJECT = re.compile(
    r"(?P<subject>(?:you (?:people|guys|all|folks)|y['’]?all|you|u|they|we|i|he|she|the (?:\w{1,14} ){1,2}?|"
    r"(?:mr|mrs|ms|dr)\.? "
    r"\w{2,20}))\s",
    re.I,
)
_VERB_PHRASE = re.compile(
    r"(?!(?:me|him|her|it|us|them|my|his|the|a|an|that|this|not|never|nobody|no|i|you|u|they|we|he|she)\b)"
    r"(?:\w{3,14}ed|read|sent|cut|put|took|gave|made|left|said|told|lost|kept|went|came|wrote|want|tell|say|"
    r"give|send|expect)\b",
    re.I,
)
_MODIFIER = re.compile(
    r"(?:out of|on purpose|because|in order to|to save|to punish|to spite|just to|only to|because of|due to|thanks to|"
    r"in retaliation|for the money|so (?:that )?(?:you|they|the)|to get|to cover|to make|to avoid|to protect)\b",
    re.I,
)
_BAD_WORD = re.compile(
    r"(?:so[- ]called|lazy|stupid|dumb|useless|incompetent|clueless|pathetic|terrible|horrible|awful|lousy|"
    r"worthless|idiotic|"
    r"ridiculous|crappy|heartless|disgusting)",
    re.I,
)
_OWNER = re.compile(r"\b(?:your|ur|the|this|that|their|his|her|our|these|those)\s+$", re.I)
_CALLED = re.compile(r"\b(?:you|u|your|the|that|this|an?|those|these|such|what|what an?|kind of)\s*$", re.I)


def without(sentence: str, hurt: Stretch, category: Category, hurts: Sequence[Stretch]) -> Iterator[str]:
    """Sentences without the stretch `hurt` and what hangs on it, the least taken away first; an empty one for all.

    `sentence` has no last mark; `hurts` are all its stretches that a rule points at.
    """
    cut = _Cut(sentence, hurt, category, hurts)
    yield from cut.bracketed()
    yield from (_plainly(made) if category is Category.MOTIVE else made for made in cut.between_joints())
    yield from cut.shared_subject()
    yield from (_plainly(made) if category is Category.MOTIVE else made for made in cut.modifier())
    yield from cut.unnamed()
    yield from cut.parts()
    if cut.says_no_more():
        yield ""


def _nothing(words: str) -> bool:
    """Whether a few words point at something that is not told: "They say it"."""
    few = low_words(words)
    return (
        len(few) <= _FEWEST and bool(_SAYS_IT.search(words)) and few[0] in ("they", "you", "u", "i", "we", "he", "she")
    )


def _plainly(sentence: str) -> str:
    """Without the "only" that pointed at the reason."""
    return re.sub(r"^((?:\w+ ){1,3}?)(?:only|just|simply|clearly|obviously) (?=\w)", r"\1", sentence, flags=re.I)


class _Cut(Offence):
    """One sentence and the words in it that must go."""

    def bracketed(self) -> Iterator[str]:
        """Without the brackets that the words stand in."""
        for match in re.finditer(r"\s{0,2}\([^()]{1,300}\)", self.text):
            if match.start() <= self.start and self.end <= match.end() and self.may_lose(*match.span()):
                yield self.text[: match.start()] + self.text[match.end() :]

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

    def _spliced(self, left: Joint, right: Joint) -> str | None:
        """What is left when all from one joint to the other goes; None when that is no sentence."""
        before, after = self.text[: left.start], self.text[right.end :]
        if right.mark and right.word in ("when", "who") and _QUESTION.match(after):
            right, after = Joint(right.start, right.end, right.mark, ""), f"{right.word} {after}"
        if not before.strip():
            return self._rest(right, after)
        if not after.strip():
            fits = left.coordinates or left.mark or left.word in _FREE_BEFORE
            says = not (left.word == "that" and _TAKES_THAT.search(before)) and not _nothing(before)
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
        return len(low_words(after)) <= _FEW and _SAYS_IT.search(after) is not None

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

    def _clause_start(self) -> int:
        """Where the clause starts that the words stand in."""
        return max((j.end for j in self.joints if j.start <= self.start and not j.word.startswith("as")), default=0)

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

    def shared_subject(self) -> Iterator[str]:
        """The second of two things that someone did, when only the first hurts."""
        begin = self._clause_start()
        subject = _SUBJECT.match(self.text, begin)
        if subject is None:
            return
        for joint in (j for j in self.joints if j.end >= self.end and j.word in ("and", "and then", "but", "then")):
            after = self.text[joint.end :]
            if _LINKS.search(self.text[begin : joint.start]) and _PARTICIPLE.match(after):
                return
            if _VERB_PHRASE.match(after) and self.may_lose(begin, joint.start) and ends_well(after):
                yield self.text[: subject.end()] + after
            return

    def modifier(self) -> Iterator[str]:
        """Without a reason or manner that was added to a clause, or a name that somebody was called."""
        before, after = self.text[: self.start], self.text[self.end :]
        rest = re.match(r"[^,;:.…()–—]*", after)
        tail = self.end + (rest.end() if rest else 0)
        reason = _MODIFIER.match(self.text[self.start : self.end])
        if reason and not _CALLED.search(before) and is_whole(before) and self.may_lose(self.start, tail):
            yield before.rstrip() + self.text[tail:]
        if self.category is Category.MOTIVE and not before.strip():
            yield from self._reasons()
        small = len(low_words(self.text[self.start : self.end])) <= 4
        soft = self.category is Category.SOFTENING and not after.lstrip().startswith(("to ", "that "))
        if small and soft and not before.rstrip().endswith(",") and is_whole(before) and is_whole(before + after):
            yield f"{before.rstrip()} {after.lstrip()}"

    def _reasons(self) -> Iterator[str]:
        """Without a reason that was guessed at inside a sentence that offends as a whole."""
        for reason in _MODIFIER.finditer(self.text):
            before = self.text[: reason.start()].rstrip(" ,")
            if (
                not (_CALLED.search(before) or _nothing(before))
                and is_whole(before)
                and not HARD.search(self.text[reason.start() :])
            ):
                yield before

    def unnamed(self) -> Iterator[str]:
        """Without a bad word before a noun, or a bad name after "you"."""
        if self.category is not Category.INSULT:
            return
        before, words, after = self.text[: self.start], self.text[self.start : self.end], self.text[self.end :]
        bad, space, noun = words.partition(" ")
        if space and _BAD_WORD.fullmatch(bad) and " " not in noun and _OWNER.search(before):
            yield before + noun + after
        elif can_go(before, words, after) and not re.match(r"\s*(?:and|or|,)", after):
            yield before + after.lstrip()
