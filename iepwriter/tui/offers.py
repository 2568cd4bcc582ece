"""Facts that the words hold, offered one by one; each is taken or passed over by a key, never taken silently."""

from __future__ import annotations

from datetime import date

from iepwriter.tui import coach
from iepwriter.words.facts_found import FoundFact, facts_in


class Offers:
    """The facts of the words as they were last read."""

    def __init__(self) -> None:
        self._words = ""
        self._facts: list[FoundFact] = []

    def read(self, words: str, facts: list[FoundFact]) -> None:
        """Takes the facts that were found in words."""
        self._words, self._facts = words, facts

    def next(self, values: dict[str, str], skipped: set[str]) -> FoundFact | None:
        """The next fact to offer, among those last read."""
        return coach.offer(self._facts, values, skipped)

    def now(self, values: dict[str, str], skipped: set[str]) -> FoundFact | None:
        """The next fact of the words as they stand now, for a key that was pressed before they were read."""
        if values.get("words", "") != self._words:
            self.read(values.get("words", ""), facts_in(values.get("words", ""), date.today()))
        return self.next(values, skipped)
