"""Writes a hole: candidates from a model under the lattice, the best kept, the mended sentence when none is better."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from iepwriter.drafting.engine import Candidate, Engine, Prompt
from iepwriter.drafting.freedom import faithful, free_grammar
from iepwriter.drafting.lattice import Lattice, lattice
from iepwriter.drafting.template import Hole

_MARGIN = 0.02
"""Nats per token by which a model's sentence must beat the mended one: a tie goes to the person's own words."""

Gate = Callable[[str], bool]
"""Says whether a sentence passes the independent check."""


@dataclass(frozen=True)
class Job:
    """One clause to write: what was typed, the mended sentence, and the corrections of its words."""

    typed: str
    mended: str
    spellings: Callable[[str], Sequence[str]]


@dataclass
class HoleWriter:
    """Asks a model for sentences in one kind of hole and never trusts what comes back."""

    engine: Engine | None
    hole: Hole
    banned: Sequence[str]
    gate: Gate
    seed: int
    candidates: int = 2
    stop: Callable[[], bool] = lambda: False
    shortened: bool = False
    """Set when a prompt had to lose examples to fit the context."""

    def write(self, job: Job, number: int) -> list[str]:
        """Sentences for the job, best first; the last is always the mended sentence.

        Raises Stopped and ModelError as the engine does.
        """
        if self.engine is None:
            return [job.mended]
        prompt = self._prompt(job.typed)
        if prompt is None:
            return [job.mended]
        paths = lattice(job.mended, job.typed, job.spellings)
        free = self.engine.trusted
        if not free and not paths.open:
            return [job.mended]
        grammar = free_grammar(job.mended, job.typed, self.banned) if free else paths.grammar(self.banned)
        written = self.engine.write(
            prompt,
            grammar,
            seed=self.seed + number,
            candidates=self.candidates,
            max_tokens=2 * self.engine.count(job.mended) + 16,
            stop=self.stop,
        )
        accepted = [c for c in written if self._accepts(c.text, job, paths, free=free)]
        return [*self._better(prompt, job.mended, accepted), job.mended]

    def _accepts(self, text: str, job: Job, paths: Lattice, *, free: bool) -> bool:
        if text == job.mended:
            return False
        known = paths.accepts(text) or (free and faithful(text, job.mended, job.typed))
        return known and self.gate(text)

    def _better(self, prompt: Prompt, mended: str, written: Sequence[Candidate]) -> list[str]:
        if not written or self.engine is None:
            return []
        judged = self.engine.judge(prompt, [mended, *(c.text for c in written)], stop=self.stop)
        base = judged[0].fluency
        good = sorted((c for c in judged[1:] if c.fluency > base + _MARGIN), key=lambda c: -c.fluency)
        return [c.text for c in good]

    def _prompt(self, typed: str) -> Prompt | None:
        """The prompt with as many examples as the context holds, or None when not even the words fit."""
        assert self.engine is not None
        typed = re.sub(r"\s+", " ", typed).strip()
        prompt = Prompt(self.hole.instruction, self.hole.examples, typed)
        needed = 2 * self.engine.count(typed) + 24
        while self.engine.room(prompt) < needed:
            self.shortened = True
            if not prompt.examples:
                return None
            prompt = replace(prompt, examples=prompt.examples[:-1])
        return prompt
