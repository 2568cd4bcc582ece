"""The question before words that were left out go into the letter after all."""

from __future__ import annotations

import re

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from iepwriter.cases import Case
from iepwriter.checking import check
from iepwriter.checking.finding import TONE
from iepwriter.drafting.result import LeftOut
from iepwriter.tui.actions import bindings
from iepwriter.tui.changes import as_sentence
from iepwriter.tui.form import clean
from iepwriter.words import mend

_LONGEST = 1200
"""Characters; more is no sentence to be mended in one piece."""


def is_private(words: str, case: Case | None) -> bool:
    """Whether words stand on the private page too; those never go into a letter, wherever else they were typed."""
    private = [] if case is None else [case.private.minimum_acceptable, case.private.willing_to_compromise]
    plain = _plain(words)
    return any(own and (own in plain or plain in own) for own in map(_plain, private))


def to_put_in(item: LeftOut, case: Case | None) -> tuple[str, bool]:
    """The sentence that would go in for words that were left out, and whether it is mended or as it was typed."""
    typed = as_sentence(clean(item.text))
    mended = mend(item.text, case) if case is not None and len(item.text) <= _LONGEST else ""
    # What the check objects to stays in the person's own words: polished, an accusation only cuts deeper.
    good = mended and mended != typed and not any(f.category in TONE for f in check(mended, case).findings)
    return (mended, True) if good else (typed, False)


def _plain(text: str) -> str:
    return " ".join(re.findall(r"[\w']+", text.lower()))


class RestorePage(ModalScreen[bool]):
    """True when the person wants the words in the letter in spite of the reason."""

    BINDINGS = bindings("restore")

    def __init__(self, item: LeftOut, words: str, mended: bool) -> None:
        """`words` are what would go in; `mended` tells that their spelling and grammar were put right."""
        super().__init__()
        self._item, self._words, self._mended = item, words, mended

    def compose(self) -> ComposeResult:
        """The words, the reason, and what each key does."""
        reason = self._item.reason.rstrip(".")
        how = f"with its spelling and grammar mended: “{self._words}”" if self._mended else "as you wrote it."
        text = (
            f"Put this into the letter?\n\n“{self._item.text}”\n\nWhy it was left out: {reason}.\n\n"
            f"Enter puts it in before the last paragraph, {how}\n\nYou can change it there. Esc leaves it out."
        )
        with Vertical(classes="box"):
            yield Static(clean(text), id="warning", markup=False)

    def action_put_in(self) -> None:
        """Puts it in."""
        self.dismiss(True)

    def action_back(self) -> None:
        """Leaves it out."""
        self.dismiss(False)
