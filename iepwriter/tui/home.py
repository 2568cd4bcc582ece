"""The first screen: your letters, and a new one."""

from __future__ import annotations

from contextlib import suppress

from textual import work
from textual.app import ComposeResult
from textual.screen import Screen
from textual.widgets import Footer, Input, OptionList, Static
from textual.widgets.option_list import Option

from iepwriter.errors import IepwriterError
from iepwriter.tui.actions import bindings
from iepwriter.tui.dialogs import HelpPage
from iepwriter.tui.form import clean
from iepwriter.tui.letter import LetterScreen
from iepwriter.tui.rooms import Rooms
from iepwriter.tui.tell import TellScreen

WELCOME = (
    "This program turns your own words into a calm letter to the IEP team.\n"
    "Everything stays on this computer; nothing is sent anywhere.\n"
    "Press Ctrl+N for a new letter, F1 for help."
)


class HomeScreen(Screen[None]):
    """Letters saved, the last changed first."""

    BINDINGS = bindings("home")

    def __init__(self, rooms: Rooms) -> None:
        super().__init__()
        self.rooms = rooms

    def compose(self) -> ComposeResult:
        """What this is, and the letters."""
        yield Static(WELCOME, classes="lead", markup=False)
        yield Input(placeholder="Search your letters (F3): a name, a word", id="search", compact=True)
        yield OptionList(id="letters", markup=False)
        yield Footer()

    def on_screen_resume(self) -> None:
        """Lists the letters as they are now."""
        self._list()
        if not self.rooms.store.locked:
            self._prepare()
        self.query_one(OptionList).focus()

    @work(thread=True, exclusive=True, exit_on_error=False)
    def _prepare(self) -> None:
        # What is damaged is told by the list and by the letter itself.
        with suppress(IepwriterError):
            self.rooms.store.prepare_search()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Lists the letters that have the words."""
        self._list()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Goes to the letters that were found."""
        self.query_one(OptionList).focus()

    def action_search(self) -> None:
        """Goes to the search line."""
        self.query_one("#search", Input).focus()

    def _list(self) -> None:
        listed = self.query_one(OptionList)
        listed.clear_options()
        words = self.query_one("#search", Input).value
        if self.rooms.store.locked:
            return
        try:
            for s in self.rooms.store.search(words) if words.strip() else self.rooms.store.letters():
                state = f"{s.open_findings} remarks" if s.open_findings else "no remarks"
                line = f"{clean(s.child)}: {clean(s.title)}, {s.changed:%Y-%m-%d}, {state}"
                listed.add_option(Option(line, id=str(s.id)))
        except IepwriterError as error:
            self.notify(str(error), severity="error", markup=False)
        if listed.option_count:
            listed.highlighted = 0
        elif words.strip():
            listed.add_option(Option("No letter has these words.", disabled=True))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Opens the letter that was chosen."""
        try:
            self.app.push_screen(LetterScreen(self.rooms, int(event.option.id or 0)))
        except IepwriterError as error:
            self.notify(str(error), severity="error", markup=False)

    def action_open(self) -> None:
        """Opens the letter under the cursor."""
        self.query_one(OptionList).action_select()

    def action_new(self) -> None:
        """Starts a letter."""
        self.app.push_screen(TellScreen(self.rooms))

    def action_help(self) -> None:
        """Explains this screen."""
        self.app.push_screen(HelpPage("home"))

    def action_leave(self) -> None:
        """Closes the app."""
        self.app.exit()
