"""The decoding loop: llguidance masks the logits in place, llama.cpp samples, and nothing outside the grammar passes.

An exception inside a `logits_processor` of llama-cpp-python is swallowed and the token is sampled without constraint;
hence a loop of our own, which fails closed: on any doubt a candidate is dropped.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from iepwriter.errors import ModelError, Stopped


@dataclass
class Context:
    """A loaded model with what decoding needs around it, and the pieces of prompt that its cache holds."""

    llama: Any
    tokenizer: Any
    held: list[list[int]] = field(default_factory=list)
    stop: Callable[[], bool] = lambda: False

    @property
    def room(self) -> int:
        """Tokens that can still be evaluated."""
        return int(self.llama.n_ctx()) - int(self.llama.n_tokens)

    def hold(self, pieces: Sequence[list[int]]) -> None:
        """Makes the cache hold exactly these pieces, one batch each, keeping the leading ones that are there.

        Logits depend a little on how tokens were batched, so only whole pieces are kept: what is written then
        depends on the prompt and the seed, not on what was written before.
        """
        same = 0
        while same < min(len(self.held), len(pieces)) and self.held[same] == pieces[same]:
            same += 1
        self.llama.n_tokens = sum(len(piece) for piece in self.held[:same])
        self.held = self.held[:same]
        for piece in pieces[same:]:
            self.extend(piece)
            self.held.append(list(piece))

    def extend(self, tokens: Sequence[int]) -> None:
        """Evaluates tokens after those that are there; raises Stopped when `stop` says so meanwhile."""
        if len(tokens) > self.room:
            raise ModelError("The text is too long for this model.", "Shorten it, or choose a model that holds more.")
        try:
            self.llama.eval(list(tokens))
        except (RuntimeError, ValueError) as error:
            self.forget()
            if self.stop():
                raise Stopped from None
            raise ModelError(f"The model stopped working: {error}.", "Try again, or choose another model.") from None

    def forget(self) -> None:
        """Empties the cache, because what it holds is no longer known."""
        self.held = []
        self.llama.n_tokens = 0

    @contextmanager
    def stoppable(self, stop: Callable[[], bool]) -> Iterator[None]:
        """Lets `stop` interrupt even an evaluation that is under way, for as long as this lasts."""
        import llama_cpp

        self.stop = stop
        callback = llama_cpp.ggml_abort_callback(lambda _data: bool(stop()))
        llama_cpp.llama_set_abort_callback(self.llama.ctx, callback, ctypes.c_void_p(0))
        try:
            yield
        finally:
            self.stop = lambda: False
            llama_cpp.llama_set_abort_callback(self.llama.ctx, llama_cpp.ggml_abort_callback(), ctypes.c_void_p(0))

    def logits(self) -> Any:
        """The logits after the last token, as an array that writes through to llama.cpp."""
        import llama_cpp
        import numpy as np

        pointer = llama_cpp.llama_get_logits_ith(self.llama.ctx, -1)
        return np.ctypeslib.as_array(pointer, shape=(self.llama.n_vocab(),))


def matcher(tokenizer: Any, grammar: str) -> Any:
    """A llguidance matcher for a Lark grammar; raises ModelError for a grammar that cannot be used."""
    from llguidance import LLMatcher, LLParserLimits

    limits = LLParserLimits(
        initial_lexer_fuel=50_000_000,
        step_lexer_fuel=20_000_000,
        step_max_items=50_000,
        max_items_in_row=2000,
        max_lexer_states=250_000,
    )
    made = LLMatcher(tokenizer, grammar, log_level=0, limits=limits)
    if made.is_error():
        raise ModelError(f"The constraint could not be built: {made.get_error()}", "Please report this case.")
    return made


def _sampler(seed: int, temperature: float) -> Any:
    import llama_cpp

    chain = llama_cpp.llama_sampler_chain_init(llama_cpp.llama_sampler_chain_default_params())
    if temperature <= 0:
        llama_cpp.llama_sampler_chain_add(chain, llama_cpp.llama_sampler_init_greedy())
        return chain
    llama_cpp.llama_sampler_chain_add(chain, llama_cpp.llama_sampler_init_top_k(40))
    llama_cpp.llama_sampler_chain_add(chain, llama_cpp.llama_sampler_init_temp(temperature))
    llama_cpp.llama_sampler_chain_add(chain, llama_cpp.llama_sampler_init_dist(seed))
    return chain


def constrained(context: Context, guide: Any, *, seed: int, temperature: float, max_tokens: int) -> str | None:
    """One text from where the context stands, or None at a dead end or when `max_tokens` cut it off."""
    import llama_cpp

    chain = _sampler(seed, temperature)
    out: list[int] = []
    try:
        while not guide.is_stopped():
            if context.stop():
                raise Stopped
            step = guide.compute_ff_tokens() or _sampled(context, guide, chain)
            if not step or not guide.consume_tokens(step) or guide.is_error():
                return None
            out += [token for token in step if token != context.llama.token_eos()]
            if len(out) > max_tokens or len(step) > context.room:
                return None
            if not guide.is_stopped():
                context.extend(step)
    finally:
        llama_cpp.llama_sampler_free(chain)
    try:
        return bytes(context.tokenizer.decode_bytes(out)).decode()
    except UnicodeDecodeError:
        return None


def _sampled(context: Context, guide: Any, chain: Any) -> list[int]:
    """One token that the guide allows, or none at a dead end."""
    import llama_cpp
    import llguidance.numpy as lnp
    import numpy as np

    size = context.llama.n_vocab()
    mask = lnp.allocate_token_bitmask(1, size)
    lnp.fill_next_token_bitmask(guide, mask, 0)
    allowed = np.unpackbits(mask.view(np.uint8)[0], bitorder="little", count=size)
    # With every logit at -inf the sampler would return a token all the same.
    if guide.is_error() or not allowed.any():
        return []
    np.copyto(context.logits(), -np.inf, where=allowed == 0)
    return [int(llama_cpp.llama_sampler_sample(chain, context.llama.ctx, -1))]


def log_probability(context: Context, pieces: Sequence[list[int]], text: Sequence[int]) -> float:
    """Mean log-probability (nats) of the tokens of a text after a prompt, all in one batch.

    Minus infinity for an empty text and for one that does not fit the context.
    """
    import llama_cpp
    import numpy as np

    *before, last = pieces
    context.hold(before)
    tokens = [*last, *text[:-1]]
    if not text or len(tokens) > context.room:
        return float("-inf")
    llama = context.llama
    start = int(llama.n_tokens)
    llama._ctx.kv_cache_seq_rm(-1, start, -1)
    batch = llama_cpp.llama_batch_init(len(tokens), 0, 1)
    try:
        batch.n_tokens = len(tokens)
        for index, token in enumerate(tokens):
            batch.token[index] = token
            batch.pos[index] = start + index
            batch.n_seq_id[index] = 1
            batch.seq_id[index][0] = 0
            batch.logits[index] = index >= len(last) - 1
        if llama_cpp.llama_decode(llama.ctx, batch) != 0:
            context.forget()
            if context.stop():
                raise Stopped
            raise ModelError("The model could not read a sentence.", "Try again, or choose another model.")
        total = 0.0
        for index, token in enumerate(text, len(last) - 1):
            row = np.ctypeslib.as_array(llama_cpp.llama_get_logits_ith(llama.ctx, index), shape=(llama.n_vocab(),))
            top = float(row.max())
            total += float(row[token]) - top - float(np.log(np.exp(row - top, dtype=np.float32).sum()))
    finally:
        llama_cpp.llama_batch_free(batch)
    return total / len(text)
