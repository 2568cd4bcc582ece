"""Before and after: what the person typed and the letter, whole or sentence by sentence."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Container, VerticalScroll
from textual.screen import Screen
from textual.widgets import Static

from iepwriter.cases import Case
from iepwriter.drafting.result import Draft
from iepwriter.drafting.sentence_at import drafted, sentences_of
from iepwriter.tui.actions import bindings
from iepwriter.tui.dialogs import HelpPage
from iepwriter.tui.form import clean
from iepwriter.tui.keys_line import KeysLine


def typed_words(case: Case | None) -> str:
    """All that the person typed about the concerns, the concern's name above each; the private page is never shown."""
    if case is None:
        return "What you typed for this letter is not kept in a form that can be shown."
    parts = []
    for concern in case.concerns:
        words = [concern.in_your_words.strip(), *concern.observations]
        parts.append("\n".join([f"{concern.area}:", *(w for w in words if w)]))
    return "\n\n".join(parts)


def pairs(text: str, draft: Draft | None) -> str:
    """Sentence by sentence: what was typed, and what stands for it."""
    if draft is None:
        return "No draft of this letter is kept, so its sentences cannot be matched with your words."
    now = {id(found): span.text for span in sentences_of(text) if (found := drafted(span.text, draft)) is not None}
    lines = []
    for sentence in draft.sentences:
        if sentence.replaced:
            stands = now.get(id(sentence), f"not in it any more; the draft had: {sentence.text}")
            lines.append(f"You wrote: {sentence.replaced}\nThe letter: {stands}")
    return "\n\n".join(lines) or "No sentence of the letter stands for words that you typed."


class CompareScreen(Screen[None]):
    """Two columns where there is room, one above the other where there is not."""

    BINDINGS = bindings("compare")
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012 - as the framework declares it
    CSS = """
    CompareScreen #both { height: 1fr; layout: vertical; }
    CompareScreen.-wide #both { layout: horizontal; }
    CompareScreen #both VerticalScroll { height: 1fr; width: 1fr; padding: 0 1; border: solid $primary; }
    CompareScreen #by-sentence { height: 1fr; padding: 0 1; border: solid $primary; display: none; }
    """

    def __init__(self, text: str, case: Case | None, draft: Draft | None) -> None:
        super().__init__()
        self._text, self._case, self._draft = text, case, draft

    def compose(self) -> ComposeResult:
        """The typed words, the letter, and the pairs behind them."""
        with Container(id="both"):
            with VerticalScroll(id="before") as before:
                before.border_title = "What you wrote"
                yield Static(clean(typed_words(self._case)), id="before-text", markup=False)
            with VerticalScroll(id="after") as after:
                after.border_title = "The letter"
                yield Static(clean(self._text), id="after-text", markup=False)
        with VerticalScroll(id="by-sentence") as one:
            one.border_title = "Sentence by sentence"
            yield Static(clean(pairs(self._text, self._draft)), id="pairs", markup=False)
        yield KeysLine("compare")

    def action_pairs(self) -> None:
        """Changes between the whole and sentence by sentence."""
        both, one = self.query_one("#both"), self.query_one("#by-sentence")
        both.display, one.display = one.display, both.display
        (one if one.display else self.query_one("#before")).focus()

    def action_back(self) -> None:
        """Goes back to the letter."""
        self.dismiss(None)

    def action_help(self) -> None:
        """Explains this screen."""
        self.app.push_screen(HelpPage("compare"))
