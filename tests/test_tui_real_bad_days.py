"""Bad days that are made for real, in a process of their own: a full disk and a home without leave to write."""

from __future__ import annotations

import os
import pty
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.app_bad_day import CANNOT, obey_permissions
from tests.store_samples import store_with_letter

if sys.platform == "win32":
    pytest.skip("needs the limits of a Unix system", allow_module_level=True)


def live_through(day: str, folder: Path, way: str = "", *command: str) -> None:
    run = subprocess.run(
        [*command, sys.executable, "-m", "tests.app_bad_day", day, str(folder), way],
        capture_output=True,
        text=True,
        timeout=300,
        preexec_fn=obey_permissions if day == "read-only" else None,
    )
    if run.returncode == CANNOT or "unshare failed" in run.stderr:
        pytest.skip(f"this machine does not allow the day to be made: {run.stderr.strip()}")
    assert run.returncode == 0, run.stdout + run.stderr


@pytest.mark.parametrize("day", ["full", "full-at-the-start"])
@pytest.mark.parametrize("way", ["disk", "limit"])
def test_a_full_disk_is_told_at_each_step_nothing_is_lost_and_all_is_kept_once_there_is_room(
    tmp_path: Path, day: str, way: str
) -> None:
    if way == "disk" and not shutil.which("unshare"):
        pytest.skip("no tool for a small disk of its own; the limit on files is tried instead")
    live_through(day, tmp_path, way, *(("unshare", "--mount", "--map-root-user") if way == "disk" else ()))


@pytest.fixture
def read_only(tmp_path: Path) -> Path:
    """A folder that nothing may be written into, with letters in `letters` and nothing in `none`."""
    store_with_letter(tmp_path / "letters").close()
    (tmp_path / "none").mkdir()
    for path in (*tmp_path.rglob("*"), tmp_path):
        path.chmod(0o500 if path.is_dir() else 0o400)
    return tmp_path


@pytest.fixture(autouse=True)
def _writable_again(tmp_path: Path) -> object:
    yield
    for path in (tmp_path, *tmp_path.rglob("*")):
        path.chmod(0o700)


@pytest.mark.parametrize("letters", ["none/data", "letters"])
def test_a_read_only_home_is_told_with_its_place(read_only: Path, letters: str) -> None:
    before = {path: path.read_bytes() for path in read_only.rglob("*") if path.is_file()}
    live_through("read-only", read_only / letters)
    assert {path: path.read_bytes() for path in read_only.rglob("*") if path.is_file()} == before


def test_the_command_in_a_terminal_ends_with_a_sentence_and_no_trace(read_only: Path) -> None:
    ours, theirs = pty.openpty()
    run = subprocess.run(
        [sys.executable, "-m", "iepwriter"],
        stdin=theirs,
        stdout=theirs,
        stderr=subprocess.PIPE,
        text=True,
        timeout=60,
        env=os.environ | {"IEPWRITER_HOME": str(read_only / "none"), "TERM": "xterm-256color"},
        preexec_fn=obey_permissions,
    )
    os.close(theirs)
    os.close(ours)
    if run.returncode == CANNOT:
        pytest.skip("this machine keeps root's privileges")
    # The app paints on the same stream before it ends.
    said = run.stderr.rpartition("iepwriter: ")[2]
    assert run.returncode == 2 and str(read_only) in said and "ermission denied" in said
    assert "Traceback" not in run.stderr
