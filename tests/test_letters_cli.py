"""The commands about saved letters, as a person types them."""

from __future__ import annotations

import argparse
import io
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from iepwriter.cli import letters
from iepwriter.cli.draft import _keep as keep_draft
from iepwriter.errors import IepwriterError
from iepwriter.store import default_place, open_store
from iepwriter.store.rewriting import set_passphrase
from tests.store_samples import (
    CASE,
    CHILD,
    DISCLAIMER,
    PASSPHRASE,
    SECRETS,
    draft,
    files_with,
    letter_text,
    store_with_letter,
)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("IEPWRITER_HOME", "")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str, typed: str = "") -> int:
    """Run a command with lines piped in, as the program's own parser would."""
    parser = argparse.ArgumentParser()
    letters.add_to(parser.add_subparsers())
    args = parser.parse_args(arguments)
    before, sys.stdin = sys.stdin, io.StringIO(typed)
    try:
        return int(args.handle(args))
    finally:
        sys.stdin = before


def filled(home: Path, passphrase: str = "") -> None:
    store_with_letter(default_place().folder, passphrase=passphrase).close()


def test_letters_lie_in_the_users_data_folder(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("letters", "list") == 0
    assert "No letters are saved yet." in capsys.readouterr().err
    assert list(home.rglob("letters.db"))


def test_list_show_and_search(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    filled(home)
    run("letters", "list")
    assert CHILD in capsys.readouterr().out
    run("letters", "list", "--search", "nothing like it")
    assert capsys.readouterr().out == ""
    run("letters", "list", "1", "--json")
    assert [v["origin"] for v in json.loads(capsys.readouterr().out)] == ["edited", "drafted"]
    run("letters", "show", "1", "--version", "1")
    shown = capsys.readouterr().out
    assert shown.startswith(letter_text(60)) and DISCLAIMER in shown
    run("letters", "show", "1", "--json")
    data = json.loads(capsys.readouterr().out)
    assert data["seed"] == 7 and data["case"]["child"]["name"] == CHILD and "private" not in data["case"]


def test_diff_restore_name_and_rm(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    filled(home)
    run("letters", "diff", "1")
    assert "[-60-]{+90+} minutes" in capsys.readouterr().out
    run("letters", "restore", "1", "1")
    run("letters", "name", "1", "3", "sent to school")
    run("letters", "list", "1")
    assert "restored from version 1  sent to school" in capsys.readouterr().out
    run("letters", "diff", "1", "1", "3")
    assert capsys.readouterr().out == letter_text(60)
    with pytest.raises(IepwriterError, match="--yes"):
        run("letters", "rm", "1")
    run("letters", "rm", "1", "--version", "2", "--yes")
    run("letters", "rm", "1", "--yes")
    with pytest.raises(IepwriterError, match="no letter 1"):
        run("letters", "show", "1")


@pytest.mark.parametrize("suffix", [".docx", ".pdf", ".eml", ".md", ".txt"])
def test_export_writes_each_form_and_asks_before_replacing(
    home: Path, suffix: str, capsys: pytest.CaptureFixture[str]
) -> None:
    filled(home)
    target = home / f"letter{suffix}"
    assert run("export", "1", "--to", str(target)) == 0
    first = target.read_bytes()
    with pytest.raises(IepwriterError, match="exists already"):
        run("export", "1", "--to", str(target))
    assert target.read_bytes() == first
    assert run("export", "1", "--to", str(target), "--overwrite", "--version", "1") == 0
    capsys.readouterr()
    run("import", str(target), "--search", "not legal advice")
    assert "not legal advice" in capsys.readouterr().out


def test_import_prints_pages_facts_and_evidence_that_a_case_can_take(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    import tomllib

    (home / "r.txt").write_text('One\fDr. Chen wrote "30 minutes per week" on 2026-01-15.\n')
    run("import", "r.txt")
    assert "== page 2\nDr. Chen" in capsys.readouterr().out
    run("import", "r.txt", "--page", "1")
    assert capsys.readouterr().out == "== page 1\nOne\n\n"
    run("import", "r.txt", "--facts", "--json")
    assert {(f["kind"], f["page"]) for f in json.loads(capsys.readouterr().out)} == {
        ("name", 2),
        ("amount", 2),
        ("date", 2),
    }
    run("import", "r.txt", "--evidence")
    (block,) = tomllib.loads(capsys.readouterr().out)["concerns"]["evidence"]
    assert block == {"source": "r.txt, page 2", "finding": 'Dr. Chen wrote "30 minutes per week" on 2026-01-15.'}
    with pytest.raises(IepwriterError, match="no page 3"):
        run("import", "r.txt", "--page", "3")


def test_backup_and_restore_move_a_library(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    filled(home, PASSPHRASE)
    run("backup", "all.db", typed=PASSPHRASE + "\n")
    assert "opens with your passphrase" in capsys.readouterr().out
    with pytest.raises(IepwriterError, match="does not open"):
        run("restore", "all.db", "--store", "new", "--yes", typed="wrong one\n")
    run("restore", "all.db", "--store", "new", "--yes", typed=PASSPHRASE + "\n")
    run("letters", "show", "1", "--store", "new", typed=PASSPHRASE + "\n")
    assert letter_text(90).rstrip() in capsys.readouterr().out


def test_a_daily_backup_is_restored_by_its_date(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    filled(home)
    run("letters", "list")
    run("letters", "rm", "1", "--yes")
    capsys.readouterr()
    run("restore")
    (day,) = capsys.readouterr().out.split()
    # That day's backup is from before the letter was written.
    run("restore", day, "--yes")
    assert "Restored 0 letters" in capsys.readouterr().out


def test_damaged_letters_are_mended_by_the_command_that_the_error_names(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    filled(home)
    (path,) = home.rglob("letters.db")
    data = path.read_bytes()
    path.write_bytes(data[:-4096])
    with pytest.raises(IepwriterError, match="iepwriter restore --repair"):
        run("letters", "list")
    run("restore", "--repair")
    assert "Mended: " in capsys.readouterr().out
    assert run("letters", "list") == 0


def test_a_passphrase_is_set_after_saying_that_it_cannot_be_recovered(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    filled(home)
    with pytest.raises(IepwriterError, match="not the same"):
        run("passphrase", "set", typed=f"{PASSPHRASE}\nanother one\n")
    assert "nobody can open your letters again" in capsys.readouterr().err
    run("passphrase", "set", typed=f"{PASSPHRASE}\n{PASSPHRASE}\n")
    assert files_with(home, *SECRETS) == []
    with pytest.raises(IepwriterError, match="does not open"):
        run("letters", "list", typed="not it at all\n")
    run("passphrase", "change", typed=f"{PASSPHRASE}\nquite another\nquite another\n")
    run("letters", "list", typed="quite another\n")
    assert CHILD in capsys.readouterr().out
    run("passphrase", "remove", "--yes", typed="quite another\n")
    run("letters", "list")
    assert CHILD in capsys.readouterr().out


@pytest.mark.parametrize("what", [["1"], ["--child", CHILD], ["--all"]])
def test_purge_leaves_nothing_of_a_letter_and_says_what_cannot_be_promised(
    home: Path, what: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    filled(home)
    run("letters", "list")
    with pytest.raises(IepwriterError, match="--yes"):
        run("purge", *what)
    assert files_with(home, *SECRETS)
    run("purge", *what, "--yes")
    assert files_with(home, *SECRETS) == []
    assert "no program can promise" in capsys.readouterr().out


def test_everything_is_exported_to_a_folder(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    filled(home)
    run("export", "--all", "--to", "plain")
    assert "Wrote 1 letter to plain" in capsys.readouterr().out
    with pytest.raises(IepwriterError, match="which letter"):
        run("export", "--to", "x.txt")


NO_SOCKETS = """
import sys
def guard(event, args):
    if event.startswith("socket."):
        raise SystemExit(f"{event} {args}")
sys.addaudithook(guard)
from tests.test_letters_cli import run
line = "violet tractor nine suitcases\\n"
for words, typed in (
    ("letters list", ""), ("letters show 1", ""), ("letters diff 1", ""), ("letters restore 1 1", ""),
    ("letters name 1 1 sent", ""), ("export 1 --to a.docx", ""), ("export 1 --to a.pdf", ""),
    ("export 1 --to a.eml", ""), ("export 1 --to a.md", ""), ("export 1 --to a.txt", ""),
    ("import a.docx --facts", ""), ("import a.pdf", ""),
    ("import a.eml --search minutes", ""), ("backup b.db", ""), ("restore b.db --yes", ""), ("restore", ""),
    ("export --all --to plain", ""), ("passphrase set", line * 2), ("passphrase change", line * 3),
    ("passphrase remove --yes", line), ("letters rm 1 --version 1 --yes", ""), ("restore --repair", ""),
    ("purge 1 --yes", ""), ("purge --all --yes", ""),
):
    run(*words.split(), typed=typed)
print("all ran")
"""


@pytest.mark.parametrize("tool", ["python", "strace"])
def test_no_command_opens_a_socket(home: Path, tool: str) -> None:
    if tool == "strace" and not shutil.which("strace"):
        pytest.skip("strace is not installed")
    filled(home)
    env = dict(os.environ, PYTHONPATH=str(Path(__file__).parent.parent), TMPDIR=str(home), PYTHONDONTWRITEBYTECODE="1")
    trace = ["strace", "-f", "-e", "trace=network", "-o", "trace"] if tool == "strace" else []
    done = subprocess.run([*trace, sys.executable, "-c", NO_SOCKETS], env=env, capture_output=True, text=True, cwd=home)
    if tool == "strace" and "Operation not permitted" in done.stderr:
        pytest.skip("strace may not trace here")
    assert done.stdout.endswith("all ran\n"), done.stderr
    if tool == "strace":
        # Copying a file within the disk counts as a network call to strace; a socket it is not.
        others = ("exited with", "sendfile(")
        lines = [line for line in (home / "trace").read_text().splitlines() if not any(o in line for o in others)]
        assert lines == []


@pytest.mark.parametrize(("typed", "letters"), [(PASSPHRASE, 2), ("", 1), ("not this one", 1)])
def test_a_draft_asks_for_the_passphrase_before_it_is_saved(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], typed: str, letters: int
) -> None:
    store = open_store(home / "s")
    store.save(draft(), CASE.model_copy(update={"child": CASE.child.model_copy(update={"name": "Another"})}))
    set_passphrase(store, PASSPHRASE)
    store.close()
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{typed}\n"))
    keep_draft(draft(), CASE, argparse.Namespace(store=home / "s"))
    assert ("not saved" in capsys.readouterr().err) == (letters == 1)
    store = open_store(home / "s")
    store.unlock(PASSPHRASE)
    assert len(store.letters()) == letters
    store.close()


def test_letters_move_with_everything_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IEPWRITER_HOME", str(tmp_path))
    assert default_place().folder.is_relative_to(tmp_path)
