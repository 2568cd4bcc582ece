"""Facts that someone's own words seem to hold, each with the field it may belong to; a person confirms every one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from iepwriter.checking.dates import Mention, mentions

from .days_found import day_of

_NUMBER = r"(?:\d+(?:\.\d+)?|an?|one|two|three|four|five|six|ten|fifteen|twenty|thirty|forty|forty-five|sixty|ninety)"
_AMOUNT = re.compile(
    rf"\b{_NUMBER}(?:\s*(?:x|times)\s*{_NUMBER})?\s*-?(?:minutes?|mins?|hours?|hrs?|sessions?|times?|x)\b"
    r"(?P<what>\s+of\s+[a-z-]+(?:\s+(?!an?\b|per\b|each\b|every\b)[a-z-]+){0,2}(?=\s*(?:a|per|each|every|/)\s*(?:day|week|month|wk)\b))?"
    r"(?:\s*(?:a|per|each|every|/)\s*(?:day|week|month|wk)\b|\s+(?:daily|weekly|monthly)\b)?",
    re.I,
)
_SHORT = ((r"(?i)\bmins?\b", "minutes"), (r"(?i)\bhrs?\b", "hours"), (r"(?i)\bwk\b", "week"), (r"\s*/\s*", " per "))
_CUES = (
    (
        "needed",
        re.compile(r"\b(?:needs?|should|recommend\w*|requires?|i want|ask(?:ing)? for|at least|minimum)\b", re.I),
    ),
    (
        "proposed",
        re.compile(r"\b(?:propos\w+|offer\w*|cut\w*|reduc\w+|drop\w*|plans? to|going to|will only|they want)\b", re.I),
    ),
    ("current", re.compile(r"\b(?:gets?|getting|has|had|receiv\w+|given|now|currently|from)\b", re.I)),
)
_LOWERED = re.compile(r"\b(?:cut|reduc|drop|lower|from|down)\w*\b.*\bto(?: only| just)?\s*$", re.I | re.S)
_PASSED = re.compile(
    r"\b(?:cr(?:ied|ies|y|ying)|scream\w*|sobb\w*|wait(?:s|ed|ing)?|hid(?:es|ing)?|slept|sleeps?)\b[^.,;!?]{0,30}$",
    re.I,
)
"""she cried for | 20 minutes: time that passed, and no amount of a service."""
_PERIOD = re.compile(r"\b(?:day|week|month|wk|daily|weekly|monthly)$", re.I)
_BARE = re.compile(
    r"\b(?:cut\w*|reduc\w+|drop\w*|lower\w*|down|from \d+)\b[^.!?;\n]{0,40}?\bto (?:only |just )?(?P<number>\d{1,3})"
    r"(?P<period> (?:a|per|each|every) (?:day|week|month))?(?=\s*(?:$|[,.;!?)\n]|(?:and|but|because|bc|cuz|so|now|"
    r"this|next|in|from|starting|after|since|which|with|without|for|again)\b))",
    re.I,
)
"""cut it to 10: an amount whose unit was said before."""
_TEST = re.compile(
    r"\b(?:CELF|WISC|WIAT|WPPSI|WJ|BASC|Vineland|GFTA|PPVT|EVT|DIBELS|KTEA|CTOPP|GORT|ADOS|Conners|Bayley|Beery|SRS|TOWL"
    r"|Woodcock[- ]Johnson|i-?Ready|FBA)(?:[- ]?(?:[IVX]+|\d+))?\b"
)
_REPORT = re.compile(
    r"\b(?:(?:Dr|Mr|Mrs|Ms|Mx)\.? ?[A-Z][\w-]+(?:'s|’s) )?"
    r"(?:(?:private|independent|outside|speech(?:[- ]language)?|reading|psychoeducational|neuropsych\w*|psychological"
    r"|occupational therapy|OT|PT|behaviou?r|progress|attendance|nurse(?:'s)?|communication|school)[- ]){0,2}"
    r"(?:evaluation|assessment|report card|report|screening|log)\b",
)
_NEVER_CAME = re.compile(
    r"\b(?:no|never|not|without|nobody|(?:did|was|were|is|has|have|does|do)n['’]?t|still waiting for|asked for|want|"
    r"need)\b[^,;]{0,30}$",
    re.I,
)
"""I was not sent a | progress report: nothing that anybody can name as evidence."""
_SCORE = re.compile(
    r"(?:\b(?:scored?|scores?|tested|reads?|placed|was|is)\b[^.,;!?\n]{0,40}?)?"
    r"\b(?:\d{1,2}(?:st|nd|rd|th) percentile|(?:standard )?score of \d+|\d+ out of \d+"
    r"|(?:\d(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth)[- ]grade level)\b"
    r"|\b\d+(?: ?%| percent)(?!\w)",
    re.I,
)
_PERSON = re.compile(r"\b(?:Mr|Mrs|Ms|Mx)\.? ?[A-Z][\w’'-]+?(?=['’]s\b|\b)(?![\w-])")
_DOCTOR = re.compile(
    r"\b(?:dr|doctor)\.? (?P<name>[a-z][\w'-]{1,24}) (?:said|says|wrote|writes|found|recommend\w*|gave|did)\b"
    r"[^.!?\n]{0,80}?\b(?P<kind>eval|evaluation|assessment|report|letter|screening)\b",
    re.I,
)
_KINDS = {"eval": "evaluation"}
_CHILD = re.compile(r"\b[Mm]y (son|daughter|child|kid|boy|girl),?\s+([A-Z][a-z’'-]+)\b")
_KIND_OF_CHILD = {"son": "he", "boy": "he", "daughter": "she", "girl": "she"}
_GRADE = re.compile(
    r"\b(?:in|a|an) ((?:\d(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth)"
    r"(?=[- ]grade(?:r\b|\b(?! level)))"
    r"|kindergarten)",
    re.I,
)
_SCHOOL = re.compile(r"\b(?:[A-Z][\w.’'-]+ ){1,3}(?:Elementary|Middle|High|Primary|Academy|Preschool)(?: School)?\b")
_END = re.compile(r"[.!?](?:\s|$)|\n")


@dataclass(frozen=True)
class FoundFact:
    """A fact as it stands in the words (`text`), the field it may belong to, and what would be written there."""

    field: str
    text: str
    value: str
    start: int


def facts_in(words: str, today: date) -> list[FoundFact]:
    """Amounts, dates, tests, scores and names of a text in its order, each once.

    A date without a year is taken as the nearest one that makes sense for its field.
    """
    told = (m for m in _AMOUNT.finditer(words) if _PERIOD.search(m[0]) or not _PASSED.search(_before(words, m.start())))
    found = [FoundFact(_amount_field(words, m), _plain(m[0]), _amount(m), m.start()) for m in told]
    found += _without_units(words)
    for m in _DOCTOR.finditer(words):
        kind = _KINDS.get(m["kind"].lower(), m["kind"].lower())
        found.append(FoundFact("source", _plain(m[0]), f"{kind} by Dr. {m['name'].capitalize()}", m.start()))
    found += [fact for m in mentions(words) if m.month and m.day and (fact := _dated(words, m, today))]
    for field, pattern in (("source", _TEST), ("finding", _SCORE), ("addressee", _PERSON)):
        found += [FoundFact(field, _plain(m[0]), _plain(m[0]), m.start()) for m in pattern.finditer(words)]
    reports = (m for m in _REPORT.finditer(words) if not _NEVER_CAME.search(_before(words, m.start())))
    found += [FoundFact("source", _plain(m[0]), _plain(m[0]), m.start()) for m in reports]
    found += [FoundFact("school", _plain(m[0]), _plain(m[0]), m.start()) for m in _SCHOOL.finditer(words)]
    found += [FoundFact("grade", m[1], m[1], m.start()) for m in _GRADE.finditer(words)]
    for m in _CHILD.finditer(words):
        found.append(FoundFact("child", m[2], m[2], m.start(2)))
        if m[1] in _KIND_OF_CHILD:
            found.append(FoundFact("pronouns", f"my {m[1]}", _KIND_OF_CHILD[m[1]], m.start()))
    once = {(fact.field, fact.value.casefold()): fact for fact in sorted(found, key=_start, reverse=True)}
    return sorted(once.values(), key=_start)


def _start(fact: FoundFact) -> int:
    return fact.start


def _without_units(words: str) -> list[FoundFact]:
    """What an amount was cut to, in the units of the amount before it."""
    found = []
    for m in _BARE.finditer(words):
        before = list(_AMOUNT.finditer(words[: m.start("number")]))
        unit = re.sub(rf"^{_NUMBER}[\s-]*", "", _amount(before[-1]), flags=re.I) if before else ""
        if unit and not unit.startswith(("x", "times")):
            unit = re.sub(r"^(\w+?)s\b", r"\1", unit) if m["number"] == "1" else unit
            whole = f"{m['number']} {unit}" if not m["period"] else f"{m['number']} {unit.split()[0]}{m['period']}"
            found.append(FoundFact("proposed", _plain(m[0]), _plain(whole), m.start()))
    return found


def amounts_in(words: str) -> list[str]:
    """The amounts of a text, each once."""
    return list(dict.fromkeys(_amount(m) for m in _AMOUNT.finditer(words)))


def _amount(match: re.Match[str]) -> str:
    """An amount without the service that it is of, its unit spelled out."""
    text = match[0].replace(match["what"] or "", "", 1)
    for short, whole in _SHORT:
        text = re.sub(short, whole, text)
    return _plain(text)


def _plain(text: str) -> str:
    return " ".join(text.split())


def _before(words: str, at: int) -> str:
    """The sentence up to a place in it."""
    head = words[max(0, at - 160) : at]
    # "Dr. Chen" ends no sentence.
    ends = [m.end() for m in _END.finditer(head) if not re.search(r"\b(?:Dr|Mr|Mrs|Ms|Mx)$", head[: m.start()])]
    return head[ends[-1] :] if ends else head


def _sentence(words: str, start: int, end: int) -> str:
    after = _END.search(words, end)
    return _before(words, start) + words[start : after.start() if after else end + 80]


def _amount_field(words: str, match: re.Match[str]) -> str:
    before = _before(words, match.start())
    if _LOWERED.search(before):
        return "proposed"
    nearest = [(m.start(), field) for field, cue in _CUES for m in cue.finditer(before)]
    return max(nearest)[1] if nearest else "current"


def _dated(words: str, mention: Mention, today: date) -> FoundFact | None:
    sentence = _sentence(words, mention.start, mention.end)
    found = day_of(mention, sentence, _before(words, mention.start), today)
    if found is None:
        return None
    field, day = found
    return FoundFact(field, _plain(words[mention.start : mention.end]), day.isoformat(), mention.start)
