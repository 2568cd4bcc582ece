"""The engine over llama.cpp: prompts, candidates under a grammar, and the fluency of given texts."""

from __future__ import annotations

import contextlib
import os
import re
import threading
import weakref
from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from iepwriter.drafting.engine import Candidate, Engine, ModelInfo, Prompt
from iepwriter.errors import ModelError, Stopped
from iepwriter.llama.decode import Context, constrained, log_probability, matcher
from iepwriter.llama.house import Adapter
from iepwriter.llama.prepare import Prepared, prepared
from iepwriter.llama.quiet import hush
from iepwriter.llama.tokens import counter
from iepwriter.models.catalogue import ModelFile

_CONTEXT = 2048
_TEMPERATURE = 0.6
_SEEDS = 2**32 - 1
"""The C sampler takes 32 bits, and all of them set would mean a random seed."""
_MARK = "\u2402typed\u2403"
_TRUSTED_SIZE = 1_000_000_000
"""Parameters below which no model was seen to keep facts when it may choose its words (28 trials, none usable)."""


def open_engine(model: ModelFile, *, threads: int | None = None, context: int | None = None) -> Engine:
    """Loads a model. `threads`: usable cores if None; `context`: tokens, rounded up to a multiple of 256.

    Raises ModelError when the file cannot be run.
    """
    if model.path is None:
        raise ModelError(f"The model {model.id} is not here yet.", f"Run: iepwriter models get {model.id}")
    try:
        hush()
        from llguidance.llamacpp import lltokenizer_from_vocab
    except (ImportError, OSError, RuntimeError) as error:
        raise ModelError(f"The engine cannot be started: {error}.", "Install iepwriter again.") from None
    size = -(-(context or _CONTEXT) // 256) * 256
    file = prepared(model)
    llama = _loaded(file.path, threads or _cores(), size)
    if llama is None and file.path != model.path:
        # A spoilt copy in the cache must not keep a good model from running.
        with contextlib.suppress(OSError):
            file.path.unlink()
        file = Prepared(model.path)
        llama = _loaded(file.path, threads or _cores(), size)
    if llama is None:
        raise ModelError(
            f"{model.path} cannot be run: it is damaged, or of a kind that llama.cpp does not know.",
            "Fetch it again, or choose another model.",
        )
    # Without slices, which help with JSON alone: making them would hold up every thread for a tenth of a second.
    engine = LlamaEngine(model, llama, lltokenizer_from_vocab(llama._model.vocab, slices=[]), file.adapter)
    # Closed before the interpreter takes its modules apart, or llama_cpp would complain while it goes.
    weakref.finalize(engine, llama.close)
    return engine


def _loaded(file: Path, threads: int, size: int) -> Any | None:
    """The library's model, or None when it refuses the file."""
    import llama_cpp

    try:
        return llama_cpp.Llama(
            model_path=str(file),
            n_ctx=size,
            n_batch=size,
            n_threads=threads,
            n_threads_batch=threads,
            flash_attn=True,
            verbose=False,
            seed=1,
        )
    except (ValueError, OSError, RuntimeError, AssertionError):
        return None


def _cores() -> int:
    """Cores to compute on: at most eight, and only one of each two while other programs keep the computer busy.

    Threads wait for each other after every layer, so one that shares its core slows a letter down a hundredfold.
    """
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    try:
        busy = os.getloadavg()[0] > usable / 2
    except (OSError, AttributeError):
        busy = False
    return max(1, min(usable // 2 if busy else usable, 8))


class LlamaEngine:
    """A model in this process; one thread at a time may use it, and a lock sees to that."""

    def __init__(self, model: ModelFile, llama: Any, tokenizer: Any, adapter: Adapter | None = None) -> None:
        self._model = model
        self._adapter = adapter
        self._llama = llama
        self._context = Context(llama, tokenizer)
        self._lock = threading.Lock()
        self._count = counter(llama)
        self._judged: tuple[list[list[int]], dict[str, float]] = ([], {})

    @property
    def info(self) -> ModelInfo:
        """Which model this is."""
        name = self._adapter.name if self._adapter else ""
        return ModelInfo(self._model.id, self._model.path.name if self._model.path else "", self._model.sha256, name)

    @property
    def taught(self) -> bool:
        """Whether the house adapter is part of the weights."""
        return self._adapter is not None

    @cached_property
    def trusted(self) -> bool:
        """Whether this model kept every fact of a few probes under the wider constraint."""
        import llama_cpp

        if llama_cpp.llama_model_n_params(self._llama._model.model) < _TRUSTED_SIZE:
            return False
        from iepwriter.llama.probes import keeps_facts

        return keeps_facts(self)

    def count(self, text: str) -> int:
        """Tokens of a text."""
        return self._count(text)

    def room(self, prompt: Prompt) -> int:
        """Tokens left in the context after this prompt; negative when it does not fit."""
        return int(self._llama.n_ctx()) - sum(map(len, self._pieces(prompt))) - 8

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
        """Texts that obey the grammar: the likeliest first, then samples; duplicates and dead ends removed."""
        found: dict[str, None] = {}
        with self._lock, self._context.stoppable(stop):
            pieces = self._pieces(prompt)
            guide = matcher(self._context.tokenizer, self._spaced(grammar) if prompt.instruction else grammar)
            for number in range(candidates):
                self._context.hold(pieces[:-1])
                self._context.extend(pieces[-1])
                text = constrained(
                    self._context,
                    guide.deep_copy(),
                    seed=(seed * 64 + number) % _SEEDS,
                    temperature=_TEMPERATURE if number else 0.0,
                    max_tokens=max_tokens,
                )
                if text and text.strip():
                    found.setdefault(text.strip())
            return [Candidate(text, self._fluency(pieces, text)) for text in found]

    def judge(
        self, prompt: Prompt, texts: Sequence[str], *, stop: Callable[[], bool] = lambda: False
    ) -> list[Candidate]:
        """The given texts with their fluency as continuations of the prompt, in the given order."""
        with self._lock, self._context.stoppable(stop):
            pieces = self._pieces(prompt)
            return [Candidate(text, self._fluency(pieces, text)) for text in texts]

    def _fluency(self, pieces: list[list[int]], text: str) -> float:
        # What has just been written is usually judged next, so the last prompt's results are kept.
        if self._judged[0] != pieces:
            self._judged = (pieces, {})
        known = self._judged[1]
        if text not in known:
            if self._context.stop():
                raise Stopped
            known[text] = log_probability(self._context, pieces, self._text_tokens(text))
        return known[text]

    @cached_property
    def _chat(self) -> Any | None:
        template = self._llama.metadata.get("tokenizer.chat_template")
        if not template or self._model.style == "completion":
            return None
        from llama_cpp.llama_chat_format import Jinja2ChatFormatter

        end = self._llama.detokenize([self._llama.token_eos()], special=True).decode("utf-8", "replace")
        try:
            made = Jinja2ChatFormatter(template, eos_token=end, bos_token="")
            shown = made(messages=_messages(Prompt("Do.", (("a", "b"),), ""))).prompt
        except Exception:  # noqa: BLE001 - a template is somebody's program and may raise anything
            return None
        return made if shown.count(_MARK) == 1 else None

    def _spaced(self, grammar: str) -> str:
        # In a plain text the model expects a space after "Letter:", as part of the first word.
        return grammar if self._chat else re.sub(r"(?m)^start\s*:", 'start: " " spaced\nspaced:', grammar, count=1)

    def _text_tokens(self, text: str) -> list[int]:
        return self._tokenize(text if self._chat else " " + text)

    def _tokenize(self, text: str, *, special: bool = False, first: bool = False) -> list[int]:
        # Control tokens are never read out of what a person typed.
        return list(self._llama.tokenize(text.encode("utf-8", "replace"), add_bos=first, special=special))

    def _pieces(self, prompt: Prompt) -> list[list[int]]:
        """The prompt in three: what all prompts of a hole share, the typed words, and the last token."""
        if not prompt.instruction:
            rest = self._tokenize(f"Typed: {' '.join(prompt.typed.split())}\nLetter:", first=True)
            return [[], rest[:-1], rest[-1:]]
        if self._chat is None:
            shown = "".join(f"Typed: {typed}\nLetter: {letter}\n\n" for typed, letter in prompt.examples)
            head = self._tokenize(f"{prompt.instruction}\n\n{shown}", first=True)
            # A line break in the typed words could pass for the next part of the prompt.
            rest = self._tokenize(f"Typed: {' '.join(prompt.typed.split())}\nLetter:")
        else:
            before, _, after = self._chat(messages=_messages(prompt)).prompt.partition(_MARK)
            head = self._tokenize(before, special=True, first=True)
            rest = self._tokenize(prompt.typed) + self._tokenize(after, special=True)
        return [head, rest[:-1], rest[-1:]]


def _messages(prompt: Prompt) -> Any:
    """The prompt as a talk, with a mark where the typed words belong."""
    said = [("user", prompt.instruction), ("assistant", "Ready.")]
    for typed, letter in prompt.examples:
        said += [("user", typed), ("assistant", letter)]
    return [{"role": role, "content": text} for role, text in [*said, ("user", _MARK)]]
