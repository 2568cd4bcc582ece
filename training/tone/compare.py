"""Cross validation with given settings: `python -m training.tone.compare FOLDER --layers 0,1,2,3`."""

from __future__ import annotations

import argparse
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path

import numpy as np
import torch

from iepwriter.checking.hearing.word_pieces import WordPieces
from training.tone.examples import CATEGORIES, HEADS, Example, all_examples
from training.tone.figures import table
from training.tone.learning import Settings, folds, heard, taught
from training.tone.network import started_from
from training.tone.vocabulary import kept


def unseen_scores(
    folder: Path,
    examples: list[Example],
    layers: list[int],
    size: int,
    count: int,
    settings: Settings,
    processes: int = 2,
) -> np.ndarray:
    """A probability for each example and category from a network that did not learn from its group."""
    whole = (folder / "vocab.txt").read_text(encoding="utf-8").splitlines()
    chosen = kept(whole, [e.heard for e in examples], size)
    pieces = WordPieces(whole[number] for number in chosen)
    given = np.zeros((len(examples), len(HEADS)))
    parts = folds(examples, count)
    work = [
        (folder, chosen, pieces, layers, [examples[i] for i in train], [examples[i] for i in test], settings, number)
        for number, (train, test) in enumerate(parts, start=1)
    ]
    # One core each for several networks is faster than all cores for one.
    with get_context("spawn").Pool(processes) as pool:
        for (_, test), scores in zip(parts, pool.imap(_fold, work, chunksize=1), strict=True):
            given[test] = scores
    return given


def _fold(
    work: tuple[Path, list[int], WordPieces, list[int], list[Example], list[Example], Settings, int],
) -> np.ndarray:
    folder, chosen, pieces, layers, seen, unseen, settings, number = work
    torch.set_num_threads(1)
    torch.manual_seed(settings.seed)
    ear = started_from(folder, chosen, layers, len(HEADS))
    return heard(taught(ear, seen, pieces, settings, f"fold {number}"), unseen, pieces)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="holds model.safetensors and vocab.txt of the encoder")
    parser.add_argument("--layers", default="0,1,2,3")
    parser.add_argument("--pieces", type=int, default=9000)
    parser.add_argument("--folds", type=int, default=4)
    parser.add_argument("--epochs", type=int, default=Settings.epochs)
    parser.add_argument("--rate", type=float, default=Settings.rate)
    parser.add_argument("--tokens", type=float, default=Settings.token_weight)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--out", type=Path)
    asked = parser.parse_args()
    settings = replace(Settings(), epochs=asked.epochs, rate=asked.rate, token_weight=asked.tokens)
    examples = all_examples()
    layers = [int(n) for n in asked.layers.split(",")]
    given = unseen_scores(asked.folder, examples, layers, asked.pieces, asked.folds, settings, asked.processes)
    if asked.out:
        np.savez(asked.out, given=given, heard=np.array([e.heard for e in examples]))
    kept = [i for i, e in enumerate(examples) if e.kind != "typed"]
    print(table([examples[i] for i in kept], given[kept, : len(CATEGORIES)]))


if __name__ == "__main__":
    main()
