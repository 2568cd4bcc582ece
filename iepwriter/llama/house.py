"""The house adapter: what the default model learnt about editing a parent's words, merged into its weights once.

The adapter is a GGUF LoRA in this package's data folder; how it was made and graded: training/README.md. Run beside the
model it would cost a quarter of the speed, so it is added to a half-precision copy, which is then quantised
(W += alpha / r * B A).
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

SHIPPED = Path(__file__).parent / "data" / "house-adapter.gguf"


@dataclass(frozen=True)
class Adapter:
    """A LoRA file: its own hash, and the hash of the only base that it fits."""

    path: Path
    sha256: str
    base_sha256: str
    name: str = ""


@cache
def adapter_in(path: Path) -> Adapter | None:
    """The adapter of a file, or None when there is none or it cannot be read."""
    if not path.is_file():
        return None
    try:
        from gguf import GGUFReader

        reader = GGUFReader(path)
        base = reader.get_field("iepwriter.base_sha256")
        name = reader.get_field("general.name")
        if base is None or not any(tensor.name.endswith(".lora_a") for tensor in reader.tensors):
            return None
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        return Adapter(path, digest, str(base.contents()), str(name.contents()) if name else path.stem)
    except (ImportError, OSError, ValueError, KeyError, IndexError):
        # Without it the model writes as it came: less well, never less truly.
        return None


def adapter_for(sha256: str, path: Path = SHIPPED) -> Adapter | None:
    """The adapter made for the model of this hash; a base of another hash is used without one."""
    found = adapter_in(path)
    return found if found and sha256 and found.base_sha256 == sha256 else None


def add_to(half: Path, adapter: Adapter) -> None:
    """Adds an adapter to the weights of a half-precision GGUF file, in place.

    Raises ValueError when a weight is missing or of another shape or type.
    """
    import numpy as np
    from gguf import GGUFReader

    learnt: dict[str, dict[str, Any]] = {}
    reader = GGUFReader(adapter.path)
    alpha = reader.get_field("adapter.lora.alpha")
    for tensor in reader.tensors:
        name, _, part = tensor.name.rpartition(".")
        learnt.setdefault(name, {})[part] = np.asarray(tensor.data, dtype=np.float32)
    model = GGUFReader(half, "r+")
    weights = {tensor.name: tensor for tensor in model.tensors}
    for name, parts in learnt.items():
        if set(parts) != {"lora_a", "lora_b"} or name not in weights:
            raise ValueError(f"{name} is not a weight of the model")
        down, up = parts["lora_a"], parts["lora_b"]
        weight = weights[name].data
        if weight.dtype != np.float16 or weight.shape != (up.shape[0], down.shape[1]):
            raise ValueError(f"{name} is of another shape or type")
        scale = float(alpha.contents()) / down.shape[0] if alpha else 1.0
        weight[:] = (weight.astype(np.float32) + scale * (up @ down)).astype(np.float16)
    model.data.flush()
