"""Makes a copy of a small model for this computer, once: with the house adapter in its weights, and in Q8_0.

Q8_0 reads prompts twice as fast as Q4_1 and writes as well; the adapter costs nothing once it is part of the weights.
"""

from __future__ import annotations

import contextlib
import uuid
from dataclasses import dataclass
from pathlib import Path

from iepwriter.llama.house import Adapter, adapter_for, add_to
from iepwriter.models import paths
from iepwriter.models.catalogue import ModelFile

_SMALL = 400_000_000
"""Bytes up to which a requantised copy is worth its disk space."""
_VERSION = 1


@dataclass(frozen=True)
class Prepared:
    """The file to run, and the adapter that is part of its weights, if any."""

    path: Path
    adapter: Adapter | None = None


def prepared(model: ModelFile) -> Prepared:
    """A copy in the cache, or the model itself when no copy can be made."""
    assert model.path is not None
    if model.bytes > _SMALL or not model.sha256:
        return Prepared(model.path)
    adapter = adapter_for(model.sha256)
    if adapter is None and "q8" in model.path.name.lower():
        return Prepared(model.path)
    taught = f"-{adapter.sha256[:16]}" if adapter else ""
    copy = paths.cache_folder() / "models" / f"{model.sha256[:32]}{taught}-q8_0-{_VERSION}.gguf"
    if copy.is_file():
        return Prepared(copy, adapter)
    # A name of its own: two windows that prepare the same model at once each finish one, and either will do.
    part = copy.with_suffix(f".{uuid.uuid4().hex}.part")
    half = part.with_suffix(".half")
    try:
        copy.parent.mkdir(parents=True, exist_ok=True)
        if _made(model.path, half, part, adapter):
            part.replace(copy)
            return Prepared(copy, adapter)
    except (OSError, ValueError):
        # A full disk or a read-only cache costs speed and polish, not the letter.
        pass
    finally:
        for scrap in (part, half):
            with contextlib.suppress(OSError):
                scrap.unlink(missing_ok=True)
    return Prepared(model.path)


def _made(source: Path, half: Path, target: Path, adapter: Adapter | None) -> bool:
    if adapter is None:
        return _quantised(source, target, "LLAMA_FTYPE_MOSTLY_Q8_0")
    if not _quantised(source, half, "LLAMA_FTYPE_MOSTLY_F16"):
        return False
    add_to(half, adapter)
    return _quantised(half, target, "LLAMA_FTYPE_MOSTLY_Q8_0")


def _quantised(source: Path, target: Path, kind: str) -> bool:
    import llama_cpp

    settings = llama_cpp.llama_model_quantize_default_params()
    settings.ftype = getattr(llama_cpp, kind)
    settings.allow_requantize = True
    settings.nthread = 2
    return int(llama_cpp.llama_model_quantize(str(source).encode(), str(target).encode(), settings)) == 0
