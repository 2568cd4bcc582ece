"""Where results go: stdout, or a file that is written whole or not at all."""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
from pathlib import Path

from iepwriter.errors import StoreError


def write_whole(path: Path, text: str) -> None:
    """Writes a file so that it holds the old or the new text, never a part; raises StoreError when it cannot."""
    handle = ""
    try:
        descriptor, handle = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(handle).replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            if handle:
                Path(handle).unlink()
        raise StoreError(
            f"{path} could not be written: {error.strerror}.",
            "Free some space or choose another folder with -o; the letter can be drafted again at any time.",
        ) from None


def put(text: str, path: Path | None) -> None:
    """Prints a text, or writes it to a file when one is named."""
    if path is not None:
        write_whole(path, text)
        return
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise StoreError(
            f"The output could not be written: {error.strerror}.", "Free some space and try again."
        ) from None
