"""The trained network: hears one sentence and says which words of it carry which tone."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from math import exp, log, prod
from pathlib import Path
from typing import Any
from zlib import crc32

from iepwriter.checking.finding import Category
from iepwriter.checking.hearing.word_pieces import WordPieces
from iepwriter.checking.hearing.words_of import stretch, words_of
from iepwriter.checking.remembering import also_forget

FILES = Path(__file__).parents[1] / "data" / "ear"
_MOST_KEPT = 4_000
_FAR, _LEAST = 30.0, 1e-12


@dataclass(frozen=True)
class Heard:
    """Words of a sentence, the tone they carry, and how sure that is, from 0 to 1."""

    category: Category
    start: int
    end: int
    sure: float


class Deaf(Exception):
    """The network cannot be used; the text says why, in plain words."""


class Ear:
    """The network with its vocabulary and thresholds; remembers the sentences that it heard last."""

    def __init__(self, folder: Path = FILES) -> None:
        try:
            about = json.loads((folder / "ear.json").read_text(encoding="utf-8"))
            network, vocabulary = (
                _whole(folder / name, about["sums"][name]) for name in ("ear.onnx", "vocabulary.txt")
            )
            self.categories = tuple(Category(name) for name in about["categories"])
            self.enough = tuple(float(about["thresholds"][name]) for name in about["categories"])
            self.longest = int(about["longest"])
            self.pieces = WordPieces(vocabulary.decode("utf-8").split("\n"))
            self._session = _session(network)
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise Deaf("a file of the program is missing or damaged") from error
        self._known: dict[str, tuple[Heard, ...]] = {}

    def hear(self, sentence: str) -> tuple[Heard, ...]:
        """What a sentence in normal form, masked, sounds like; remembered."""
        known = self._known.get(sentence)
        if known is None:
            known = self._new(sentence)
            while len(self._known) >= _MOST_KEPT:
                self._known.pop(next(iter(self._known)), None)
            self._known[sentence] = known
        return known

    def words(self, sentence: str) -> list[tuple[int, int, float]]:
        """Start, end and heat from 0 to 1 of each word of a sentence in normal form, as far as the network reads."""
        import numpy as np

        row = self.pieces.cut(sentence)[: self.longest - 2]
        numbers = [self.pieces.first, *(number for number, _, _ in row), self.pieces.last]
        _, tokens = self._session.run(None, {"numbers": np.array([numbers], np.int64)})
        return [
            (int(start), int(end), sure) for start, end, sure in words_of(sentence, row, tokens[0, 1:-1, -1].tolist())
        ]

    def forget(self) -> None:
        """Drop what was heard."""
        self._known.clear()

    def _new(self, sentence: str) -> tuple[Heard, ...]:
        """The sentence through the network, as many pieces at a time as it reads."""
        import numpy as np

        heard: list[Heard] = []
        cut, width = self.pieces.cut(sentence), self.longest - 2
        for row in (cut[at : at + width] for at in range(0, len(cut), width)):
            numbers = [self.pieces.first, *(number for number, _, _ in row), self.pieces.last]
            whole, tokens = self._session.run(None, {"numbers": np.array([numbers], np.int64)})
            kinds = whole[0, : len(self.categories)]
            best = int(kinds.argmax())
            sure = _sure(kinds.tolist(), float(whole[0, -1]))
            if sure >= self.enough[best]:
                start, end = stretch(sentence, row, tokens[0, 1:-1, best].tolist())
                heard += [Heard(self.categories[best], start, end, sure)] if end > start else []
        return tuple(heard)


def _sure(kinds: Sequence[float], hot: float) -> float:
    """How sure it is, from 0 to 1, that a sentence has a tone: one head asks of which kind, the other whether any."""
    none = prod(1 - _chance(logit) for logit in kinds)
    return _chance((hot + log(max(1 - none, _LEAST) / max(none, _LEAST))) / 2)


def _chance(logit: float) -> float:
    return 1 / (1 + exp(-max(-_FAR, min(_FAR, logit))))


def _whole(path: Path, checksum: int) -> bytes:
    """What a file holds; ValueError when a byte of it has changed."""
    held = path.read_bytes()
    if crc32(held) != checksum:
        raise ValueError(path.name)
    return held


def _session(network: bytes) -> Any:
    """The network as a thing that can be run, on one core, since a letter is small and other work goes on beside it."""
    try:
        # Untyped, and slow to import.
        onnxruntime: Any = import_module("onnxruntime")
    except ImportError as error:
        raise Deaf("the package onnxruntime is not installed") from error
    try:
        onnxruntime.disable_telemetry_events()
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 4
        return onnxruntime.InferenceSession(network, options, providers=["CPUExecutionProvider"])
    except Exception as error:
        raise Deaf("onnxruntime cannot run it") from error


def _new() -> Ear:
    return Ear()


@lru_cache(maxsize=1)
def _ear() -> tuple[Ear | None, str]:
    try:
        return _new(), ""
    except Deaf as reason:
        return None, str(reason)


def ear() -> Ear | None:
    """The shipped network, loaded when it is first asked for; None when it cannot be used."""
    return _ear()[0]


def forget_heard() -> None:
    """Drop what the network heard, if it was ever asked."""
    network = _ear()[0] if _ear.cache_info().currsize else None
    if network is not None:
        network.forget()


also_forget(forget_heard)


def deafness() -> str:
    """Why the network cannot be used, as a sentence for the person; empty when it can, or when nobody asked for it."""
    if not _ear.cache_info().currsize or _ear()[0] is not None:
        return ""
    return (
        f"Some remarks about tone are missing: {_ear()[1]}. "
        "All other checks are done as ever; installing iepwriter again brings the rest back."
    )
