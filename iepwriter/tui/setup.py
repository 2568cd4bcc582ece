"""The first run: what this is, what stays private, and the model that helps to write."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from pathlib import Path

from textual import work
from textual.app import ComposeResult
from textual.message import Message
from textual.screen import Screen
from textual.widgets import OptionList, ProgressBar, Static
from textual.widgets.option_list import Option

from iepwriter.errors import IepwriterError
from iepwriter.models import choice
from iepwriter.models.catalogue import ModelFile, entry
from iepwriter.models.watching import watched
from iepwriter.tui.actions import bindings
from iepwriter.tui.dialogs import AskName, HelpPage
from iepwriter.tui.form import clean
from iepwriter.tui.keys_line import KeysLine
from iepwriter.tui.rooms import Rooms

_ABOUT = (
    "This program turns your words into a calm, specific letter to the IEP team.\n"
    "What you write stays on this computer. There is no account, nothing is sent.\n\n"
    "A small language model, on this computer too, helps with the wording. Choose\n"
    "how to have it. F9 on the list of letters brings this page back."
)


class SetupScreen(Screen[None]):
    """Three ways to have a model; only the first one uses the network, and only when it is chosen."""

    BINDINGS = bindings("setup")
    CSS = "SetupScreen OptionList { height: auto; } SetupScreen ProgressBar { padding: 1 2; display: none; }"

    @dataclass
    class Seen(Message):
        """The fetching has come further."""

        size: int

    @dataclass
    class Ended(Message):
        """The fetching is over."""

        problem: str

    def __init__(self, rooms: Rooms, model: str) -> None:
        super().__init__()
        self.rooms = rooms
        self.model: ModelFile = entry(model)
        self._stop: threading.Event | None = None

    def compose(self) -> ComposeResult:
        """What this is, the choices, and how far the fetching is."""
        size = self.model.bytes // 1_000_000
        fetch = f"Fetch the small model {self.model.id} ({size} MB; uses the network this once)"
        use = f"Use the small model {self.model.id}, which is here already"
        yield Static(_ABOUT, classes="lead", markup=False)
        yield OptionList(
            Option(use if self.model.path else fetch),
            Option("Use a model file (.gguf) of my own: give its path"),
            Option("Go on without a model: the program mends my words by itself"),
            markup=False,
        )
        yield ProgressBar(total=self.model.bytes, show_eta=True)
        yield Static("", id="state", classes="lead", markup=False)
        yield KeysLine("setup")

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Does what was chosen."""
        if self._stop is not None:
            return
        if event.option_index == 0:
            self._start()
        elif event.option_index == 1:
            self.app.push_screen(AskName("The path of the .gguf file. Esc goes back."), self._own)
        else:
            self._settle(choice.NONE)

    def _start(self) -> None:
        if self.rooms.fetch is None:
            return
        self._stop = threading.Event()
        self.query_one(ProgressBar).display = True
        self._say("Fetching. You can wait here; Esc stops it and nothing is left behind.")
        self._fetch(self._stop)

    @work(thread=True, exclusive=True, group="fetch", exit_on_error=False)
    def _fetch(self, stop: threading.Event) -> None:
        def saw(size: int) -> None:
            self.post_message(self.Seen(size))

        run = watched(saw, stop.is_set)
        try:
            if self.rooms.fetch is not None:
                self.rooms.fetch(self.model.id, run=run)
            self.post_message(self.Ended(""))
        except IepwriterError as error:
            told = "Stopped. Nothing was installed." if stop.is_set() else str(error)
            self.post_message(self.Ended(told))

    def on_setup_screen_seen(self, message: Seen) -> None:
        """Moves the bar."""
        self.query_one(ProgressBar).update(progress=min(message.size, self.model.bytes))

    def on_setup_screen_ended(self, message: Ended) -> None:
        """Goes on to the letters, or says what was wrong."""
        self._stop = None
        self.query_one(ProgressBar).display = False
        if message.problem:
            self._say(message.problem)
        else:
            self._settle(self.model.id)

    def _own(self, path: str | None) -> None:
        if path:
            self._settle(str(Path(path.strip("'\"")).expanduser().absolute()))

    def _settle(self, model: str) -> None:
        try:
            choice.remember(model)
        except IepwriterError as error:
            self._say(str(error))
            return
        self.dismiss(None)

    def _say(self, line: str) -> None:
        self.query_one("#state", Static).update(clean(line))

    def action_choose(self) -> None:
        """Takes the choice under the cursor."""
        self.query_one(OptionList).action_select()

    def action_back(self) -> None:
        """Stops fetching, or goes on to the letters."""
        if self._stop is not None:
            self._stop.set()
            self._say("Stopping.")
            return
        self.dismiss(None)

    def action_help(self) -> None:
        """Explains this screen."""
        self.app.push_screen(HelpPage("setup"))
