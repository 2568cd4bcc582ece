"""What the person gave: every public text of a case, by field, for holding a letter against it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from iepwriter.cases import Case


def _texts(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for item in value.values() for text in _texts(item)]
    if isinstance(value, (list, tuple)):
        return [text for item in value for text in _texts(item)]
    return []


def _days(value: object) -> list[date]:
    if isinstance(value, date):
        return [value]
    if isinstance(value, dict):
        return [day for item in value.values() for day in _days(item)]
    if isinstance(value, (list, tuple)):
        return [day for item in value for day in _days(item)]
    return []


@dataclass(frozen=True)
class Given:
    """The public and the private side of a case, as plain text and dates."""

    case: Case
    today: date | None = None

    @cached_property
    def texts(self) -> list[str]:
        """All public texts."""
        return [text for text in _texts(self.case.model_dump(exclude={"private"})) if text.strip()]

    @cached_property
    def public(self) -> str:
        """All public texts as one, a line each."""
        return "\n".join(self.texts)

    @cached_property
    def private(self) -> list[str]:
        """The texts that no output may show."""
        return [text for text in _texts(self.case.private.model_dump()) if text.strip()]

    @cached_property
    def days(self) -> set[date]:
        """All dates of the case's fields, and today's, which stands above a letter without a date of its own."""
        found = set(_days(self.case.model_dump(exclude={"private"})))
        if self.case.letter_date is None:
            found.add(self.today or date.today())
        return found

    @cached_property
    def words(self) -> set[str]:
        """All public words in small letters."""
        return {word.strip("'") for word in re.findall(r"[\w'’-]+", self.public.lower().replace("’", "'"))}
