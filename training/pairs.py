"""Make the training examples: python -m training.pairs OUT_FOLDER [--generated FILE] [--seed 1] [--share 1.0]

Writes train.jsonl and validation.jsonl with one {"typed", "letter", "kind"} a line. The corpus is split first.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from training.check_corpus import same
from training.generate import usable
from training.heat import Heat, gathered, heated
from training.joints import clauses, joined, recombined, widened
from training.lines import Line, hand_lines, neighbours, no_fact_lines
from training.noise import messy, noisy
from training.pools import Pools
from training.swaps import swapped

_HEAT = 0.3
_HAND, _VARIANT, _LETTER, _JOINED, _CLAUSE, _RECOMBINED, _GENERATED = 1.0, 1.0, 0.3, 0.06, 0.4, 0.3, 0.5
"""How often a line (a pair of neighbours, a clause, a generated sentence) gives an example of each kind."""
_JOINED_WORDS = 45
_LONGEST = 75
"""Words of a typed side beyond which an example is left out."""


@dataclass(frozen=True)
class Example:
    """One training example, and how it was made."""

    typed: str
    letter: str
    kind: str


class Maker:
    """Makes examples out of lines; the same seed gives the same ones."""

    def __init__(self, seed: int, heat: Heat) -> None:
        self.chance = random.Random(seed)
        self.pools = Pools(self.chance)
        self.heat = heat

    def plain(self, line: Line) -> Example:
        """The line as it was written by hand."""
        return Example(line.typed, line.letter, "hand")

    def variant(self, line: Line, kind: str = "variant") -> Example:
        """The line with swaps on both sides, and noise and heat on the typed one."""
        typed, letter = swapped(line.typed, line.letter, self.pools)
        if self.chance.random() < 0.7:
            typed = noisy(typed, self.chance)
        return self._hot(typed, letter, kind)

    def from_letter(self, letter: str, kind: str = "letter") -> Example:
        """A letter sentence widened on both sides and then typed anew."""
        _, letter = swapped(letter, letter, self.pools)
        letter = widened(letter, self.pools)
        typed = letter if self.chance.random() < 0.06 else messy(letter, self.chance)
        return self._hot(typed, letter, kind)

    def _hot(self, typed: str, letter: str, kind: str) -> Example:
        if self.chance.random() < _HEAT:
            typed, kind = heated(typed, self.pools, self.heat), kind + "+heat"
        return Example(" ".join(typed.split()), letter, kind)


def made(lines: list[Line], generated: list[str], seed: int, share: float = 1.0) -> Iterator[Example]:
    """All examples for training, in no particular order; `share` of the usual number of them."""
    maker = Maker(seed, gathered(lines, no_fact_lines()))

    def due(often: float) -> bool:
        return maker.chance.random() < often * share

    for line in lines:
        if due(_HAND):
            yield maker.plain(line)
        if due(_VARIANT):
            yield maker.variant(line)
        if due(_LETTER):
            yield maker.from_letter(line.letter)
    for one, two in neighbours(lines):
        if due(_JOINED) and len(one.letter.split()) + len(two.letter.split()) < _JOINED_WORDS:
            yield maker.variant(joined(one, two, maker.pools), "joined")
    parts = [part for line in lines for part in clauses(line)]
    for part in parts:
        if due(_CLAUSE):
            yield maker.variant(part, "clause")
        if due(_RECOMBINED):
            yield maker.variant(recombined(parts, maker.pools), "recombined")
    for sentence in generated:
        if due(_GENERATED):
            yield maker.from_letter(sentence, "generated")


def for_validating(lines: list[Line], seed: int) -> Iterator[Example]:
    """The validation lines as written, and each once more with swaps, noise and heat."""
    maker = Maker(seed, Heat(no_fact_lines()))
    for line in lines:
        yield maker.plain(line)
        yield maker.variant(line)


def _write(path: Path, examples: list[Example]) -> None:
    rows = (json.dumps(vars(example), ensure_ascii=False) for example in examples)
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--generated", type=Path, help="sentences of the stock model, one a line")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--share", type=float, default=1.0, help="of the usual number of examples, at most 1")
    told = parser.parse_args()
    told.out.mkdir(parents=True, exist_ok=True)
    lines, held = hand_lines()
    known = {same(line.letter) for line in held}
    generated = told.generated.read_text(encoding="utf-8").splitlines() if told.generated else []
    generated = [sentence for sentence in generated if usable(sentence) and same(sentence) not in known]
    examples = list(dict.fromkeys(made(lines, generated, told.seed, told.share)))
    examples = [example for example in examples if len(example.typed.split()) <= _LONGEST]
    _write(told.out / "train.jsonl", examples)
    # Always the same, so that runs with other seeds are measured on the same lines.
    _write(told.out / "validation.jsonl", list(for_validating(held, 0)))
    kinds = {
        kind: sum(e.kind.split("+")[0] == kind for e in examples)
        for kind in sorted({e.kind.split("+")[0] for e in examples})
    }
    print(f"{len(lines)} lines for training, {len(held)} for validation; {len(examples)} examples: {kinds}")


if __name__ == "__main__":
    main()
