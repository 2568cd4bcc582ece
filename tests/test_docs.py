"""What the documents promise is there: commands, paths, and the example before and after."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from iepwriter.cli.main import parser

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_readme_shows_what_the_example_case_holds() -> None:
    case = tomllib.loads((ROOT / "iepwriter/cases/examples/concern_statement.toml").read_text(encoding="utf-8"))
    assert case["concerns"][0]["in_your_words"].strip() in README
    assert case["concerns"][0]["request"] in README


COMMANDS = sorted({found.removeprefix("iepwriter ") for found in re.findall(r"`(iepwriter [^`]+)`", README)})


@pytest.mark.parametrize("line", [line for line in COMMANDS if line not in ("models get", "passphrase set")])
def test_every_command_in_the_readme_is_understood(line: str) -> None:
    parser().parse_args(line.split())


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md"])
def test_every_path_that_a_document_names_exists(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    for path in re.findall(r"`((?:iepwriter|prompts|tests|training|\.ci)/[\w./-]*)`", text):
        assert (ROOT / path).exists(), path


def test_ci_runs_the_test_line_of_the_readme() -> None:
    line = next(line for line in README.splitlines() if line.startswith("python3 -m venv") and "make check" in line)
    assert "## Set up and run the tests" in README and line.endswith("make check")
    assert "## Set up and run the tests" in (ROOT / ".ci/run").read_text(encoding="utf-8")
