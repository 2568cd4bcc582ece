"""What drafting asks of a language model, whichever library runs it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True)
class Prompt:
    """What a hole tells the model: an instruction, a few worked examples, and the words to work on.

    A model that was taught to edit takes the words alone: no instruction and no examples. Its texts begin with a space
    and end with a line break, and their grammar says so.
    """

    instruction: str
    examples: tuple[tuple[str, str], ...]
    """Pairs of (typed, letter)."""
    typed: str
    """The person's own words. An engine must never read control tokens out of them."""


@dataclass(frozen=True)
class Candidate:
    """One text written by a model, with its fluency: the mean log-probability of a token (nats, <= 0)."""

    text: str
    fluency: float


@dataclass(frozen=True)
class ModelInfo:
    """Which model writes, as it is reported in a draft."""

    id: str
    file: str
    sha256: str
    adapter: str = ""


class Engine(Protocol):
    """A model that can write under a constraint and judge the fluency of given texts."""

    @property
    def info(self) -> ModelInfo:
        """Which model this is."""
        ...

    @property
    def trusted(self) -> bool:
        """Whether probes showed that this model keeps facts when it may choose words freely."""
        ...

    @property
    def taught(self) -> bool:
        """Whether this model was taught to edit a parent's words (training/README.md)."""
        ...

    def count(self, text: str) -> int:
        """Tokens of a text."""
        ...

    def room(self, prompt: Prompt) -> int:
        """Tokens left in the context after this prompt; negative when it does not fit."""
        ...

    def write(
        self,
        prompt: Prompt,
        grammar: str,
        *,
        seed: int,
        candidates: int,
        max_tokens: int,
        stop: Callable[[], bool] = ...,
    ) -> list[Candidate]:
        """Texts that obey a llguidance Lark grammar, at most `candidates`, duplicates removed.

        Dead ends and texts cut off by `max_tokens` are dropped, so the list may be empty.
        Raises Stopped when `stop` says so, ModelError when the model cannot run.
        """
        ...

    def judge(self, prompt: Prompt, texts: Sequence[str], *, stop: Callable[[], bool] = ...) -> list[Candidate]:
        """The given texts with their fluency as continuations of the prompt, in the given order."""
        ...
