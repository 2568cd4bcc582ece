"""Blind grading: a sheet names no system, and the table counts each system's own answers."""

from __future__ import annotations

import pytest

from training.blind import grades, sheet, table

ROWS = [
    {"line": 1, "system": "rules", "typed": "he cry", "answer": "He cries."},
    {"line": 1, "system": "stock", "typed": "he cry", "answer": "He is a crier!"},
    {"line": 1, "system": "whole", "typed": "he cry", "answer": "He cries."},
    {"line": 2, "system": "rules", "typed": "2x 30", "answer": ""},
    {"line": 2, "system": "stock", "typed": "2x 30", "answer": "Two."},
    {"line": 2, "system": "whole", "typed": "2x 30", "answer": "2 x 30."},
]


def test_a_sheet_shows_each_answer_once_and_no_system() -> None:
    lines, key = sheet(ROWS, 3)
    assert len(lines) == 5
    assert not any(name in "\t".join(line) for line in lines for name in ("rules", "stock", "whole"))
    assert sorted(owner for owners in key.values() for owner in owners) == sorted(
        f"{row['system']}:{row['line']}" for row in ROWS
    )
    assert [line[2] for line in lines].count("-") == 1


def test_the_table_gives_a_shared_answer_to_both_systems() -> None:
    lines, key = sheet(ROWS, 3)
    verdict = {"He cries.": "usable", "He is a crier!": "false", "-": "nothing", "Two.": "false", "2 x 30.": "usable"}
    given = {number: verdict[answer] for number, _, answer in lines}
    shown = {line.split()[0]: line.split()[2:] for line in table(key, [given]).splitlines()[1:]}
    assert shown["whole"][0] == "100.0%" and shown["stock"][2] == "100.0%"
    assert shown["rules"][0] == "50.0%" and shown["rules"][4] == "50.0%"


def test_two_readers_who_agree_have_a_kappa_of_one() -> None:
    lines, key = sheet(ROWS, 3)
    given = {number: ("usable" if place % 2 else "false") for place, (number, _, _) in enumerate(lines)}
    assert "agreement 1.000, kappa 1.000, 5 answers" in table(key, [given, given])


def test_an_unknown_grade_is_named(tmp_path: object) -> None:
    path = tmp_path / "g.tsv"  # type: ignore[operator]
    path.write_text("a0001\tusable\na0002\tfine\n")
    with pytest.raises(ValueError, match="a0002"):
        grades(path)
