"""Killed at fifty random moments while someone types: no text older than a second is lost, and the letters open."""

from __future__ import annotations

import asyncio
import os
import random
import shutil
import signal
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from iepwriter.store import open_store
from tests.app_typing import type_steadily
from tests.store_samples import CASE, draft, store_with_letter

if sys.platform == "win32":
    pytest.skip("needs kill -9", allow_module_level=True)

MOMENTS, AT_ONCE = 50, 5
# What was typed this long before the kill must be there.
OLD_SECONDS = 1.0


@dataclass
class Run:
    """One app that is typed into, in a process of its own."""

    folder: Path
    pid: int
    after: float
    begun: float = 0.0
    killed: float = 0.0

    @property
    def log(self) -> Path:
        return self.folder / "log"


def started(base: Path, folder: Path, where: str, after: float) -> Run:
    shutil.copytree(base, folder)
    pid = os.fork()
    if pid == 0:
        # A fork has everything imported; fifty starts of Python would take a minute by themselves.
        try:
            with (folder / "errors").open("w") as errors:
                os.dup2(errors.fileno(), 2)
                asyncio.run(type_steadily(folder / "s", where, folder / "log"))
        finally:
            os._exit(1)
    return Run(folder, pid, after)


def kill_each(runs: list[Run]) -> None:
    """Kills every run a random while after its first word."""
    limit = time.monotonic() + 60
    while any(not run.killed for run in runs):
        assert time.monotonic() < limit, [(run.folder / "errors").read_text() for run in runs]
        for run in runs:
            if not run.begun and run.log.exists() and run.log.stat().st_size:
                run.begun = time.time()
            elif run.begun and not run.killed and time.time() > run.begun + run.after:
                run.killed = time.time()
                os.kill(run.pid, signal.SIGKILL)
                _, status = os.waitpid(run.pid, 0)
                assert os.waitstatus_to_exitcode(status) == -signal.SIGKILL, (run.folder / "errors").read_text()
        time.sleep(0.005)


def end_all(runs: list[Run]) -> None:
    """Leaves no app behind, whatever went wrong."""
    for run in runs:
        if not run.killed:
            os.kill(run.pid, signal.SIGKILL)
            os.waitpid(run.pid, 0)


def kept_text(folder: Path, where: str) -> str:
    """What the app would show after it is opened again."""
    store = open_store(folder / "s")
    try:
        assert store.version(1, 1).draft == draft()
        kept = store.unsaved(0 if where == "words" else 1) or {}
        text = str(kept.get("values", {}).get("words", "") if where == "words" else kept.get("text", ""))
        store.save_edit(1, "The letters can be changed as before.")
        assert store.save(draft(45), CASE).letter == 2
        return text
    finally:
        store.close()


@pytest.mark.slow
@pytest.mark.parametrize("where", ["words", "letter"])
def test_killed_while_typing_loses_nothing_older_than_a_second(tmp_path: Path, where: str) -> None:
    base = tmp_path / "base"
    base.mkdir()
    store_with_letter(base / "s").close()
    chance = random.Random(f"{where} 4")
    old_enough = 0
    for first in range(0, MOMENTS // 2, AT_ONCE):
        numbers = range(first, min(first + AT_ONCE, MOMENTS // 2))
        runs = [started(base, tmp_path / f"{where}{n}", where, chance.uniform(0, 2.5)) for n in numbers]
        try:
            kill_each(runs)
        finally:
            end_all(runs)
        for run in runs:
            typed = [line.split() for line in run.log.read_text().splitlines() if len(line.split()) == 2]
            must = [f"w{number}x" for when, number in typed if float(when) < run.killed - OLD_SECONDS]
            kept = kept_text(run.folder, where).split()
            assert [word for word in must if word not in kept] == []
            old_enough += bool(must)
    assert old_enough > MOMENTS // 6
