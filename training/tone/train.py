"""Trains the network and writes it where the check finds it: `python -m training.tone.train FOLDER SCORES`.

One sentence in seven is kept out, with all that read like it; what the network says about these goes into SCORES, from
which `thresholds` says how sure it must be.
"""

from __future__ import annotations

import argparse
import json
from hashlib import sha256
from pathlib import Path
from zlib import crc32

import numpy as np
import torch

from iepwriter.checking.hearing.ear import FILES
from iepwriter.checking.hearing.word_pieces import WordPieces
from training.tone.examples import CATEGORIES, HEADS, all_examples
from training.tone.learning import Settings, folds, heard, taught
from training.tone.network import LONGEST, started_from
from training.tone.packing import packed
from training.tone.vocabulary import kept

_KEPT_OUT = 7


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="holds model.safetensors and vocab.txt of the encoder")
    parser.add_argument("scores", type=Path, help="where to write what it says about the sentences kept out")
    parser.add_argument("--layers", default="0,1,2,3")
    parser.add_argument("--pieces", type=int, default=9000)
    parser.add_argument("--epochs", type=int, default=Settings.epochs)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--out", type=Path, default=FILES)
    asked = parser.parse_args()
    torch.set_num_threads(asked.threads)
    settings = Settings(epochs=asked.epochs)
    examples = all_examples()
    torch.manual_seed(settings.seed)
    whole = (asked.folder / "vocab.txt").read_text(encoding="utf-8").splitlines()
    chosen = kept(whole, [e.heard for e in examples], asked.pieces)
    pieces = WordPieces(whole[number] for number in chosen)
    layers = [int(n) for n in asked.layers.split(",")]
    seen, unseen = ([examples[i] for i in part] for part in folds(examples, _KEPT_OUT)[0])
    ear = taught(started_from(asked.folder, chosen, layers, len(HEADS)), seen, pieces, settings, "all")
    np.savez(asked.scores, given=heard(ear, unseen, pieces), heard=np.array([e.heard for e in unseen]))
    asked.out.mkdir(parents=True, exist_ok=True)
    packed(ear, asked.out / "ear.onnx")
    (asked.out / "vocabulary.txt").write_text("\n".join(pieces.numbers), encoding="utf-8")
    about = {
        "categories": CATEGORIES,
        "thresholds": dict.fromkeys(CATEGORIES, 0.98),
        "longest": LONGEST,
        "sums": {name: crc32((asked.out / name).read_bytes()) for name in ("ear.onnx", "vocabulary.txt")},
        "trained_on": f"{len(seen)} sentences of tests/corpus/dev, training/corpus and the rules' examples",
        "encoder": sha256((asked.folder / "model.safetensors").read_bytes()).hexdigest(),
        "layers": layers,
        "epochs": settings.epochs,
        "seed": settings.seed,
    }
    (asked.out / "ear.json").write_text(json.dumps(about, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
