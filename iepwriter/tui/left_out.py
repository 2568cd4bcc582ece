"""The question before words that were left out go into the letter after all."""

from __future__ import annotations

import re

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from iepwriter.cases import Case
from iepwriter.drafting.result import LeftOut
from iepwriter.tui.actions import bindings
from iepwriter.tui.form import clean


def is_private(words: str, case: Case | None) -> bool:
    """Whether words stand on the private page too; those never go into a letter, wherever else they were typed."""
    private = [] if case is None else [case.private.minimum_acceptable, case.private.willing_to_compromise]
    plain = _plain(words)
    return any(own and (own in plain or plain in own) for own in map(_plain, private))


def _plain(text: str) -> str:
    return " ".join(re.findall(r"[\w']+", text.lower()))


class RestorePage(ModalScreen[bool]):
    """True when the person wants the words in the letter in spite of the reason."""

    BINDINGS = bindings("restore")

    def __init__(self, item: LeftOut) -> None:
        super().__init__()
        self._item = item

    def compose(self) -> ComposeResult:
        """The words, the reason, and what each key does."""
        reason = self._item.reason.rstrip(".")
        text = (
            f"Put this into the letter?\n\n“{self._item.text}”\n\nWhy it was left out: {reason}.\n\n"
            "Enter puts it in as you wrote it, before the last paragraph, for you to change. Esc leaves it out."
        )
        with Vertical(classes="box"):
            yield Static(clean(text), id="warning", markup=False)

    def action_put_in(self) -> None:
        """Puts it in."""
        self.dismiss(True)

    def action_back(self) -> None:
        """Leaves it out."""
        self.dismiss(False)
