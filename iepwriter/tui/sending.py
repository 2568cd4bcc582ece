"""What hands a letter over: the clipboard, a file, the person's own editor."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual import work
from textual.app import SuspendNotSupported
from textual.screen import Screen

from iepwriter.errors import IepwriterError
from iepwriter.files import write_letter
from iepwriter.store.records import Version
from iepwriter.tui.changes import Change
from iepwriter.tui.clipboard import copy
from iepwriter.tui.dialogs import AskName
from iepwriter.tui.editor import edit, editor_command
from iepwriter.tui.form import clean

_FILE = "Name of the file. End it with .docx, .pdf, .eml, .md or .txt. Enter saves, Esc goes back."
AFTER = "Keep a copy, sleep on it, and have someone else read it before you send it."
_Base: Any = Screen if TYPE_CHECKING else object


class Sending(_Base):  # type: ignore[misc]
    """Actions of a screen that holds a letter's `text` and its saved `version`."""

    version: Version

    if TYPE_CHECKING:

        @property
        def text(self) -> str:
            """The letter as it stands."""
            ...

        def keep(self) -> None:
            """Keeps the text."""

        def change(self, change: Change) -> None:
            """Changes the text as one step of undo."""

    def action_copy(self) -> None:
        """Asks the terminal and the system's tool to copy, and says what is known of it."""
        text = clean(self.text).rstrip()
        self.app.copy_to_clipboard(text)
        self._copy(text)

    @work(thread=True, exclusive=True, group="copy", exit_on_error=False)
    def _copy(self, text: str) -> None:
        said = copy(text)
        self.app.call_from_thread(self.notify, said, markup=False, timeout=10)

    def action_export(self) -> None:
        """Asks for a file name and writes the letter with its disclaimer."""
        self.keep()
        self.app.push_screen(AskName(_FILE, "letter.docx"), self._export)

    def _export(self, name: str | None) -> None:
        if name is None:
            return
        path = Path(name).expanduser()
        try:
            write_letter(replace(self.version.letter, text=clean(self.text)), path)
            self.notify(f"Saved {path.absolute()}. {AFTER}", markup=False, timeout=12)
        except (IepwriterError, OSError) as error:
            self.notify(str(error), severity="error", markup=False, timeout=12)

    def action_editor(self) -> None:
        """Opens the letter in the person's own editor and brings it back, as one step of undo."""
        self.keep()
        text = self.text
        try:
            changed = self._edited(text, editor_command())
        except SuspendNotSupported:
            self.notify("This terminal cannot lend itself to another program. Change the letter here.", timeout=10)
            return
        except IepwriterError as error:
            self.notify(str(error), severity="warning", markup=False, timeout=15)
            return
        if changed == text:
            self.notify("Nothing was changed.")
            return
        self.change(Change(0, len(text), changed))
        self.notify("The letter is as your editor left it. Ctrl+Z brings the old text back.")

    def _edited(self, text: str, command: list[str]) -> str:
        problem: IepwriterError | None = None
        with self.app.suspend():
            print(f"Your letter is open in {command[0]}. iepwriter goes on when you close it.")
            # The screen would not come back if an error left this block.
            try:
                text = clean(edit(text, command))
            except IepwriterError as error:
                problem = error
        if problem is not None:
            raise problem
        return text
