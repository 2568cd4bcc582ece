"""All rules together: load the shipped ones and a person's own, and scan a text with them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TypeAlias

from .finding import TONE, Category, Finding
from .hearing.listening import LISTENS_TO
from .prefilter import Prefilter
from .remembering import LONGEST_KEPT, paragraphs
from .rule_files import Hit, Page, Rule, RuleError, read_rule
from .windows import Windows

SHIPPED = Path(__file__).parent / "rules"
RHETORICAL = "tone.rhetorical"
"""The rule about questions which blame more than they ask."""
_SHOWN = 60
_Hits: TypeAlias = "tuple[tuple[Rule, Hit], ...]"
_MOST_KEPT = 500
_SOON = 120
"""Paragraphs after which finding out which words each pattern needs has paid; one letter has fewer."""
_MOST_OWN_WORDS = 200
"""Suggestions from the person's own words are made for so many findings; a letter never has more."""


@dataclass
class Rulebook:
    """Rules that loaded, and what is wrong with those that did not."""

    rules: tuple[Rule, ...]
    problems: tuple[str, ...] = ()
    _proved: dict[str, bool] = field(default_factory=dict, repr=False)

    _seen: dict[str, _Hits] = field(default_factory=dict, repr=False)
    _looked: int = field(default=0, repr=False)

    @classmethod
    def load(cls, folders: Iterable[Path] = ()) -> Rulebook:
        """The shipped rules, which must all load, and those of the folders, which may replace shipped ones.

        A broken file of a folder is skipped; `problems` names it with its line.
        """
        rules = {rule.id: rule for rule in map(read_rule, sorted(SHIPPED.glob("*.toml")))}
        problems = []
        for path in (path for folder in folders for path in sorted(folder.glob("*.toml"))):
            try:
                rule = read_rule(path, own=True)
            except RuleError as error:
                problems.append(str(error))
                continue
            rules[rule.id] = rule
        return cls(tuple(rules.values()), tuple(problems))

    @cached_property
    def patterns(self) -> Rulebook:
        """The same rules without those that need the network: quick, for sorting many pieces of text."""
        if not any(rule.heard for rule in self.rules):
            return self
        return Rulebook(tuple(rule for rule in self.rules if not rule.heard), self.problems)

    def ids(self) -> tuple[str, ...]:
        """The names of all rules."""
        return tuple(rule.id for rule in self.rules)

    def rule(self, name: str) -> Rule:
        """The rule of that name; KeyError when there is none."""
        for rule in self.rules:
            if rule.id == name:
                return rule
        raise KeyError(name)

    def scan(self, text: str, most: int | None = None) -> list[Finding]:
        """All findings in the order of the text, or the first `most`; of overlapping ones in a category, the longest.

        Paragraphs that did not change since an earlier call are not looked at again.
        """
        kept = _longest(self._hits(text))[:most]
        own = len(kept) <= _MOST_OWN_WORDS
        return [self._finding(rule, hit, text, own) for rule, hit in kept]

    def forget(self) -> None:
        """Drop what is remembered of earlier texts."""
        self._seen.clear()
        if self.patterns is not self:
            self.patterns.forget()

    def categories(self, text: str) -> frozenset[Category]:
        """The categories found in a text, without suggestions: quick, for sorting clauses."""
        return frozenset(rule.category for rule, _ in self._hits(text))

    def points(self, name: str, text: str) -> bool:
        """Whether the rule of that name, if there is one, points at something in a text."""
        return any(rule.id == name for rule, _ in self._hits(text))

    def stretches(self, text: str) -> list[tuple[Category, int, int]]:
        """Category, start and end of every finding, without messages and suggestions."""
        return [(rule.category, hit.start, hit.end) for rule, hit in _longest(self._hits(text))]

    def _hits(self, text: str) -> list[tuple[Rule, Hit]]:
        """What the rules match, in each paragraph and in the whole."""
        found = []
        for start, end in paragraphs(text):
            book = self if start < LISTENS_TO else self.patterns
            found += [(rule, hit.moved(start)) for rule, hit in book._in_paragraph(text[start:end])]
        whole = [rule for rule in self.rules if rule.whole_text]
        if whole:
            page = Page(text)
            found += [(rule, hit) for rule in whole for hit in rule.hits(page)]
        return found

    def _may_match(self, page: Page) -> list[Rule]:
        """The rules about a paragraph, without patterns that need words which are not in it."""
        self._looked += 1
        if self._looked <= _SOON and "_patterns" not in self.__dict__:
            return [rule for rule in self.rules if not rule.whole_text]
        singles, prefilter = self._patterns
        return [singles[number] for number in prefilter.possible(page.normal)]

    @cached_property
    def _patterns(self) -> tuple[list[Rule], Prefilter]:
        """Each rule about a paragraph once for each of its patterns, and which of these a text needs to be shown."""
        rules = [rule for rule in self.rules if not rule.whole_text]
        singles = [replace(rule, patterns=(pattern,)) for rule in rules for pattern in rule.patterns]
        return singles, Prefilter([rule.patterns[0] for rule in singles])

    @cached_property
    def _windows(self) -> Windows:
        return Windows(self._patterns[0])

    def _in_paragraph(self, text: str) -> _Hits:
        """What the rules match in one paragraph, remembered unless it is very long."""
        known = self._seen.get(text)
        if known is None:
            known = self._new(text)
            while len(self._seen) >= _MOST_KEPT:
                self._seen.pop(next(iter(self._seen)), None)
            if len(text) <= LONGEST_KEPT:
                self._seen[text] = known
        return known

    def _new(self, text: str) -> _Hits:
        page = Page(text)
        if self.patterns is not self:
            return self._listening(self.patterns._in_paragraph(text), page)
        if len(text) > LONGEST_KEPT:
            return tuple(self._windows.hits(page))
        return tuple((rule, hit) for rule in self._may_match(page) for hit in rule.hits(page))

    def _listening(self, hits: _Hits, page: Page) -> _Hits:
        """What the patterns match, and what is heard in sentences in which they match no tone."""
        said = {page.sentences.around(hit.start)[0] for rule, hit in hits if rule.category in TONE}
        heard = ((rule, hit) for rule in self.rules if rule.heard for hit in rule.hits(page))
        return (*hits, *(pair for pair in heard if page.sentences.around(pair[1].start)[0] not in said))

    def _finding(self, rule: Rule, hit: Hit, text: str, own: bool) -> Finding:
        words = text[hit.start : hit.end]
        shown = " ".join(words.split())
        shown = shown if len(shown) <= _SHOWN else shown[: _SHOWN - 1] + "…"
        return Finding(
            rule=rule.id,
            category=rule.category,
            level=rule.level,
            start=hit.start,
            end=hit.end,
            text=words,
            message=rule.message.replace("{match}", shown),
            why=rule.why,
            suggestions=tuple(self._suggestions(rule, hit, text, own)),
        )

    def _suggestions(self, rule: Rule, hit: Hit, text: str, own: bool) -> Iterable[str]:
        """The rule's suggestions, filled from the person's words where the rule captured some."""
        parts = {name: " ".join(text[start:end].split()) for name, start, end in hit.parts}
        for template in rule.suggestions:
            made = template
            for name, words in parts.items():
                made = made.replace(f"{{{name}}}", words)
            if made != template and not (own and self._clean(made)):
                continue
            if "{rest}" in made:
                continue
            yield made[:1].upper() + made[1:] if text[hit.start].isupper() else made

    def _clean(self, suggestion: str) -> bool:
        """Whether a suggestion made from the person's words passes every rule."""
        if suggestion not in self._proved:
            self._proved[suggestion] = not self.categories(suggestion)
            while len(self._proved) > 10 * _MOST_OWN_WORDS:
                self._proved.pop(next(iter(self._proved)), None)
        return self._proved[suggestion]


def _longest(hits: list[tuple[Rule, Hit]]) -> list[tuple[Rule, Hit]]:
    """Drop every hit that overlaps a longer one of the same category; sort by place."""
    kept: list[tuple[Rule, Hit]] = []
    last: dict[Category, int] = {}
    for rule, hit in sorted(hits, key=lambda pair: (pair[1].start, -pair[1].end, pair[0].id)):
        index = last.get(rule.category)
        if index is not None and hit.start < kept[index][1].end:
            before = kept[index][1]
            if hit.end - hit.start > before.end - before.start:
                kept[index] = (rule, hit)
            continue
        last[rule.category] = len(kept)
        kept.append((rule, hit))
    return sorted(kept, key=lambda pair: (pair[1].start, pair[1].end, pair[0].id))


@lru_cache(maxsize=1)
def shipped() -> Rulebook:
    """The rules that come with the program."""
    return Rulebook.load()


RuleBook = Rulebook
