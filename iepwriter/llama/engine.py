"""The engine over llama.cpp: prompts, candidates under a grammar, and the fluency of given texts."""

from __future__ import annotations

import atexit
import os
import threading
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any

from iepwriter.drafting.engine import Candidate, Engine, ModelInfo, Prompt
from iepwriter.errors import ModelError
from iepwriter.llama.decode import Context, constrained, log_probability, matcher
from iepwriter.llama.prepare import prepared
from iepwriter.llama.quiet import hush
from iepwriter.llama.tokens import counter
from iepwriter.models.catalogue import ModelFile

_CONTEXT = 2048
_TEMPERATURE = 0.6
_MARK = "\u2402typed\u2403"
_TRUSTED_SIZE = 1_000_000_000
"""Parameters below which no model was seen to keep facts when it may choose its words (28 trials, none usable)."""


def open_engine(model: ModelFile, *, threads: int | None = None, context: int | None = None) -> Engine:
    """Loads a model. `threads`: physical cores if None; `context`: tokens, rounded up to a multiple of 256.

    Raises ModelError when the file cannot be run.
    """
    assert model.path is not None
    hush()
    import llama_cpp
    from llguidance.llamacpp import lltokenizer_from_vocab

    size = -(-(context or _CONTEXT) // 256) * 256
    try:
        llama = llama_cpp.Llama(
            model_path=str(prepared(model)),
            n_ctx=size,
            n_batch=size,
            n_threads=threads or _cores(),
            n_threads_batch=threads or _cores(),
            flash_attn=True,
            verbose=False,
            seed=1,
        )
    except (ValueError, OSError, RuntimeError, AssertionError):
        raise ModelError(
            f"{model.path} cannot be run: it is damaged, or of a kind that llama.cpp does not know.",
            "Fetch it again, or choose another model.",
        ) from None
    # Closed before the interpreter takes its modules apart, or llama_cpp would complain while it goes.
    atexit.register(llama.close)
    tokenizer = lltokenizer_from_vocab(llama._model.vocab)
    return LlamaEngine(model, llama, tokenizer)


def _cores() -> int:
    """Cores that this process may use, at most eight: more threads than that slow a small model down."""
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(usable, 8))


class LlamaEngine:
    """A model in this process; one thread at a time may use it, and a lock sees to that."""

    def __init__(self, model: ModelFile, llama: Any, tokenizer: Any) -> None:
        self._model = model
        self._llama = llama
        self._context = Context(llama, tokenizer, [])
        self._lock = threading.Lock()
        self._count = counter(llama)
        self._guides: dict[str, Any] = {}

    @property
    def info(self) -> ModelInfo:
        """Which model this is."""
        return ModelInfo(self._model.id, self._model.path.name if self._model.path else "", self._model.sha256)

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
        return int(self._llama.n_ctx()) - len(self._tokens(prompt)) - 8

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
        with self._lock:
            tokens = self._tokens(prompt)
            guide = matcher(self._context.tokenizer, self._spaced(grammar))
            for number in range(candidates):
                self._context.feed(tokens)
                text = constrained(
                    self._context,
                    guide.deep_copy(),
                    seed=seed * 64 + number,
                    temperature=_TEMPERATURE if number else 0.0,
                    max_tokens=max_tokens,
                    stop=stop,
                )
                if text and text.strip():
                    found.setdefault(text.strip())
        return [Candidate(text, 0.0) for text in found]

    def judge(
        self, prompt: Prompt, texts: Sequence[str], *, stop: Callable[[], bool] = lambda: False
    ) -> list[Candidate]:
        """The given texts with their fluency as continuations of the prompt, in the given order."""
        with self._lock:
            tokens = self._tokens(prompt)
            return [Candidate(t, log_probability(self._context, tokens, self._text_tokens(t))) for t in texts]

    @cached_property
    def _chat(self) -> Any | None:
        template = self._llama.metadata.get("tokenizer.chat_template")
        if not template or self._model.style == "completion":
            return None
        from llama_cpp.llama_chat_format import Jinja2ChatFormatter

        end = self._llama.detokenize([self._llama.token_eos()], special=True).decode("utf-8", "replace")
        return Jinja2ChatFormatter(template, eos_token=end, bos_token="")

    def _spaced(self, grammar: str) -> str:
        # In a plain text the model expects a space after "Letter:", as part of the first word.
        return grammar if self._chat else grammar.replace("start: SENT", 'start: " " SENT', 1)

    def _text_tokens(self, text: str) -> list[int]:
        return self._tokenize(text if self._chat else " " + text)

    def _tokenize(self, text: str, *, special: bool = False, first: bool = False) -> list[int]:
        # Control tokens are never read out of what a person typed.
        return list(self._llama.tokenize(text.encode("utf-8", "replace"), add_bos=first, special=special))

    def _tokens(self, prompt: Prompt) -> list[int]:
        if self._chat is None:
            shown = "".join(f"Typed: {typed}\nLetter: {letter}\n\n" for typed, letter in prompt.examples)
            head = f"{prompt.instruction}\n\n{shown}"
            return self._tokenize(head, first=True) + self._tokenize(f"Typed: {prompt.typed}\nLetter:")
        messages = [{"role": "user", "content": prompt.instruction}, {"role": "assistant", "content": "Ready."}]
        for typed, letter in prompt.examples:
            messages += [{"role": "user", "content": typed}, {"role": "assistant", "content": letter}]
        messages.append({"role": "user", "content": _MARK})
        before, _, after = self._chat(messages=messages).prompt.partition(_MARK)
        opening = self._tokenize(before, special=True, first=True)
        return opening + self._tokenize(prompt.typed) + self._tokenize(after, special=True)
