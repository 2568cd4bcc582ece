"""Which field a day in someone's words may belong to, and which year was meant where none was typed."""

from __future__ import annotations

import re
from datetime import date

from iepwriter.checking.dates import Mention

_MEETING = re.compile(r"\bmeet", re.I)
_ANSWER_BY = re.compile(r"\b(?:reply|answer|respond|hear back)\b.*\bby\s*$", re.I | re.S)
_OVER = re.compile(
    r"\b(?:had|met|was|were|went|said|told|came|left|sat|walked|asked|promised|wrote|happened|did|didn['’]?t|gave|got|"
    r"last|ago|after the)\b",
    re.I,
)
_COMING = re.compile(r"\b(?:is|will be|coming|next|upcoming|scheduled|set|moved|planned)\b[^.!?]{0,30}$", re.I)
"""they told me the meeting | is on: still to come, although the sentence tells what is over."""
_SOON = 60
"""Days ahead in which a report may well be planned, so that nobody can say whether last year's day was meant."""


def day_of(mention: Mention, sentence: str, before: str, today: date) -> tuple[str, date] | None:
    """The field and the day of a mention in its sentence, of which `before` stands ahead of it.

    Without a year it is the nearest such day; None where that cannot be the day of the field: a meeting that is over,
    an answer hoped for in the past, a report that is still to come, a day that does not exist.
    """
    field = "meeting_date" if _MEETING.search(sentence) else "date"
    if _ANSWER_BY.search(before):
        field = "reply_by"
    days = _days(mention, today)
    if not days:
        return None
    if mention.year:
        return field, days[0]
    over = bool(_OVER.search(sentence))
    nearest = min(days, key=lambda day: abs((day - today).days))
    if field == "date":
        past = [day for day in days if day <= today]
        return (field, max(past)) if past and (over or not 0 < (nearest - today).days <= _SOON) else None
    if nearest < today and (over or field == "reply_by"):
        return None
    return (field, nearest) if not over or _COMING.search(before) else None


def _days(mention: Mention, today: date) -> list[date]:
    years = [mention.year] if mention.year else [today.year - 1, today.year, today.year + 1]
    found = []
    for year in years:
        try:
            found.append(date(year, mention.month, mention.day))
        except ValueError:
            continue
    return found
