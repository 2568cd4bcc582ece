"""Reads rules: one small TOML file a rule, with the examples that it must flag and must allow."""

from __future__ import annotations

import itertools
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from .finding import TONE, Category, Level
from .hearing.ear import ear
from .macros import MACROS
from .page import Page as Page

_MACRO = re.compile(r"\{([a-z]+)\}")
_SPACE = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]| ", re.S)
"""A space, alone or in a set of characters; escaped signs and other sets are passed over."""
_SPACED = {" ": r"\s{1,4}", "\\ ": "\\ "}
_NESTED = re.compile(r"\([^()]*(?<!\\)[+*][^()]*\)(?:[+*]|\{\d+,\})")
_OPEN = re.compile(r"(?<!\\)\.[*+]|\\[SW][*+]|^(?:\\\w|\[[^\]]*\]|.)[*+]")
_REQUIRED = ("id", "category", "level", "message", "why", "flags", "allows")
_LISTS = ("suggestions", "patterns", "unless", "unless_next", "needs", "flags", "allows")
_KEYS = frozenset((*_REQUIRED, *_LISTS, "case", "quoted", "words", "more_than", "max_words", "repeat_flags", "heard"))
_MIN_EXAMPLES = 2
NEAR = 300
"""Characters before and after the words of a match in which a rule looks for what excuses them."""
_CLOSE = 120
"""The same, for what excuses them from their own clause on to the next sentence."""
_Named = TypeVar("_Named", Category, Level)


class RuleError(ValueError):
    """A rule that does not load: which file, which line, why."""

    def __init__(self, path: Path, line: int, why: str) -> None:
        super().__init__(f"{path}:{line}: {why}")


@dataclass(frozen=True)
class Hit:
    """Words that a rule matched, with the parts that a suggestion may take up."""

    start: int
    end: int
    parts: tuple[tuple[str, int, int], ...] = ()

    def moved(self, by: int) -> Hit:
        """The same hit in a text that has so many characters more in front."""
        parts = tuple((name, start + by, end + by) for name, start, end in self.parts)
        return Hit(self.start + by, self.end + by, parts)


@dataclass(frozen=True)
class Rule:
    """One rule, as its file has it."""

    id: str
    category: Category
    level: Level
    message: str
    why: str
    suggestions: tuple[str, ...]
    patterns: tuple[re.Pattern[str], ...]
    unless: tuple[re.Pattern[str], ...]
    flags: tuple[str, ...]
    allows: tuple[str, ...]
    case: bool = False
    quoted: bool = False
    more_than: int = 0
    max_words: int = 0
    heard: bool = False
    """Whether the network says where this tone is, instead of patterns."""
    needs: tuple[re.Pattern[str], ...] = ()
    """Of which a sentence holds one, or nothing is found in it."""
    unless_next: tuple[re.Pattern[str], ...] = ()
    """What excuses the words from the comma before them to the end of the next sentence."""

    @property
    def whole_text(self) -> bool:
        """Whether the rule counts over the whole text instead of looking at one paragraph."""
        return bool(self.more_than or self.max_words)

    def hits(self, page: Page) -> list[Hit]:
        """All the words of the page that this rule points at."""
        if self.max_words:
            return _beyond(page.text, self.max_words)
        if self.heard:
            heard = (h for h in page.heard if h.category is self.category)
            return [Hit(h.start, h.end) for h in heard if not self._excused(h.start, h.end, page.masked, page)]
        # A rule that counts needs no more than it counts to.
        most = self.more_than + 1 if self.more_than else None
        found: list[Hit] = []
        for pattern in self.patterns:
            there = (self.hit(match, page) for match in pattern.finditer(self.seen(page)))
            found += itertools.islice((hit for hit in there if hit), most)
        return sorted(found, key=lambda hit: hit.start)[self.more_than :][:1] if self.more_than else found

    def seen(self, page: Page) -> str:
        """The form of the page's text that the patterns are held against."""
        return page.text if self.case else page.normal if self.quoted else page.masked

    def hit(self, match: re.Match[str], page: Page) -> Hit | None:
        """The hit that a match is; none when it runs over the end of its sentence, or is excused there."""
        _, end = page.sentences.around(match.start())
        if match.end() > end or match.start() == match.end():
            return None
        if self._excused(match.start(), match.end(), match.string, page):
            return None
        parts = tuple((name, *match.span(name)) for name in match.groupdict() if match[name])
        return Hit(match.start(), match.end(), parts)

    def _excused(self, start: int, end: int, seen: str, page: Page) -> bool:
        """Whether the sentence around the words holds what makes them harmless, or nothing that they need."""
        if not (self.unless or self.needs or self.unless_next):
            return False
        first, last = page.sentences.around(start)
        # A sentence is looked at near the words only, or a page without full stops would take for ever.
        first, last = max(first, start - NEAR), min(last, end + NEAR)
        if self.needs and not any(other.search(seen, first, last) for other in self.needs):
            return True
        if any(other.search(seen, first, last) for other in self.unless):
            return True
        first = max(first, start - _CLOSE, seen.rfind(",", first, start))
        after = min(page.sentences.around(last)[1], end + _CLOSE)
        return any(other.search(seen, first, after) for other in self.unless_next)


def _beyond(text: str, limit: int) -> list[Hit]:
    """The first word after the limit, if the text is that long."""
    for count, match in enumerate(re.finditer(r"\S+", text), start=1):
        if count > limit:
            return [Hit(match.start(), match.end())]
    return []


def read_rule(path: Path, *, own: bool = False) -> Rule:
    """Read and prove one rule file; RuleError names the file and the line."""
    try:
        source = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise RuleError(path, 1, f"cannot be read: {error}") from error
    try:
        data = tomllib.loads(source)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        where = re.search(r"line (\d+)", str(error))
        raise RuleError(path, int(where[1]) if where else 1, str(error)) from error
    reader = _Reader(path, source, data)
    rule = reader.rule()
    # The network is slow to load and its file has a checksum, so a test proves the shipped rules beforehand.
    if not rule.heard or (own and ear() is not None):
        reader.prove(rule)
    return rule


class _Reader:
    """Turns the data of one file into a rule."""

    def __init__(self, path: Path, source: str, data: dict[str, Any]) -> None:
        self.path = path
        self.lines = source.splitlines()
        self.data = data

    def fail(self, why: str, words: str) -> RuleError:
        """An error at the first line that holds the words."""
        line = next((n for n, text in enumerate(self.lines, start=1) if words in text), 1)
        return RuleError(self.path, line, why)

    def rule(self) -> Rule:
        """Check the shape and build the rule."""
        self._shape()
        case = bool(self.data.get("case", False))
        texts = {key: tuple(self.data.get(key, ())) for key in _LISTS}
        return Rule(
            id=self.data["id"],
            category=self._named(Category, "category"),
            level=self._named(Level, "level"),
            message=self.data["message"],
            why=self.data["why"],
            suggestions=texts["suggestions"],
            patterns=tuple(self._pattern(p) for p in texts["patterns"]),
            unless=tuple(self._pattern(p) for p in texts["unless"]),
            flags=tuple(" ".join([flag] * self.data.get("repeat_flags", 1)) for flag in texts["flags"]),
            allows=texts["allows"],
            case=case,
            quoted=bool(self.data.get("quoted", False)),
            more_than=self.data.get("more_than", 0),
            max_words=self.data.get("max_words", 0),
            heard=bool(self.data.get("heard", False)),
            needs=tuple(self._pattern(p) for p in texts["needs"]),
            unless_next=tuple(self._pattern(p) for p in texts["unless_next"]),
        )

    def _shape(self) -> None:
        """Unknown keys, missing keys, wrong types."""
        for key, value in self.data.items():
            if key not in _KEYS:
                raise self.fail(f"unknown key {key!r}", key)
            if not self._typed(key, value):
                raise self.fail(f"{key} has the wrong type", key)
        for key in _REQUIRED:
            if not self.data.get(key):
                raise self.fail(f"{key} is missing", key)
        for key in ("flags", "allows"):
            if len(self.data[key]) < _MIN_EXAMPLES:
                raise self.fail(f"{key} needs at least {_MIN_EXAMPLES} examples", key)
        if not any(self.data.get(key) for key in ("patterns", "max_words", "heard")):
            raise self.fail("patterns is missing", "patterns")
        self._heard_shape()

    def _heard_shape(self) -> None:
        """What a heard rule has not."""
        if self.data.get("heard") and (self.data.get("patterns") or self.data["category"] not in TONE):
            raise self.fail("a heard rule is about a tone and has no patterns", "heard")

    @staticmethod
    def _typed(key: str, value: object) -> bool:
        if key in _LISTS:
            return isinstance(value, list) and all(isinstance(item, str) for item in value)
        if key in ("case", "quoted", "words", "heard"):
            return isinstance(value, bool)
        if key in ("more_than", "max_words", "repeat_flags"):
            return isinstance(value, int) and not isinstance(value, bool) and value >= 0
        return isinstance(value, str)

    def _named(self, kind: type[_Named], key: str) -> _Named:
        try:
            return kind(self.data[key])
        except ValueError:
            raise self.fail(f"{key} {self.data[key]!r} is not known", key) from None

    def _pattern(self, source: str) -> re.Pattern[str]:
        """A pattern with macros spelled out and spaces that match any white space."""
        words = source[:20] or "patterns"
        for name in _MACRO.findall(source):
            if name not in MACROS:
                raise self.fail(f"unknown macro {{{name}}}", words)
        full = _MACRO.sub(lambda m: MACROS[m[1]], source)
        if _NESTED.search(full) or _OPEN.search(full):
            raise self.fail(f"pattern {source!r} may be slow: bound it, as in .{{0,80}}", words)
        try:
            spaced = _SPACE.sub(lambda m: _SPACED.get(m[0], m[0].replace(" ", r"\s")), full)
            whole = self.data.get("words", True)
            return re.compile(rf"(?<!\w)(?:{spaced})(?!\w)" if whole else spaced)
        except (re.error, OverflowError, RecursionError) as error:
            raise self.fail(f"pattern {source!r}: {error}", words) from error

    def prove(self, rule: Rule) -> None:
        """Every example must hold."""
        for text in rule.flags:
            if not rule.hits(Page(text)):
                raise self.fail(f"example is not flagged: {text[:60]!r}", text[:40])
        for text in rule.allows:
            hits = rule.hits(Page(text))
            if hits:
                words = text[hits[0].start : hits[0].end]
                raise self.fail(f"example is not allowed ({words!r}): {text[:60]!r}", text[:40])
