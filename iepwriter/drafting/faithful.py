"""Whether an edit is faithful: what it left out of the person's words, found again from its path, and judged harshly.

A word of content may go only when it is a filler, or when it stands in an outburst that goes as a whole.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from iepwriter.drafting.cooling import leads_on
from iepwriter.drafting.editing import Edit
from iepwriter.words.lexicon import NEGATIONS, verbs
from iepwriter.words.tokens import Word

Span = tuple[int, int]
"""Start and end in characters of the typed message."""

_WHOLE = re.compile(r"[A-Z0-9\"].*(?:[.?]|[.?!]\")", re.S)
_HANGING = frozenset("a an the and or but so because of to in on at for with from by that is are was were".split())
_HALF_SURE = 0.3
_SURELY = 0.75
_FILLERS = frozenset(
    """single even actually literally basically honestly totally completely absolutely seriously simply quite fyi btw
    yeah yes ok okay anyway anyways oh hey hi hello listen look too also please exactly truly thanks thank
    myself himself herself themselves""".split()
)
_SUBJECTS = frozenset("i he she we they it".split())
_LABELS = "bus|room|grade|level|page|unit|route|period|section|chapter|week|day|step|tier|table|box|door|gate|hall"
_PAST_TIME = re.compile(
    r"\b(?:is|are)\b[^.;,:]*\b(?:last (?:year|week|month|spring|fall|winter|summer)|yesterday|ago)\b"
)
_ADDRESSED = re.compile(r"\b(?:you|u|ur|your|yours|yall|youre)\b", re.I)
_ORDER = re.compile(r"(?:quit|stop|dont|don't|do not|spare|save|enough|no)\b(?!.*\b(?:he|she|him|her|his|my)\b)", re.I)
"""How the reader is told off in passing: quit writing that."""
_NO_DEEDS = frozenset("know knew think thought see care believe expect understand want wanna get are call like".split())
_PUT_IN = re.compile(r"\b(?:I|we) (?!(?:was|were)(?: not| never)? (?:told|asked|promised|called))", re.I)
_ONE_MANY = (("is", "are"), ("was", "were"), ("has", "have"), ("does", "do"))
_WERE = frozenset(("was", "were"))
_BEING = _WERE | {"been", "is", "are", "am", "being"}
_PASSIVE = re.compile(r"\b(?:was|were|has been|have been) ([a-z]+)\b")
_DONE_TO = frozenset(
    """denied cut changed moved removed dropped approved owed attached supposed diagnosed suspended restrained secluded
    retained canceled cancelled scheduled delayed late gone lost broken locked closed signed""".split()
)
"""What is done to somebody or something, and never by itself."""
_PUT_BETWEEN = re.compile(
    r", for \d|\b[Tt]he (?:Thanksgiving|Christmas|Halloween|Easter)\b(?! (?:break|vacation|week|party))"
)
_ASKING = frozenset(
    """who what when where why how which can could will would is are was were do does did has have had should
    may""".split()
)
_GARBLED = re.compile(
    r"\b[Ii]s (?:was|is|were)\b|\b(?:a|an|the) (?:a|an|the)\b|^(?:And|Or|But|That|With|In court)\b(?! is| was)|"
    r"^(?i:(?:(?:then|and|but|so|also),? )?(?:said|told|asked|wrote|gave|sent|took) )|"
    r"\bwas (?:\d|the \d)[^.;]* for an?\b|\bsaid, and\b"
)
_FALSE_PASSIVE = re.compile(r"\b[Tt]here (?:was|were) [a-z]+ed (?:him|her|them|me|us)\b|^With\b[^,]*[.]$")
_QUOTED_IS = re.compile(r'" (?:is|was|are|were) (?:an? |the )?(?:Mr|Mrs|Ms|Dr|Miss|[A-Z])')
_TIME_PARTED = re.compile(
    r"\b(morning|afternoon|night|day|week|month|year|time|moment|way|reason|last|only)[,;.] (he|she|they|i|we|it)\b",
    re.I,
)
"""The morning she came back is one thing; the morning, she came back, is another."""
_OBJECTS = frozenset("him them me us".split())
_TOLD = re.compile(r"\btold\b", re.I)
_DEED = re.compile(
    r"\b(?:you|u|yall|your \w+|ur \w+) (?:all |just |only |then |have |had |guys )*(?P<verb>[a-z]+)", re.I
)


@dataclass(frozen=True)
class Judge:
    """What is known of one message, by which its edits are judged."""

    made: Edit
    words: Sequence[Word]
    facts: tuple[Span, ...] = ()
    """Stretches that are known to be facts; none may go as a whole."""
    heat: Sequence[tuple[int, int, float]] = ()
    """Which words were heard to carry a tone: start, end, and how surely, from 0 to 1."""
    calm: Callable[[str], bool] = field(default=lambda _: True)
    """Whether the independent check has nothing against some words."""

    def faithful(self, text: str) -> bool:
        """Whether an edit is a whole sentence that leaves out nothing of weight and turns nothing round."""
        used = self.made.path(text)
        if used is None or not _well_formed(text) or _PAST_TIME.search(text) or self._turns(text, used):
            return False
        if any(self._within(span) and not self._within(span) & used and not self._heated(span) for span in self.facts):
            return False
        excused = self._excused(used)
        return not any(
            self._misses(index, used) for index, stage in enumerate(self.made.stages) if stage.word not in excused
        ) and self._labels_stand(text)

    def _turns(self, text: str, used: frozenset[int]) -> bool:
        """Whether a deed of the reader is given to the writer or to nobody, or a time became a sentence of its own."""
        if re.search(r"\bthe own\b", text, re.I) or any(
            not self._parted(found[1], found[2]) for found in _TIME_PARTED.finditer(text)
        ):
            return True
        if not any(word.low in ("i", "we") for word in self.words) and _PUT_IN.search(text):
            return True
        if any(sign.search(text) for sign in (_GARBLED, _FALSE_PASSIVE, _QUOTED_IS, _PUT_BETWEEN)):
            return True
        if any(one.low == "used" and two.low == "to" for one, two in pairwise(self.words)) and "used to" not in text:
            return True
        if self._is_bent(text) or self._made_passive(text) or ("?" in text and not self._asks()):
            return True
        dropped = [i for i, stage in enumerate(self.made.stages) if self.words[stage.word].low in ("you", "u", "yall")]
        return not _TOLD.search(text) and any(i not in used and i + 1 in used for i in dropped)

    def _is_bent(self, text: str) -> bool:
        """Whether one became many: is was typed, and are stands for it."""
        typed = Counter(word.low for word in self.words)
        written = Counter(re.findall(r"[a-z]+", text.lower()))
        return any(written[many] > typed[many] and written[one] < typed[one] for one, many in _ONE_MANY)

    def _made_passive(self, text: str) -> bool:
        """Whether somebody who did something became somebody to whom it was done."""
        typed = {word.low for word in self.words}
        for found in _PASSIVE.finditer(text):
            verb = found[1].lower()
            before = _BEING if "been" in found[0] else _WERE
            if not typed & before and _is_deed(verb) and verb in typed and verb not in _DONE_TO:
                return True
        return False

    def _asks(self) -> bool:
        """Whether the message is a question, with or without its mark."""
        return any(word.text == "?" for word in self.words) or self.words[0].low in _ASKING

    def _parted(self, first: str, second: str) -> bool:
        """Whether the person put a mark between two words."""
        pairs = zip(self.words, self.words[1:], strict=False)
        return all((one.low, two.low) != (first.lower(), second.lower()) for one, two in pairs)

    def share(self, text: str) -> float:
        """The share of content words that an edit keeps."""
        used = self.made.path(text) or frozenset()
        content = [index for index, stage in enumerate(self.made.stages) if stage.content]
        return len(used.intersection(content)) / max(1, len(content))

    def heat_kept(self, text: str) -> bool:
        """Whether a word that was surely heard to carry a tone still stands in an edit."""
        used = self.made.path(text) or frozenset()
        kept = {self.words[self.made.stages[i].word].start for i in used if self.made.stages[i].content}
        return any(sure >= _SURELY and start in kept for start, _, sure in self.heat)

    def _heated(self, span: Span) -> bool:
        """Whether a stretch was heard to carry a tone, half surely; that it was also left out makes it sure enough."""
        inside = [sure for start, _, sure in self.heat if span[0] <= start < span[1]]
        return bool(inside) and (sum(inside) / len(inside) >= _HALF_SURE or max(inside) >= _SURELY)

    def _within(self, span: Span) -> frozenset[int]:
        """The stages with content of a stretch of the message."""
        return frozenset(
            index
            for index, stage in enumerate(self.made.stages)
            if stage.content and span[0] <= self.words[stage.word].start < span[1]
        )

    def _excused(self, used: frozenset[int]) -> set[int]:
        """Places of words in outbursts that the edit leaves out as a whole."""
        places: set[int] = set()
        for run in self._runs(used):
            typed = " ".join(self.words[p].typed or self.words[p].text for p in range(run[0], run[-1] + 1))
            if len(run) < 2 or any(self._is_name(place) for place in run):
                continue
            if leads_on(typed) and run[-1] + 1 < len(self.words) and self.words[run[-1] + 1].is_word:
                continue
            if self._heated((self.words[run[0]].start, self.words[run[-1]].end)) or self._hot(typed):
                places |= set(run)
        return places

    def _runs(self, used: frozenset[int]) -> Iterator[list[int]]:
        """Runs of words that an edit leaves out; words without meaning of their own neither make nor break one."""
        run: list[int] = []
        for index, stage in enumerate(self.made.stages):
            if index not in used:
                run.append(stage.word)
            elif stage.content and run:
                yield run
                run = []
        if run:
            yield run

    def _hot(self, typed: str) -> bool:
        """Whether words are better left out: they talk at the reader and tell no deed, or the check objects to them."""
        if not self.calm(typed) or _ORDER.match(typed):
            return True
        return bool(_ADDRESSED.search(typed)) and not any(_is_deed(deed["verb"]) for deed in _DEED.finditer(typed))

    def _misses(self, index: int, used: frozenset[int]) -> bool:
        """Whether leaving out one word costs something, or leaves another hanging."""
        stage = self.made.stages[index]
        low = self.words[stage.word].low
        if index in used:
            return self._cut_off(index, used)
        if low in _SUBJECTS and self._starts(stage.word) and index + 1 in used:
            return True
        word = self.words[stage.word]
        if word.fixed and not stage.content and (word.typed or "").lower() != low and index + 1 in used:
            # A real-word slip that was mended: what stands there instead would bring the slip back.
            return True
        if low in _OBJECTS and index - 1 in used:
            return not (low in ("me", "us") and self.words[self.made.stages[index - 1].word].low in ("told", "tell"))
        if low == "no" and self._answers(stage.word):
            return False
        return low in NEGATIONS or (stage.content and (low not in _FILLERS or self._is_name(stage.word)))

    def _answers(self, place: int) -> bool:
        """Whether a no only opens what is denied behind it: no I did not refuse."""
        opens = place == 0 or not self.words[place - 1].is_word
        following = self.words[place + 1].low if place + 1 < len(self.words) else ""
        return opens and following in _SUBJECTS | {","} and any(w.low in NEGATIONS for w in self.words[place + 2 :])

    def _starts(self, place: int) -> bool:
        """Whether a word opens a clause: nothing that it could repeat stands right before it."""
        before = self.words[place - 1] if place else None
        return (
            before is None or not before.is_word or before.low in ("and", "but", "so", "because", "when", "if", "that")
        )

    def _cut_off(self, index: int, used: frozenset[int]) -> bool:
        """Whether a denial lost what it denies, or a number what it counts."""
        stages = self.made.stages
        word = self.words[stages[index].word]
        following = index + 1
        if word.low in NEGATIONS:
            while following < len(stages) and not stages[following].content:
                following += 1
        elif word.kind != "number":
            return False
        if following >= len(stages) or following in used or not stages[following].content:
            return False
        between = self.words[stages[index].word + 1 : stages[following].word]
        return not any(w.kind in ("stop", "line", "break", "mark") for w in between)

    def _labels_stand(self, text: str) -> bool:
        """Whether bus 12 is still bus 12, and not a bus that was twelve."""
        for word, after in zip(self.words, self.words[1:], strict=False):
            if after.kind == "number" and re.fullmatch(_LABELS, word.low):
                written = re.escape(after.typed or after.text)
                if re.search(rf"\b{word.low}\b", text, re.I) and not re.search(
                    rf"\b{word.low} {written}\b", text, re.I
                ):
                    return False
        return True

    def _is_name(self, place: int) -> bool:
        """Whether a word has a capital that no sentence gave it."""
        word = self.words[place]
        before = self.words[place - 1] if place else None
        return word.text[:1].isupper() and before is not None and before.kind not in ("stop", "line", "break")


def _well_formed(text: str) -> bool:
    if not _WHOLE.fullmatch(text) or len(text.split()) < 3 or re.search(r"[.?] [a-z]", text):
        return False
    last = text.split()[-1].rstrip('.,?!"').lower()
    return last not in _HANGING and not last.endswith(("'s", "s'"))


def _is_deed(word: str) -> bool:
    low = word.lower()
    return low not in _NO_DEEDS and (low.endswith("ed") or verbs().of(low) is not None)
