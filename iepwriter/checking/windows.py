"""Looks at a very long paragraph window by window, so that each pattern is tried only where its words are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from .prefilter import Prefilter, widest
from .rule_files import NEAR, Hit, Page, Rule

_WINDOW = 6_000
_AHEAD = 1_000
"""Characters that a match may reach beyond the window in which it starts."""


class Windows:
    """Rules of one pattern each, ready for paragraphs of any length."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules = rules
        self._wide = frozenset(n for n, rule in enumerate(rules) if widest(rule.patterns[0]) > _AHEAD)
        excuses = list(dict.fromkeys(pattern for rule in rules for pattern in rule.unless))
        self._excuses = {pattern: len(rules) + number for number, pattern in enumerate(excuses)}
        self._prefilter = Prefilter([*(rule.patterns[0] for rule in rules), *excuses])

    def hits(self, page: Page) -> list[tuple[Rule, Hit]]:
        """What the rules match, as if each had been tried on the whole page; rules in no order."""
        found = [(self._rules[n], hit) for n in self._wide for hit in self._rules[n].hits(page)]
        reached: dict[int, int] = {}
        for start in range(0, len(page.text), _WINDOW):
            found += self._in_window(page, start, start + _WINDOW, reached)
        return found

    def _in_window(self, page: Page, start: int, end: int, reached: dict[int, int]) -> Iterator[tuple[Rule, Hit]]:
        """Matches that start in a window and not within one that started before it."""
        possible = set(self._prefilter.possible(page.normal[max(0, start - NEAR) : end + _AHEAD]))
        for number in possible - self._wide:
            if number >= len(self._rules):
                continue
            rule = self._rules[number]
            unless = tuple(pattern for pattern in rule.unless if self._excuses[pattern] in possible)
            asked = rule if unless == rule.unless else replace(rule, unless=unless)
            first = max(start, reached.get(number, 0))
            for match in rule.patterns[0].finditer(rule.seen(page), first, min(end + _AHEAD, len(page.text))):
                if match.start() >= end:
                    break
                reached[number] = match.end()
                hit = asked.hit(match, page)
                if hit is not None:
                    yield rule, hit
