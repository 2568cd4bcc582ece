"""The whole way from typed words to clauses: normalise, split, sort, join, mend."""

from __future__ import annotations

from iepwriter.cases import Case
from iepwriter.checking.hard_words import HARD_WORDS
from iepwriter.checking.rulebook import RuleBook, shipped

from . import requests
from .clause import About, Clause, Kind
from .cues import Cues
from .cutting import apart
from .edges import bare
from .ends import breaks_off
from .grammar import mend_slips
from .guard import fit, may_be_hard, unsayable
from .judged import Judge, together, top
from .lexicon import verbs
from .mending import neutral, render, with_subject
from .neutral import to_passive, word
from .normal import Normaliser
from .parts import (
    Part,
    absorbed,
    dangling,
    happens,
    joined,
    spread_instructions,
    what_was_felt,
    with_motives,
    with_subjects,
)
from .reasons import BROKEN, GREETING, REASONS, UNSAYABLE, WHO
from .speech import said_from, spoken_on
from .split import split
from .subject import OPENERS, People, starts_with_verb
from .tokens import COMMA, Word, plain
from .trial import goes_neutral
from .verbhood import finite_at, low, subject_then_verb
from .weight import Known, content, weight

_GREETINGS = frozenset("thanks thank hi hello hey dear sincerely regards ps anyway anyways ok okay".split())
_HELPING = frozenset(
    "helps watches takes checks reminds follows teaches supervises works sits shows gives feeds changes makes lets "
    "reads".split()
)
_OVER_HEARSAY = (Kind.THREAT, Kind.LEGAL, Kind.MOTIVE)
_THIRD = (About.OTHER, About.PARENT)
"""Whose reports of what somebody thinks of the school are the parent's own view."""
_USABLE = (Kind.FACT, Kind.REQUEST, Kind.QUESTION)


class _Sorter:
    def __init__(self, text: str, case: Case, concern_index: int, rules: RuleBook) -> None:
        self.text = text
        self.child = case.child.first_name.lower()
        self.people = People(self.child, case.child.pronouns)
        self.cues = Cues(self.child)
        self.judge = Judge(text, rules)
        self.known = Known(case.concerns[concern_index])
        self.words = Normaliser(case).words(text)
        mend_slips(self.words)

    def clauses(self) -> list[Clause]:
        parts: list[Part] = []
        for words, link in self._pieces():
            parts.extend(self._sorted(words, link))
        parts = spread_instructions(parts)
        parts = with_subjects(parts, self.people)
        found: list[Clause] = []
        for part in joined(with_motives(parts)):
            clause = self._clause(part)
            if clause.reason in UNSAYABLE and part.single:
                found.extend(self._clause(single) for single in part.single)
            else:
                found.append(clause)
            self.people.after(part.words)
        return [clause for clause in found if clause.typed]

    def _pieces(self) -> list[tuple[list[Word], str]]:
        """One observation each, and how it follows the one before; what somebody said of itself stays with it."""
        found: list[tuple[list[Word], str]] = []
        for piece in split(self.words, frozenset([self.child])):
            words = self.words[piece.start : piece.end]
            if found and piece.link and spoken_on(found[-1][0], words) and self._insults(words):
                words[0].tag = COMMA if said_from(found[-1][0]) is not None else words[0].tag
                found[-1][0].extend(words)
            else:
                found.append((words, piece.link))
        return found

    def _insults(self, words: list[Word]) -> bool:
        return bool({item.low for item in words} & HARD_WORDS) or Kind.INSULT in {
            hit.kind for hit in self.judge.hits(words)
        }

    def _sorted(self, words: list[Word], link: str) -> list[Part]:
        """Cut out what has a kind of its own, and sort the rest."""
        if self.cues.kind(plain(words)) is Kind.INSTRUCTION:
            return [Part(words, link, Kind.INSTRUCTION)]
        said = said_from(words)
        hits = [
            hit for hit in self.judge.hits(words) if said is None or hit.start < said or hit.kind is not Kind.INSULT
        ]
        if hits and goes_neutral(words, hits, self.people, self.judge):
            hits = []
        # What follows a preface must be a clause: the problem is | the strap has none, and is told as a whole.
        prefaces = [cut for cut in self.cues.cuts(words) if finite_at(words, cut.end, len(words)) is not None]
        cuts = apart(words, together([*hits, *prefaces]), self.people)
        if cuts is None:
            return self._part(words, link, top(hit.kind for hit in hits if hit.kind is not Kind.APOLOGY))
        found: list[Part] = []
        place = 0
        for cut in cuts:
            if cut.start > place:
                found.extend(self._part(words[place : cut.start], link))
            link = "cut" if cut.start else link
            found.extend(self._cut(words[cut.start : cut.end], link, cut.kind))
            link, place = "cut", cut.end
        if place < len(words):
            found.extend(self._part(words[place:], link))
        return absorbed(found)

    def _cut(self, words: list[Word], link: str, kind: Kind) -> list[Part]:
        said = self.cues.kind(plain(words))
        if said is Kind.INSTRUCTION or (said is Kind.HEARSAY and kind not in _OVER_HEARSAY):
            kind = said
        return what_was_felt(words, link) if kind is Kind.FEELING else [Part(words, link, kind)]

    def _part(self, words: list[Word], link: str, judged: Kind | None = None) -> list[Part]:
        text = plain(words)
        kind = self.cues.kind(text)
        if kind is not Kind.INSTRUCTION and judged and (kind is not Kind.HEARSAY or judged in _OVER_HEARSAY):
            kind = judged
        if kind is None or kind is Kind.BLAME:
            asked = plain(bare(words)) or text
            if requests.is_question(words, asked) and not requests.is_request(asked, self.child):
                rhetorical = kind is Kind.BLAME or requests.is_rhetorical(text, self.judge)
                kind = Kind.BLAME if rhetorical else Kind.QUESTION
            elif kind is None and requests.is_request(plain(bare(words)), self.child):
                kind = Kind.REQUEST
        if kind is None:
            return [self._fact(words, link, text)]
        if kind is Kind.FEELING:
            return what_was_felt(words, link)
        return [Part(words, link, kind)]

    def _fact(self, words: list[Word], link: str, text: str) -> Part:
        tokens = text.split()
        if not tokens:
            return Part(words, link, Kind.UNCLEAR)
        if tokens[0] in ("thank", "thanks") and len(tokens) < 20:
            return Part(words, link, Kind.UNCLEAR, GREETING)
        if set(tokens) <= HARD_WORDS:
            return Part(words, link, Kind.INSULT)
        if tokens[0] in _GREETINGS and len(tokens) <= 9 and not {"he", "she", "they", self.child} & set(tokens):
            return Part(words, link, Kind.UNCLEAR, GREETING)
        if finite_at(words, 0, len(words)) is None and link != "cut":
            return Part(words, link, Kind.UNCLEAR)
        if breaks_off(words):
            return Part(words, link, Kind.UNCLEAR, BROKEN)
        doubted = any(w.kind == "stop" and "?" in w.text for w in words)
        if doubted and tokens[0] in ("so", "oh"):
            return Part(words, link, Kind.BLAME)
        if _ordered(bare(words)):
            return Part(words, link, Kind.UNCLEAR)
        return Part(words, link, Kind.BLAME if self._habit(words) else Kind.FACT)

    def _habit(self, words: list[Word]) -> bool:
        """they do not log the sessions, nobody helps him: better asked about, unless it is exact or past."""
        start, width = self.people.subject(words)
        if not width or self.people.about(words) is not About.SCHOOL:
            return False
        if any(low(words, place) not in OPENERS | {",", "because"} for place in range(start)):
            return False
        first = low(words, start)
        while low(words, start + width) in ("people", "guys", "all", "just", "even", "still", "also", "really"):
            width += 1
        after = low(words, start + width)
        text = plain(words)
        if set(text) & set("0123456789") or {"me", "us", "i", "my"} & set(text.split()):
            return False
        if first in ("nobody", "no"):
            return after in _HELPING
        denied = after in ("do", "will", "refuse", "refuses") or (
            after == "never" and low(words, start + width + 1) in verbs().base
        )
        return first in ("you", "they") and denied and self._question(Part(words, "", Kind.BLAME)) is not None

    def _clause(self, part: Part) -> Clause:
        start, end = self._span(part)
        about = self.people.about(part.words)
        kind, sentence, asked = part.kind, None, None
        reason: str | None = part.reason or REASONS.get(kind)
        if kind in _USABLE:
            kind, sentence, reason = self._mended(part, kind)
        elif kind in (Kind.BLAME, Kind.MOTIVE):
            asked = self._question(part)
        weighed = weight(sentence, about) if sentence else 0.0
        if kind is Kind.FACT and any(w.kind == "stop" and "?" in w.text for w in part.words):
            weighed = max(0.05, round(weighed - 0.25, 2))
        return Clause(self.text[start:end], start, end, kind, sentence, reason, asked, weighed, about)

    def _span(self, part: Part) -> tuple[int, int]:
        """The place of a clause, without spaces at its ends."""
        start, end = part.words[0].start, max(word.end for word in part.words)
        typed = self.text[start:end]
        return start + len(typed) - len(typed.lstrip()), end - (len(typed) - len(typed.rstrip()))

    def _mended(self, part: Part, kind: Kind) -> tuple[Kind, str | None, str | None]:
        words = bare(part.words)
        before = plain(words)
        if kind is Kind.FACT:
            made, kind = self._stated(words, part)
        elif kind is Kind.REQUEST:
            made = requests.request(words, self.people)
        else:
            made = requests.question(words, self.people)
        if made and breaks_off(made):
            return Kind.UNCLEAR, None, BROKEN
        if made is None or not made:
            return (kind if kind is Kind.QUESTION else Kind.UNCLEAR), None, _why(kind, part)
        sentence = render(made, "?" if kind is Kind.QUESTION else ".")
        if kind is Kind.FACT and (dangling(sentence) or self._half(made)):
            swears = {word.low for word in part.words} & HARD_WORDS
            return (Kind.INSULT if swears else Kind.UNCLEAR), None, REASONS[Kind.INSULT if swears else Kind.UNCLEAR]
        if kind is Kind.QUESTION and len(content(sentence)) < 2:
            return kind, None, REASONS[kind]
        about = self.people.about(part.words)
        judged = self.judge.kind(sentence) or (self.judge.told(made) if about in _THIRD else None)
        if judged is not None and not part.single:
            return judged, None, REASONS[judged]
        if (
            not fit(sentence, before, may_be_hard(words, of_child=about is About.CHILD))
            or self.cues.kind(sentence.lower().strip(".?")) is not None
            or judged is not None
        ):
            return Kind.UNCLEAR, None, unsayable(words)
        if self.known.has(sentence):
            return Kind.REPEAT, sentence, REASONS[Kind.REPEAT]
        self.known.add(sentence)
        return kind, sentence, None

    def _half(self, words: list[Word]) -> bool:
        """If they only read the first page: a condition without what follows from it."""
        if low(words, 0) not in ("if", "when", "whenever", "because", "unless", "although") or any(
            w.text == "," for w in words
        ):
            return False
        names = frozenset([self.child])
        return sum(subject_then_verb(words, place, len(words), names) > 0 for place in range(len(words))) < 2

    def _stated(self, words: list[Word], part: Part) -> tuple[list[Word] | None, Kind]:
        if part.reason == "felt" and len(words) > 1 and words[1].low in verbs().ing:
            return neutral(happens(words), self.people), Kind.FACT
        if starts_with_verb(words):
            if part.reason == "passive":
                return _passive(words), Kind.FACT
            if not part.subject:
                return None, Kind.FACT
            words = with_subject(words, part.subject)
        if finite_at(words, 0, len(words)) is None:
            return None, Kind.UNCLEAR
        return neutral(words, self.people), Kind.FACT

    def _question(self, part: Part) -> str | None:
        words = bare(part.words)
        made = requests.question_from_blame(words, self.people)
        if made is None:
            return None
        asked = render(made, "?")
        return asked if fit(asked, " ".join(asked.split())) and len(asked.split()) <= 25 else None


def _ordered(words: list[Word]) -> bool:
    """explain it to me: an order to nobody in particular."""
    return low(words, 0) in verbs().base and low(words, 1) in ("it", "me", "us", "that", "them", "him", "your")


def _passive(words: list[Word]) -> list[Word]:
    return to_passive(words) or [word("the"), word("school"), *words]


def _why(kind: Kind, part: Part) -> str:
    if kind is Kind.QUESTION:
        return REASONS[kind]
    return WHO if starts_with_verb(bare(part.words)) else REASONS[Kind.UNCLEAR]


def sort_words(text: str, case: Case, concern_index: int, rules: RuleBook | None = None) -> list[Clause]:
    """The clauses of a text in order; together they cover every character that is not a space.

    Tone and claims of law are judged by the rules of the check, the shipped ones by default. Never raises on any
    text; an index outside the case's concerns raises IndexError.
    """
    if not text.strip():
        return []
    return _Sorter(text, case, concern_index, rules or shipped()).clauses()
