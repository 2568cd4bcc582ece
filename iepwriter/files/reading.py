"""Open a report, an IEP or an old letter beside the case: text only, page by page."""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from iepwriter.errors import IepwriterError

LARGEST = 50 * 2**20
"""Bytes; also the most that a compressed document may unpack to."""

_AROUND = 120
_DAMAGE = (
    ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RuntimeError, SyntaxError, AssertionError,
    EOFError, struct.error, zlib.error,
)  # fmt: skip
"""What the libraries raise on a damaged file, besides errors of their own."""


@dataclass(frozen=True)
class Document:
    """The text of a file."""

    name: str
    pages: tuple[str, ...]
    numbered: bool
    """Whether the pages are those of the paper; otherwise the file has none, and all text is page 1."""


@dataclass(frozen=True)
class Hit:
    """A line that has the searched words, its middle when it is long."""

    page: int
    line: str


def read_document(path: Path) -> Document:
    """The text of a .txt, .md, .docx, .pdf or .eml file; raises IepwriterError."""
    readers: dict[str, Callable[[Path], Document]] = {
        ".txt": _text,
        ".md": _text,
        ".eml": _mail,
        ".docx": _docx,
        ".pdf": _pdf,
    }
    reader = readers.get(path.suffix.lower())
    if reader is None:
        raise IepwriterError(
            f"{path} cannot be opened beside the case.",
            f"It reads {', '.join(readers)}; save the file as one of these.",
        )
    try:
        if path.stat().st_size > LARGEST:
            raise IepwriterError(f"{path} is larger than {LARGEST >> 20} MB.", "Save only the pages that you need.")
        document = reader(path)
    except OSError as error:
        raise IepwriterError(f"{path} cannot be read ({(error.strerror or 'error').lower()}).") from None
    if not any(page.strip() for page in document.pages):
        raise IepwriterError(
            f"{path} has no text in it; its pages are probably pictures of paper.",
            "Ask the school for the original file, or type what matters into the case.",
        )
    return document


def search(document: Document, words: str) -> list[Hit]:
    """Every line with the words in this order, whatever the case and the spaces between them."""
    wanted = r"\s+".join(re.escape(word) for word in words.split())
    if not wanted:
        return []
    hits = []
    for number, page in enumerate(document.pages, 1):
        for found in re.finditer(wanted, page, re.I):
            start = page.rfind("\n", 0, found.start()) + 1
            end = page.find("\n", found.end())
            end = end if end >= 0 else len(page)
            before, after = max(start, found.start() - _AROUND), min(end, found.end() + _AROUND)
            line = " ".join(page[before:after].split())
            hits.append(Hit(number, f"{'… ' * (before > start)}{line}{' …' * (after < end)}"))
    return hits


def _decoded(data: bytes) -> str:
    for encoding in ("utf-16",) if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1")


def _in_pages(name: str, text: str) -> Document:
    """A form feed ends a page, as printers and Word have it."""
    pages = text.replace("\r\n", "\n").replace("\r", "\n").split("\f")
    return Document(name, tuple(page.strip("\n") for page in pages), numbered=len(pages) > 1)


def _text(path: Path) -> Document:
    return _in_pages(path.name, _decoded(path.read_bytes()))


def _mail(path: Path) -> Document:
    from email import message_from_bytes, policy

    from iepwriter.files.html_text import text_of

    try:
        message = message_from_bytes(path.read_bytes(), policy=policy.default)
        part = message.get_body(("plain", "html"))
        text = str(part.get_content()) if part is not None else ""
        if part is not None and part.get_content_type() == "text/html":
            text = text_of(text)
        head = [f"{name}: {message[name]}" for name in ("From", "To", "Date", "Subject") if message[name]]
    except _DAMAGE:
        raise _unreadable(path, "e-mail") from None
    return _in_pages(path.name, "\n".join(head) + "\n\n" + text if text.strip() else "")


def _docx(path: Path) -> Document:
    from zipfile import BadZipFile, ZipFile

    from docx.exceptions import PythonDocxError

    from iepwriter.files.word_text import text_of

    try:
        with ZipFile(path) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > LARGEST:
                raise IepwriterError(f"{path} unpacks to more than {LARGEST >> 20} MB, so it was not opened.")
        return _in_pages(path.name, text_of(path))
    except IepwriterError:
        raise
    except (BadZipFile, PythonDocxError, *_DAMAGE):
        raise _unreadable(path, "Word document") from None


def _pdf(path: Path) -> Document:
    import logging

    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    # It narrates every flaw of a file on stderr.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(path)
        if reader.is_encrypted and not reader.decrypt(""):
            raise IepwriterError(
                f"{path} is protected by a password.", "Open it with the password, and save or print it without."
            )
        pages = tuple(page.extract_text() for page in reader.pages)
    except IepwriterError:
        raise
    except (PyPdfError, *_DAMAGE):
        raise _unreadable(path, "PDF") from None
    return Document(path.name, pages, numbered=True)


def _unreadable(path: Path, kind: str) -> IepwriterError:
    return IepwriterError(
        f"{path} cannot be read as a {kind}; it may be damaged.", "Open it in its own program and save it again."
    )
