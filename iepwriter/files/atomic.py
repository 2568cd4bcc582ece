"""Write a file whole or not at all, and never over another one unasked."""

from __future__ import annotations

import contextlib
import os
import secrets
from pathlib import Path

from iepwriter.errors import IepwriterError


def write_whole(path: Path, data: bytes, *, overwrite: bool = False) -> None:
    """Write a file in one step; raises IepwriterError, and then a file of that name is as it was before."""
    try:
        if path.exists() and not overwrite:
            raise FileExistsError
        _write(path, data, overwrite)
    except FileExistsError:
        raise IepwriterError(
            f"{path} exists already; nothing was written.", "Choose another name, or add `--overwrite`."
        ) from None
    except OSError as error:
        raise IepwriterError(
            f"{path} cannot be written ({(error.strerror or 'error').lower()}); nothing was changed.",
            "Choose another folder, or check the free space.",
        ) from None


def _write(path: Path, data: bytes, overwrite: bool) -> None:
    part = path.with_name(f".iepwriter-{secrets.token_hex(6)}.part")
    try:
        if not _link_nameless(part, data):
            handle = os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
            try:
                _fill(handle, data)
            finally:
                os.close(handle)
        if overwrite:
            part.replace(path)
        else:
            _claim(part, path)
    finally:
        part.unlink(missing_ok=True)


def _fill(handle: int, data: bytes) -> None:
    left = memoryview(data)
    while left:
        left = left[os.write(handle, left) :]
    os.fsync(handle)


def _link_nameless(part: Path, data: bytes) -> bool:
    """Write a file that has no name until it is whole, so that a kill leaves none; False where that cannot be."""
    handle = _nameless(part.parent)
    if handle is None:
        return False
    try:
        _fill(handle, data)
        with contextlib.suppress(OSError):
            # The folder handle is not used for an absolute path, but makes the call follow the link.
            os.link(f"/proc/self/fd/{handle}", part, src_dir_fd=handle)
            return True
    finally:
        os.close(handle)
    return False


def _nameless(folder: Path) -> int | None:
    """An open file without a name, which vanishes if we are killed; None where the system has none."""
    if not hasattr(os, "O_TMPFILE") or not Path("/proc/self/fd").is_dir():
        return None
    with contextlib.suppress(OSError):
        return os.open(folder, os.O_TMPFILE | os.O_WRONLY, 0o600)
    return None


def _claim(part: Path, path: Path) -> None:
    """Give a finished file its name unless someone else has taken it meanwhile."""
    try:
        os.link(part, path)
    except FileExistsError:
        raise
    except OSError:
        if path.exists():
            raise FileExistsError from None
        part.rename(path)
