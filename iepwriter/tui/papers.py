"""A report beside the notes: its text page by page, a search, and its facts to take over one by one."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from textual import work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from iepwriter.cases.model import Evidence
from iepwriter.errors import IepwriterError
from iepwriter.files import Document, Fact, as_evidence, facts_in, read_document, search
from iepwriter.tui.actions import bindings
from iepwriter.tui.dialogs import HelpPage
from iepwriter.tui.form import clean
from iepwriter.tui.keys_line import KeysLine


class PaperScreen(Screen[list[Evidence]]):
    """One document; gives back what was taken as evidence. Nothing of it goes to the model by itself."""

    BINDINGS = bindings("paper")

    @dataclass
    class Opened(Message):
        """The file has been read."""

        document: Document | None
        facts: list[Fact]
        problem: str = ""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self._document: Document | None = None
        self._facts: list[Fact] = []
        self._taken: list[Evidence] = []

    def compose(self) -> ComposeResult:
        """A line to search, the text, and the facts."""
        yield Input(placeholder="Search the report and press Enter", id="search", compact=True)
        with VerticalScroll(id="page"):
            yield Static("Reading.", id="text", markup=False)
        yield Static("Facts in it. Enter puts one into your notes; nothing is taken by itself.", markup=False)
        yield OptionList(id="facts", markup=False)
        yield KeysLine("paper")

    def on_mount(self) -> None:
        """Reads the file in the background."""
        self._read()

    @work(thread=True, exclusive=True, exit_on_error=False)
    def _read(self) -> None:
        try:
            document = read_document(self._path)
            self.post_message(self.Opened(document, facts_in(document)))
        except IepwriterError as error:
            self.post_message(self.Opened(None, [], str(error)))

    def on_paper_screen_opened(self, message: Opened) -> None:
        """Shows the text and the facts."""
        self._document = message.document
        if message.document is None:
            self.query_one("#text", Static).update(message.problem)
            return
        # One sentence is offered once, for the first fact in it.
        self._facts = list({(fact.page, fact.quote): fact for fact in reversed(message.facts)}.values())[::-1]
        listed = self.query_one(OptionList)
        for fact in self._facts:
            page = f"page {fact.page}: " if message.document.numbered else ""
            listed.add_option(Option(clean(f"{page}{fact.text}: {fact.quote}")))
        if not self._facts:
            listed.add_option(Option("No amounts, dates, tests, services or names were found.", disabled=True))
        elif listed.option_count:
            listed.highlighted = 0
        self._show("")
        listed.focus()

    def _show(self, words: str) -> None:
        if self._document is None:
            return
        if words.strip():
            hits = search(self._document, words)
            text = "\n".join(f"page {hit.page}: {hit.line}" for hit in hits) or "These words are not in it."
        else:
            pages = [page.rstrip() for page in self._document.pages]
            if self._document.numbered:
                pages = [f"== page {number}\n{page}" for number, page in enumerate(pages, 1)]
            text = "\n\n".join(pages)
        self.query_one("#text", Static).update(clean(text))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Searches."""
        self._show(event.value)
        self.query_one(OptionList).focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Takes the fact as evidence."""
        if self._document is not None:
            evidence = as_evidence(self._facts[event.option_index], self._document)
            if evidence not in self._taken:
                self._taken.append(evidence)
            self.notify(f"Taken: {clean(evidence.finding)[:60]}", markup=False)

    def action_take(self) -> None:
        """Takes the fact under the cursor."""
        self.query_one(OptionList).action_select()

    def action_find(self) -> None:
        """Goes to the search line."""
        self.query_one("#search", Input).focus()

    def action_back(self) -> None:
        """Goes back with what was taken."""
        self.dismiss(self._taken)

    def action_help(self) -> None:
        """Explains this screen."""
        self.app.push_screen(HelpPage("paper"))
