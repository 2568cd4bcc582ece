"""Who uses the store's folder now: many may read and write letters, one alone may replace the file."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from iepwriter.store.errors import InUse


class FolderLock:
    """A lock that ends with the process, however it ends.

    Where the system has no such lock (Windows), replacing an open file fails by itself.
    """

    def __init__(self, path: Path) -> None:
        self._handle = os.open(path, os.O_CREAT | os.O_RDWR, 0o600)
        try:
            self._take(alone=False)
        except InUse:
            self.close()
            raise

    @contextlib.contextmanager
    def alone(self) -> Iterator[None]:
        """Keep everyone else out meanwhile; raises InUse when someone is in."""
        try:
            self._take(alone=True)
            yield
        finally:
            self._take(alone=False)

    def close(self) -> None:
        """Let go; a second time does nothing."""
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1

    def _take(self, alone: bool) -> None:
        if sys.platform == "win32":
            return
        import fcntl

        try:
            fcntl.flock(self._handle, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)
        except OSError:
            raise InUse from None
