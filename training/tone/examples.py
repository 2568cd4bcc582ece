"""The sentences to learn from: labelled ones with and without marked words, and calm ones."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from iepwriter.checking.finding import TONE
from iepwriter.checking.masking import mask, sentences
from iepwriter.checking.rulebook import shipped
from training.heat import gathered
from training.lines import hand_lines, no_fact_lines
from training.struck import Span, struck

ROOT = Path(__file__).parents[2]
DEV = ROOT / "tests" / "corpus" / "dev"
PAIRS = ROOT / "training" / "corpus"
CATEGORIES = tuple(sorted(str(category) for category in TONE))
HOT = "hot"
"""A tone of any kind: what an editor strikes, whatever it is called."""
HEADS = (*CATEGORIES, HOT)
_MARK = re.compile(r"\[\[([a-z_]+):((?:[^\[\]]|\[(?!\[)|\](?!\]))*)\]\]")


@dataclass(frozen=True)
class Example:
    """One sentence in the form in which the check hears it."""

    text: str
    """As it was written."""
    heard: str
    """In normal form, with what others said masked."""
    labels: frozenset[str]
    spans: tuple[tuple[str, int, int], ...]
    """Category, start and end of marked words; empty where a label has no marks."""
    source: str
    group: str
    """Examples of one group never stand on both sides of a split."""
    weight: float = 1.0
    kind: str = "labelled"
    hot: tuple[Span, ...] = ()
    """Words that an editor struck without saying as what; only where `kind` is `typed`."""
    doubt: tuple[Span, ...] = ()
    """Words that say nothing about heat."""

    @property
    def heated(self) -> bool:
        """Whether it carries a tone of any kind."""
        return bool(self.labels or self.hot)


def unmarked(line: str) -> tuple[str, list[tuple[str, int, int]]]:
    """A text without its marks, and where they were."""
    spans, out, at = [], "", 0
    for match in _MARK.finditer(line):
        out += line[at : match.start()]
        spans.append((match[1], len(out), len(out) + len(match[2])))
        out += match[2]
        at = match.end()
    out += line[at:]
    if "[[" in out or "]]" in out:
        raise ValueError(f"broken mark: {line}")
    return out, spans


def split(text: str) -> list[tuple[int, int]]:
    """The sentences of a text, as the check cuts them."""
    starts = sentences(text).starts
    return list(zip(starts, (*starts[1:], len(text)), strict=True))


def labelled(path: Path) -> Iterator[Example]:
    """The examples of a file of labels and texts, one for each sentence of a text."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        labels, _, marked = line.partition("\t")
        text, spans = unmarked(marked)
        names = frozenset(labels.split(",")) & set(CATEGORIES)
        source = f"{path.name}:{number}"
        spans = [span for span in spans if span[0] in CATEGORIES]
        marks_all = names <= {span[0] for span in spans}
        parts = split(text)
        if names and not marks_all:
            parts = [(0, len(text))]
        masked = mask(text)
        for start, end in parts:
            if not text[start:end].strip():
                continue
            here = [(c, max(a, start) - start, min(b, end) - start) for c, a, b in spans if a < end and b > start]
            here = [(c, a, b) for c, a, b in here if b - a > 1]
            own = frozenset(c for c, _, _ in here) if marks_all else names
            lead = len(masked[start:end]) - len(masked[start:end].lstrip())
            here = [(c, a - lead, b - lead) for c, a, b in here]
            yield Example(text[start:end].strip(), masked[start:end].strip(), own, tuple(here), source, source)


def calm(weight: float) -> Iterator[Example]:
    """The letter sides of the hand-written pairs: nothing in them is heated."""
    for path in sorted(PAIRS.glob("*.tsv")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()[1:], start=2):
            _, _, letter = line.partition("\t")
            masked = mask(letter)
            for start, end in split(letter) if letter.strip() else ():
                source = f"{path.name}:{number}"
                heard = masked[start:end].strip()
                yield Example(letter[start:end], heard, frozenset(), (), source, source, weight, "calm")


def typed(weight: float) -> Iterator[Example]:
    """The typed sides of the hand-written pairs: what their editor struck is hot, of whatever kind."""
    for path in sorted(PAIRS.glob("*.tsv")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()[1:], start=2):
            said, _, letter = line.partition("\t")
            gone, doubt = struck(mask(said), mask(letter)) if letter.strip() else ([], [(0, len(said))])
            yield from _sentences(said, gone, doubt, f"{path.name}:{number}", weight)


def glued(weight: float, share: float, seed: int = 1) -> Iterator[Example]:
    """Typed sides with an outburst from another pair before or behind them, and no mark between."""
    chance = random.Random(seed)
    lines, _ = hand_lines()
    heat = gathered(lines, no_fact_lines())
    for number, line in enumerate(lines):
        if chance.random() >= share:
            continue
        gone, doubt = struck(mask(line.typed), mask(line.letter))
        if chance.random() < 0.5:
            before = chance.choice(heat.before) + " "
            said, moved, hot = before + line.typed, len(before), (0, len(before) - 1)
        else:
            kept = line.typed.rstrip(".!? ")
            said, moved, hot = f"{kept} {chance.choice(heat.behind)}", 0, (len(kept) + 1, len(line.typed) + 10_000)
        gone, doubt = ([(a + moved, b + moved) for a, b in spans] for spans in (gone, doubt))
        yield from _sentences(
            said, [*gone, (hot[0], min(hot[1], len(said)))], doubt, f"{line.topic}:glued:{number}", weight
        )


def _sentences(said: str, gone: list[Span], doubt: list[Span], source: str, weight: float) -> Iterator[Example]:
    masked = mask(said)
    for start, end in split(said):
        heard = masked[start:end]
        lead = start + len(heard) - len(heard.lstrip())
        if len(heard.split()) > 2:
            here = {"hot": _within(gone, lead, end), "doubt": _within(doubt, lead, end)}
            text = said[start:end].strip()
            yield Example(text, heard.strip(), frozenset(), (), source, source, weight, "typed", **here)


def _within(spans: list[Span], start: int, end: int) -> tuple[Span, ...]:
    inside = ((max(a, start) - start, min(b, end) - start) for a, b in spans if a < end and b > start)
    return tuple((a, b) for a, b in inside if b > a)


def rule_examples() -> Iterator[Example]:
    """What each tone rule must flag, with the words it flags, and what it must allow."""
    book = shipped().patterns
    for rule in book.rules:
        if rule.category not in TONE:
            continue
        for text in rule.flags:
            hits = [(str(c), a, b) for c, a, b in book.stretches(text) if c == rule.category]
            labels = frozenset({str(rule.category)})
            yield Example(text, mask(text), labels, tuple(hits), rule.id, text, 0.5, "rule")
        for text in rule.allows:
            tones = {c for c, _, _ in book.stretches(text)} & TONE
            if not tones:
                yield Example(text, mask(text), frozenset(), (), rule.id, text, 0.5, "rule")


def all_examples() -> list[Example]:
    """Everything there is to learn from; sentences that read alike share a group."""
    found = [e for path in sorted(DEV.glob("*.tsv")) for e in labelled(path)]
    found += [*rule_examples(), *calm(0.5), *typed(0.7), *glued(0.5, 0.6)]
    return grouped(found)


def grouped(found: list[Example]) -> list[Example]:
    """The examples with near-duplicates in one group: those that share most of their four-letter pieces."""
    keys = [_pieces(e.heard) for e in found]
    by_piece: dict[str, list[int]] = {}
    parent = list(range(len(found)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    first_of: dict[str, int] = {}
    for i, e in enumerate(found):
        if e.group in first_of:
            parent[root(i)] = root(first_of[e.group])
        first_of.setdefault(e.group, i)
        near: dict[int, int] = {}
        for piece in keys[i]:
            for j in by_piece.get(piece, ()):
                near[j] = near.get(j, 0) + 1
        for j, shared in near.items():
            if shared > 0.6 * min(len(keys[i]), len(keys[j])) and shared > 0.4 * max(len(keys[i]), len(keys[j])):
                parent[root(i)] = root(j)
        for piece in keys[i]:
            by_piece.setdefault(piece, []).append(i)
    return [Example(**{**e.__dict__, "group": str(root(i))}) for i, e in enumerate(found)]


def _pieces(text: str) -> frozenset[str]:
    words = re.sub(r"[^a-z0-9]+", " ", text).split()
    return frozenset(" ".join(words[i : i + 2]) for i in range(max(1, len(words) - 1)))
