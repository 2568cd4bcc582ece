"""Progress on stderr, only for a person who is watching."""

from __future__ import annotations

import sys

from iepwriter.drafting.draft import Progress


class Watcher:
    """Shows one line of progress on a terminal and wipes it when the work is done."""

    def __init__(self) -> None:
        self._on = sys.stderr.isatty()

    def __call__(self, progress: Progress) -> None:
        """Shows how far the draft is."""
        if self._on:
            count = f" {progress.done} of {progress.total}" if progress.total > 1 else ""
            sys.stderr.write(f"\r\x1b[K{progress.step}{count} ...")
            sys.stderr.flush()

    def done(self) -> None:
        """Wipes the line."""
        if self._on:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
