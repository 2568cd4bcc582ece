"""Killed at any point, or with no room left on the disk: the letters open, at most the last change is missing."""

from __future__ import annotations

import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from iepwriter.errors import IepwriterError
from iepwriter.files.atomic import write_whole
from iepwriter.files.letter import Letter
from iepwriter.files.writing import write_letter
from iepwriter.store import Store, open_store
from iepwriter.store.errors import WrongPassphrase
from iepwriter.store.purging import purge_letter
from iepwriter.store.rewriting import change_passphrase, remove_passphrase, set_passphrase
from tests.store_samples import CASE, DISCLAIMER, PASSPHRASE, SECRETS, draft, files_with, letter_text, store_with_letter
from tests.test_store_migrations import old_file

if sys.platform == "win32":
    pytest.skip("needs fork", allow_module_level=True)

POINTS = 40
NEW = "another passphrase of words"
Work = Callable[[Path], None]


def child(work: Callable[[], None]) -> int:
    """Run in a process of its own; the process id."""
    pid = os.fork()
    if pid == 0:
        try:
            work()
        finally:
            os._exit(0)
    return pid


def killed_copies(tmp_path: Path, work: Work, seed: int) -> list[Path]:
    """Copies of `base`, in each of which the work was killed at another moment; the last one was let finish."""
    chance = random.Random(seed)
    times: list[float] = []
    for number in range(3):
        shutil.copytree(tmp_path / "base", tmp_path / f"timed{number}")
        begin = time.monotonic()
        pid = child(lambda number=number: work(tmp_path / f"timed{number}"))  # type: ignore[misc]
        os.waitpid(pid, 0)
        times.append(time.monotonic() - begin)
    copies = []
    for number in range(POINTS):
        folder = tmp_path / f"k{number}"
        shutil.copytree(tmp_path / "base", folder)
        pid = child(lambda folder=folder: work(folder))  # type: ignore[misc]
        time.sleep(chance.uniform(0, 1.1) * min(times))
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        copies.append(folder)
    return copies


def base_store(tmp_path: Path, *, passphrase: str = "") -> None:
    store = store_with_letter(tmp_path / "base" / "s", passphrase=passphrase)
    for minutes in range(20):
        store.save(draft(minutes), CASE)
    store.close()


def opened(folder: Path, *passphrases: str) -> Store:
    """The store, opened with whichever of the passphrases fits."""
    store = open_store(folder / "s")
    for passphrase in passphrases:
        try:
            store.unlock(passphrase)
            return store
        except WrongPassphrase:
            continue
    assert not store.locked
    return store


def all_there(store: Store) -> None:
    assert len(store.letters()) == 21
    assert store.version(1, 1).draft == draft()
    assert all(store.version(line.id).text for line in store.letters())
    store.save_edit(1, letter_text(1))
    store.close()


def edits(folder: Path) -> None:
    store = opened(folder, PASSPHRASE)
    for number in range(100, 110):
        store.save_edit(1, letter_text(number))
        with (folder / "done").open("ab", buffering=0) as file:
            file.write(b".")


@pytest.mark.slow
@pytest.mark.parametrize("passphrase", ["", PASSPHRASE])
def test_killed_while_saving(tmp_path: Path, passphrase: str) -> None:
    base_store(tmp_path, passphrase=passphrase)
    for folder in killed_copies(tmp_path, edits, 1):
        if passphrase:
            assert files_with(folder, *SECRETS) == []
        done = (folder / "done").stat().st_size if (folder / "done").exists() else 0
        store = opened(folder, PASSPHRASE)
        numbers = len(store.versions(1))
        assert numbers in (2 + done, 3 + done)
        assert store.version(1).text == (letter_text(numbers + 97) if numbers > 2 else letter_text(90))
        all_there(store)


@pytest.mark.slow
def test_killed_while_migrating(tmp_path: Path) -> None:
    (tmp_path / "base").mkdir()
    old_file(tmp_path / "base" / "s")
    for folder in killed_copies(tmp_path, lambda folder: open_store(folder / "s").close(), 2):
        store = open_store(folder / "s")
        assert store.version(1).text == "Dear A,\n" and store.version(1).case == CASE
        store.save_edit(1, "Dear B,\n")
        store.keep_unsaved(1, {})
        store.close()


@pytest.mark.slow
def test_killed_while_setting_a_passphrase(tmp_path: Path) -> None:
    base_store(tmp_path)
    outcomes = set()
    for folder in killed_copies(tmp_path, lambda folder: set_passphrase(opened(folder), PASSPHRASE), 3):
        before = files_with(folder, *SECRETS)
        store = opened(folder, PASSPHRASE)
        outcomes.add(store.sealed)
        if store.sealed:
            assert before == []
        all_there(store)
    assert outcomes


@pytest.mark.slow
def test_killed_while_changing_the_passphrase(tmp_path: Path) -> None:
    base_store(tmp_path, passphrase=PASSPHRASE)
    for folder in killed_copies(tmp_path, lambda f: change_passphrase(opened(f, PASSPHRASE), PASSPHRASE, NEW), 4):
        assert files_with(folder, *SECRETS) == []
        store = opened(folder, PASSPHRASE, NEW)
        assert store.sealed
        all_there(store)


@pytest.mark.slow
def test_killed_while_removing_the_passphrase(tmp_path: Path) -> None:
    base_store(tmp_path, passphrase=PASSPHRASE)
    for folder in killed_copies(tmp_path, lambda f: remove_passphrase(opened(f, PASSPHRASE), PASSPHRASE), 5):
        store = opened(folder, PASSPHRASE)
        if store.sealed:
            assert files_with(folder, *SECRETS) == []
        all_there(store)


@pytest.mark.slow
def test_killed_while_purging(tmp_path: Path) -> None:
    base_store(tmp_path)
    for folder in killed_copies(tmp_path, lambda folder: purge_letter(opened(folder), 2), 6):
        store = opened(folder)
        assert len(store.letters()) in (20, 21)
        assert store.version(1, 1).draft == draft()
        store.close()


@pytest.mark.slow
def test_killed_while_exporting(tmp_path: Path) -> None:
    (tmp_path / "base").mkdir()
    new = Letter(letter_text(), None, DISCLAIMER)
    kinds = (".docx", ".pdf", ".eml", ".txt")

    def work(folder: Path) -> None:
        for kind in kinds:
            write_letter(new, folder / f"letter{kind}")
        write_whole(folder / "old.txt", b"new" * 100_000, overwrite=True)

    (tmp_path / "base" / "old.txt").write_bytes(b"old")
    whole = tmp_path / "whole"
    whole.mkdir()
    (whole / "old.txt").write_bytes(b"old")
    work(whole)
    for folder in killed_copies(tmp_path, work, 7):
        assert (folder / "old.txt").read_bytes() in (b"old", b"new" * 100_000)
        for path in folder.glob("letter.*"):
            assert path.read_bytes()[-60:].strip(b"\0")
            assert path.stat().st_size > 0.98 * (whole / path.name).stat().st_size


def test_windows_opened_at_the_same_moment_all_get_in(tmp_path: Path) -> None:
    def work() -> None:
        store = open_store(tmp_path / "s")
        store.save(draft(), CASE)
        store.close()

    for pid in [child(work) for _ in range(8)]:
        os.waitpid(pid, 0)
    store = open_store(tmp_path / "s")
    assert len(store.letters()) == 8


def limited(bytes_left: int, work: Callable[[], None]) -> bool:
    """Run where no file may grow beyond a size; whether an error came, which must be one of ours."""

    def inside() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (bytes_left, bytes_left))
        code = 9
        try:
            work()
            code = 0
        except IepwriterError:
            code = 1
        finally:
            os._exit(code)

    _, status = os.waitpid(child(inside), 0)
    code = os.waitstatus_to_exitcode(status)
    assert code in (0, 1), code
    return code == 1


@pytest.mark.slow
def test_with_no_room_to_change_the_passphrase(tmp_path: Path) -> None:
    base_store(tmp_path, passphrase=PASSPHRASE)
    chance = random.Random(9)
    refused = 0
    for number in range(POINTS):
        folder = tmp_path / f"f{number}"
        shutil.copytree(tmp_path / "base", folder)
        refused += limited(
            chance.randrange(0, 400_000),
            lambda folder=folder: change_passphrase(opened(folder, PASSPHRASE), PASSPHRASE, NEW),  # type: ignore[misc]
        )
        assert files_with(folder, *SECRETS) == []
        all_there(opened(folder, PASSPHRASE, NEW))
    assert refused


@pytest.mark.slow
def test_with_no_room_to_migrate_or_to_export(tmp_path: Path) -> None:
    (tmp_path / "base").mkdir()
    old_file(tmp_path / "base" / "s")
    chance = random.Random(10)
    letter = Letter(letter_text(), None, DISCLAIMER)
    refused = [0, 0]
    for number in range(POINTS):
        folder = tmp_path / f"f{number}"
        shutil.copytree(tmp_path / "base", folder)
        refused[0] += limited(
            chance.randrange(0, 120_000),
            lambda folder=folder: open_store(folder / "s").close(),  # type: ignore[misc]
        )
        store = open_store(folder / "s")
        assert store.version(1).text == "Dear A,\n" and store.version(1).case == CASE
        store.close()
        (folder / "letter.pdf").write_bytes(b"old")
        refused[1] += limited(
            chance.randrange(0, 40_000),
            lambda folder=folder: write_letter(letter, folder / "letter.pdf", overwrite=True),  # type: ignore[misc]
        )
        found = (folder / "letter.pdf").read_bytes()
        assert found == b"old" or found.rstrip().endswith(b"%%EOF")
        assert {path.name for path in folder.iterdir()} == {"s", "letter.pdf"}
    assert all(refused)


@pytest.mark.slow
@pytest.mark.parametrize("work", [edits, lambda f: set_passphrase(opened(f), PASSPHRASE)], ids=["saving", "sealing"])
def test_with_no_room_for_larger_files(tmp_path: Path, work: Work) -> None:
    base_store(tmp_path)
    chance = random.Random(8)
    refused = 0
    for number in range(POINTS):
        folder = tmp_path / f"f{number}"
        shutil.copytree(tmp_path / "base", folder)
        refused += limited(chance.randrange(0, 400_000), lambda folder=folder: work(folder))  # type: ignore[misc]
        all_there(opened(folder, PASSPHRASE))
    assert refused


@pytest.mark.slow
def test_on_a_full_disk(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1500k", "none", str(disk)]
    if os.geteuid() != 0 or subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("may not mount a small disk here")
    try:
        store = store_with_letter(disk / "s")
        saved = 0
        with pytest.raises(IepwriterError, match=r"full|space|written"):
            while True:
                store.save(draft(saved), CASE)
                saved += 1
        assert len(store.letters(limit=-1)) == saved + 1
        with pytest.raises(IepwriterError):
            set_passphrase(store, PASSPHRASE)
        with pytest.raises(IepwriterError):
            write_whole(disk / "letter.txt", b"x" * 2_000_000)
        assert not store.sealed and not (disk / "letter.txt").exists()
        store.close()
        again = open_store(disk / "s")
        assert len(again.letters(limit=-1)) == saved + 1
        assert again.version(saved).text
        again.close()
    finally:
        subprocess.run(["umount", "-l", str(disk)], check=False)
