"""The page that covers everything while the letters are locked."""

from __future__ import annotations

from dataclasses import dataclass

from textual import work
from textual.app import ComposeResult
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Input, Static

from iepwriter.errors import IepwriterError
from iepwriter.store import Store


class UnlockScreen(Screen[None]):
    """Asks for the passphrase until it fits; what stood on the screen before comes back as it was."""

    @dataclass
    class Tried(Message):
        """A passphrase has been tried."""

        problem: str

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store

    def compose(self) -> ComposeResult:
        """One question."""
        yield Static(
            "Your letters are locked. Type your passphrase and press Enter.\nCtrl+Q closes the app.", classes="lead"
        )
        yield Input(password=True)
        yield Static("", id="problem", classes="lead", markup=False)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Tries the passphrase."""
        self.query_one("#problem", Static).update("One moment.")
        self._try(event.value)
        event.input.value = ""

    @work(thread=True, exclusive=True, exit_on_error=False)
    def _try(self, typed: str) -> None:
        try:
            self._store.unlock(typed)
            self.post_message(self.Tried(""))
        except IepwriterError as error:
            self.post_message(self.Tried(str(error)))

    def on_unlock_screen_tried(self, message: Tried) -> None:
        """Goes back to the letters, or says what was wrong."""
        if message.problem:
            self.query_one("#problem", Static).update(message.problem)
        else:
            self.dismiss(None)
