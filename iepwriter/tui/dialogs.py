"""Small questions and pages over a screen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.events import Key
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from iepwriter.tui.actions import help_text


class HelpPage(ModalScreen[None]):
    """What a screen is for, and what can be done on it."""

    def __init__(self, screen: str, more: str = "") -> None:
        super().__init__()
        self._about, self._more = screen, more

    def compose(self) -> ComposeResult:
        """One page of text, with the keys that the person chose."""
        keys: Mapping[str, str] = getattr(self.app, "own_keys", {})
        with VerticalScroll(classes="box"):
            yield Static(help_text(self._about, keys), markup=False)
            if self._more:
                yield Static(f"\n{self._more}", markup=False)

    def on_key(self, event: Key) -> None:
        """Any key closes the page, but those that move it."""
        if event.key not in ("up", "down", "pageup", "pagedown", "home", "end", "ctrl+q", "ctrl+p"):
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
