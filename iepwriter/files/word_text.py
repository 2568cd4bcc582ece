"""The text of a Word document: paragraphs, tables row by row, and a form feed at each page break."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def text_of(path: Path) -> str:
    """The text; Word leaves marks where its pages ended when it last showed the document."""
    import docx

    body = docx.Document(str(path)).element.body
    marked = next(body.iter(f"{_W}lastRenderedPageBreak"), None) is not None
    return "\n\n".join(_blocks(body, marked))


def _blocks(parent: Any, marked: bool) -> Iterator[str]:
    for child in parent:
        if child.tag == f"{_W}p":
            yield _paragraph(child, marked)
        elif child.tag == f"{_W}tbl":
            yield "\n".join(_rows(child, marked))
        elif child.tag in (f"{_W}sdt", f"{_W}sdtContent"):
            yield from _blocks(child, marked)


def _rows(table: Any, marked: bool) -> Iterator[str]:
    for row in table.iter(f"{_W}tr"):
        cells = (" ".join(_blocks(cell, marked)).strip() for cell in row.iter(f"{_W}tc"))
        yield " | ".join(cell for cell in cells if cell)


def _paragraph(paragraph: Any, marked: bool) -> str:
    parts = []
    for node in paragraph.iter():
        if node.tag == f"{_W}t":
            parts.append(node.text or "")
        elif node.tag == f"{_W}tab":
            parts.append("\t")
        elif node.tag == f"{_W}lastRenderedPageBreak":
            parts.append("\f")
        elif node.tag == f"{_W}br":
            page = node.get(f"{_W}type") == "page"
            # Where Word left marks, a break of the writer has one of its own.
            parts.append(("" if marked else "\f") if page else "\n")
    return "".join(parts)
