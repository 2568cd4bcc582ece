"""What a screen of notes does to show another part, concern or report, and to take a concern out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.screen import Screen

from iepwriter.tui.form_view import FormView
from iepwriter.tui.notes import Notes

_Base: Any = Screen if TYPE_CHECKING else object


class TurnsPages(_Base):  # type: ignore[misc]
    """Actions of a screen that shows one place of its `notes` in a form."""

    notes: Notes

    if TYPE_CHECKING:

        @property
        def form(self) -> FormView:
            """The fields on the screen."""
            ...

        def values(self) -> dict[str, str]:
            """What stands on the screen, by field."""
            ...

        def shows_where(self) -> None:
            """Says which concern and report the fields belong to."""

        def keep(self) -> None:
            """Keeps what is on the screen."""

    def action_concern(self, by: int = 1) -> None:
        """Shows the next concern, a new one after the last that has something."""
        self.move(self.notes.to_concern(self.values(), by))

    def action_concern_back(self) -> None:
        """Shows the concern before."""
        self.action_concern(-1)

    def action_report(self, by: int = 1) -> None:
        """Shows the next report of this concern, a new one after the last that has something."""
        self.move(self.notes.to_report(self.values(), by))
        self.form.go_to("source")

    def action_report_back(self) -> None:
        """Shows the report before."""
        self.action_report(-1)

    def action_remove(self) -> None:
        """Takes the concern on the screen out of the letter."""
        if (values := self.notes.remove(self.values())) is None:
            self.notify("Nothing is told in this concern yet.")
            return
        self.move(values)
        self.notify("Removed. Ctrl+T brings the concern back.")

    def action_bring_back(self) -> None:
        """Brings the concern back that was removed last."""
        if (values := self.notes.bring_back(self.values())) is None:
            self.notify("No concern was removed.")
            return
        self.move(values)

    def move(self, values: dict[str, str]) -> None:
        """Shows the values of another place in the notes."""
        self.form.fill(values)
        self.shows_where()
        self.keep()

    def action_part(self) -> None:
        """Shows the next part."""
        self.form.turn(1)

    def action_part_back(self) -> None:
        """Shows the part before."""
        self.form.turn(-1)
