"""The letter: its text to change, with remarks, sources, other wordings and what was left out beside it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from iepwriter import writing
from iepwriter.cases import Case
from iepwriter.checking.finding import Category, Finding, Report
from iepwriter.drafting.result import Draft, LeftOut
from iepwriter.drafting.sentence_at import sentence_at, typed_for
from iepwriter.drafting.wordings import Wording
from iepwriter.errors import IepwriterError
from iepwriter.tui import lists
from iepwriter.tui.about import EVERY_FILE, SHORT_DISCLAIMER
from iepwriter.tui.actions import bindings
from iepwriter.tui.changes import Change, before_closing, suggested, where_now
from iepwriter.tui.compare import CompareScreen
from iepwriter.tui.dialogs import HelpPage
from iepwriter.tui.form import clean
from iepwriter.tui.keys_line import KeysLine
from iepwriter.tui.left_out import RestorePage, is_private, to_put_in
from iepwriter.tui.lists import Row
from iepwriter.tui.looking import Looking
from iepwriter.tui.paper_text import LetterText
from iepwriter.tui.remarks import remarks
from iepwriter.tui.rooms import Rooms
from iepwriter.tui.sending import Sending
from iepwriter.tui.versions import VersionsScreen
from iepwriter.tui.wordings import WordingsPage

_KEEP_SECONDS = 0.5


class LetterScreen(Sending, Screen[None]):
    """One saved letter, open to change."""

    BINDINGS = bindings("letter")
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012 - as the framework declares it

    def __init__(self, rooms: Rooms, letter: int) -> None:
        super().__init__()
        self.rooms, self.number = rooms, letter
        self.version = rooms.store.version(letter)
        self.case, self.draft = self._known()
        kept = rooms.store.unsaved(letter)
        self._start = clean(str(kept["text"]) if kept and "text" in kept else self.version.text)
        self._kept, self._checked = self._start, ""
        self._panel = 0
        self._rows: list[Row] = []
        self._report = Report()
        self._remarks: tuple[Finding, ...] = ()
        self._checking = Looking(self, "check")

    def _known(self) -> tuple[Case | None, Draft | None]:
        """The case and the newest draft; None where they are kept in a form that is no longer read."""
        try:
            return self.version.case, self.rooms.store.last_draft(self.number)
        except IepwriterError:
            return None, None

    def compose(self) -> ComposeResult:
        """The letter, one list beside or below it, and the disclaimer always in view, in short where room is short."""
        with Container(id="desk"):
            yield LetterText(self._start, id="letter", tab_behavior="focus")
            with Vertical(id="side"):
                yield Static("", id="panel", markup=False)
                yield OptionList(id="list", markup=False)
        yield Static(clean(self.version.content.disclaimer), id="disclaimer", markup=False)
        yield Static(SHORT_DISCLAIMER, id="disclaimer-short", markup=False)
        yield KeysLine("letter")

    def on_mount(self) -> None:
        """Starts keeping and checking what is typed."""
        self.set_interval(_KEEP_SECONDS, self.keep)
        # Not at once: when the app closes at this very moment, the lists are never there.
        self.call_after_refresh(self._show)

    # The text

    @property
    def area(self) -> LetterText:
        """The text of the letter on the screen."""
        return self.query_one("#letter", LetterText)

    @property
    def text(self) -> str:
        """The letter as it stands."""
        return self.area.text

    def change(self, change: Change) -> None:
        """Changes the text as one step of undo, and keeps it."""
        self.area.change(change)
        self.keep()

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
        self._checking.at(self.text, partial(self._look, self.text))

    def _look(self, text: str) -> tuple[str, Report]:
        return text, self.rooms.check(text, self.case)

    def on_looking_looked(self, message: Looking.Looked) -> None:
        """Shows the remarks."""
        self._checking.ended(message)
        if message.seen is not None:
            self._checked, self._report = message.seen
            self._remarks = remarks(self._checked, self._report.findings)
            self._show()

    # The lists

    def _show(self) -> None:
        if self._panel == 0:
            rows = lists.remarks(self._remarks)
        elif self._panel == 1:
            rows = lists.origins(self.text, self.draft)
        else:
            rows = lists.left_out(self.draft)
        count = len([row for row in rows if row.start >= 0 or row.left_out])
        name, hint = lists.NAMES[self._panel], lists.HINTS[self._panel]
        self.query_one("#panel", Static).update(f"{name}: {count}. {hint}. F3 next list.")
        if rows == self._rows:
            return
        self._rows = rows
        listed = self.query_one("#list", OptionList)
        before = listed.highlighted
        listed.clear_options()
        listed.add_options([Option(clean(row.text)) for row in rows])
        listed.highlighted = min(before or 0, len(rows) - 1)

    def action_panel(self) -> None:
        """Shows the next list."""
        self._panel = (self._panel + 1) % len(lists.NAMES)
        self._show()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Goes to the words of a row, or asks whether what was left out shall go in."""
        row = self._rows[event.option_index]
        if row.left_out is not None:
            words, mended = to_put_in(row.left_out, self.case)
            self.app.push_screen(RestorePage(row.left_out, words, mended), partial(self._restored, row.left_out, words))
            return
        place = where_now(self.text, row.finding) if row.finding else row
        if place is not None and 0 <= place.start <= place.end <= len(self.text):
            self.area.mark(place.start, place.end)

    def _restored(self, item: LeftOut, words: str, wanted: bool | None) -> None:
        if not wanted or not words:
            return
        change = before_closing(self.text, words)
        report = self.rooms.check(change.applied(self.text), self.case)
        inside = (f for f in report.findings if f.start < change.start + len(change.text) and f.end > change.start)
        if is_private(clean(item.text), self.case) or any(f.category is Category.PRIVATE_LEAK for f in inside):
            self.notify("These words stand on your private page, which is never sent. They stay out.", timeout=10)
            return
        self.change(change)
        self.notify("It is in the letter, before the last paragraph. Ctrl+Z takes it out again.")

    # Remarks

    def _standing(self) -> list[Finding]:
        """The remarks whose words still stand in the letter, in its order."""
        text = self.text
        return [found for finding in self._remarks if (found := where_now(text, finding)) is not None]

    def _marked(self) -> Finding | None:
        """The remark at the cursor; one whose words are selected comes first."""
        start, end = self.area.marked
        inside = [f for f in self._standing() if f.start <= end and start <= f.end]
        return min(inside, key=lambda f: abs(f.start - start) + abs(f.end - end), default=None)

    def action_next(self) -> None:
        """Goes to the next remark, after the last one to the first."""
        found = self._standing()
        if not found:
            self.notify("There are no remarks.")
            return
        here, end = self.area.marked
        chosen = here < end
        index = next((i for i, f in enumerate(found) if f.start > here or (f.start == here and not chosen)), 0)
        self._panel = 0
        self._show()
        self.query_one("#list", OptionList).highlighted = min(index, len(self._rows) - 1)
        self.area.mark(found[index].start, found[index].end)

    def action_fix(self) -> None:
        """Uses the first suggestion of the remark at the cursor."""
        finding = self._marked()
        if finding is None:
            self.notify("There is no remark at the cursor. F2 goes to the next one.")
            return
        change = suggested(self.text, finding)
        if change is None:
            self.notify(f"No ready words for this one: {clean(finding.message)} {clean(finding.why)}", markup=False)
            return
        self.change(change)
        self.notify("Changed. Ctrl+Z brings the old words back.")

    # Wording

    def action_reword(self) -> None:
        """Offers other wordings for the sentence at the cursor."""
        span = sentence_at(self.text, self.area.cursor)
        if span is None:
            self.notify("Put the cursor into a sentence first.")
            return
        self.keep()
        typed, rest = typed_for(span.text, self.draft), self.text[: span.start] + self.text[span.end :]
        look = partial(writing.reword, span.text, typed, self.case, rest=rest)
        ask = self.rooms.more

        def more(known: list[str], left: Callable[[], bool]) -> list[Wording]:
            return ask(span.text, typed, self.case, rest=rest, known=known, stop=left) if ask else []

        def taken(words: str | None) -> None:
            if words is not None:
                self.change(Change(span.start, span.end, words))

        self.app.push_screen(WordingsPage(span.text, look, more if ask else None), taken)

    def action_compare(self) -> None:
        """Shows what was typed beside the letter."""
        self.app.push_screen(CompareScreen(self.text, self.case, self.draft))

    # Versions

    def action_save(self) -> None:
        """Keeps the text as a new version."""
        try:
            findings = self._report.as_dict()["findings"]
            self.rooms.store.save_edit(self.number, clean(self.text), findings=findings)  # type: ignore[arg-type]
            self.version = self.rooms.store.version(self.number)
            self.notify(f"Kept as version {self.version.label.number}.")
        except IepwriterError as error:
            self.notify(str(error), severity="error", markup=False)

    def action_versions(self) -> None:
        """Shows the versions; one that is brought back is shown here."""
        self.keep()
        self.app.push_screen(VersionsScreen(self.rooms, self.number), self._brought_back)

    def _brought_back(self, restored: int | None) -> None:
        if restored is None:
            return
        try:
            self.version = self.rooms.store.version(self.number)
            self.case, self.draft = self._known()
            self.rooms.store.drop_unsaved(self.number)
            self._kept = clean(self.version.text)
            self.area.text = self._kept
            self.notify(f"Version {restored} is the latest again.")
        except IepwriterError as error:
            self.notify(str(error), severity="error", markup=False)

    def action_close(self) -> None:
        """Goes back to the letters."""
        self.keep()
        self.dismiss(None)

    def action_help(self) -> None:
        """Explains this screen."""
        self.app.push_screen(HelpPage("letter", f"{EVERY_FILE} {clean(self.version.content.disclaimer)}"))
