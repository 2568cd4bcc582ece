"""The screen where a person tells what happened: the form, a big box for words, the coach, and drafting."""

from __future__ import annotations

import json
import threading
import zlib
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any, ClassVar

from textual import work
from textual.actions import SkipAction
from textual.app import ComposeResult
from textual.binding import Binding
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Input, Static

from iepwriter.cases import Case, make_case
from iepwriter.drafting.draft import Progress
from iepwriter.drafting.result import Draft
from iepwriter.errors import CaseError, IepwriterError, ModelError
from iepwriter.store.records import drafts
from iepwriter.tui import coach
from iepwriter.tui.actions import bindings
from iepwriter.tui.arriving import Arriving
from iepwriter.tui.dialogs import HelpPage
from iepwriter.tui.form import case_data, shown
from iepwriter.tui.form_view import FormView
from iepwriter.tui.keys_line import KeysLine, key_name
from iepwriter.tui.letter import LetterScreen
from iepwriter.tui.looking import Looking
from iepwriter.tui.notes import Notes
from iepwriter.tui.offers import Offers
from iepwriter.tui.reports import TakesReports
from iepwriter.tui.rooms import Rooms
from iepwriter.tui.turning import TurnsPages

_KEEP_SECONDS = 0.5


class TellScreen(TurnsPages, TakesReports, Screen[None]):
    """What the person knows, kept within a second of typing."""

    BINDINGS: ClassVar = [*bindings("tell"), Binding("enter", "next_field", show=False, priority=True)]
    AUTO_FOCUS = "#child"
    CSS = """
    TellScreen #coach { max-height: 4; }
    TellScreen #offer { height: auto; max-height: 2; padding: 0 1; color: $text-warning; }
    TellScreen Arriving { display: none; }
    """

    @dataclass
    class Written(Message):
        """A draft has ended."""

        draft: Draft | None
        case: Case
        problem: str = ""

    @dataclass
    class Said(Message):
        """A draft has come further."""

        progress: Progress

    def __init__(self, rooms: Rooms, base: dict[str, Any] | None = None, *, slot: int | None = None) -> None:
        super().__init__()
        self.rooms = rooms
        self.notes = Notes(base or {})
        self._kept: dict[str, Any] = {}
        self._drafted: dict[str, Any] = {}
        self._stop: threading.Event | None = None
        self._problem = ""
        self._offers, self._coaching = Offers(), Looking(self, "coach")
        self._line = ""
        self._untouched: dict[str, Any] | None = None
        # A case file has a place of its own, so that opening one never overwrites an unfinished letter.
        own = -1 - zlib.crc32(json.dumps(base, sort_keys=True).encode()) if base else 0
        self._slot = own if slot is None else slot

    def compose(self) -> ComposeResult:
        """The parts of the form, few fields at a time."""
        yield FormView(self._restore())
        yield Arriving()
        yield Static("", id="offer", markup=False)
        yield Static("", id="coach", markup=False)
        yield KeysLine("tell")

    def on_mount(self) -> None:
        """Starts keeping what is typed."""
        self.shows_where()
        self._ask(self.values())
        self.set_interval(_KEEP_SECONDS, self.keep)

    def _restore(self) -> dict[str, str]:
        try:
            kept = self.rooms.store.unsaved(self._slot)
        except IepwriterError as error:
            self._problem, kept = str(error), None
        if kept and "values" in kept:
            self.notes = Notes.from_kept(kept)
            return dict(kept["values"])
        values = shown(self.notes.base)
        self._untouched = self.notes.to_keep(values)
        return values

    @property
    def form(self) -> FormView:
        """The fields on the screen."""
        return self.query_one(FormView)

    def values(self) -> dict[str, str]:
        """What stands on the screen, by field."""
        return self.form.values()

    def keep(self) -> None:
        """Keeps what is on the screen if it changed, and asks the next question."""
        values = self.values()
        state = self.notes.to_keep(values)
        if self._stop is None:
            self._coaching.at(dict(values), partial(coach.look, self.notes.base, values, date.today()))
        if state == self._kept:
            return
        try:
            self.rooms.store.keep_unsaved(self._slot, state)
            self._kept, self._problem = state, ""
        except IepwriterError as error:
            self._problem = f"Not kept yet: {error}"
        if self._stop is None:
            self._ask(values)

    def _ask(self, values: dict[str, str]) -> None:
        fact = self._offers.next(values, self.notes.skipped)
        offer = self.query_one("#offer", Static)
        offer.update(coach.offered(fact) if fact else "")
        offer.display = fact is not None
        if self._problem:
            self._coach(self._problem)
        elif not coach.told(values).strip():
            self._coach("F4 next part. F2 writes the letter when you are ready.")
        else:
            self._coach(self._line)

    def on_looking_looked(self, message: Looking.Looked) -> None:
        """Shows what is there and the next question, unless something more urgent stands there."""
        self._coaching.ended(message)
        if isinstance(message.seen, coach.Seen):
            self._offers.read(message.seen.words, message.seen.facts)
            self._line = message.seen.line
        if self._stop is None:
            self._ask(self.values())

    def _coach(self, line: str) -> None:
        self.query_one("#coach", Static).update(line)

    def shows_where(self) -> None:
        """Says in words which concern and which report the fields belong to."""
        self.form.say_where(self.notes.base, self.notes.at, *self.notes.counts())

    def action_take(self) -> None:
        """Puts the offered fact into its field."""
        if fact := self._offers.now(self.values(), self.notes.skipped):
            self.query_one(f"#{fact.field}", Input).value = fact.value
            self.keep()

    def action_skip(self) -> None:
        """Passes the offered fact over."""
        if fact := self._offers.now(self.values(), self.notes.skipped):
            self.notes.skipped.add(coach.key(fact))
            self.keep()

    def action_draft(self) -> None:
        """Writes the letter in the background, or goes to what it still needs."""
        if self._stop is not None:
            return
        self.keep()
        data = case_data(self.notes.base, self.values(), self.notes.at)
        if gap := coach.first_gap(data):
            self._go_to_gap(*gap)
            return
        try:
            case = make_case(data, "still to fill in")
        except CaseError as error:
            self._problem = error.problems[0]
            self._coach(self._problem)
            return
        self._stop, self._drafted = threading.Event(), self._kept
        self._show_form(False)
        self.query_one(Arriving).start()
        self.query_one("#offer", Static).display = False
        self._coach("Writing. Esc stops.")
        self._write(case, self._stop)

    @property
    def drafting(self) -> bool:
        """Whether a letter is being written."""
        return self._stop is not None

    def _show_form(self, shown: bool) -> None:
        """Shows the fields, or the sentences that arrive; a class on the screen would restyle every field for that."""
        self.form.display, self.query_one(Arriving).display = shown, not shown
        # Its keys are those of the form; while a letter is written the line above says which key counts.
        self.query_one(KeysLine).display = shown

    def action_next_field(self) -> None:
        """Goes on from a line to the next field; elsewhere Enter means what it means there."""
        if not isinstance(self.focused, Input):
            raise SkipAction
        self.focus_next()

    def _go_to_gap(self, field: str, concern: int, report: int, sentence: str) -> None:
        self.move(self.notes.to(self.values(), concern, report))
        self.form.go_to(field)
        self._problem = sentence
        self._coach(sentence)

    @work(thread=True, exclusive=True, group="draft", exit_on_error=False)
    def _write(self, case: Case, stop: threading.Event) -> None:
        try:
            # What keeping the letter needs is made here, not in the loop that reads the keys.
            drafts()
            result = self.rooms.draft(case, said=lambda p: self.post_message(self.Said(p)), stop=stop.is_set)
            self.post_message(self.Written(result, case))
        except ModelError as error:
            key = key_name(getattr(self.app, "own_keys", {}).get("model", "f9"))
            hint = f"{key} on the list of your letters fetches a model, or goes on without one."
            self.post_message(self.Written(None, case, f"{error.message} {hint}"))
        except IepwriterError as error:
            self.post_message(self.Written(None, case, str(error)))
        except Exception as error:  # noqa: BLE001 - whatever a model file does, the words stay on the screen
            self.post_message(self.Written(None, case, f"The letter could not be written ({type(error).__name__})."))

    def on_tell_screen_said(self, message: Said) -> None:
        """Shows the sentence that was just written."""
        if self._stop is not None and not self._stop.is_set():
            self._coach(self.query_one(Arriving).come(message.progress))

    def on_tell_screen_written(self, message: Written) -> None:
        """Keeps the letter and shows it, or says why there is none."""
        self._stop = None
        self.keep()
        if message.draft is None:
            self._show_form(True)
            self.form.show(self.form.part)
            self._problem = message.problem
            self._ask(self.values())
            return
        try:
            label = self.rooms.store.save(message.draft, message.case)
            # What was typed while the letter was being written is not in it, so it stays.
            if self.notes.to_keep(self.values()) == self._drafted:
                self.rooms.store.drop_unsaved(self._slot)
            self.app.switch_screen(LetterScreen(self.rooms, label.letter))
        except IepwriterError as error:
            self._show_form(True)
            # Held until something is typed, so that no question of the coach covers it.
            self._problem = f"The letter was written but could not be kept. {error}"
            self._coach(self._problem)
            # Where the words cannot be kept either, that is what the line says next.
            self.notify(self._problem, severity="error", timeout=15, markup=False)

    def action_back(self) -> None:
        """Stops the writing, or goes back."""
        if self._stop is not None:
            self._stop.set()
            self._coach("Stopping.")
            return
        self.keep()
        # The facts of another letter that nobody changed are not a begun letter.
        if self.notes.blank(self.values()) or self.notes.to_keep(self.values()) == self._untouched:
            with suppress(IepwriterError):
                self.rooms.store.drop_unsaved(self._slot)
        self.dismiss(None)

    def action_help(self) -> None:
        """Explains this screen."""
        self.app.push_screen(HelpPage("tell"))
