"""The screen where a person tells what happened: the form, a big box for words, the coach, and drafting."""

from __future__ import annotations

import json
import threading
import zlib
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from textual import work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Footer, Input, Static, TabbedContent, TabPane, TextArea

from iepwriter.cases import Case, make_case
from iepwriter.cases.model import Evidence
from iepwriter.drafting.draft import Progress
from iepwriter.drafting.result import Draft
from iepwriter.errors import CaseError, IepwriterError
from iepwriter.tui.actions import bindings
from iepwriter.tui.dialogs import AskName, HelpPage
from iepwriter.tui.form import FIELDS, GROUPS, WORDS, add_evidence, amounts, case_data, clean, further_evidence, read
from iepwriter.tui.letter import LetterScreen
from iepwriter.tui.papers import PaperScreen
from iepwriter.tui.rooms import Rooms

_KEEP_SECONDS = 0.5
_TABS = ("who", "words-tab", "concern", "evidence")


class TellScreen(Screen[None]):
    """What the person knows, kept within a second of typing."""

    BINDINGS = bindings("tell")

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
        self.base: dict[str, Any] = base or {}
        self._kept: dict[str, str] = {}
        self._drafted: dict[str, str] = {}
        self._stop: threading.Event | None = None
        self._problem = ""
        # A case file has a place of its own, so that opening one never overwrites an unfinished letter.
        own = -1 - zlib.crc32(json.dumps(base, sort_keys=True).encode()) if base else 0
        self._slot = own if slot is None else slot

    def compose(self) -> ComposeResult:
        """The parts of the form, few fields at a time."""
        self._restore()
        start = self._kept or {f.id: clean(read(self.base, f)) for f in (*FIELDS, WORDS)}
        with TabbedContent():
            with TabPane("1 Who", id="who"):
                yield from self._fields("Who", start)
            with TabPane("2 Your words", id="words-tab"):
                yield Static("Write as you would to a friend. Nobody sees this.", markup=False)
                yield TextArea(start.get("words", ""), id="words", tab_behavior="focus")
            with TabPane("3 Concern", id="concern"):
                yield from self._fields("Concern", start)
            with TabPane("4 Evidence", id="evidence"):
                yield from self._fields("Evidence", start)
                yield Static(further_evidence(self.base), id="more", markup=False)
        yield Static("", id="coach", markup=False)
        yield Footer()

    def _fields(self, group: str, start: dict[str, str]) -> ComposeResult:
        with VerticalScroll():
            for field in GROUPS[group]:
                yield Static(field.label, markup=False)
                yield Input(start.get(field.id, ""), id=field.id, compact=True)

    def on_mount(self) -> None:
        """Starts keeping what is typed."""
        self.set_interval(_KEEP_SECONDS, self.keep)

    def _restore(self) -> None:
        try:
            kept = self.rooms.store.unsaved(self._slot) or {}
            self.base, self._kept = kept.get("base", self.base), kept.get("values", {})
        except IepwriterError as error:
            self._problem = str(error)

    def values(self) -> dict[str, str]:
        """What stands on the screen, by field."""
        found = {field.id: self.query_one(f"#{field.id}", Input).value for field in FIELDS}
        return found | {"words": self.query_one("#words", TextArea).text}

    def keep(self) -> None:
        """Keeps what is on the screen if it changed, and asks the next question."""
        values = self.values()
        if values == self._kept:
            return
        try:
            self.rooms.store.keep_unsaved(self._slot, {"base": self.base, "values": values})
            self._kept, self._problem = values, ""
        except IepwriterError as error:
            self._problem = f"Not kept yet: {error}"
        if self._stop is None:
            self._ask(values)

    def _ask(self, values: dict[str, str]) -> None:
        offered = self._offered(values)
        line = f"In your words: {offered}. Is this in the IEP now? F8 puts it there." if offered else ""
        self._coach(self._problem or line or "F4 next part. F2 writes the letter when you are ready.")
        if not offered and not self._problem:
            self._question(values)

    @work(thread=True, exclusive=True, group="coach", exit_on_error=False)
    def _question(self, values: dict[str, str]) -> None:
        report = self.rooms.check("\n".join(clean(v) for v in values.values()), None)
        question = next((c.next_question for c in report.concerns if c.next_question), "")
        if question:
            self.app.call_from_thread(self._coach, question)

    def _offered(self, values: dict[str, str]) -> str:
        return next(iter(amounts(values["words"])), "") if not values["current"].strip() else ""

    def _coach(self, line: str) -> None:
        self.query_one("#coach", Static).update(line)

    def action_take(self) -> None:
        """Puts the offered amount into the form."""
        if offered := self._offered(self.values()):
            self.query_one("#current", Input).value = offered

    def action_paper(self) -> None:
        """Opens a report beside the notes."""
        self.app.push_screen(AskName("The file to open: a .pdf, .docx, .eml, .txt or .md. Esc goes back."), self._open)

    def _open(self, name: str | None) -> None:
        if name:
            self.app.push_screen(PaperScreen(Path(name.strip("'\"")).expanduser()), self._add_evidence)

    def _add_evidence(self, taken: list[Evidence] | None) -> None:
        for item in taken or []:
            if not self.query_one("#source", Input).value and not self.query_one("#finding", Input).value:
                self.query_one("#source", Input).value = item.source
                self.query_one("#finding", Input).value = item.finding
            else:
                add_evidence(self.base, item.source, item.finding)
        if taken:
            # The form shows one; what is kept beside it is not among its values.
            self._kept = {}
            self.query_one("#more", Static).update(further_evidence(self.base))
            self.keep()
            self.notify("In your notes now, under Evidence. Add the date of the report if it has one.")

    def action_part(self) -> None:
        """Shows the next part."""
        tabs = self.query_one(TabbedContent)
        tabs.active = _TABS[(_TABS.index(tabs.active or "who") + 1) % len(_TABS)]
        first = {"who": "child", "words-tab": "words", "concern": "area", "evidence": "source"}[tabs.active]
        self.call_after_refresh(self.query_one(f"#{first}").focus)

    def action_draft(self) -> None:
        """Writes the letter in the background."""
        if self._stop is not None:
            return
        self.keep()
        try:
            case = make_case(case_data(self.base, self.values()), "still to fill in")
        except CaseError as error:
            self._coach(error.problems[0])
            return
        self._stop, self._drafted = threading.Event(), self._kept
        self._coach("Writing. Esc stops.")
        self._write(case, self._stop)

    @work(thread=True, exclusive=True, group="draft", exit_on_error=False)
    def _write(self, case: Case, stop: threading.Event) -> None:
        try:
            result = self.rooms.draft(case, said=lambda p: self.post_message(self.Said(p)), stop=stop.is_set)
            self.post_message(self.Written(result, case))
        except IepwriterError as error:
            self.post_message(self.Written(None, case, str(error)))
        except Exception as error:  # noqa: BLE001 - whatever a model file does, the words stay on the screen
            self.post_message(self.Written(None, case, f"The letter could not be written ({type(error).__name__})."))

    def on_tell_screen_said(self, message: Said) -> None:
        """Shows the sentence that was just written."""
        p = message.progress
        if self._stop is not None and not self._stop.is_set():
            self._coach(f"{p.step} ({p.done} of {p.total}). Esc stops. {clean(p.sentence)}")

    def on_tell_screen_written(self, message: Written) -> None:
        """Keeps the letter and shows it, or says why there is none."""
        self._stop = None
        self.keep()
        if message.draft is None:
            self._coach(message.problem)
            return
        try:
            label = self.rooms.store.save(message.draft, message.case)
            # What was typed while the letter was being written is not in it, so it stays.
            if self.values() == self._drafted:
                self.rooms.store.drop_unsaved(self._slot)
            self.app.switch_screen(LetterScreen(self.rooms, label.letter))
        except IepwriterError as error:
            self._coach(f"The letter was written but could not be kept. {error}")

    def action_back(self) -> None:
        """Stops the writing, or goes back."""
        if self._stop is not None:
            self._stop.set()
            self._coach("Stopping.")
            return
        self.keep()
        if not any(self.values().values()) and not self.base.get("concerns"):
            with suppress(IepwriterError):
                self.rooms.store.drop_unsaved(self._slot)
        self.dismiss(None)

    def action_help(self) -> None:
        """Explains this screen."""
        self.app.push_screen(HelpPage("tell"))
