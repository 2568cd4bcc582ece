"""Letters as files: the letter's own text, always with the disclaimer, in programs that we did not write."""

from __future__ import annotations

import email
import getpass
import io
import platform
import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from email import policy
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from iepwriter.errors import IepwriterError
from iepwriter.files import Letter, plain_text, read_document, write_letter
from iepwriter.files.letter import TEAR_LINE, Role
from iepwriter.files.writing import WRITERS

DISCLAIMER = "This letter was prepared with iepwriter. It is general information and is not legal advice."
TEXT = (
    "March 2, 2026\n\nMr. Adémọ́lá Adeyemi, Director\nLincoln Elementary School\n\n"
    "Re: Parent concern statement for Zoë Nguyễn, 3rd grade\n\nDear Mr. Adeyemi:\n\n"
    "I disagree with 30 minutes per week; Zoë needs 60 minutes * per week_ <now> & [here].\n\n"
    "1. What changed between January 15 and March 2?\n- Who measured it?\n# 7 is her goal.\n\n"
    "I look forward to March 10.\n\nSincerely,\n\nŻaneta Nguyễn\n\ncc: Ms. O’Brien\ncc: Дарья Ковальчук\n"
)
NOTE = "I disagree with the reduction. My statement of March 2 says why."
LETTER = Letter(TEXT, NOTE, DISCLAIMER, warning="Check the form before you sign.")


def words(text: str) -> str:
    return " ".join(text.replace("\f", " ").split())


def written(tmp_path: Path, suffix: str, letter: Letter = LETTER) -> Path:
    path = tmp_path / f"letter{suffix}"
    write_letter(letter, path)
    return path


@pytest.mark.parametrize("suffix", WRITERS)
def test_every_form_has_the_letter_then_the_tear_line_then_note_and_disclaimer(tmp_path: Path, suffix: str) -> None:
    path = written(tmp_path, suffix)
    text = words("\n".join(read_document(path).pages))
    if suffix == ".md":
        text = re.sub(r"\\(.)", r"\1", text)
    expected = words(plain_text(LETTER))
    # PDF fonts draw accents in one piece.
    if suffix == ".pdf":
        import unicodedata

        expected, text = unicodedata.normalize("NFC", expected), unicodedata.normalize("NFC", text)
    assert expected in text
    assert text.index("Sincerely,") < text.index(words(TEAR_LINE)) < text.index(NOTE) < text.index(DISCLAIMER)


@pytest.mark.parametrize("suffix", WRITERS)
def test_the_letter_is_written_without_a_note_too(tmp_path: Path, suffix: str) -> None:
    text = words("\n".join(read_document(written(tmp_path, suffix, Letter(TEXT, None, DISCLAIMER))).pages))
    assert "Beside your signature" not in text and DISCLAIMER in text


def test_there_is_no_letter_without_a_disclaimer() -> None:
    for empty in ("", "  \n"):
        with pytest.raises(IepwriterError, match="disclaimer"):
            Letter(TEXT, None, empty)


def test_a_text_file_is_the_letter_byte_for_byte(tmp_path: Path) -> None:
    data = written(tmp_path, ".txt").read_bytes()
    assert data.startswith(TEXT.encode()) and data.decode() == plain_text(LETTER)


def test_a_mail_opens_as_a_draft_to_nobody_with_the_letter_byte_for_byte(tmp_path: Path) -> None:
    raw = written(tmp_path, ".eml").read_bytes()
    message = email.message_from_bytes(raw, policy=policy.default)
    assert message["To"] == "" and message["X-Unsent"] == "1"
    assert message["Subject"] == "Parent concern statement for Zoë Nguyễn, 3rd grade"
    assert message["From"] is None and message["Date"] is None and message["Message-ID"] is None
    plain, html = message.get_body(("plain",)), message.get_body(("html",))
    assert plain is not None and html is not None
    # Mail has CRLF at line ends.
    assert plain.get_content().replace("\r\n", "\n") == plain_text(LETTER)
    assert not re.search(r"https?:|src=|<img|<script|<link", html.get_content())
    assert "&lt;now&gt; &amp; [here]" in html.get_content()
    assert b"\n" not in raw.replace(b"\r\n", b"")


def test_a_subject_never_breaks_the_headers(tmp_path: Path) -> None:
    raw = written(tmp_path, ".eml", Letter("Hi.\n", None, DISCLAIMER, title="A\r\nBcc: x@y.z")).read_bytes()
    message = email.message_from_bytes(raw, policy=policy.default)
    assert message["Bcc"] is None and message["Subject"] == "A Bcc: x@y.z"


def test_each_paragraph_has_its_role() -> None:
    roles = [role for role, _ in LETTER.paragraphs]
    assert roles == [
        Role.HEAD,
        Role.HEAD,
        Role.REFERENCE,
        Role.GREETING,
        Role.TEXT,
        Role.TEXT,
        Role.TEXT,
        Role.CLOSING,
        Role.SIGNER,
        Role.AFTER,
    ]
    assert "\n\n".join(text for _, text in LETTER.paragraphs) == LETTER.body


def test_a_word_file_has_real_paragraphs_styles_title_and_language(tmp_path: Path) -> None:
    import docx

    document = docx.Document(str(written(tmp_path, ".docx")))
    texts = [paragraph.text for paragraph in document.paragraphs]
    assert texts == [*(text for _, text in LETTER.paragraphs), TEAR_LINE, *LETTER.below]
    assert all(paragraph.text.strip() for paragraph in document.paragraphs)
    assert document.paragraphs[2].style is not None and document.paragraphs[2].style.name == "Letter Reference"
    about = document.core_properties
    assert about.title == LETTER.subject and about.language == "en-US"
    assert about.author == about.last_modified_by == about.comments == ""
    before, below = document.sections
    assert str(below.start_type).startswith("NEW_PAGE")
    assert next(p.text for p in below.iter_inner_content()) == TEAR_LINE  # type: ignore[union-attr]
    assert before.footer.paragraphs[0].text == "Page " and before.first_page_footer.paragraphs[0].text == ""
    assert below.different_first_page_header_footer and below.first_page_footer.paragraphs[0].text == ""


def test_a_long_letter_has_numbers_on_its_later_pages_only(tmp_path: Path) -> None:
    from pypdf import PdfReader

    path = tmp_path / "long.pdf"
    body = "\n\n".join(f"Paragraph {n}. " + "I ask the team to look at this record with me. " * 6 for n in range(18))
    write_letter(replace(LETTER, text=f"Dear Mr. Lee:\n\n{body}\n\nSincerely,\n\nElena M."), path)
    ends = [page.extract_text().rstrip().rpartition("\n")[2] for page in PdfReader(path).pages]
    assert len(ends) >= 4
    assert ends[1:-1] == [f"Page {n}" for n in range(2, len(ends))]
    assert "Page" not in ends[0] + ends[-1]


def test_a_pdf_has_title_language_and_embedded_fonts(tmp_path: Path) -> None:
    from pypdf import PdfReader

    reader = PdfReader(written(tmp_path, ".pdf"))
    assert reader.metadata is not None and reader.metadata.title == LETTER.subject
    assert reader.metadata.author is None
    assert reader.trailer["/Root"]["/Lang"] == "en-US"  # type: ignore[index]
    assert len(reader.pages) == 2 and DISCLAIMER.split(".")[0] in reader.pages[1].extract_text()
    for page in reader.pages:
        for font in page["/Resources"]["/Font"].values():  # type: ignore[index]
            inner = font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
            assert "/FontFile2" in inner


def test_a_pdf_that_lacks_letters_says_which_and_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(IepwriterError, match=r"李.*\.docx"):
        written(tmp_path, ".pdf", Letter("Dear 李:\n", None, DISCLAIMER))
    assert list(tmp_path.iterdir()) == []
    written(tmp_path, ".docx", Letter("Dear 李:\n", None, DISCLAIMER))


@pytest.mark.parametrize("suffix", WRITERS)
def test_no_file_names_the_machine_or_its_user(tmp_path: Path, suffix: str) -> None:
    data = written(tmp_path, suffix).read_bytes()
    if suffix == ".docx":
        archive = zipfile.ZipFile(io.BytesIO(data))
        data = b"".join(archive.read(name) for name in archive.namelist())
    names = {platform.node(), getpass.getuser(), str(Path.home())} - {"root", "/root", "localhost"}
    for name in {name for name in names if len(name) > 3} | {str(tmp_path), "python-docx"}:
        assert name.encode() not in data, name


def test_a_file_is_never_replaced_unasked(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("mine")
    with pytest.raises(IepwriterError, match="exists already; nothing was written"):
        write_letter(LETTER, path)
    assert path.read_text() == "mine" and [p.name for p in tmp_path.iterdir()] == ["letter.txt"]
    write_letter(LETTER, path, overwrite=True)
    assert path.read_text("utf-8") == plain_text(LETTER) and [p.name for p in tmp_path.iterdir()] == ["letter.txt"]


@pytest.mark.parametrize("name", ["letter.doc", "letter", "none/letter.txt"])
def test_what_cannot_be_written_is_one_sentence(tmp_path: Path, name: str) -> None:
    with pytest.raises(IepwriterError, match="cannot be written"):
        write_letter(LETTER, tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_without_nameless_files_a_letter_is_written_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("iepwriter.files.atomic._nameless", lambda _: None)
    path = written(tmp_path, ".txt")
    assert path.read_text("utf-8") == plain_text(LETTER)
    with pytest.raises(IepwriterError, match="exists"):
        write_letter(LETTER, path)
    write_letter(LETTER, path, overwrite=True)
    assert [p.name for p in tmp_path.iterdir()] == ["letter.txt"]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=200))
def test_no_text_breaks_a_writer(tmp_path: Path, text: str) -> None:
    letter = Letter(text, text or None, DISCLAIMER, title=text)
    for suffix in (".docx", ".eml", ".md", ".txt"):
        write_letter(letter, tmp_path / f"x{suffix}", overwrite=True)


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_libreoffice_reads_the_word_file_paragraph_by_paragraph(tmp_path: Path) -> None:
    path = written(tmp_path, ".docx")
    home = f"-env:UserInstallation=file://{tmp_path}/office"
    command = ["soffice", home, "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(path)], check=True, capture_output=True, timeout=120)
    lines = (tmp_path / "letter.txt").read_text("utf-8-sig").splitlines()
    expected = [*(text for _, text in LETTER.paragraphs), TEAR_LINE, *LETTER.below]
    assert lines == [line for text in expected for line in text.split("\n")]


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("pdftotext"), reason="poppler is not installed")
def test_poppler_reads_the_pdf_and_finds_its_fonts_embedded(tmp_path: Path) -> None:
    import unicodedata

    path = written(tmp_path, ".pdf")
    text = subprocess.run(["pdftotext", str(path), "-"], check=True, capture_output=True).stdout.decode()
    expected = unicodedata.normalize("NFC", plain_text(LETTER))
    # Poppler takes the dash at the end of the tear line for a hyphen.
    text, expected = (re.sub(r"[- \s]+", " ", unicodedata.normalize("NFC", part)) for part in (text, expected))
    assert text.replace("\f", "").strip() == expected.strip()
    fonts = subprocess.run(["pdffonts", str(path)], check=True, capture_output=True).stdout.decode().splitlines()[2:]
    assert fonts and all(re.search(r"CID TrueType +Identity-H +yes yes yes", font) for font in fonts)
