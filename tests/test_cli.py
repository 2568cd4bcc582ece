"""The command line as a person uses it: exit codes, files, and never a traceback."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from iepwriter import writing
from iepwriter.cli import main as door
from iepwriter.errors import Stopped
from tests.fake_engine import FakeEngine


@pytest.fixture(autouse=True)
def fake_model(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("IEPWRITER_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(writing, "open_model", lambda model=writing.DEFAULT_MODEL: FakeEngine())


@pytest.fixture
def case(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    assert door.main(["example"]) == 0
    path = tmp_path / "case.toml"
    path.write_text(capsys.readouterr().out)
    return path


@pytest.mark.parametrize("kind", ["concern_statement", "disagreement_note"])
def test_each_example_drafts_a_clean_letter(kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert door.main(["example", "--kind", kind]) == 0
    path = tmp_path / "case.toml"
    path.write_text(capsys.readouterr().out)
    assert door.main(["draft", str(path)]) == 0
    shown = capsys.readouterr()
    assert "Sincerely," in shown.out and "not legal advice" in shown.out
    assert "Left out of the letter:" in shown.err


def test_a_letter_goes_to_a_file_whole(case: Path, tmp_path: Path) -> None:
    target = tmp_path / "letter.txt"
    assert door.main(["draft", str(case), "-o", str(target)]) == 0
    assert target.read_text().startswith("March 2, 2026")
    assert sorted(p.name for p in tmp_path.iterdir() if p.is_file()) == ["case.toml", "letter.txt"]
    assert door.main(["check", str(target), "--case", str(case)]) == 0


def test_json_has_the_promised_parts(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert door.main(["draft", str(case), "--json", "--seed", "7"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert set(data) == {
        "letter", "signature_note", "disclaimer", "sentences", "left_out", "findings", "model", "seconds",
    }  # fmt: skip
    assert {s["origin"] for s in data["sentences"]} <= {"template", "fact", "your words", "model"}
    assert all(s["text"] in data["letter"] for s in data["sentences"])
    own = [s for s in data["sentences"] if s["origin"] == "your words"]
    assert own and all(s["replaced"] for s in own)
    assert data["model"]["seed"] == 7


def test_findings_are_told_with_place_reason_and_way_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "mine.txt"
    path.write_text("Dear team,\nYou people never listen. I will sue you.\n")
    assert door.main(["check", str(path)]) == 1
    shown = capsys.readouterr().out
    assert "line 2, column 1" in shown and "Why:" in shown and "Instead:" in shown


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["draft", "nowhere.toml"], "no such file"),
        (["check", "nowhere.txt"], "cannot be read"),
        (["models", "get", "nothing"], "no model called nothing"),
    ],
)
def test_a_mistake_is_one_sentence(arguments: list[str], word: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert door.main(arguments) == 2
    shown = capsys.readouterr()
    assert word in shown.err and "Traceback" not in shown.err and shown.out == ""


@pytest.mark.parametrize("arguments", [["frobnicate"], ["draft"], ["draft", "x.toml", "--seed", "zero"]])
def test_wrong_use_is_told(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        door.main(arguments)
    assert ended.value.code == 2
    assert "--help" in capsys.readouterr().err


def test_every_mistake_of_a_case_is_told_at_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "case.toml"
    path.write_text('kind = "concern_statement"\nmeting_date = 2026-01-01\n[child]\nname = ""\n')
    assert door.main(["draft", str(path)]) == 2
    told = capsys.readouterr().err
    assert "meting_date" in told and "parent" in told and "addressee" in told


def test_a_folder_that_cannot_be_written_costs_no_letter(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert door.main(["draft", str(case), "-o", str(case.parent / "no" / "letter.txt")]) == 2
    assert "could not be written" in capsys.readouterr().err


def test_stopping_is_130(case: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(writing, "draft", interrupted)
    assert door.main(["draft", str(case)]) == 130
    monkeypatch.setattr(writing, "draft", lambda *_, **__: (_ for _ in ()).throw(Stopped()))
    assert door.main(["draft", str(case)]) == 130
    assert "Traceback" not in capsys.readouterr().err


def test_a_missing_model_says_how_to_get_it(case: Path, tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "iepwriter", "draft", str(case)],
        capture_output=True,
        text=True,
        env={**os.environ, "IEPWRITER_HOME": str(tmp_path / "empty")},
        check=False,
    )
    assert run.returncode == 2
    assert "iepwriter models get smollm2-135m" in run.stderr and "Traceback" not in run.stderr


def test_a_full_disk_is_one_sentence(case: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    program = "from iepwriter.cli.main import main; import sys; sys.exit(main(['example']))"
    with Path("/dev/full").open("w") as full:
        run = subprocess.run(
            [sys.executable, "-c", program], stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert run.returncode != 0
    assert "Traceback" not in run.stderr


def test_opening_the_door_reads_nothing_heavy_and_writes_nothing(tmp_path: Path) -> None:
    program = (
        "import sys, iepwriter.cli.main\n"
        "heavy = {'textual', 'llama_cpp', 'llguidance', 'docx', 'fpdf', 'pypdf', 'symspellpy', 'numpy', 'tiktoken'}\n"
        "print(sorted(heavy & set(sys.modules)))\n"
    )
    home = tmp_path / "fresh"
    home.mkdir()
    env = {**os.environ, "HOME": str(home), "IEPWRITER_HOME": ""}
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, env=env, check=True)
    assert run.stdout.strip() == "[]"
    assert list(home.rglob("*")) == []
