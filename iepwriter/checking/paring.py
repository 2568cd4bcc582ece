"""A sentence without an aside, reason, name or half of what was done: what offends inside one of its clauses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from iepwriter.checking.finding import Category
from iepwriter.checking.losing import HARD, Offence, untold
from iepwriter.checking.rewording import can_go
from iepwriter.checking.wholeness import ends_well, is_whole, low_words

_LINKS = re.compile(r"\b(?:am|is|are|was|were|been|be|felt|feel|got|get|r)\b|['’](?:m|re|s)\b", re.I)
_PARTICIPLE = re.compile(r"\w{3,14}(?:ed|en)\b", re.I)
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


class Pare(Offence):
    """A clause that loses the words that offend and stays a clause."""

    def bracketed(self) -> Iterator[str]:
        """Without the brackets that the words stand in."""
        for match in re.finditer(r"\s{0,2}\([^()]{1,300}\)", self.text):
            if match.start() <= self.start and self.end <= match.end() and self.may_lose(*match.span()):
                yield self.text[: match.start()] + self.text[match.end() :]

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

    def _reasons(self) -> Iterator[str]:
        """Without a reason that was guessed at inside a sentence that offends as a whole."""
        for reason in _MODIFIER.finditer(self.text):
            before = self.text[: reason.start()].rstrip(" ,")
            if (
                not (_CALLED.search(before) or untold(before))
                and is_whole(before)
                and not HARD.search(self.text[reason.start() :])
            ):
                yield before

    def _clause_start(self) -> int:
        """Where the clause starts that the words stand in."""
        return max((j.end for j in self.joints if j.start <= self.start and not j.word.startswith("as")), default=0)
