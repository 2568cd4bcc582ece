"""Other wordings for one sentence, to choose from."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass

from textual import work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from iepwriter.drafting.wordings import Wording
from iepwriter.errors import IepwriterError, Stopped
from iepwriter.tui.actions import bindings
from iepwriter.tui.form import clean

_NONE = "There is no other wording that keeps every fact of this sentence. Change it by hand, or try its neighbour."

_HINT = "Enter takes one, Esc leaves it as it is. Ctrl+Z in the letter brings the old one back."
_WAIT = " The model is writing others."
More = Callable[[list[str], Callable[[], bool]], list[Wording]]
"""Takes the wordings that are known and what says that nobody waits any more."""


class WordingsPage(ModalScreen[str | None]):
    """Gives back the wording that was taken, or None."""

    BINDINGS = bindings("wordings")
    CSS = """
    WordingsPage #wordings { height: auto; max-height: 16; border: none; scrollbar-gutter: stable; }
    WordingsPage #hint { color: $text-muted; }
    """

    @dataclass
    class Found(Message):
        """More wordings are there; `done` tells that no others will come."""

        wordings: list[Wording]
        done: bool
        problem: str = ""

    def __init__(self, sentence: str, look: Callable[[], list[Wording]], more: More | None = None) -> None:
        """`look` makes the wordings, `more` has a model write others; both run beside the screen."""
        super().__init__()
        self._sentence, self._look, self._more = sentence, look, more
        self._found: list[Wording] = []
        self._left = threading.Event()

    def compose(self) -> ComposeResult:
        """The sentence as it is, and the list."""
        with Vertical(classes="box"):
            yield Static(clean(f"Now: {self._sentence}"), id="now", markup=False)
            yield Static("Looking for other wordings.", id="hint", markup=False)
            yield OptionList(id="wordings", markup=False)

    def on_mount(self) -> None:
        """Starts looking."""
        self._start()

    @work(thread=True, exclusive=True, group="wordings", exit_on_error=False)
    def _start(self) -> None:
        try:
            found = self._look()
            self.post_message(self.Found(found, done=self._more is None))
            if self._more is not None:
                written = self._more([wording.text for wording in found], self._left.is_set)
                self.post_message(self.Found(written, done=True))
        except Stopped:
            return
        except IepwriterError as error:
            self.post_message(self.Found([], done=True, problem=str(error)))

    def on_unmount(self) -> None:
        """Lets a model stop that still writes."""
        self._left.set()

    def on_wordings_page_found(self, message: Found) -> None:
        """Shows the wordings, each with its remarks."""
        listed = self.query_one(OptionList)
        for wording in message.wordings:
            remarks = "; ".join(f.message for f in wording.findings) or "no remarks"
            listed.add_option(Option(clean(f"{wording.kind}: {wording.text} ({remarks})")))
        first = not self._found and bool(message.wordings)
        self._found = [*self._found, *message.wordings]
        hint = _HINT if self._found else _NONE if message.done else ""
        self.query_one("#hint", Static).update(clean(message.problem) or (hint if message.done else f"{hint}{_WAIT}"))
        listed.display = bool(self._found)
        if first:
            listed.highlighted = 0
            listed.focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Gives the wording back."""
        event.stop()
        self.dismiss(self._found[event.option_index].text)

    def action_take(self) -> None:
        """Takes the wording under the cursor."""
        self.query_one(OptionList).action_select()

    def action_back(self) -> None:
        """Leaves the sentence as it is."""
        self.dismiss(None)
