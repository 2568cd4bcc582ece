"""How often the check is right on the labelled corpus: `python -m tests.corpus.scoring dev`.

Prints precision and recall per category and over all tone categories; `--show` lists the errors of the part to develop
on. The held-out part is scored only: its errors are never listed.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from iepwriter.checking import check
from iepwriter.checking.finding import TONE, Category

CORPUS = Path(__file__).parent
PARTS = ("dev", "heldout", "heldout-2", "heldout-3", "heldout-4")
KINDS = ("sentences", "paragraphs")
LABELLED = TONE | {Category.LEGAL_CLAIM, Category.AI_FINGERPRINT, Category.VAGUE}
"""The categories that a sentence can be labelled with; the others need a whole letter or a case."""


@dataclass(frozen=True)
class Labelled:
    """One text of the corpus, and where it stands."""

    text: str
    labels: frozenset[Category]
    place: str


@dataclass
class Counts:
    """Right and wrong answers about one category."""

    right: int = 0
    false: int = 0
    missed: int = 0

    def add(self, expected: bool, found: bool) -> None:
        self.right += expected and found
        self.false += found and not expected
        self.missed += expected and not found

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.false) if self.right + self.false else 1.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    def row(self, name: str) -> str:
        total = self.right + self.missed
        return f"{name:24}{self.precision:9.3f}{self.recall:8.3f}{total:9}{self.right:7}{self.false:7}{self.missed:8}"


HEADER = f"{'':24}{'precision':>9}{'recall':>8}{'labelled':>9}{'right':>7}{'false':>7}{'missed':>8}"


@dataclass
class Score:
    """What the check got right and wrong on some labelled texts."""

    categories: dict[Category, Counts] = field(default_factory=lambda: {c: Counts() for c in Category if c in LABELLED})
    tone: Counts = field(default_factory=Counts)
    """Over all tone categories: the category itself must be right."""
    any_tone: Counts = field(default_factory=Counts)
    """Whether a text with a tone label got any tone finding, whichever."""
    false_alarms: int = 0
    """Tone findings on texts labelled `ok`."""

    def add(self, item: Labelled, found: frozenset[Category]) -> None:
        for category, counts in self.categories.items():
            expected, there = category in item.labels, category in found
            counts.add(expected, there)
            if category in TONE:
                self.tone.add(expected, there)
        self.any_tone.add(bool(item.labels & TONE), bool(found & TONE))
        self.false_alarms += bool(found & TONE) and not item.labels

    def table(self) -> str:
        rows = [HEADER, *(counts.row(str(category)) for category, counts in self.categories.items())]
        rows += [self.tone.row("all tone, exact category"), self.any_tone.row("tone or not")]
        return "\n".join([*rows, f"texts labelled ok with a tone finding: {self.false_alarms}"])


def read(path: Path) -> Iterator[Labelled]:
    """The labelled texts of a file; ValueError names the line that is not one."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        place = f"{path.parent.name}/{path.name}:{number}"
        labels, tab, text = line.partition("\t")
        if not tab or not text.strip() or "\t" in text:
            raise ValueError(f"{place}: not a label, a tab and a text")
        try:
            names = [] if labels == "ok" else [Category(name) for name in labels.split(",")]
        except ValueError as error:
            raise ValueError(f"{place}: {error}") from error
        yield Labelled(text, frozenset(names), place)


def part(name: str, kinds: Iterable[str] = KINDS) -> list[Labelled]:
    """The labelled texts of a part of the corpus, as far as its files are there."""
    folder, second, number = name.partition("-")
    paths = [CORPUS / folder / f"{kind}{second}{number}.tsv" for kind in kinds]
    return [item for path in paths if path.exists() for item in read(path)]


def ours(text: str) -> frozenset[Category]:
    """The labelled categories that the check finds in a text."""
    return frozenset(finding.category for finding in check(text).findings) & LABELLED


def score(items: Iterable[Labelled], finds: Callable[[str], frozenset[Category]] = ours) -> Score:
    """How often a way of finding is right on the items."""
    result = Score()
    for item in items:
        result.add(item, finds(item.text))
    return result


def errors(items: Iterable[Labelled]) -> Iterator[str]:
    """The texts whose findings differ from their labels, with the words found."""
    for item in items:
        found = ours(item.text)
        if found == item.labels:
            continue
        missed = ",".join(sorted(item.labels - found)) or "-"
        words = [f"{f.category}[{f.rule}]“{f.text}”" for f in check(item.text).findings]
        extra = "; ".join(w for w in words if w.partition("[")[0] in found - item.labels) or "-"
        yield f"{item.place}: {item.text}\n    missed {missed}   false {extra}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("part", choices=PARTS)
    parser.add_argument("--kind", choices=KINDS, action="append", help="only these texts")
    parser.add_argument("--show", action="store_true", help="list the errors (dev only)")
    asked = parser.parse_args()
    if asked.show and asked.part.startswith("heldout"):
        parser.error("the errors of the held-out part stay unread, or its figures would say nothing")
    for kind in asked.kind or KINDS:
        items = part(asked.part, [kind])
        if not items:
            continue
        if asked.show:
            print("\n".join(errors(items)))
        print(f"\n{asked.part} {kind}: {len(items)}, of them ok {sum(not item.labels for item in items)}")
        print(score(items).table())
    if not asked.kind:
        print(f"\n{asked.part}, all")
        print(score(part(asked.part)).table())


if __name__ == "__main__":
    main()
