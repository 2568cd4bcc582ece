"""Wordings that a model writes on the spot: it chooses a frame, and a path through the lattice of the clause in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from iepwriter.drafting.engine import Engine, Prompt
from iepwriter.drafting.frames import frames_for, stands
from iepwriter.drafting.freedom import faithful, free_grammar
from iepwriter.drafting.lattice import Lattice, grammar_of, lattice, literal
from iepwriter.drafting.rewrites import ended, lacks, parts_of
from iepwriter.drafting.shapes import Shape

_CANDIDATES = 4
_INSTRUCTION = "Say the sentence in another way, as a calm parent writes to a school. Keep every fact."
_EXAMPLES = (
    ("he gets lost on the stairs daily.", "I would like the team to know that he gets lost on the stairs daily."),
    ("she really needs a quiet room.", "It is my position that she needs a quiet room."),
    ("lunch was moved to the gym", "Lunch was moved to the gym; what does the team make of that?"),
)
Guard = Callable[[str], bool]
"""Says whether a wording keeps every fact and passes the independent check."""


def written(
    sentence: str,
    typed: str,
    shape: Shape | None,
    engine: Engine,
    *,
    banned: Sequence[str],
    rest: str,
    known: Sequence[str] = (),
    guard: Guard,
    seed: int = 1,
    stop: Callable[[], bool] = lambda: False,
) -> list[str]:
    """What the model wrote for a sentence, the most fluent first; empty where the constraint leaves no choice.

    Raises ModelError and Stopped as the engine does.
    """
    words = typed.strip() or sentence
    prompt = Prompt(_INSTRUCTION, _EXAMPLES, " ".join(words.split()))
    if engine.room(prompt) < 2 * engine.count(sentence) + 48:
        return []
    pattern = _pattern(sentence, shape, rest, known)
    if not pattern and not engine.trusted:
        return []
    grammar = free_grammar(sentence, words, banned) if engine.trusted else grammar_of(pattern, banned)
    found = engine.write(
        prompt,
        grammar,
        seed=seed,
        candidates=_CANDIDATES,
        max_tokens=2 * engine.count(sentence) + 40,
        stop=stop,
    )

    def allowed(text: str) -> bool:
        chosen = (pattern and re.fullmatch(pattern, text)) or (engine.trusted and faithful(text, sentence, words))
        return bool(chosen) and text != sentence and guard(text)

    return [c.text for c in sorted(found, key=lambda c: -c.fluency) if allowed(c.text)]


def _pattern(sentence: str, shape: Shape | None, rest: str, known: Sequence[str]) -> str:
    """The sentence in every frame that neither the letter nor the list of wordings has yet, empty for none."""
    own = _paths(sentence)
    choices = [own.pattern] if own.open else []
    if shape is not None:
        parts = parts_of(shape)
        frames = frames_for(shape.kind, parts.get("clause", ""))
        for frame in dict.fromkeys(frame for forms in frames.values() for frame in forms):
            if not (lacks(frame, parts) or stands(frame, rest) or ended(frame.format(**parts)) in known):
                choices.append(_framed(frame, parts))
    return "(?:" + "|".join(choices) + ")" if choices else ""


def _paths(text: str) -> Lattice:
    """The lattice of words that are mended already: only what adds heat may go."""
    whole = lattice(text, text, lambda _: ())
    return replace(whole, slots=tuple(slot[:1] for slot in whole.slots), gaps=((),) * len(whole.gaps))


def _framed(frame: str, parts: dict[str, str]) -> str:
    pieces = re.split(r"\{([Cc]lause)\}", frame)
    if len(pieces) == 1:
        return literal(ended(frame.format(**parts)))
    before, name, after = pieces
    if parts[name].endswith('."'):
        after = after.removeprefix(".")
    return literal(before.format(**parts)) + _paths(parts[name]).pattern + literal(after.format(**parts))
