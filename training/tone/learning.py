"""Teaches the network: batches, typing slips, loss, and the scores of unseen examples by cross validation."""

from __future__ import annotations

import random
import re
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import torch
from sklearn.model_selection import GroupKFold
from torch import Tensor
from torch.nn import functional

from iepwriter.checking.hearing.word_pieces import WordPieces
from training.tone.examples import CATEGORIES, HEADS, HOT, Example
from training.tone.network import LONGEST, Ear

_HOT_SPAN, _DOUBT_SPAN = "hot words", "doubtful words"


@dataclass(frozen=True)
class Settings:
    """What is the same in every run."""

    epochs: int = 5
    batch: int = 32
    rate: float = 1e-4
    head_rate: float = 1e-3
    slips: float = 0.3
    """Share of the sentences that get a typing slip."""
    token_weight: float = 1.0
    seed: int = 1


def cut(pieces: WordPieces, text: str) -> list[tuple[int, int, int]]:
    """The pieces of a sentence between its first and last mark, as long as the network reads."""
    return [(pieces.first, 0, 0), *pieces.cut(text)[: LONGEST - 2], (pieces.last, 0, 0)]


def slipped(example: Example, chance: random.Random) -> Example:
    """The example with one or two letters lost, doubled or swapped, or an apostrophe or a mark lost."""
    text = example.heard
    spans = [*example.spans, *((_HOT_SPAN, *s) for s in example.hot), *((_DOUBT_SPAN, *s) for s in example.doubt)]
    for _ in range(chance.choice((1, 1, 2, 3))):
        places = [m.start() for m in re.finditer(r"(?<=[a-z])['a-z](?=[a-z])", text)]
        marks = [m.start() for m in re.finditer(r"[.,!']", text)]
        kind = chance.random()
        if kind < 0.4 and marks:
            text, spans = _changed(text, spans, chance.choice(marks), 1, "")
        elif places:
            at = chance.choice(places)
            new = ("", text[at] * 2, text[at + 1] + text[at])[chance.randrange(3)]
            text, spans = _changed(text, spans, at, 2 if len(new) == 2 and new[0] != new[1] else 1, new)
    hot, doubt = (tuple((a, b) for c, a, b in spans if c == kind) for kind in (_HOT_SPAN, _DOUBT_SPAN))
    named = tuple(span for span in spans if span[0] in CATEGORIES)
    return replace(example, heard=text, spans=named, hot=hot, doubt=doubt)


def _changed(
    text: str, spans: list[tuple[str, int, int]], at: int, old: int, new: str
) -> tuple[str, list[tuple[str, int, int]]]:
    by = len(new) - old
    moved = [(c, a + by if a > at else a, b + by if b > at else b) for c, a, b in spans]
    return text[:at] + new + text[at + old :], moved


def targets(example: Example, cuts: Sequence[tuple[int, int, int]]) -> tuple[np.ndarray, np.ndarray]:
    """What each token should say, and how much it counts: 0 where a label has no marked words."""
    wanted = np.zeros((len(cuts), len(HEADS)), np.float32)
    counts = np.ones_like(wanted)
    hot = HEADS.index(HOT)
    for a, b in (*example.doubt, *example.hot):
        counts[_touched(cuts, a, b)] = 0
    if example.labels and not example.spans:
        counts[:, hot] = 0
    for _, a, b in example.spans:
        wanted[_touched(cuts, a, b), hot] = 1
    for a, b in example.hot:
        wanted[_touched(cuts, a, b), hot] = counts[_touched(cuts, a, b), hot] = 1
    for c, name in enumerate(CATEGORIES):
        spans = [(a, b) for label, a, b in example.spans if label == name]
        if name in example.labels and not spans:
            counts[:, c] = 0
        for a, b in spans:
            wanted[_touched(cuts, a, b), c] = 1
    return wanted, counts


def _touched(cuts: Sequence[tuple[int, int, int]], a: int, b: int) -> list[int]:
    return [i for i, (_, start, end) in enumerate(cuts) if start < b and end > a]


def batches(examples: Sequence[Example], pieces: WordPieces, size: int, chance: random.Random) -> list[list[Example]]:
    """Batches of about equal length in a random order."""
    shuffled = list(examples)
    chance.shuffle(shuffled)
    made = []
    for at in range(0, len(shuffled), size * 20):
        near = sorted(shuffled[at : at + size * 20], key=lambda e: len(e.heard))
        made += [near[i : i + size] for i in range(0, len(near), size)]
    chance.shuffle(made)
    return made


def padded(rows: Sequence[Sequence[tuple[int, int, int]]]) -> tuple[Tensor, Tensor]:
    """Numbers and what is no padding."""
    longest = max(map(len, rows))
    numbers, real = torch.zeros(len(rows), longest, dtype=torch.long), torch.zeros(len(rows), longest)
    for i, row in enumerate(rows):
        numbers[i, : len(row)] = torch.tensor([number for number, _, _ in row])
        real[i, : len(row)] = 1
    return numbers, real


def taught(ear: Ear, examples: Sequence[Example], pieces: WordPieces, settings: Settings, name: str = "") -> Ear:
    """The network after all epochs; the same examples and settings give the same network on the same machine."""
    torch.manual_seed(settings.seed)
    chance = random.Random(settings.seed)
    heads = [*ear.token_head.parameters(), *ear.whole_head.parameters()]
    known = {id(p) for p in heads}
    body = [p for p in ear.parameters() if id(p) not in known]
    rates = (settings.rate, settings.head_rate)
    parts = [{"params": body, "lr": rates[0]}, {"params": heads, "lr": rates[1]}]
    optimiser = torch.optim.AdamW(parts, weight_decay=0.01)
    started = time.monotonic()
    last: dict[Example, float] = {}
    ear.train()
    for epoch in range(settings.epochs):
        chosen = [e for e in examples if _worth_reading(e, epoch, last, chance)]
        made = batches(chosen, pieces, settings.batch, chance)
        for number, batch in enumerate(made):
            done = (epoch + number / len(made)) / settings.epochs
            for group, rate in zip(optimiser.param_groups, rates, strict=True):
                group["lr"] = rate * min(done / 0.08 + 0.01, (1 - done) / 0.92)
            noisy = [slipped(e, chance) if chance.random() < settings.slips else e for e in batch]
            losses = _losses(ear, noisy, pieces, settings)
            optimiser.zero_grad()
            losses.mean().backward()
            torch.nn.utils.clip_grad_norm_(ear.parameters(), 1.0)
            optimiser.step()
            last.update(zip(batch, losses.tolist(), strict=True))
        said = f"{len(chosen)} read, loss {sum(last.values()) / len(last):.4f}, {time.monotonic() - started:.0f} s"
        print(f"{name} epoch {epoch + 1}: {said}", file=sys.stderr, flush=True)
    return ear.eval()


def _worth_reading(example: Example, epoch: int, last: dict[Example, float], chance: random.Random) -> bool:
    """Calm sentences half of the time, and what is known well only now and then."""
    if example.kind == "calm" and chance.random() < 0.5:
        return False
    return epoch < 2 or last.get(example, 1.0) > 0.03 or chance.random() < 0.4


def _losses(ear: Ear, batch: Sequence[Example], pieces: WordPieces, settings: Settings) -> Tensor:
    rows = [cut(pieces, e.heard) for e in batch]
    numbers, real = padded(rows)
    wanted = torch.tensor([[*(float(c in e.labels) for c in CATEGORIES), float(e.heated)] for e in batch])
    weight = torch.tensor([e.weight for e in batch])[:, None]
    # What an editor struck has a tone, but nobody said which; words in doubt may carry one.
    told = torch.tensor([[float(not e.hot)] * len(CATEGORIES) + [float(bool(e.hot) or not e.doubt)] for e in batch])
    token_wanted, token_counts = (
        torch.zeros(*numbers.shape, len(HEADS)),
        torch.zeros(*numbers.shape, len(HEADS)),
    )
    for i, (e, row) in enumerate(zip(batch, rows, strict=True)):
        want, count = targets(e, row)
        token_wanted[i, : len(row)], token_counts[i, : len(row)] = torch.from_numpy(want), torch.from_numpy(count)
    with torch.autocast("cpu", torch.bfloat16):
        whole, tokens = ear(numbers, real)
    whole, tokens = whole.float(), tokens.float()
    on_whole = functional.binary_cross_entropy_with_logits(whole, wanted, reduction="none") * weight * told
    on_tokens = functional.binary_cross_entropy_with_logits(tokens, token_wanted, reduction="none")
    on_tokens = (on_tokens * token_counts * weight[:, :, None]).sum((1, 2)) / real.sum(1)
    return on_whole.sum(1) + settings.token_weight * on_tokens


@torch.no_grad()
def heard(ear: Ear, examples: Sequence[Example], pieces: WordPieces) -> np.ndarray:
    """A probability for each example and category."""
    given = np.zeros((len(examples), len(HEADS)))
    order = sorted(range(len(examples)), key=lambda i: len(examples[i].heard))
    for at in range(0, len(order), 64):
        part = order[at : at + 64]
        whole, _ = ear(*padded([cut(pieces, examples[i].heard) for i in part]))
        given[part] = whole.sigmoid().numpy()
    return given


def folds(examples: Sequence[Example], count: int) -> list[tuple[np.ndarray, np.ndarray]]:
    """Examples to learn from and to be heard unseen; a group is on one side only."""
    kind = GroupKFold(count, shuffle=True, random_state=1)
    return list(kind.split(examples, groups=[e.group for e in examples]))
