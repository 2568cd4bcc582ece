"""The first screen: your letters, and a new one."""

from __future__ import annotations

from contextlib import suppress

from textual import work
from textual.app import ComposeResult
from textual.screen import Screen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from iepwriter.cases.model import Kind
from iepwriter.errors import IepwriterError
from iepwriter.models import choice
from iepwriter.tui.actions import bindings
from iepwriter.tui.dialogs import HelpPage
from iepwriter.tui.keys_line import KeysLine
from iepwriter.tui.letter import LetterScreen
from iepwriter.tui.rooms import Rooms
from iepwriter.tui.setup import SetupScreen
from iepwriter.tui.shelf import Row, Shelf
from iepwriter.tui.situations import NewLetter
from iepwriter.tui.tell import TellScreen
from iepwriter.writing import DEFAULT_MODEL

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
        self._shelf = Shelf(rooms.store)
        self._rows: list[Row] = []
        self._asked = False

    def compose(self) -> ComposeResult:
        """What this is, and the letters."""
        yield Static(WELCOME, classes="lead", markup=False)
        yield Input(placeholder="Search your letters (F3): a name, a word", id="search", compact=True)
        yield OptionList(id="letters", markup=False)
        yield KeysLine("home")

    def on_screen_resume(self) -> None:
        """Lists the letters as they are now."""
        self._list()
        if not self.rooms.store.locked:
            self._prepare()
            self.call_after_refresh(self._first_run)
        self.query_one(OptionList).focus()

    def _first_run(self) -> None:
        """Asks for a model, once in a sitting, when there is none yet."""
        if self._asked or self.rooms.fetch is None or not self.is_current:
            return
        self._asked = True
        if not choice.settled(DEFAULT_MODEL):
            self.action_model()

    def action_model(self) -> None:
        """Shows the ways to have a model."""
        self.app.push_screen(SetupScreen(self.rooms, DEFAULT_MODEL))

    def on_unmount(self) -> None:
        """Removes what was deleted and not brought back."""
        self._shelf.close()

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
        at = listed.highlighted or 0
        listed.clear_options()
        self._rows = []
        words = self.query_one("#search", Input).value
        if self.rooms.store.locked:
            return
        try:
            self._rows = self._shelf.rows(words)
        except IepwriterError as error:
            self._complain(error)
        for row in self._rows:
            listed.add_option(Option(row.line, id=f"begun{row.number}" if row.begun else str(row.number)))
        if self._rows:
            listed.highlighted = min(at, len(self._rows) - 1)
        elif words.strip():
            listed.add_option(Option("No letter has these words.", disabled=True))

    def _complain(self, error: IepwriterError) -> None:
        self.notify(str(error), severity="error", markup=False)

    def _chosen(self) -> Row | None:
        at = self.query_one(OptionList).highlighted
        return self._rows[at] if at is not None and at < len(self._rows) else None

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Opens the letter that was chosen."""
        row = self._chosen()
        try:
            if row is not None and row.begun:
                self.app.push_screen(TellScreen(self.rooms, slot=row.number))
            elif row is not None:
                self.app.push_screen(LetterScreen(self.rooms, row.number))
        except IepwriterError as error:
            self._complain(error)

    def action_open(self) -> None:
        """Opens the letter under the cursor."""
        self.query_one(OptionList).action_select()

    def action_new(self) -> None:
        """Asks what is going on, then starts a letter."""
        try:
            self.app.push_screen(NewLetter(self._shelf.begun()), self._start)
        except IepwriterError as error:
            self._complain(error)

    def _start(self, chosen: Kind | int | None) -> None:
        if chosen is None:
            return
        try:
            base = None if isinstance(chosen, int) else {"kind": chosen}
            slot = chosen if isinstance(chosen, int) else self._shelf.free_place()
            self.app.push_screen(TellScreen(self.rooms, base, slot=slot))
        except IepwriterError as error:
            self._complain(error)

    def action_duplicate(self) -> None:
        """Starts a letter with the facts of the one under the cursor."""
        row = self._chosen()
        if row is None or row.begun:
            self.notify("Put the cursor on a written letter first. A begun one can be opened with Enter.")
            return
        try:
            base = self.rooms.store.version(row.number).case.model_dump(mode="json")
            self.app.push_screen(TellScreen(self.rooms, base, slot=self._shelf.free_place()))
            self.notify("The same facts, for a new letter. Change what is different; F2 writes it.")
        except IepwriterError as error:
            self._complain(error)

    def action_delete(self) -> None:
        """Takes the letter under the cursor off the list."""
        if row := self._chosen():
            self._shelf.delete(row)
            self._list()
            self.notify(
                f"Deleted: {row.line[:50]}. Ctrl+Z brings it back until you close the app. Daily backups keep it; "
                "`iepwriter purge` removes it there too.",
                markup=False,
            )

    def action_undelete(self) -> None:
        """Brings the letter that was deleted last back."""
        row = self._shelf.undelete()
        self._list()
        self.notify(f"Back again: {row.line[:50]}" if row else "There is nothing to bring back.", markup=False)

    def action_help(self) -> None:
        """Explains this screen."""
        self.app.push_screen(HelpPage("home"))

    def action_leave(self) -> None:
        """Closes the app."""
        self.app.exit()
