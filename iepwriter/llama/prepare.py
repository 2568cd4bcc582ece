"""Requantises a model once for this computer: Q8_0 reads prompts twice as fast as Q4_1 and writes as well."""

from __future__ import annotations

import contextlib
import uuid
from pathlib import Path

from iepwriter.models import paths
from iepwriter.models.catalogue import ModelFile

_SMALL = 400_000_000
"""Bytes up to which a requantised copy is worth its disk space."""
_VERSION = 1


def prepared(model: ModelFile) -> Path:
    """The file to run: a requantised copy in the cache, or the model itself when no copy can be made."""
    assert model.path is not None
    if model.bytes > _SMALL or not model.sha256 or "q8" in model.path.name.lower():
        return model.path
    copy = paths.cache_folder() / "models" / f"{model.sha256[:32]}-q8_0-{_VERSION}.gguf"
    if copy.is_file():
        return copy
    # A name of its own: two windows that prepare the same model at once each finish one, and either will do.
    part = copy.with_suffix(f".{uuid.uuid4().hex}.part")
    try:
        copy.parent.mkdir(parents=True, exist_ok=True)
        if _requantise(model.path, part):
            part.replace(copy)
            return copy
    except OSError:
        # A full disk or a read-only cache costs speed, not the letter.
        pass
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
    return model.path


def _requantise(source: Path, target: Path) -> bool:
    import llama_cpp

    settings = llama_cpp.llama_model_quantize_default_params()
    settings.ftype = llama_cpp.LLAMA_FTYPE_MOSTLY_Q8_0
    settings.allow_requantize = True
    settings.nthread = 2
    return int(llama_cpp.llama_model_quantize(str(source).encode(), str(target).encode(), settings)) == 0
