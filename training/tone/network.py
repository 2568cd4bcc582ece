"""The network: a MiniLM encoder cut to a few layers and a small vocabulary, with one logit a token and category."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

HIDDEN, HEADS, INNER = 384, 12, 1536
LONGEST = 128


class Layer(nn.Module):
    """Attention and a feed-forward part, each added to what came in and normalised."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.query, self.key, self.value = (nn.Linear(HIDDEN, HIDDEN) for _ in range(3))
        self.out, self.up, self.down = nn.Linear(HIDDEN, HIDDEN), nn.Linear(HIDDEN, INNER), nn.Linear(INNER, HIDDEN)
        self.after_attention, self.after_feed = nn.LayerNorm(HIDDEN, eps=1e-12), nn.LayerNorm(HIDDEN, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, hide: Tensor | None) -> Tensor:
        batch, length, _ = x.shape
        q, k, v = (
            part(x).view(batch, length, HEADS, HIDDEN // HEADS).transpose(1, 2)
            for part in (self.query, self.key, self.value)
        )
        weights = (q @ k.transpose(-1, -2)) * (HIDDEN // HEADS) ** -0.5
        weights = weights if hide is None else weights + hide
        mixed = (self.dropout(weights.softmax(-1)) @ v).transpose(1, 2).reshape(batch, length, HIDDEN)
        x = self.after_attention(x + self.dropout(self.out(mixed)))
        return self.after_feed(x + self.dropout(self.down(functional.gelu(self.up(x)))))


class Ear(nn.Module):
    """Logits for a batch of sentences, and for each of their tokens."""

    def __init__(self, vocabulary: int, layers: int, categories: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.words, self.places = nn.Embedding(vocabulary, HIDDEN), nn.Embedding(LONGEST, HIDDEN)
        self.norm, self.dropout = nn.LayerNorm(HIDDEN, eps=1e-12), nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(layers))
        self.token_head, self.whole_head = nn.Linear(HIDDEN, categories), nn.Linear(HIDDEN, categories)

    def forward(self, numbers: Tensor, real: Tensor | None = None) -> tuple[Tensor, Tensor]:
        """Word-piece numbers, and 1 where one is no padding; gives sentence logits and token logits."""
        hide = None if real is None else (1.0 - real) * -1e4
        x = self.words(numbers) + self.places.weight[: numbers.shape[1]]
        x = self.dropout(self.norm(x))
        for layer in self.layers:
            x = layer(x, None if hide is None else hide[:, None, None, :])
        x = self.dropout(x)
        tokens = self.token_head(x)
        # A soft maximum: the words that are sure decide, and a line without marked words still teaches them.
        share = (tokens if hide is None else tokens + hide[:, :, None]).softmax(1)
        return (share * tokens).sum(1) + self.whole_head(x[:, 0]), tokens


def started_from(folder: Path, kept: Sequence[int], layers: Sequence[int], categories: int) -> Ear:
    """The network with the weights of the published encoder; only the heads are new."""
    given = load_file(folder / "model.safetensors")
    given = {name.removeprefix("bert."): value for name, value in given.items()}
    ear = Ear(len(kept), len(layers), categories)
    with torch.no_grad():
        ear.words.weight.copy_(given["embeddings.word_embeddings.weight"][list(kept)])
        places = given["embeddings.position_embeddings.weight"][:LONGEST]
        ear.places.weight.copy_(places + given["embeddings.token_type_embeddings.weight"][0])
        _fill(ear.norm, given, "embeddings.LayerNorm")
        for layer, number in zip(ear.layers, layers, strict=True):
            base = f"encoder.layer.{number}."
            for part, name in (
                ("query", "attention.self.query"), ("key", "attention.self.key"), ("value", "attention.self.value"),
                ("out", "attention.output.dense"), ("after_attention", "attention.output.LayerNorm"),
                ("up", "intermediate.dense"), ("down", "output.dense"), ("after_feed", "output.LayerNorm"),
            ):  # fmt: skip
                _fill(getattr(layer, part), given, base + name)
        for head in (ear.token_head, ear.whole_head):
            nn.init.normal_(head.weight, std=0.02)
            nn.init.zeros_(head.bias)
        # Most tokens are calm.
        ear.token_head.bias.fill_(-2.0)
    return ear


def _fill(part: nn.Module, given: dict[str, Tensor], name: str) -> None:
    part.weight.copy_(given[name + ".weight"])
    part.bias.copy_(given[name + ".bias"])
