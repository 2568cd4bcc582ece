"""The page that shows a letter's sentences while they are written, with the time left."""

from __future__ import annotations

import time

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from iepwriter.drafting.draft import Progress
from iepwriter.tui.form import clean


class Arriving(VerticalScroll):
    """Sentences as they come."""

    DEFAULT_CSS = "Arriving { height: 1fr; padding: 1 2; }"

    def __init__(self) -> None:
        super().__init__()
        self._sentences: list[str] = []
        self._started = 0.0

    def compose(self) -> ComposeResult:
        """One growing text."""
        yield Static("", id="sentences", markup=False)

    def start(self) -> None:
        """Begins an empty page."""
        self._sentences = ["Your letter is being written. Your own sentences, as they will stand in it:\n"]
        self._started = time.monotonic()
        self.query_one("#sentences", Static).update(self._sentences[0])

    def come(self, progress: Progress) -> str:
        """Takes a step of the draft in and gives the line about it."""
        # Loading the model takes its own time; sentences are timed from the moment that writing began.
        if progress.step != "writing":
            self._started = time.monotonic()
            return f"{progress.step[:1].upper()}{progress.step[1:]}. Esc stops."
        if progress.sentence:
            self._sentences.append(clean(progress.sentence))
            self.query_one("#sentences", Static).update("\n".join(self._sentences))
            self.scroll_end(animate=False)
        left = time_left(time.monotonic() - self._started, progress.done, progress.total)
        return f"Sentence {progress.done} of {progress.total}. {left} Esc stops."


def time_left(seconds: float, done: int, total: int) -> str:
    """The time that the rest will take if it goes on as before, in words."""
    if done >= total or done == 0:
        return "Nearly done."
    left = seconds / done * (total - done)
    if left >= 90:
        return f"About {round(left / 60)} minutes left."
    return f"About {max(1, round(left))} seconds left." if left >= 1.5 else "About a second left."
