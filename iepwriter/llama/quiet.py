"""Keeps llama.cpp silent: its log never reaches a person's terminal, and stdout of other threads is left alone."""

from __future__ import annotations

import contextlib
import ctypes
import os
from typing import Any

_KEPT: list[Any] = []


class _Nothing(contextlib.AbstractContextManager[None]):
    """Stands in for llama_cpp's own silencer, which sends stdout and stderr of the whole process to nowhere."""

    def __init__(self, *_: object, **__: object) -> None:
        pass

    def __exit__(self, *_: object) -> None:
        return None


def hush() -> None:
    """Silences the library once for this process; call it before a model is loaded."""
    if _KEPT:
        return
    os.environ.setdefault("GGML_NO_BACKTRACE", "1")
    import llama_cpp
    from llama_cpp import _internals, llama

    def ignore(_level: int, _text: bytes, _data: ctypes.c_void_p) -> None:
        return None

    callback = llama_cpp.llama_log_callback(ignore)
    # The reference is kept because the C side goes on calling it.
    _KEPT.append(callback)
    llama_cpp.llama_log_set(callback, ctypes.c_void_p(0))
    for module in (llama, _internals):
        if hasattr(module, "suppress_stdout_stderr"):
            setattr(module, "suppress_stdout_stderr", _Nothing)  # noqa: B010
