"""No socket is opened by drafting or checking, on the real path with the real model."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

_GUARD = """
import socket, sys
def refuse(*_, **__):
    sys.stderr.write('SOCKET\\n')
    raise SystemExit(99)
sys.addaudithook(lambda name, args: refuse() if name.startswith('socket.') and name != 'socket.gethostname' else None)
from iepwriter.cli.main import main
sys.exit(main(sys.argv[1:]))
"""


def _guarded(*arguments: str, text: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", _GUARD, *arguments], input=text, capture_output=True, text=True, check=False
    )


def test_the_guard_notices_a_socket() -> None:
    program = _GUARD.replace("from iepwriter.cli.main import main", "socket.socket()")
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert run.returncode == 99


def test_checking_opens_no_socket() -> None:
    run = _guarded("check", "-", text="You never listen.")
    assert run.returncode == 1
    assert "SOCKET" not in run.stderr


@pytest.mark.model
def test_drafting_opens_no_socket(tmp_path: Path) -> None:
    example = _guarded("example")
    assert example.returncode == 0
    case = tmp_path / "case.toml"
    case.write_text(example.stdout)
    run = _guarded("draft", str(case))
    assert run.returncode == 0, run.stderr
    assert "Sincerely" in run.stdout and "SOCKET" not in run.stderr
