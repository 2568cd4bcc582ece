"""How sure the network must be: `python -m training.tone.thresholds SCORES` writes it beside the network.

The scores are those that `compare --out` wrote, for sentences that were not learned from. Prints what the patterns find
alone, and what the whole check would find in these sentences.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from iepwriter.checking.hearing.ear import FILES
from iepwriter.checking.rulebook import shipped
from training.tone.examples import CATEGORIES, Example, all_examples
from training.tone.figures import rows

_STEPS = np.unique(np.concatenate([np.arange(0.02, 0.98, 0.02), np.arange(0.98, 0.9995, 0.0025), [1.01]]))
_PRIOR = 0.5
"""False alarms that are counted on top of those seen, for each category."""


def pooled(given: np.ndarray) -> np.ndarray:
    """How sure the check is of each category: of any tone at all, for the surest one; see `ear.py`."""
    kinds, hot = given[:, : len(CATEGORIES)], given[:, -1]
    either = 1 - np.prod(1 - kinds, axis=1)
    both = (_logit(hot) + _logit(either)) / 2
    return np.where(kinds == kinds.max(axis=1, keepdims=True), (1 / (1 + np.exp(-both)))[:, None], 0.0)


def _logit(chance: np.ndarray) -> np.ndarray:
    kept = np.clip(chance, 1e-12, 1 - 1e-12)
    return np.log(kept / (1 - kept))


def by_rules(examples: Sequence[Example]) -> np.ndarray:
    """What the patterns find in each example."""
    book = shipped().patterns
    found = [{str(c) for c in book.categories(e.text)} for e in examples]
    return np.array([[c in here for c in CATEGORIES] for here in found])


def together(rules: np.ndarray, given: np.ndarray, enough: np.ndarray) -> np.ndarray:
    """What the check finds: what patterns match, and elsewhere the surest tone."""
    return rules | (~rules.any(axis=1, keepdims=True) & (given >= enough))


def chosen_thresholds(examples: Sequence[Example], given: np.ndarray, precision: float) -> np.ndarray:
    """The thresholds with the most right findings whose precision, over all that is heard, is high enough.

    A tone that is heard as another tone is right.
    """
    wanted = np.repeat([[e.heated] for e in examples], len(CATEGORIES), axis=1)
    free = ~by_rules(examples).any(axis=1)[:, None] & (given > 0)
    best = np.full(len(CATEGORIES), 1.01)
    for price in np.geomspace(1, 60, 60):
        enough = np.array([_best(given[f, c], wanted[f, c], price) for c, f in enumerate(free.T)])
        said = (given >= enough) & free
        right, false = (said & wanted).sum(), (said & ~wanted).sum()
        if right / max(1, right + false + _PRIOR) >= precision:
            return enough
        best = enough
    return best


def _best(given: np.ndarray, wanted: np.ndarray, price: float) -> float:
    """The threshold with the most right findings, each false one costing `price` of them."""
    worth = [(given[wanted] >= t).sum() - price * ((given[~wanted] >= t).sum() + _PRIOR * (t <= 1)) for t in _STEPS]
    return float(_STEPS[int(np.argmax(worth))])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("scores", type=Path)
    parser.add_argument("--precision", type=float, default=0.95, help="of what is heard where no pattern matched")
    parser.add_argument("--folder", type=Path, default=FILES)
    asked = parser.parse_args()
    saved = np.load(asked.scores)
    score_of = dict(zip(saved["heard"].tolist(), saved["given"], strict=True))
    examples = [e for e in all_examples() if e.heard in score_of and e.kind != "typed"]
    given = pooled(np.array([score_of[e.heard] for e in examples]))
    enough = chosen_thresholds(examples, given, asked.precision)
    rules = by_rules(examples)
    print(f"{len(examples)} sentences\n\npatterns alone\n{rows(examples, rules)}\n\npatterns and network")
    print(rows(examples, together(rules, given, enough)))
    path = asked.folder / "ear.json"
    about = json.loads(path.read_text(encoding="utf-8"))
    about["thresholds"] = {name: round(float(t), 4) for name, t in zip(CATEGORIES, enough, strict=True)}
    print(about["thresholds"])
    path.write_text(json.dumps(about, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
