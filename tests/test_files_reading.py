"""Reports opened beside a case: text by page, a search, and facts with their page."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from iepwriter.errors import IepwriterError
from iepwriter.files import as_evidence, facts_in, read_document, search

PAGE_1 = (
    "Psychoeducational Evaluation\n\nDr. Mei-Ling Chen, Ph.D., tested Rosa on January 15, 2026 with the WISC-V\n"
    "and the CELF-5. Her core language standard score of 72 is at the 3rd percentile."
)
PAGE_2 = (
    "Recommendations\n\nRosa needs speech-language therapy, 3 x 30 minutes per week, and extended time.\n"
    "She made 40% of her goals. The next review is on 9/1/2026."
)


def pdf_report(path: Path) -> None:
    from fpdf import FPDF

    pdf = FPDF()
    pdf.set_font("Helvetica", size=11)
    for page in (PAGE_1, PAGE_2):
        pdf.add_page()
        pdf.multi_cell(0, 6, page)
    pdf.output(str(path))


def word_report(path: Path) -> None:
    import docx

    document = docx.Document()
    for part in PAGE_1.split("\n\n"):
        document.add_paragraph(part.replace("\n", " "))
    document.add_page_break()  # type: ignore[no-untyped-call]
    document.add_paragraph(PAGE_2.replace("\n", " "))
    table = document.add_table(2, 2)
    for row, texts in zip(table.rows, (("Service", "Amount"), ("Occupational therapy", "20 min. weekly")), strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    document.save(str(path))


def facts(path: Path) -> dict[tuple[str, int], list[str]]:
    found: dict[tuple[str, int], list[str]] = {}
    for fact in facts_in(read_document(path)):
        found.setdefault((fact.kind, fact.page), []).append(fact.text)
    return found


@pytest.mark.parametrize("make", [pdf_report, word_report])
def test_facts_come_with_the_page_that_they_stand_on(tmp_path: Path, make: object) -> None:
    path = tmp_path / ("report.pdf" if make is pdf_report else "report.docx")
    make(path)  # type: ignore[operator]
    found = facts(path)
    assert found["date", 1] == ["January 15, 2026"] and found["date", 2] == ["9/1/2026"]
    assert found["test", 1] == ["WISC-V", "CELF-5"]
    assert found["name", 1] == ["Dr. Mei-Ling Chen"]
    assert found["amount", 1] == ["standard score of 72", "3rd percentile"]
    assert found["amount", 2][:2] == ["3 x 30 minutes per week", "40%"]
    assert found["service", 2][0] == "speech-language therapy"


def test_a_fact_is_offered_as_evidence_in_the_reports_words_with_its_page(tmp_path: Path) -> None:
    pdf_report(tmp_path / "Chen evaluation.pdf")
    document = read_document(tmp_path / "Chen evaluation.pdf")
    fact = next(fact for fact in facts_in(document) if "30 minutes" in fact.text)
    evidence = as_evidence(fact, document)
    assert evidence.source == "Chen evaluation.pdf, page 2"
    assert evidence.finding == "Rosa needs speech-language therapy, 3 x 30 minutes per week, and extended time."
    assert evidence.date is None


def test_a_service_grid_in_a_word_table_is_read_row_by_row(tmp_path: Path) -> None:
    word_report(tmp_path / "iep.docx")
    document = read_document(tmp_path / "iep.docx")
    (fact,) = [fact for fact in facts_in(document) if fact.text == "20 min. weekly"]
    assert fact.quote == "Occupational therapy | 20 min. weekly" and fact.page == 2


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("OT 2x/week", "2x/week"),
        ("45 minutes twice a week", "45 minutes twice a week"),
        ("thirty minutes per session", "thirty minutes per session"),
        ("1,200 minutes per year", "1,200 minutes per year"),
        ("2.5 hours each day", "2.5 hours each day"),
        ("112 words per minute", "112 words per minute"),
    ],
)
def test_amounts_are_found_whole(tmp_path: Path, text: str, amount: str) -> None:
    (tmp_path / "x.txt").write_text(f"She gets {text}.")
    assert facts(tmp_path / "x.txt")["amount", 1] == [amount]


def test_a_search_finds_words_over_line_ends_with_their_page(tmp_path: Path) -> None:
    pdf_report(tmp_path / "r.pdf")
    document = read_document(tmp_path / "r.pdf")
    assert [(hit.page, "3 x 30 minutes" in hit.line) for hit in search(document, "3 X 30  minutes")] == [(2, True)]
    assert search(document, "horse") == [] and search(document, " ") == []


@pytest.mark.parametrize(
    ("data", "wanted"),
    [
        ("Zoë “said”".encode(), "Zoë “said”"),
        ("Zoë “said”".encode("utf-8-sig"), "Zoë “said”"),
        ("Zoë “said”".encode("cp1252"), "Zoë “said”"),
        ("Zoë “said”".encode("utf-16"), "Zoë “said”"),
    ],
)
def test_text_of_any_old_program_is_read(tmp_path: Path, data: bytes, wanted: str) -> None:
    (tmp_path / "x.txt").write_bytes(data)
    assert read_document(tmp_path / "x.txt").pages == (wanted,)


def test_a_form_feed_ends_a_page(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text("one\ftwo 30 minutes")
    document = read_document(tmp_path / "x.txt")
    assert document.numbered and [fact.page for fact in facts_in(document)] == [2]


def test_a_mail_of_html_only_is_read_as_text_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "x.eml").write_bytes(
        b"From: Principal <p@x.org>\nSubject: IEP\nMIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n"
        b"<html><head><style>p{}</style></head><body><p>We offer<br>30 minutes.</p>"
        b"<script>alert(1)</script><img src='http://x.org/t.gif'></body></html>"
    )
    (page,) = read_document(tmp_path / "x.eml").pages
    assert page == "From: Principal <p@x.org>\nSubject: IEP\n\nWe offer\n30 minutes."


def test_a_scan_without_text_says_so(tmp_path: Path) -> None:
    from fpdf import FPDF

    pdf = FPDF()
    pdf.add_page()
    pdf.rect(10, 10, 50, 50)
    pdf.output(str(tmp_path / "scan.pdf"))
    with pytest.raises(IepwriterError, match="pictures of paper"):
        read_document(tmp_path / "scan.pdf")


def test_a_locked_pdf_says_so(tmp_path: Path) -> None:
    from pypdf import PdfWriter

    pdf_report(tmp_path / "r.pdf")
    writer = PdfWriter(clone_from=tmp_path / "r.pdf")
    writer.encrypt("secret", algorithm="AES-256")
    writer.write(tmp_path / "locked.pdf")
    with pytest.raises(IepwriterError, match="password"):
        read_document(tmp_path / "locked.pdf")


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "bomb.docx", "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(3):
            archive.writestr(f"word/{number}.xml", bytes(20 * 2**20))
    with pytest.raises(IepwriterError, match="unpacks to more"):
        read_document(tmp_path / "bomb.docx")


@pytest.mark.parametrize("name", ["a.odt", "none.pdf", "none.txt"])
def test_what_cannot_be_opened_is_one_sentence(tmp_path: Path, name: str) -> None:
    with pytest.raises(IepwriterError):
        read_document(tmp_path / name)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(kind=st.sampled_from(["pdf", "docx", "eml", "txt"]), at=st.integers(0, 5000), harm=st.binary(max_size=20))
def test_damaged_files_are_refused_in_a_sentence(tmp_path: Path, kind: str, at: int, harm: bytes) -> None:
    whole = tmp_path / "whole.bin"
    if kind == "pdf":
        pdf_report(whole)
    elif kind == "docx":
        word_report(whole)
    else:
        whole.write_bytes(b"Subject: x\nContent-Type: text/plain; charset=nope\n\n30 minutes\n" * 3)
    data = whole.read_bytes()
    path = tmp_path / f"x.{kind}"
    path.write_bytes(data[:at] + harm + data[at + len(harm) :])
    try:
        facts_in(read_document(path))
    except IepwriterError as error:
        assert "x." in str(error)
