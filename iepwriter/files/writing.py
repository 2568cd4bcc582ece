"""Write a letter in a form that schools accept; the ending of the file name says which."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from iepwriter.errors import IepwriterError
from iepwriter.files.atomic import write_whole
from iepwriter.files.letter import Letter, plain_text


def _txt(letter: Letter) -> bytes:
    return plain_text(letter).encode()


def _md(letter: Letter) -> bytes:
    from iepwriter.files.markdown import as_markdown

    return as_markdown(letter).encode()


def _docx(letter: Letter) -> bytes:
    from iepwriter.files.word import as_docx

    return as_docx(letter)


def _pdf(letter: Letter) -> bytes:
    from iepwriter.files.pdf import as_pdf

    return as_pdf(letter)


def _eml(letter: Letter) -> bytes:
    from iepwriter.files.mail import as_eml

    return as_eml(letter)


WRITERS: dict[str, Callable[[Letter], bytes]] = {
    ".docx": _docx,
    ".pdf": _pdf,
    ".eml": _eml,
    ".md": _md,
    ".txt": _txt,
}


def write_letter(letter: Letter, path: Path, *, overwrite: bool = False) -> None:
    """Write a letter with its disclaimer to a file; raises IepwriterError, also when the file exists."""
    writer = WRITERS.get(path.suffix.lower())
    if writer is None:
        raise IepwriterError(
            f"A letter cannot be written as `{path.suffix or path.name}`.",
            f"End the file name with one of {', '.join(WRITERS)}.",
        )
    write_whole(path, writer(letter), overwrite=overwrite)
