"""What a screen of notes does with a report: opens it beside the notes and takes facts over as evidence."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual.screen import Screen
from textual.widgets import Input

from iepwriter.cases.model import Evidence
from iepwriter.tui.dialogs import AskName
from iepwriter.tui.notes import Notes
from iepwriter.tui.papers import PaperScreen

_Base: Any = Screen if TYPE_CHECKING else object


class TakesReports(_Base):  # type: ignore[misc]
    """Actions of a screen that holds `notes` and shows one report's fields."""

    notes: Notes

    if TYPE_CHECKING:

        def values(self) -> dict[str, str]:
            """What stands on the screen, by field."""
            ...

        def shows_where(self) -> None:
            """Says which report the fields belong to."""

        def keep(self) -> None:
            """Keeps what is on the screen."""

    def action_paper(self) -> None:
        """Opens a report beside the notes."""
        self.app.push_screen(AskName("The file to open: a .pdf, .docx, .eml, .txt or .md. Esc goes back."), self._open)

    def _open(self, name: str | None) -> None:
        if name:
            self.app.push_screen(PaperScreen(Path(name.strip("'\"")).expanduser()), self._add_evidence)

    def _add_evidence(self, taken: list[Evidence] | None) -> None:
        source, finding = self.query_one("#source", Input), self.query_one("#finding", Input)
        for item in taken or []:
            if not source.value and not finding.value:
                source.value, finding.value = item.source, item.finding
            else:
                self.notes.add_report(self.values(), item.source, item.finding)
        if taken:
            self.shows_where()
            self.keep()
            self.notify("In your notes now, under Evidence. Add the date of the report if it has one.")
