"""Small questions and pages over a screen."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.events import Key
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from iepwriter.tui.actions import help_text


class HelpPage(ModalScreen[None]):
    """What can be done on a screen."""

    def __init__(self, screen: str) -> None:
        super().__init__()
        self._about = screen

    def compose(self) -> ComposeResult:
        """One page of text."""
        yield Static(help_text(self._about), classes="box", markup=False)

    def on_key(self, event: Key) -> None:
        """Any key closes the page."""
        event.stop()
        self.dismiss(None)


class AskName(ModalScreen[str | None]):
    """Asks for a name; None when the person goes back."""

    BINDINGS: ClassVar = [("escape", "back", "Back")]

    def __init__(self, question: str, start: str = "") -> None:
        super().__init__()
        self._question, self._start = question, start

    def compose(self) -> ComposeResult:
        """One question."""
        with Vertical(classes="box"):
            yield Static(self._question, markup=False)
            yield Input(self._start)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Gives the name back."""
        self.dismiss(event.value.strip() or None)

    def action_back(self) -> None:
        """Goes back without a name."""
        self.dismiss(None)
