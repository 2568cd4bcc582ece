"""The letter: its text to change, remarks while typing, where sentences come from, copying and saving."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from textual import work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Footer, Static, TextArea

from iepwriter.checking.finding import Report
from iepwriter.errors import IepwriterError
from iepwriter.files import write_letter
from iepwriter.tui.actions import bindings
from iepwriter.tui.dialogs import AskName, HelpPage
from iepwriter.tui.form import clean
from iepwriter.tui.rooms import Rooms
from iepwriter.tui.versions import VersionsScreen

_KEEP_SECONDS = 0.5
_FILE = "Name of the file. End it with .docx, .pdf, .eml, .md or .txt. Enter saves, Esc goes back."
_PANELS = ("Remarks", "Where it comes from", "Left out")


class LetterScreen(Screen[None]):
    """One saved letter, open to change."""

    BINDINGS = bindings("letter")

    @dataclass
    class Checked(Message):
        """The text has been read by the check."""

        report: Report

    def __init__(self, rooms: Rooms, letter: int) -> None:
        super().__init__()
        self.rooms, self.number = rooms, letter
        self.version = rooms.store.version(letter)
        kept = rooms.store.unsaved(letter)
        self._start = clean(str(kept["text"]) if kept and "text" in kept else self.version.text)
        self._kept, self._checked = self._start, ""
        self._panel = 0
        self._report = Report()

    def compose(self) -> ComposeResult:
        """The letter above, one list below, and the disclaimer always in view."""
        yield TextArea(self._start, id="letter", tab_behavior="focus")
        with VerticalScroll(id="side"):
            yield Static("", id="panel", markup=False)
        yield Static(clean(self.version.content.disclaimer), id="disclaimer", markup=False)
        yield Footer()

    def on_mount(self) -> None:
        """Starts keeping and checking what is typed."""
        self.set_interval(_KEEP_SECONDS, self.keep)
        self._show()

    @property
    def text(self) -> str:
        """The letter as it stands."""
        return self.query_one("#letter", TextArea).text

    def keep(self) -> None:
        """Keeps the text if it changed, and has it checked."""
        text = clean(self.text)
        try:
            if text != self._kept:
                self.rooms.store.keep_unsaved(self.number, {"text": text})
                self._kept = text
        except IepwriterError as error:
            self.query_one("#panel", Static).update(f"Not kept yet: {error}")
            return
        if text != self._checked:
            self._checked = text
            self._check(text)

    @work(thread=True, exclusive=True, group="check", exit_on_error=False)
    def _check(self, text: str) -> None:
        try:
            case = self.version.case
        except IepwriterError:
            case = None
        self.post_message(self.Checked(self.rooms.check(text, case)))

    def on_letter_screen_checked(self, message: Checked) -> None:
        """Shows the remarks."""
        self._report = message.report
        self._show()

    def _show(self) -> None:
        name = _PANELS[self._panel]
        draft = self.version.draft
        if self._panel == 0:
            lines = [f"{f.level}: “{f.text}” {f.message}" for f in self._report.findings] or ["No remarks."]
        elif draft is None:
            lines = ["This version was changed by you, so its parts are not known."]
        elif self._panel == 1:
            lines = [
                f"[{s.origin}] {s.text}" + (f"\n    you wrote: {s.replaced}" if s.replaced else "")
                for s in draft.sentences
            ]
        else:
            lines = [f"“{item.text}” {item.reason}" for item in draft.left_out] or ["Nothing was left out."]
        self.query_one("#panel", Static).update(clean(f"{name} (F3: next list)\n" + "\n".join(lines)))

    def action_panel(self) -> None:
        """Shows the next list."""
        self._panel = (self._panel + 1) % len(_PANELS)
        self._show()

    def action_copy(self) -> None:
        """Asks the terminal to copy; whether it did cannot be known."""
        self.app.copy_to_clipboard(self.text.rstrip())
        self.notify("The terminal was asked to copy the letter. Paste it to see whether it did; F9 saves a file.")

    def action_save(self) -> None:
        """Keeps the text as a new version."""
        try:
            findings = self._report.as_dict()["findings"]
            self.rooms.store.save_edit(self.number, clean(self.text), findings=findings)  # type: ignore[arg-type]
            self.version = self.rooms.store.version(self.number)
            self.notify(f"Kept as version {self.version.label.number}.")
        except IepwriterError as error:
            self.notify(str(error), severity="error", markup=False)

    def action_export(self) -> None:
        """Asks for a file name and writes the letter with its disclaimer."""
        self.app.push_screen(AskName(_FILE, "letter.docx"), self._export)

    def action_versions(self) -> None:
        """Shows the versions; one that is brought back is shown here."""
        self.keep()
        self.app.push_screen(VersionsScreen(self.rooms, self.number), self._brought_back)

    def _brought_back(self, restored: int | None) -> None:
        if restored is None:
            return
        try:
            self.version = self.rooms.store.version(self.number)
            self.rooms.store.drop_unsaved(self.number)
            self._kept = clean(self.version.text)
            self.query_one("#letter", TextArea).text = self._kept
            self.notify(f"Version {restored} is the latest again.")
        except IepwriterError as error:
            self.notify(str(error), severity="error", markup=False)

    def _export(self, name: str | None) -> None:
        if name is None:
            return
        path = Path(name).expanduser()
        try:
            write_letter(replace(self.version.letter, text=clean(self.text)), path)
            self.notify(f"Saved {path.absolute()}", markup=False)
        except (IepwriterError, OSError) as error:
            self.notify(str(error), severity="error", markup=False)

    def action_close(self) -> None:
        """Goes back to the letters."""
        self.keep()
        self.dismiss(None)

    def action_help(self) -> None:
        """Explains this screen."""
        self.app.push_screen(HelpPage("letter"))
