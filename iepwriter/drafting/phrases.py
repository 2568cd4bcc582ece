"""The grammatical shapes of what a person typed into a field, so that a template can build a sentence with it."""

from __future__ import annotations

import re
from datetime import date

from iepwriter.drafting.amounts import read_amount
from iepwriter.drafting.vocabulary import (
    COUNTABLE,
    DETERMINER,
    EVENTS,
    FINITE,
    GOAL_VERBS,
    NAME_FIRST,
    NONE,
    REPORTING,
    STANCE,
    SUBJECT,
    VAGUE,
    VERBS,
)
from iepwriter.drafting.written_out import written_out

_ISO = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)\b")


def _long_date(found: re.Match[str]) -> str:
    try:
        return day(date.fromisoformat(found[0]))
    except ValueError:
        return found[0]


def plain(text: str) -> str:
    """A field's text on one line, dates written out, without a full stop at its end."""
    return _ISO.sub(_long_date, re.sub(r"\s+", " ", text)).strip().rstrip(".;,! ")


def lower_first(text: str) -> str:
    """The text with a small first letter, unless its first word is a name, an acronym or `I`."""
    first = text.split(" ", 1)[0]
    ordinary = first.lower() in VERBS | REPORTING or DETERMINER.match(first) or _SUBJECT_WORD.match(first)
    if ordinary and first[:1].isupper() and not first[1:2].isupper() and first != "I":
        return text[0].lower() + text[1:]
    return text


_SUBJECT_WORD = re.compile(r"^(?:she|he|they|it|we|you|there)\b", re.I)


def upper_first(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]


def service_forms(text: str) -> dict[str, str]:
    """Shapes of a service or its amount: `amount`, `none`, `vague`, `action`, `thing` or `quoted`; one applies."""
    text = plain(text)
    if not text:
        return {}
    first = text.split()[0].lower()
    if NONE.match(text):
        return {"none": text}
    if read_amount(text) and re.match(r"(?:\d|up to|at least|about|one|two|three|four|five|half)", text, re.I):
        return {"amount": text}
    if first in VERBS and len(text.split()) > 1 and text.split()[1].lower() not in ("of", "by", "from"):
        return {"action": lower_first(text)}
    if VAGUE.search(text):
        return {"vague": lower_first(text)}
    thing = a_thing(_capital_kept(text))
    if (
        thing == _capital_kept(text)
        and not DETERMINER.match(text)
        and (re.search(r"[,;]", text) or len(text.split()) > 4)
    ):
        return {"quoted": lower_first(text)}
    return {"thing": thing}


def _capital_kept(text: str) -> str:
    first = text.split(" ", 1)[0]
    return text[0].lower() + text[1:] if re.fullmatch(r"[A-Z][a-z]+(?:-[a-z]+)*", first) else text


def area_name(text: str) -> str:
    """An area as it stands inside a sentence: a small first letter unless it is an acronym or a short name."""
    return _capital_kept(plain(text))


_ASKING = re.compile(
    r"^(?:please\s+|i\s+(?:am\s+|'m\s+)?(?:want|ask|asking|request|requesting|need|would like|'d like)\s+"
    r"(?:(?:you|the team|the school|them)\s+)?(?:to\s+|for\s+|that\s+)?|"
    r"we\s+(?:want|ask|request|need)\s+(?:for\s+|that\s+)?|"
    r"to\s+|the\s+(?:team|school)\s+(?:to|should|must|needs? to)\s+)",
    re.I,
)


def request_forms(text: str) -> dict[str, str]:
    """Shapes of a request: `verb` (increase ...), `clause` (he ride ...) or `noun` (a quiet room)."""
    text = plain(text)
    if not text:
        return {}
    text = plain(_ASKING.sub("", text, count=1)) or text
    first = text.split()[0].lower()
    if first in VERBS and len(text.split()) > 1:
        return {"verb": lower_first(text)}
    body = re.sub(r"^that\s+", "", text, flags=re.I)
    if body != text or (SUBJECT.match(body) and FINITE.search(body) and not DETERMINER.match(body)):
        return {"clause": lower_first(re.sub(r"\b(should|must|needs to|has to)\s+", "", body, count=1))}
    return {"noun": _capital_kept(text)}


def finding_forms(text: str) -> dict[str, str]:
    """Shapes of a finding: `verb` (recommends ...), `clause` (she reads ...) or `noun` (a standard score of 72)."""
    text = plain(written_out(text))
    if not text:
        return {}
    first = text.split()[0].lower()
    if len(text.split()) > 1 and first in REPORTING:
        return {"verb": lower_first(text)}
    if SUBJECT.match(text) and FINITE.search(text):
        return {"clause": lower_first(text)}
    if re.match(r"(?:student|child|pupil)\s", text, re.I) and FINITE.search(text):
        return {"clause": "the " + _capital_kept(text)}
    if _PREDICATE.match(text):
        return {"predicate": lower_first(text)}
    if re.match(r"[a-z]+ed (?:at|in|on|by|from|to|with|as|for)\b", text, re.I):
        return {"participle": _capital_kept(text)}
    if len(text.split()) > 1 and _LIKE_A_VERB.match(text):
        return {"verb": lower_first(text)}
    return {"noun": _capital_kept(text)}


_PREDICATE = re.compile(
    r"(?:reads|walks|tires|participates|meets|scored|answers|speaks|writes|eats|uses|functions|performs|benefits|"
    r"struggles|exhibits|demonstrates|understands|follows|works|makes|made|lost|met|left|needs|lacks|completes|"
    r"completed|cannot|can|is|was|has)\s",
    re.I,
)


_SHORT = 11
"""Words up to which a question may say again what it asks about."""


def reason_forms(text: str) -> dict[str, str]:
    """Shapes of what the school said: `said` (a clause), `predicate`, `quote` (in the school's first person) or `noun`.

    A clause is also a `clause` when data could show it (`short` when it may be said again in a question), and a
    `stance` when it is a wish, a rule or a resource.
    """
    text = plain(written_out(text)).strip("\"'“”")
    if not text:
        return {}
    text = re.sub(
        r"^(?:they|the (?:school|team|teacher|principal|district))\s+(?:said|say|told (?:me|us))\s+(?:that\s+)?",
        "",
        text,
        flags=re.I,
    )
    if re.search(r"\b(?:we|our|us|i|my|you|your)\b", text, re.I):
        return {"quote": text}
    if FINITE.search(text) and (SUBJECT.match(text) or len(text.split()) > 3):
        if re.match(r"(?:is|are|was|has|does|doesn't|can|cannot|can't|will|won't|didn't|makes?|made)\b", text, re.I):
            return {"predicate": lower_first(text)}
        kind = "stance" if STANCE.search(text) else "clause"
        forms = {kind: lower_first(text), "said": lower_first(text)}
        return forms | {"short": lower_first(text)} if len(text.split()) <= _SHORT and kind == "clause" else forms
    return {"noun": _capital_kept(text)}


_LIKE_A_VERB = re.compile(r"[a-z]+(?:s|ed) (?:the|a|an|that|\d+|her|his|him|them|no|only|at least)\b", re.I)


def goal_forms(text: str) -> dict[str, str]:
    """Shapes of a goal: `verb` (ask for help ...), `clause` (she asks ...) or `noun`."""
    text = plain(text)
    if not text:
        return {}
    text = re.sub(r"^(?:to|(?:\S+\s+){1,2}?will(?: be able to)?)\s+", "", text, flags=re.I)
    if text.split()[0].lower() in GOAL_VERBS and len(text.split()) > 1:
        return {"verb": text[0].lower() + text[1:]}
    forms = finding_forms(text)
    return {"noun": text} if "verb" in forms else forms


_TAKES_NONE = re.compile(r"(?:the|a|an|my|her|his|their|our|your|this|that|these|all|any|no)\b", re.I)


def the_thing(text: str) -> str:
    """An area with `the` where plain English wants it: `the 1:1 aide`, but `speech-language therapy`."""
    text = plain(text)
    return f"the {text}" if text.split()[-1].lower() in COUNTABLE and not _TAKES_NONE.match(text) else text


def with_article(text: str) -> str:
    """A source or document as the start of a noun phrase: `the evaluation by Dr. Chen`, `my log`."""
    text = plain(text)
    if DETERMINER.match(text):
        return lower_first(text)
    return text if NAME_FIRST.match(text) else "the " + _capital_kept(text)


def _head(source: str) -> str:
    return re.split(r"\s+(?:by|from|of|for|with|at|on|in|to|dated)\b|,|\(", source, maxsplit=1)[0].split()[-1].lower()


def is_plural(source: str) -> bool:
    """Whether a source such as `progress reports` takes a plural verb."""
    head = _head(source)
    return head.endswith("s") and not head.endswith(("ss", "us", "is", "'s"))


def is_event(source: str) -> bool:
    """Whether a source happened on a day (a call, a meeting) and was not written on it."""
    return _head(source).rstrip("s") in EVENTS


def day(value: date, *, year: bool = True) -> str:
    """A date as a letter writes it: `March 10, 2026`, or `March 10`."""
    text = f"{value:%B} {value.day}"
    return f"{text}, {value.year}" if year else text


def listed(items: list[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    if len(items) == 1:
        return items[0]
    comma = "," if len(items) > 2 and any(" and " in item for item in items) else ""
    return ", ".join(items[:-1]) + f"{comma} and " + items[-1]


def a_thing(text: str) -> str:
    """A thing with `a` or `an` where plain English wants it: `a 1:1 aide, full day`."""
    text = plain(text)
    head = re.split(
        r",|\s(?:with|for|in|of|on|at|to|by|from|who|that|all|during|and|before|after|once|twice|per|each|every|dated)\s|\s\(",
        text,
        maxsplit=1,
    )[0]
    first, last = head.split()[0], head.split()[-1].lower()
    if last not in COUNTABLE or (DETERMINER.match(text) and not re.match(r"(?:1|one)[:-]", text)):
        return text
    vowel = re.match(r"(?:[aeio]|un(?!i)|8|11\b|18\b|FBA|SLP|[AEFHILMNORSX][A-Z]+\b)", first, 0) and not re.match(
        r"one\b|one-", first, re.I
    )
    return f"{'an' if vowel else 'a'} {text}"
