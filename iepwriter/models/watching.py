"""Runs pip so that a person can see how far it is, and stop it."""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

_LOOK_SECONDS = 0.2


def watched(
    saw: Callable[[int], None], stop: Callable[[], bool]
) -> Callable[[Sequence[str]], subprocess.CompletedProcess[str]]:
    """A runner for `fetching.get` that tells the bytes on disk so far, and ends pip when `stop` says so."""

    def run(command: Sequence[str]) -> subprocess.CompletedProcess[str]:
        folder = command[command.index("--dest") + 1]
        # pip fills a file in its temporary folder first; in ours it can be watched, and goes away with it.
        own = os.environ | dict.fromkeys(("TMPDIR", "TEMP", "TMP"), folder)
        with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as errors:
            process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=errors, env=own)
            try:
                while process.poll() is None:
                    saw(_size(Path(folder)))
                    if stop():
                        process.terminate()
                    time.sleep(_LOOK_SECONDS)
            finally:
                process.kill()
                process.wait()
            errors.seek(0)
            return subprocess.CompletedProcess(command, process.returncode, "", errors.read())

    return run


def _size(folder: Path) -> int:
    total = 0
    for path in folder.rglob("*"):
        with suppress(OSError):
            total += path.stat().st_size if path.is_file() else 0
    return total
