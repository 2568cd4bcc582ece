"""What a case gives to a template: every blank with its text, its grammatical shapes and the field it came from."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from iepwriter.cases import Case
from iepwriter.cases.model import Concern, Evidence
from iepwriter.drafting import phrases
from iepwriter.drafting.amounts import comparable, difference, read_amount, share
from iepwriter.drafting.result import Sentence

_PRONOUNS = {
    "she": ("she", "her", "her", "s", "is", "has", "does"),
    "he": ("he", "him", "his", "s", "is", "has", "does"),
    "they": ("they", "them", "their", "", "are", "have", "do"),
}
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_SERVICE = (
    "therapy", "instruction", "counseling", "services", "service", "support", "tutoring", "intervention",
    "training", "ot", "pt", "slp", "aba", "interpreting", "nursing", "time", "help",
)  # fmt: skip


@dataclass(frozen=True)
class Value:
    """What fills a blank."""

    text: str = ""
    shapes: dict[str, str] = field(default_factory=dict)
    source: str = ""
    sentences: tuple[Sentence, ...] = ()
    """Whole sentences to put in place of the blank, when the person's own words stand there."""


Facts = dict[str, Value]

CASE_BLANKS = frozenset(
    """child child_full subject they them their s is has does grade school parent meeting before_meeting meeting_date
    meeting_ahead meeting_past letter_date reply_by reply_before_meeting areas all_proposed many one number attach
    notice component agrees signed strength most_important one_important has_any_evidence""".split()
)
CONCERN_BLANKS = frozenset(
    """area the_area of_area current proposed needed goal reason request question observations your_words
    derived_question own_requests first last gap gap_more share reduced unchanged needs_current current_differs
    keeps_current recommended has_evidence first_date second_date source""".split()
)
EVIDENCE_BLANKS = frozenset("source date finding says shows event further it".split())


def known(name: str) -> bool:
    """Whether a template may use this blank; a capital first letter asks for a capital first letter."""
    return name[0].lower() + name[1:] in CASE_BLANKS | CONCERN_BLANKS | EVIDENCE_BLANKS


def _flag(on: object, source: str = "") -> Value:
    return Value("yes" if on else "", source=source)


def _grade(text: str) -> str:
    text = phrases.plain(text)
    return text if not text or "grade" in text.lower() or not text[0].isdigit() else f"{text} grade"


def case_facts(case: Case, letter_date: date) -> Facts:
    """The blanks that are the same in the whole letter."""
    child, meeting = case.child.first_name, case.meeting_date
    they, them, their, s, is_, has, does = _PRONOUNS[case.child.pronouns]

    def dated(value: date | None) -> str:
        return phrases.day(value, year=value.year != letter_date.year) if value else ""

    past = bool(meeting and meeting < letter_date)
    where = f"IEP meeting on {dated(meeting)}" if meeting else "next IEP meeting"
    word = "after" if past else "before"
    areas = list(dict.fromkeys(phrases.the_thing(phrases.area_name(c.area)) for c in case.concerns))
    important = [phrases.the_thing(phrases.area_name(c.area)) for c in case.concerns if c.non_negotiable]
    some = important if 0 < len(important) < len(case.concerns) else []
    count = len(case.concerns)
    facts = {
        "child": Value(child, source="child.name"),
        "subject": Value(child if case.child.pronouns == "they" else they, source="child.name"),
        "child_full": Value(case.child.name, source="child.name"),
        **{
            name: Value(text, source="child.pronouns")
            for name, text in (
                ("they", they),
                ("them", them),
                ("their", their),
                ("is", is_),
                ("has", has),
                ("does", does),
            )
        },
        "s": Value(s or "\0", source="child.pronouns"),
        "grade": Value(_grade(case.child.grade), source="child.grade"),
        "school": Value(case.child.school, source="child.school"),
        "parent": Value(case.parent.name, source="parent.name"),
        "meeting": Value(
            f"IEP meeting of {phrases.day(meeting)}" if meeting else "next IEP meeting", source="meeting_date"
        ),
        "before_meeting": Value(f"{word} {child}'s {where}", source="meeting_date"),
        "meeting_date": Value(dated(meeting), source="meeting_date"),
        "meeting_ahead": _flag(meeting and not past),
        "meeting_past": _flag(past),
        "letter_date": Value(phrases.day(letter_date), source="letter_date"),
        "reply_by": Value(dated(case.reply_by), source="reply_by"),
        "reply_before_meeting": _flag(case.reply_by and meeting and case.reply_by < meeting),
        "areas": Value(phrases.listed(areas), source="concerns.area"),
        "all_proposed": _flag(all(c.proposed for c in case.concerns)),
        "many": _flag(count > 1),
        "one": _flag(count == 1),
        "number": Value(_NUMBERS[count] if count < len(_NUMBERS) else str(count)),
        "attach": _flag(case.attach_to_iep),
        "notice": _flag(case.asks_for_notice),
        "most_important": Value(phrases.listed(some) if some else "", source="concerns.non_negotiable"),
        "one_important": _flag(len(some) == 1),
        "has_any_evidence": _flag(any(c.evidence for c in case.concerns)),
    }
    if case.disagreement is not None:
        signed = phrases.plain(case.disagreement.signed_so_far)
        facts |= {
            "component": Value(phrases.plain(case.disagreement.component), source="disagreement.component"),
            "agrees": Value(phrases.plain(case.disagreement.agrees_with), source="disagreement.agrees_with"),
            "signed": Value(phrases.with_article(signed) if signed else "", source="disagreement.signed_so_far"),
        }
    return facts


def _amount_facts(concern: Concern) -> Facts:
    current, proposed, needed = (read_amount(t) for t in (concern.current, concern.proposed, concern.needed))
    facts: Facts = {}
    both = "proposed, needed"
    if proposed and needed and comparable(proposed, needed) and proposed.size != needed.size:
        facts["gap"] = Value(difference(needed, proposed), source=both)
        facts["gap_more"] = _flag(needed.size > proposed.size, both)
        facts["share"] = Value(share(proposed, needed) or "", source=both)
    if current and proposed and comparable(current, proposed):
        facts["reduced"] = _flag(proposed.size < current.size)
        facts["unchanged"] = _flag(proposed.size == current.size)
    if current and needed and comparable(current, needed):
        facts["needs_current"] = _flag(current.size == needed.size)
    told = phrases.plain(concern.current).lower()
    keeps = bool(told) and told == phrases.plain(concern.needed).lower()
    facts["keeps_current"] = _flag(keeps, "current, needed")
    facts["current_differs"] = _flag(
        told
        and not keeps
        and not facts.get("reduced")
        and told != phrases.plain(concern.proposed).lower()
        and concern.proposed
    )
    return facts


def concern_facts(concern: Concern, index: int, count: int, year: int) -> Facts:
    """The blanks of concern `index` of `count`; dates of `year` are written without it."""
    at = f"concerns[{index}]"
    area = phrases.area_name(concern.area)
    service = area.split()[-1].lower() in _SERVICE
    facts: Facts = {
        "area": Value(area, {"service": area} if service else {}, f"{at}.area"),
        "first": _flag(index == 0),
        "last": _flag(index == count - 1),
        "the_area": Value(phrases.the_thing(area), source=f"{at}.area"),
        "of_area": Value(f"{'of' if service else 'for'} {phrases.the_thing(area)}", source=f"{at}.area"),
    }
    for name, forms in (
        ("current", phrases.service_forms(concern.current)),
        ("proposed", phrases.service_forms(concern.proposed)),
        ("needed", phrases.service_forms(concern.needed)),
        ("goal", phrases.goal_forms(concern.goal)),
        ("reason", phrases.reason_forms(concern.school_reason)),
        ("request", phrases.request_forms(concern.request)),
    ):
        source = f"{at}.{'school_reason' if name == 'reason' else name}"
        facts[name] = Value(next(iter(forms.values()), ""), forms, source)
    for name, value in _amount_facts(concern).items():
        facts[name] = Value(value.text, source=", ".join(f"{at}.{part}" for part in value.source.split(", ") if part))
    if concern.evidence:
        facts |= _evidence_summary(concern, at, year)
    return facts


def _evidence_summary(concern: Concern, at: str, year: int) -> Facts:
    ordered = in_order(concern.evidence)
    needed = read_amount(concern.needed)
    backing = [
        e for e in ordered if needed and comparable(read_amount(e.finding), needed) and read_amount(e.finding) == needed
    ]
    main = (backing or ordered)[-1]
    days = sorted({e.date for e in concern.evidence if e.date})
    source = f"{at}.evidence"

    def dated(value: date | None) -> str:
        return phrases.day(value, year=value.year != year) if value else ""

    return {
        "has_evidence": _flag(True),
        "recommended": _flag(backing and main is ordered[-1], source),
        "source": Value(short_source(main), source=source),
        "first_date": Value(dated(main.date), source=source),
        "second_date": Value(dated(days[-1]) if len(days) > 1 and days[-1] != main.date else "", source=source),
    }


def in_order(evidence: tuple[Evidence, ...]) -> list[Evidence]:
    """Evidence by date, the undated last, so that two records stand side by side as they happened."""
    return sorted(evidence, key=lambda e: (e.date is None, e.date or date.min))


def short_source(evidence: Evidence) -> str:
    """The source as a question names it."""
    return phrases.with_article(re.split(r"\s*[,(;]", evidence.source, maxsplit=1)[0])


def evidence_facts(evidence: Evidence, concern: int, index: int) -> list[Facts]:
    """The blanks of one piece of evidence, once for each part of its finding (parts stand between semicolons)."""
    at = f"concerns[{concern}].evidence[{index}]"
    plural = phrases.is_plural(evidence.source)
    dated = phrases.day(evidence.date) if evidence.date else ""
    if evidence.date and (dated in evidence.source or phrases.day(evidence.date, year=False) in evidence.source):
        dated = ""
    found: list[Facts] = []
    for number, part in enumerate(evidence.finding.split(";")):
        forms = phrases.finding_forms(part)
        if number and not forms:
            continue
        found.append(
            {
                "source": Value(phrases.with_article(evidence.source), source=f"{at}.source"),
                "date": Value(dated, source=f"{at}.date"),
                "finding": Value(next(iter(forms.values()), ""), forms, f"{at}.finding"),
                "says": Value("say" if plural else "says", source=f"{at}.source"),
                "shows": Value("show" if plural else "shows", source=f"{at}.source"),
                "it": Value("they" if plural else "it", source=f"{at}.source"),
                "event": _flag(phrases.is_event(evidence.source)),
                "further": _flag(number > 0),
            }
        )
    return found
