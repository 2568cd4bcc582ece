"""A scripted engine: it writes what a test tells it to, whatever the grammar says."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from iepwriter.drafting.engine import Candidate, ModelInfo, Prompt


class FakeEngine:
    """Writes scripted texts for every hole; `replies` gets the prompt and returns texts with their fluency."""

    def __init__(
        self,
        replies: Callable[[Prompt], Sequence[tuple[str, float]]] = lambda _: (),
        *,
        trusted: bool = False,
        taught: bool = False,
        context: int = 2048,
    ) -> None:
        self.replies = replies
        self.trusted = trusted
        self.taught = taught
        self.context = context
        self.prompts: list[Prompt] = []
        self.grammars: list[str] = []
        self._fluency: dict[str, float] = {}

    @property
    def info(self) -> ModelInfo:
        return ModelInfo("fake", "fake.gguf", "0" * 64)

    def count(self, text: str) -> int:
        return len(text.split())

    def room(self, prompt: Prompt) -> int:
        shown = [prompt.instruction, prompt.typed, *(part for pair in prompt.examples for part in pair)]
        return self.context - sum(self.count(text) for text in shown)

    def write(
        self,
        prompt: Prompt,
        grammar: str,
        *,
        seed: int,
        candidates: int,
        max_tokens: int,
        stop: Callable[[], bool] = lambda: False,
    ) -> list[Candidate]:
        self.prompts.append(prompt)
        self.grammars.append(grammar)
        found = [Candidate(text, fluency) for text, fluency in self.replies(prompt)]
        self._fluency |= {c.text: c.fluency for c in found}
        return found

    def judge(
        self, prompt: Prompt, texts: Sequence[str], *, stop: Callable[[], bool] = lambda: False
    ) -> list[Candidate]:
        return [Candidate(text, self._fluency.get(text, -2.0)) for text in texts]
