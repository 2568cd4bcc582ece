"""Replacements for exactly the words of a finding, such that the sentence around them stays a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from iepwriter.checking.finding import TONE, Category, Finding
from iepwriter.checking.masking import Sentences
from iepwriter.checking.rewording import Look, can_go, stands, unsoftened, ways

CALM = {
    Category.ACCUSATION: "I would like to understand what happened here",
    Category.INSULT: "I disagree with this decision",
    Category.MOTIVE: "I would like to understand the reason for this decision",
    Category.THREAT: "I would like to settle this with the team",
    Category.SARCASM: "I would like to talk about this",
    Category.FEELINGS_ABOUT_SELF: "I am concerned about this",
}
"""What stands for a whole clause when nothing can be made of the person's own words."""
_ASKED = {
    Category.ACCUSATION: "Can you help me understand what happened here",
    Category.MOTIVE: "Can you help me understand the reason for this decision",
}
_THANKS = "Thank you for reading this"
_CLAUSE_STARTS = re.compile(
    r"(?:^|[,;:–—]|\b(?:and|but|so|because|since|that|or|cuz|bc)|\b(?:if|when|unless)\b[^,;.]{1,60})\s*$", re.I
)
_CLAUSE_ENDS = re.compile(r"\s*(?:$|[,;:.!?–—]|(?:again|and|but|so|because|since)\b)", re.I)
_TURNS_TO = re.compile(r"\s*,?\s*(?:but|however|and|so)\b", re.I)
_PLURAL = re.compile(r"\b(?:are|r|were|['’]re)(?: (?:all|just|so|such|really|both))?\s*$", re.I)
_SINGULAR = re.compile(r"\b(?:is|was|['’]s)(?: (?:just|so|such|really|a|an))?\s*$", re.I)
_ENDS_OPEN = re.compile(r"\b(?:but|and|so)$", re.I)
_OWNER = re.compile(r"\b(?P<owner>his|her|my|our|the|their)\s*$", re.I)
_SUBJECT_AHEAD = re.compile(r"\b(?:you|u|they|guys|people|team|staff|school|district|teachers?)\s*$", re.I)
_I_AHEAD = re.compile(r"\b(?:i|we)\s*$", re.I)
_WANTED = re.compile(r"(?:just|only) wanted to (?P<verb>ask|check|see|say|bring|know)$", re.I)
_CHILD_AHEAD = re.compile(r"\s*(?:\w{1,12} )?(?:son|daughter|child|kids?|boy|girl)\b", re.I)
_IF_AHEAD = re.compile(r"\b(?:if|when|unless)\b[^,;.]{0,80}$", re.I)
_TITLE_LAST = re.compile(r"\b(?:dr|mr|mrs|ms)$", re.I)
_BECAUSE_OF = re.compile(r"\b(?:because of|due to|thanks to)\s*$", re.I)
_LEADS_ON = re.compile(r"\b(?:obvious|clear|clearly|obviously|always|i|we|times)\s*$", re.I)
_LONGEST = 1_000


def suggested(finding: Finding, text: str, split: Sentences, look: Look) -> tuple[str, ...]:
    """Replacements, best first: from the person's own words, then the rule's; each leaves a sentence that passes.

    What the rule itself suggests stays when nothing better is found.
    """
    start, end = split.around(finding.start)
    if finding.category not in TONE or finding.end > end or end - start > _LONGEST:
        return finding.suggestions
    place = _Place(text[start:end], finding.start - start, finding.end - start)
    before = len(look(place.sentence))
    kept: list[str] = []
    insult = finding.category is Category.INSULT
    gone = [] if insult and not _can_go(place) else [*_left_out(place)]
    for new in (*_own(place, look), *_general(finding.category, place), *gone):
        if new not in kept and new != finding.text and _passes(place, new, before, look):
            kept.append(new)
    return tuple(kept) or finding.suggestions


class _Place:
    """A finding inside its sentence."""

    def __init__(self, sentence: str, start: int, end: int) -> None:
        lead = len(sentence) - len(sentence.lstrip())
        self.sentence = sentence.strip()
        self.start, self.end = start - lead, min(end - lead, len(self.sentence))
        self.before = self.sentence[: self.start]
        self.words = self.sentence[self.start : self.end]
        self.after = self.sentence[self.end :]

    @property
    def core(self) -> str:
        """The sentence without its last marks."""
        return self.sentence.rstrip(".!? \"'”’")

    @property
    def is_clause(self) -> bool:
        """Whether the words can give way to a clause."""
        starts = _CLAUSE_STARTS.search(self.before) and not _TITLE_LAST.search(self.words)
        return bool(starts and _CLAUSE_ENDS.match(self.after))

    @property
    def is_whole(self) -> bool:
        """Whether nothing but marks stands around the words."""
        return not self.before.strip(" \"'“‘") and not self.after.strip(" .!?\"'”’")

    def with_new(self, new: str) -> str:
        """The sentence as it would be."""
        return self.before + new + self.after


def _own(place: _Place, look: Look) -> Iterator[str]:
    """The part of a reworded sentence, or clause, that falls on the words."""
    asked = place.sentence.endswith("?")
    tail = place.core[place.end :]
    head = place.before
    for made in ways(place.core, look):
        fits = made.startswith(head) and made.endswith(tail) and len(made) > len(head) + len(tail)
        if made and fits and asked == made.startswith("Can "):
            yield made[len(head) : len(made) - len(tail)]
    if asked:
        return
    if not _I_AHEAD.search(place.before):
        yield from unsoftened(place.words)
    if place.is_clause:
        for made in ways(place.words.strip(" ,.!"), look):
            if made:
                yield made


def _general(category: Category, place: _Place) -> Iterator[str]:
    """A calm clause in place of a clause, and what fits where the words are only a part of one."""
    asked = place.sentence.endswith("?")
    calm = (_ASKED if asked else CALM).get(category)
    if category is Category.SOFTENING:
        yield from _unapologetic(place)
    elif category is Category.INSULT:
        yield from _uninsulted(place)
    elif category is Category.THREAT:
        yield from _unthreatened(place)
    if not asked:
        yield from _joined(category, place)
    if category in (Category.ACCUSATION, Category.MOTIVE) and not asked:
        owner = _OWNER.search(place.words)
        if owner and _CLAUSE_STARTS.search(place.before) and not _CHILD_AHEAD.match(place.after):
            yield f"{'something' if place.before.strip() else 'Something'} is not working with {owner['owner']}"
        if _SUBJECT_AHEAD.search(place.before) and _CLAUSE_ENDS.match(place.after):
            yield "can help me understand the reason for this decision"
    if calm and place.is_clause:
        yield calm


def _joined(category: Category, place: _Place) -> Iterator[str]:
    """A few calm words that lead on to what follows."""
    opens = bool(_CLAUSE_STARTS.search(place.before))
    if (
        opens
        and category is Category.FEELINGS_ABOUT_SELF
        and re.match(r"\s*(?:that|about|because|when)\b", place.after)
    ):
        yield "I am concerned"
    if opens and category is Category.SARCASM and re.match(r"\s*that\b", place.after):
        yield "I see"
    blames = category in (Category.ACCUSATION, Category.INSULT, Category.MOTIVE)
    if opens and blames and re.match(r"\s*about\b", place.after):
        yield "I would like to talk"
    if opens and blames and re.search(r"\b(?:rid of|dump|push)$", place.words, re.I):
        yield "I would like to understand the plan for"
    if blames and _BECAUSE_OF.search(place.before) and _CLAUSE_ENDS.match(place.after):
        yield "something that I would like to understand"
    if blames and opens and re.fullmatch(r"(?:your|ur|their) [\w'’-]+", place.words, re.I):
        yield "this" if place.before.strip() else "This"


def _unapologetic(place: _Place) -> Iterator[str]:
    """Thanks, a plain question or a plain verb for an apology."""
    words = place.words.rstrip()
    opens = not place.before.strip()
    if opens and _TURNS_TO.match(place.after):
        yield _THANKS + ("," if words.endswith(",") else "")
    if opens and _ENDS_OPEN.search(words):
        yield f"{_THANKS}, and"
    if opens and re.match(r"\s*,\s*[a-z]", place.after, re.I) and not _TURNS_TO.match(place.after):
        yield "In short"
    if match := _WANTED.search(words):
        yield f"{'' if _I_AHEAD.search(place.before) else 'I '}would like to {match['verb'].lower()}"
    if re.search(r"wondering$", words, re.I):
        yield "am asking" if _I_AHEAD.search(place.before) else "I am asking"


def _uninsulted(place: _Place) -> Iterator[str]:
    """People, or a thing to talk about, in place of a name that they were called."""
    if re.search(r"\b(?:your|their)\s*$", place.before, re.I) and re.match(r"\s+\w", place.after):
        yield "decision"
    if place.words.lower() == "lying" and re.match(r"\s*(?:to|about)\b", place.after):
        yield "talking"
    if _PLURAL.search(place.before) and _CLAUSE_ENDS.match(place.after):
        yield "people whose reasons I would like to hear"
    if _SINGULAR.search(place.before) and _CLAUSE_ENDS.match(place.after):
        yield "something that I would like to talk about"


def _unthreatened(place: _Place) -> Iterator[str]:
    """A wish to settle it, joined to what follows the threat."""
    if not _CLAUSE_STARTS.search(place.before):
        return
    if place.words.lower().endswith(" will") and re.match(r"\s*[a-z]", place.after):
        yield "I would like to"
    if re.match(r"\s*(?:(?:the|this|your|that) \w|(?:you|them)\b)", place.after):
        yield "I would like to settle this with"
    elif re.match(r"\s*(?:with|about|over) (?:this|that|it|what)\b", place.after):
        yield "I would like the team to help" if "with" in place.after[:6] else "I would like to talk"


def _left_out(place: _Place) -> Iterator[str]:
    """Nothing, where nothing was said but this, or where the rest is a sentence without it."""
    if place.is_whole:
        yield ""
        return
    broken = (_PLURAL, _SINGULAR, _IF_AHEAD, _LEADS_ON)
    if any(pattern.search(place.before) for pattern in broken):
        return
    rest = " ".join((place.before.rstrip() + " " + place.after.lstrip()).split())
    rest = re.sub(r"\s+([.,;:!?])", r"\1", rest)
    starts_well = bool(place.before.strip()) or rest[:1].isupper()
    if starts_well and stands(rest.strip(" .!?")) and rest[:1] not in ",;:" and not _TURNS_TO.match(rest):
        yield ""


def _can_go(place: _Place) -> bool:
    return place.is_whole or can_go(place.before, place.words, place.after)


def _passes(place: _Place, new: str, before: int, look: Look) -> bool:
    """Whether the sentence with the new words is objected to less than it was, and not at these words."""
    hurts = look(place.with_new(new))
    end = place.start + len(new)
    return len(hurts) < before and not any(h.start < end and place.start < h.end for h in hurts)
