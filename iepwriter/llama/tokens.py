"""Token counts: a tiktoken Encoding built offline from the model's own vocabulary, where its kind allows one."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any

# The split of llama.cpp's `smollm` pre-tokenizer (src/llama-vocab.cpp), as one pattern.
_SMOLLM = r"\p{N}|'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?[^\s\p{L}\p{N}]+|\s+(?![^\s\p{N}])|\s+"
_BYTE_PAIRS = 2
"""llama_vocab_type of byte-level BPE; a SentencePiece vocabulary (1) cannot be put into tiktoken."""


def token_bytes(llama: Any, token: int) -> bytes:
    """The bytes of one token; longer than 32 bytes too, unlike `Llama.detokenize`."""
    import llama_cpp

    size = 64
    while True:
        buffer = ctypes.create_string_buffer(size)
        length = llama_cpp.llama_token_to_piece(llama._model.vocab, token, buffer, size, 0, False)
        if length >= 0:
            return buffer.raw[:length]
        size = -length


def build_encoding(llama: Any) -> Any | None:
    """A tiktoken Encoding whose ids are the model's, or None when the vocabulary is not of that kind."""
    import llama_cpp
    import tiktoken

    vocab = llama._model.vocab
    if llama_cpp.llama_vocab_type(vocab) != _BYTE_PAIRS or llama.metadata.get("tokenizer.ggml.pre") != "smollm":
        return None
    ranks: dict[bytes, int] = {}
    for token in range(llama.n_vocab()):
        piece = token_bytes(llama, token)
        if piece and not llama_cpp.llama_vocab_is_control(vocab, token):
            ranks.setdefault(piece, token)
    spare = llama.n_vocab()
    for value in range(256):
        # tiktoken wants all single bytes; llama.cpp drops the few that this vocabulary lacks.
        if bytes([value]) not in ranks:
            ranks[bytes([value])] = spare
            spare += 1
    return tiktoken.Encoding("model", pat_str=_SMOLLM, mergeable_ranks=ranks, special_tokens={})


def counter(llama: Any) -> Callable[[str], int]:
    """A function that counts the tokens of a text, by tiktoken or else by the model's own tokenizer."""
    encoding = build_encoding(llama)
    if encoding is None:
        return lambda text: len(llama.tokenize(text.encode(), add_bos=False, special=False))
    size = llama.n_vocab()
    return lambda text: sum(token < size for token in encoding.encode(text, disallowed_special=()))
