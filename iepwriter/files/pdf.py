"""The letter as a PDF: fonts embedded, text that can be selected, a title and a language."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, Any

from iepwriter.errors import IepwriterError
from iepwriter.files.letter import TEAR_LINE, Letter, Role

if TYPE_CHECKING:
    from fpdf import FPDF

_FONTS = Path(__file__).parent / "fonts"
_MARGIN = 79.0
"""Points: 1.1 inches."""
_AFTER = {Role.HEAD: 13.0, Role.REFERENCE: 13.0, Role.CLOSING: 36.0, Role.AFTER: 6.0}
_SPACE = 10.0
_LINE = 1.25
_SIZE = 12.0


def as_pdf(letter: Letter) -> bytes:
    """The document; its last page has the tear line, the signature note and the disclaimer.

    Raises IepwriterError that names the characters when the font that comes with iepwriter lacks some.
    """
    pdf = _new(letter)
    _check_letters(pdf, letter)
    pdf.add_page()
    paragraphs = letter.paragraphs
    for index, (role, text) in enumerate(paragraphs):
        bold = role is Role.REFERENCE
        _keep_together(pdf, [part for _, part in paragraphs[index : index + _group(paragraphs, index)]])
        _put(pdf, text, after=_AFTER.get(role, _SPACE), bold=bold)
    pdf.add_page()
    pdf.numbered = False
    _put(pdf, TEAR_LINE, after=14)
    for index, text in enumerate(letter.below):
        if letter.signature_note and index == 0:
            _put(pdf, text, after=16, border=True)
        else:
            _put(pdf, text, after=_SPACE, size=10.5)
    return bytes(pdf.output())


def _new(letter: Letter) -> Any:
    from fpdf import FPDF
    from fpdf.prefs import ViewerPreferences

    class Pages(FPDF):
        numbered = True

        def footer(self) -> None:
            """The number of each page of the letter but its first, and none on the page below the tear line."""
            if self.numbered and self.page_no() > 1:
                self.set_y(-46)
                self.set_font("letter", size=10)
                self.cell(0, 12, f"Page {self.page_no()}", align="C")
                self.set_font("letter", size=_SIZE)

    pdf = Pages(unit="pt", format="letter")
    pdf.set_title(letter.subject)
    pdf.set_lang(letter.language)
    pdf.set_creator("iepwriter")
    pdf.viewer_preferences = ViewerPreferences(display_doc_title=True)
    pdf.set_margins(_MARGIN, 72, _MARGIN)
    pdf.set_auto_page_break(True, margin=72)
    pdf.add_font("letter", "", _FONTS / "LiberationSerif-Regular.ttf")
    pdf.add_font("letter", "B", _FONTS / "LiberationSerif-Bold.ttf")
    pdf.set_font("letter", size=_SIZE)
    return pdf


def _shown(text: str) -> str:
    """Letters with their accents in one piece, as fonts draw them."""
    return unicodedata.normalize("NFC", text)


def _check_letters(pdf: FPDF, letter: Letter) -> None:
    known = pdf.fonts["letter"].cmap  # type: ignore[union-attr]
    text = _shown("".join((letter.body, *letter.below)))
    lacking = sorted({sign for sign in text if ord(sign) not in known and sign not in "\n\t"})
    if lacking:
        raise IepwriterError(
            f"The PDF cannot show {' '.join(lacking[:12])}; its font has Latin, Greek, Cyrillic and Hebrew letters.",
            "Write a .docx instead: Word and other programs bring fonts for every script, and can save as PDF.",
        )


def _group(paragraphs: tuple[tuple[Role, str], ...], index: int) -> int:
    """How many paragraphs from this one on must stand on the same page."""
    role = paragraphs[index][0]
    if role in (Role.REFERENCE, Role.GREETING):
        return 2
    # The last paragraph goes with the signature, which never stands alone on a page.
    ahead = [part for part, _ in paragraphs[index + 1 : index + 2]]
    if role is Role.CLOSING or ahead == [Role.CLOSING]:
        return len(paragraphs) - index
    return 1


def _keep_together(pdf: FPDF, texts: list[str]) -> None:
    room = pdf.page_break_trigger - pdf.get_y()
    needed = sum(_height(pdf, text) + _SPACE for text in texts) + (26 if len(texts) > 2 else 0) - _SPACE
    line = _SIZE * _LINE
    # A long paragraph may run over the page's end, but never with a single line on one side.
    alone = len(texts) == 1 and (room >= 2 * line and needed - room >= 2 * line)
    if needed > room and not alone and pdf.get_y() > pdf.t_margin:
        pdf.add_page()


def _height(pdf: FPDF, text: str) -> float:
    height = pdf.multi_cell(0, _SIZE * _LINE, _shown(text), align="L", dry_run=True, output="HEIGHT")
    return float(height)  # type: ignore[arg-type]


def _put(pdf: FPDF, text: str, *, after: float, bold: bool = False, size: float = _SIZE, border: bool = False) -> None:
    pdf.set_font("letter", "B" if bold else "", size)
    pdf.multi_cell(
        0,
        size * _LINE,
        _shown(text).replace("\t", "    "),
        align="L",
        border=int(border),  # type: ignore[arg-type]
        padding=8 if border else 0,
        new_x="LMARGIN",
        new_y="NEXT",
    )
    pdf.set_font("letter", "", _SIZE)
    pdf.set_y(pdf.get_y() + after)
