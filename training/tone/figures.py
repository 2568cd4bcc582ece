"""Precision and recall of scores for examples, at thresholds chosen category by category."""

from __future__ import annotations

import numpy as np

from training.tone.examples import CATEGORIES, Example

_STEPS = np.concatenate([np.arange(0.02, 0.98, 0.02), np.arange(0.98, 0.9999, 0.002)])


def best_threshold(given: np.ndarray, wanted: np.ndarray, precision: float, prior: float = 1.0) -> float:
    """The lowest threshold whose precision, with one false alarm more than was seen, is high enough; else 1."""
    for threshold in _STEPS:
        said = given >= threshold
        right = int((said & wanted).sum())
        if said.sum() and right / (said.sum() + prior) >= precision:
            return float(threshold)
    return 1.0


def table(examples: list[Example], given: np.ndarray, precisions: tuple[float, ...] = (0.9, 0.95, 0.97)) -> str:
    """Recall for each precision, by category and over all, on the labelled examples; all false alarms count."""
    wanted = np.array([[c in e.labels for c in CATEGORIES] for e in examples])
    rows = []
    for precision in precisions:
        thresholds = np.array([best_threshold(given[:, c], wanted[:, c], precision) for c in range(len(CATEGORIES))])
        rows.append(f"\nprecision aimed at: {precision}")
        rows.append(at(examples, given, thresholds))
    return "\n".join(rows)


def at(examples: list[Example], given: np.ndarray, thresholds: np.ndarray) -> str:
    """Precision and recall at given thresholds."""
    return rows(examples, given >= thresholds)


def rows(examples: list[Example], said: np.ndarray) -> str:
    """Precision and recall of what was said, by category and over all."""
    wanted = np.array([[c in e.labels for c in CATEGORIES] for e in examples])
    made = [_row(name, said[:, c], wanted[:, c]) for c, name in enumerate(CATEGORIES)]
    made.append(_row("all tone, exact category", said.ravel(), wanted.ravel()))
    made.append(_row("tone or not", said.any(axis=1), wanted.any(axis=1)))
    return "\n".join(made)


def _row(name: str, said: np.ndarray, wanted: np.ndarray) -> str:
    right, false, missed = int((said & wanted).sum()), int((said & ~wanted).sum()), int((~said & wanted).sum())
    precision = right / max(1, right + false)
    recall = right / max(1, right + missed)
    return f"{name:26}{precision:7.3f}{recall:7.3f}  labelled {right + missed:4}  false {false:3}"
