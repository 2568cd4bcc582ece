"""Reads the text of a letter from a file of the kinds that people have, or from what is piped in."""

from __future__ import annotations

import sys
from pathlib import Path

from iepwriter.errors import IepwriterError

_KINDS = "txt, md, docx or pdf"


def read_text(name: str) -> str:
    """The text of a file, or of stdin for `-`; raises IepwriterError, with what to do, when it cannot be read."""
    try:
        if name == "-":
            return _decoded(sys.stdin.buffer.read())
        path = Path(name)
        if path.suffix.lower() == ".docx":
            return _docx(path)
        if path.suffix.lower() == ".pdf":
            return _pdf(path)
        return _decoded(path.read_bytes())
    except OSError as error:
        raise IepwriterError(
            f"{name} cannot be read: {error.strerror}.", f"Give the path of a {_KINDS} file."
        ) from None


def _decoded(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        # What is not UTF-8 on a parent's computer was saved by an old Windows program.
        return data.decode("cp1252", "replace")


def _docx(path: Path) -> str:
    import docx

    path.open("rb").close()
    try:
        document = docx.Document(str(path))
    except Exception as error:  # noqa: BLE001 - python-docx raises whatever its zip and XML layers raise
        raise IepwriterError(
            f"{path} is not a Word file that can be read ({type(error).__name__}).", "Save it again as .docx or .txt."
        ) from None
    return "\n".join(paragraph.text for paragraph in document.paragraphs)


def _pdf(path: Path) -> str:
    import pypdf

    path.open("rb").close()
    try:
        pages = [page.extract_text() for page in pypdf.PdfReader(path).pages]
    except Exception as error:  # noqa: BLE001 - pypdf raises many kinds for damaged files
        raise IepwriterError(
            f"{path} is not a PDF file that can be read ({type(error).__name__}).",
            "Save it again, or copy its text into a .txt file.",
        ) from None
    text = "\n".join(pages)
    if not text.strip():
        raise IepwriterError(f"{path} holds pictures of text and no text.", "Type the letter into a .txt file.")
    return text
