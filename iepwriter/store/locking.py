"""Who uses the store's folder now: many may read and write letters, one alone may replace the file."""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from iepwriter.store.errors import InUse

PATIENCE = 5.0
"""Seconds to wait for another window that is just opening."""


class FolderLock:
    """A lock that ends with the process, however it ends.

    A lock that is turned from shared to exclusive is let go for a moment, so a second one, the gate, keeps everyone
    else from using that moment. Where the system has no such locks (Windows), replacing an open file fails by itself.
    """

    def __init__(self, path: Path) -> None:
        self._use = os.open(path, os.O_CREAT | os.O_RDWR, 0o600)
        self._gate = os.open(path.with_name(f"{path.name}.gate"), os.O_CREAT | os.O_RDWR, 0o600)
        try:
            with self.gated():
                _take(self._use, alone=False)
        except InUse:
            self.close()
            raise

    @contextlib.contextmanager
    def gated(self) -> Iterator[None]:
        """Let nobody come in or be alone meanwhile; raises InUse when someone has been so for too long."""
        end = time.monotonic() + PATIENCE
        while True:
            try:
                _take(self._gate, alone=True)
                break
            except InUse:
                if time.monotonic() > end:
                    raise
                time.sleep(0.02)
        try:
            yield
        finally:
            _release(self._gate)

    @contextlib.contextmanager
    def alone(self) -> Iterator[None]:
        """Keep everyone else out meanwhile; raises InUse when someone is in."""
        with self.gated():
            try:
                _take(self._use, alone=True)
                yield
            finally:
                _take(self._use, alone=False)

    def close(self) -> None:
        """Let go; a second time does nothing."""
        for handle in (self._use, self._gate):
            if handle >= 0:
                os.close(handle)
        self._use = self._gate = -1


def _take(handle: int, *, alone: bool) -> None:
    if sys.platform == "win32":
        return
    import fcntl

    try:
        fcntl.flock(handle, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)
    except OSError:
        raise InUse from None


def _release(handle: int) -> None:
    if sys.platform == "win32":
        return
    import fcntl

    fcntl.flock(handle, fcntl.LOCK_UN)
