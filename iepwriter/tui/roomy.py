"""A text area that stays quick when one of its lines is very long, as after pasting a whole e-mail."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from rich.containers import Lines
from rich.text import Text
from textual.binding import Binding, BindingType
from textual.strip import Strip
from textual.widgets import TextArea

from iepwriter.tui.field import InOrder

_LONG = 2000
"""Characters from which a line is worth the trouble."""
_TAKEN = ("f5", "f6", "f7")
"""Keys that select words and lines elsewhere, and have another meaning in this app."""
_NOTHING = Text("", end="")


class _OneRow(Text):
    """A long line of which one row on the screen is drawn; the framework would cut the whole line up for every row."""

    wanted = 0

    def divide(self, offsets: Iterable[int]) -> Lines:
        """The rows of the line, only the wanted one with its words."""
        ends = list(offsets)
        whole = Text(self.plain, end="", spans=list(self.spans), tab_size=self.tab_size)
        # Rows before a row count only where tabs have to be measured.
        if "\t" in self.plain or not 0 <= self.wanted <= len(ends):
            return whole.divide(ends)
        start, end = [0, *ends][self.wanted], [*ends, len(self.plain)][self.wanted]
        drawn = whole.divide([start, end])[1]
        return Lines([_NOTHING] * self.wanted + [drawn] + [_NOTHING] * (len(ends) - self.wanted))


class RoomyText(InOrder, TextArea, inherit_bindings=False):
    """A text area for any length of text, whose keys leave the screen's own keys alone."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(b for b in TextArea.BINDINGS if not (isinstance(b, Binding) and b.key in _TAKEN)),
        Binding("ctrl+home", "to_start", show=False),
        Binding("ctrl+end", "to_end", show=False),
    ]
    _row = 0

    def action_to_start(self) -> None:
        """Goes to the first letter of the text."""
        self.move_cursor((0, 0))

    def action_to_end(self) -> None:
        """Goes behind the last letter of the text."""
        self.move_cursor(self.document.end)

    def render_line(self, y: int) -> Strip:
        """Draws one row, and remembers which for `get_line`."""
        self._row = y + self.scroll_offset.y
        return super().render_line(y)

    def get_line(self, line_index: int) -> Text:
        """One line of the text, as one to be drawn row by row if it is long."""
        line = self.document.get_line(line_index)
        if len(line) < _LONG or not self.soft_wrap:
            return super().get_line(line_index)
        row = _OneRow(line, end="", no_wrap=True)
        # Asking the document for the place of a row would cut the line up again.
        above = sum(len(self.wrapped_document.get_offsets(index)) + 1 for index in range(line_index))
        row.wanted = self._row - above
        return row
