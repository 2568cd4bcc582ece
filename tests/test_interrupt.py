"""Ctrl+C while the real model writes: exit code 130, one sentence, no traceback, no letter by halves."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

CASE = Path(__file__).parent / "cases" / "05-five-concerns.toml"


@pytest.mark.model
@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
@pytest.mark.parametrize("after", [0.9, 1.3, 1.7])
def test_ctrl_c_stops_a_draft(after: float, tmp_path: Path) -> None:
    target = tmp_path / "letter.txt"
    command = [sys.executable, "-m", "iepwriter", "draft", str(CASE), "--no-save", "-o", str(target)]
    run = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    time.sleep(after)
    run.send_signal(signal.SIGINT)
    _, told = run.communicate(timeout=120)
    if run.returncode == 0:
        pytest.skip("the letter was finished before Ctrl+C came")
    assert run.returncode == 130, told
    assert "Traceback" not in told and "KeyboardInterrupt" not in told
    assert not target.exists()
