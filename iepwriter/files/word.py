"""The letter as a Word document: real paragraphs with styles, a title and a language."""

from __future__ import annotations

import io
import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from iepwriter.files.letter import TEAR_LINE, Letter, Role

if TYPE_CHECKING:
    from docx.document import Document

_FONT = "Times New Roman"
_STYLES = {
    # role: (style name, points after, bold, keep with next)
    Role.HEAD: ("Letter Head", 12, False, False),
    Role.REFERENCE: ("Letter Reference", 12, True, True),
    Role.GREETING: ("Letter Greeting", 10, False, True),
    Role.TEXT: ("Letter Text", 10, False, False),
    Role.CLOSING: ("Letter Closing", 34, False, True),
    Role.SIGNER: ("Letter Signer", 12, False, False),
    Role.AFTER: ("Letter Copies", 6, False, False),
}


def as_docx(letter: Letter) -> bytes:
    """The document; below the tear line on its last page are the signature note and the disclaimer."""
    import docx

    document = docx.Document()
    _describe(document, letter)
    _set_page(document, letter)
    paragraphs = letter.paragraphs
    for index, (role, text) in enumerate(paragraphs):
        paragraph = document.add_paragraph(_clean(text), style=_STYLES[role][0])
        # The signature never stands alone on a page.
        if index + 1 < len(paragraphs) and paragraphs[index + 1][0] in (Role.CLOSING, Role.SIGNER):
            paragraph.paragraph_format.keep_with_next = True
    _end_numbered_part(document)
    document.add_paragraph(TEAR_LINE, style="Letter Tear Line")
    for index, text in enumerate(letter.below):
        boxed = letter.signature_note and index == 0
        document.add_paragraph(_clean(text), style="Letter Note" if boxed else "Letter Disclaimer")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _clean(text: str) -> str:
    """The text without the control characters that a Word file cannot hold."""
    return re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "", text)


def _describe(document: Document, letter: Letter) -> None:
    about = document.core_properties
    about.title, about.language = _clean(letter.subject), letter.language
    about.author = about.last_modified_by = about.comments = about.keywords = ""
    about.revision = 1
    about.created = about.modified = datetime.now(UTC).replace(microsecond=0, tzinfo=None)


def _set_page(document: Document, letter: Letter) -> None:
    from docx.shared import Inches

    section = document.sections[0]
    section.page_width, section.page_height = Inches(8.5), Inches(11)
    section.left_margin = section.right_margin = Inches(1.1)
    section.top_margin = section.bottom_margin = Inches(1)
    _set_language(document, letter.language)
    for name, after, bold, keep in _STYLES.values():
        _add_style(document, name, after=after, bold=bold, keep=keep)
    _add_style(document, "Letter Tear Line", after=12)
    _add_style(document, "Letter Disclaimer", after=10, size=10.5)
    note = _add_style(document, "Letter Note", after=14)
    _box(note)


def _end_numbered_part(document: Document) -> None:
    """Number every page of the letter but its first, and begin a new page that has no number."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Pt

    section = document.sections[0]
    section.different_first_page_header_footer = True
    footer = section.footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
    document.styles["Footer"].font.name, document.styles["Footer"].font.size = _FONT, Pt(10)
    footer.add_run("Page ")
    run = footer.add_run()
    for kind in ("begin", "", "end"):
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        else:
            part.text = "PAGE"
        run._r.append(part)
    # Word keeps the end of a section in a paragraph; in one of its own it could fall onto an empty page.
    document.add_section()
    end = document.element.body.xpath("w:p[w:pPr/w:sectPr]")[-1]
    last = end.getprevious()
    last.get_or_add_pPr().append(end.pPr.find(qn("w:sectPr")))
    end.getparent().remove(end)


def _add_style(
    document: Document, name: str, *, after: int, bold: bool = False, keep: bool = False, size: float = 12
) -> Any:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.oxml.ns import qn
    from docx.shared import Pt

    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    style.quick_style = True
    style.font.name, style.font.size, style.font.bold = _FONT, Pt(size), bold
    style.element.rPr.rFonts.set(qn("w:cs"), _FONT)
    form = style.paragraph_format
    form.space_before, form.space_after, form.line_spacing = Pt(0), Pt(after), 1.1
    form.widow_control, form.keep_with_next = True, keep
    return style


def _set_language(document: Document, language: str) -> None:
    from docx.oxml.ns import qn

    for element in document.styles.element.iter(qn("w:lang")):
        element.set(qn("w:val"), language)


def _box(style: Any) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    borders = OxmlElement("w:pBdr")
    for side in ("top", "left", "bottom", "right"):
        edge = OxmlElement(f"w:{side}")
        for key, value in (("val", "single"), ("sz", "6"), ("space", "6"), ("color", "666666")):
            edge.set(qn(f"w:{key}"), value)
        borders.append(edge)
    properties = style.element.get_or_add_pPr()
    # The schema wants the borders before the spacing; readers are strict about it.
    properties.insert_element_before(borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc")
