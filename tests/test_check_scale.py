"""Any text at all is checked, in a time that grows with its length and not faster."""

from __future__ import annotations

import json
from pathlib import Path
from time import process_time

import pytest

from iepwriter.cases import load_case
from iepwriter.checking import check
from iepwriter.checking.remembering import forget
from iepwriter.checking.rule_files import Page
from iepwriter.checking.rulebook import shipped
from iepwriter.cli.main import main
from tests.corpus.scoring import part

MEGABYTE = 1_000_000
WHOLE = ["a", "7", "\n", '"', "\"'\"'", "([{", "😀", "שלום ", "\0", "\x1b[31m", "You never ", "Ana López "]
"""Pieces that are tried at a full megabyte."""
SHORTER = [
    " ", "'", "“", "„", '“"', "‘a’ ", " 'a", ".", ". ", "!", "?", "é", "e\u0301", "-", "—", "- a\n", "a\n\n", "\r\n",
    "30 minutes a week ", "30 minutes a month of speech therapy and 30 minutes a week ", "30% and 30th percent ",
    "1/2/", "1,000,", "May 3, 2024 ", "she said that ", "i we ", "sorry ", "you idiots ", "You never call me back.\n\n",
    "grateful you never ", "report by Dr. Chen ", "Why do you? ", "----------\n", "----------\nnot legal advice\n",
    "XX", "wow,,", "Mr. ", "a" + " " * 99,
]  # fmt: skip
CASE = load_case(sorted(Path("tests/cases").glob("*.toml"))[0])


def filled(piece: str, size: int) -> str:
    return (piece * (size // len(piece) + 1))[:size]


def seconds(text: str) -> float:
    forget()
    shipped().forget()
    start = process_time()
    check(text)
    return process_time() - start


@pytest.fixture(autouse=True, scope="module")
def warm() -> None:
    check(filled("You never call me back. ", 20_000))


@pytest.mark.parametrize("piece", WHOLE, ids=ascii)
def test_a_megabyte_takes_about_four_times_as_long_as_a_quarter(piece: str) -> None:
    assert seconds(filled(piece, MEGABYTE)) < 9 * max(seconds(filled(piece, MEGABYTE // 4)), 0.1)


@pytest.mark.parametrize("piece", SHORTER, ids=ascii)
def test_four_times_the_text_takes_about_four_times_as_long(piece: str) -> None:
    assert seconds(filled(piece, 120_000)) < 9 * max(seconds(filled(piece, 30_000)), 0.05)


@pytest.mark.parametrize("piece", ["May 3, 2024 ", "Ana López ", "7", "1/2/", '"he said" '], ids=ascii)
def test_holding_a_long_text_against_a_case_grows_no_faster(piece: str) -> None:
    def held(size: int) -> float:
        text = filled(piece, size)
        start = process_time()
        check(text, CASE)
        return process_time() - start

    held(1_000)
    assert held(100_000) < 9 * max(held(25_000), 0.1)


def test_a_number_of_very_many_digits_is_no_quantity() -> None:
    assert not check(f"She needs {'9' * 100_000} minutes a week.").findings
    assert check("She gets 30th percent.").findings


def test_of_very_many_findings_the_first_thousand_are_told_and_the_rest_are_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "long.txt"
    path.write_text(filled("You never ", MEGABYTE))
    assert main(["check", str(path), "--json"]) == 1
    report = json.loads(capsys.readouterr().out)
    assert len(report["findings"]) == 1_000
    assert report["more"] is True
    assert [f["start"] for f in report["findings"][:3]] == [0, 10, 20]
    assert main(["check", str(path)]) == 1
    assert "only the first 1000 remarks are shown" in capsys.readouterr().out
    path.write_text("You never call me back.")
    main(["check", str(path), "--json"])
    assert set(json.loads(capsys.readouterr().out)) == {"findings", "concerns"}


def test_a_very_long_paragraph_has_the_findings_that_each_rule_has_in_it() -> None:
    book = shipped()
    for joint in (" ", ", and ", "\n"):
        text = joint.join(item.text.rstrip(".") for item in part("dev"))
        assert len(text) > 12_000
        page = Page(text)
        alone = [
            (rule.id, hit)
            for rule in book.rules
            if not rule.whole_text
            for pattern in rule.patterns
            for match in pattern.finditer(rule.seen(page))
            if (hit := rule.hit(match, page))
        ]
        together = [(rule.id, hit) for rule, hit in book._windows.hits(page)]
        assert sorted(together, key=repr) == sorted(alone, key=repr)
