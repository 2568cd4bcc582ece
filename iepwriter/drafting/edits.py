"""What a taught model makes of the person's words: candidates under the lattice, none of which is trusted.

A candidate counts only when Python finds its path through the lattice again, when nothing of weight is left out
(faithful.py), and when the independent check has nothing against it. The best is the most complete, then the most
fluent.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from iepwriter.cases import Case
from iepwriter.drafting.cooling import HOT, Heat, cooled
from iepwriter.drafting.editing import edit
from iepwriter.drafting.engine import Engine, Prompt
from iepwriter.drafting.faithful import Judge, Span
from iepwriter.drafting.named import only_a_name
from iepwriter.drafting.polish import polished, titled
from iepwriter.words import spellings
from iepwriter.words.grammar import mend_slips
from iepwriter.words.normal import Normaliser

_STIFF = -0.5
"""Nats per token below which a taught model only followed the lattice and does not mean what it wrote."""
_STIFF_QUOTING = -0.9
"""The same where somebody is quoted: a quotation stands word for word, however a model would put it."""
_MARGIN = 0.02
"""Nats per token by which an edit must beat the mended clause: a tie goes to the person's own words."""


@dataclass
class Editor:
    """Asks a taught model for edits of a person's words."""

    engine: Engine
    case: Case
    gate: Callable[[str], bool]
    """Whether the independent check lets a sentence pass."""
    seed: int = 1
    candidates: int = 3
    stop: Callable[[], bool] = lambda: False
    heat: Callable[[str], Heat] = lambda _: ()
    """Which words carry a tone, and how surely; they may be left out."""

    def edits(self, typed: str, facts: Sequence[Span] = ()) -> list[str]:
        """Faithful edits of a message, best first; may be empty.

        `facts`: stretches (characters) that are known to be facts, of which none may go as a whole.
        Raises Stopped and ModelError as the engine does.
        """
        heat = self.heat(typed)
        found, hot = self._edits(typed, heat, facts)
        if hot and (cooler := cooled(typed, heat)) != typed:
            found = self._edits(cooler, (), ())[0] or found
        return found

    def _edits(self, typed: str, heat: Heat, facts: Sequence[Span]) -> tuple[list[str], bool]:
        """The faithful edits, and whether there is none without words that were heard to carry a tone."""
        words = Normaliser(self.case).words(typed)
        mend_slips(words)
        child = self.case.child
        named = child.first_name if only_a_name(child.first_name) else ""
        made = edit(typed, words, lambda word: spellings(word, self.case), child.pronouns, named)
        prompt = Prompt("", (), " ".join(typed.split()))
        longest = 2 * self.engine.count(prompt.typed) + 16
        if made is None or self.engine.room(prompt) < longest:
            return [], False
        judge = Judge(made, words, tuple(facts), tuple(heat), self.gate)
        least = _STIFF_QUOTING if '"' in typed else _STIFF
        # The likeliest edit is nearly always the best one; samples are for when it is refused.
        for candidates in (1, self.candidates):
            written = self.engine.write(
                prompt,
                made.grammar(),
                seed=self.seed,
                candidates=candidates,
                max_tokens=longest,
                stop=self.stop,
            )
            written = [replace(c, text=titled(c.text)) for c in written]
            fluent = [c for c in written if c.fluency > least and judge.faithful(c.text) and self.gate(c.text)]
            fluent = [
                c for c in fluent if not re.search(rf"\b(?:the|an?) {re.escape(child.first_name)}\b", c.text, re.I)
            ]
            if fluent:
                break
        fluent.sort(key=lambda c: (judge.heat_kept(c.text), -round(judge.share(c.text), 1), -c.fluency))
        shouted = {w.text for w in words if w.text.islower() and (w.typed or "").isupper() and len(w.text) > 1}
        hot = judge.heat_kept(fluent[0].text) if fluent else any(sure >= HOT for _, _, sure in heat)
        name = re.compile(rf"\b{re.escape(named)}\b" if named else r"(?!)", re.I)
        so = {one.low for one, two in pairwise(words) if two.low == "so"}
        finished = (name.sub(named, polished(c.text, shouted, so)) for c in fluent)
        return list(dict.fromkeys(finished)), hot

    def better(self, typed: str, mended: str) -> list[str]:
        """What may stand for a clause, best first: edits that are as complete and more fluent, then the mended one."""
        found = [text for text in self.edits(typed) if text != mended and _as_clear(text, mended)]
        if not found:
            return [mended]
        prompt = Prompt("", (), " ".join(typed.split()))
        judged = self.engine.judge(prompt, [f" {text}\n" for text in (mended, *found)], stop=self.stop)
        base = judged[0].fluency + _MARGIN
        return [*(text for text, c in zip(found, judged[1:], strict=True) if c.fluency > base), mended]


def _as_clear(text: str, mended: str) -> bool:
    """Whether an edit says as clearly as the mended clause who acts, and what was said in so many words."""
    return all(sign not in mended.lower() or sign in text.lower() for sign in ('"', "the school"))
