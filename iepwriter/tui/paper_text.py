"""The text of a letter on the screen, with places counted in characters, as the check counts them."""

from __future__ import annotations

from textual.document._document import Document
from textual.widgets.text_area import Location, Selection

from iepwriter.tui.changes import Change
from iepwriter.tui.roomy import RoomyText


class LetterText(RoomyText):
    """A text area that marks and changes characters `start` to `end`; each change is one step of undo."""

    @property
    def cursor(self) -> int:
        """The place of the cursor."""
        return self._index(self.cursor_location)

    @property
    def marked(self) -> tuple[int, int]:
        """The first and the last place of the selection; both the cursor's where nothing is selected."""
        start, end = sorted(map(self._index, self.selection))
        return start, end

    def mark(self, start: int, end: int) -> None:
        """Selects characters and shows them."""
        self.selection = Selection(self._place(start), self._place(end))
        self.scroll_cursor_visible()
        self.focus()

    def change(self, change: Change) -> None:
        """Makes a change and leaves the cursor behind it."""
        self.history.checkpoint()
        place = self._place
        self.replace(change.text, place(change.start), place(change.end), maintain_selection_offset=False)
        self.history.checkpoint()
        end = change.start + len(change.text)
        self.mark(end, end)

    def _index(self, location: Location) -> int:
        assert isinstance(self.document, Document)
        return self.document.get_index_from_location(location)

    def _place(self, index: int) -> Location:
        assert isinstance(self.document, Document)
        return self.document.get_location_from_index(index)
