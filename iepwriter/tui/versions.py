"""The versions of a letter: what changed, a name for one, and an older one brought back."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from iepwriter.errors import IepwriterError
from iepwriter.store.diff import as_text, word_diff
from iepwriter.store.records import Label
from iepwriter.tui.actions import bindings
from iepwriter.tui.dialogs import AskName, HelpPage
from iepwriter.tui.form import clean
from iepwriter.tui.keys_line import KeysLine
from iepwriter.tui.rooms import Rooms


class VersionsScreen(Screen[int | None]):
    """All versions, newest first; gives back the number of the one that was brought back."""

    BINDINGS = bindings("versions")

    def __init__(self, rooms: Rooms, letter: int) -> None:
        super().__init__()
        self.rooms, self.number = rooms, letter
        self._labels: list[Label] = []

    def compose(self) -> ComposeResult:
        """The list above, the changes below."""
        yield OptionList(id="versions", markup=False)
        with VerticalScroll(id="changes"):
            yield Static("", id="diff", markup=False)
        yield KeysLine("versions")

    def on_mount(self) -> None:
        """Lists the versions."""
        self._list(0)

    def _list(self, highlighted: int) -> None:
        listed = self.query_one(OptionList)
        listed.clear_options()
        try:
            self._labels = self.rooms.store.versions(self.number)
        except IepwriterError as error:
            self.notify(str(error), severity="error", markup=False)
            return
        for label in self._labels:
            name = f"  “{clean(label.name)}”" if label.name else ""
            listed.add_option(Option(f"{label.number}  {label.made.astimezone():%Y-%m-%d %H:%M}  {label.origin}{name}"))
        listed.highlighted = highlighted
        listed.focus()

    @property
    def _chosen(self) -> int:
        return self.query_one(OptionList).highlighted or 0

    def on_option_list_option_highlighted(self) -> None:
        """Shows what changed since the version under the cursor, or what the latest one changed."""
        place = self._chosen
        older, newer = (place, 0) if place else (1, 0)
        if older >= len(self._labels):
            self.query_one("#diff", Static).update("There is one version only, so there is nothing to compare.")
            return
        old, new = self._labels[older].number, self._labels[newer].number
        try:
            store = self.rooms.store
            pieces = word_diff(store.version(self.number, old).text, store.version(self.number, new).text)
        except IepwriterError as error:
            self.query_one("#diff", Static).update(str(error))
            return
        changed = [part for part in as_text(pieces).split("\n\n") if "[-" in part or "{+" in part]
        head = f"From version {old} to version {new}: [-taken out-] {{+put in+}}\n\n"
        nothing = f"Versions {old} and {new} have the same words."
        self.query_one("#diff", Static).update(head + clean("\n\n".join(changed)) if changed else nothing)

    def action_name_it(self) -> None:
        """Asks for a name."""
        if self._labels:
            label = self._labels[self._chosen]
            question = f"A name for version {label.number}, as in: sent on March 3. Esc goes back."
            self.app.push_screen(AskName(question, label.name), self._call_it)

    def _call_it(self, name: str | None) -> None:
        if name is None:
            return
        place = self._chosen
        try:
            self.rooms.store.name_version(self.number, self._labels[place].number, clean(name))
        except IepwriterError as error:
            self.notify(str(error), severity="error", markup=False)
        self._list(place)

    def action_restore(self) -> None:
        """Brings the version under the cursor back."""
        place = self._chosen
        if place == 0:
            self.notify("This one is the latest already.")
            return
        number = self._labels[place].number
        try:
            self.rooms.store.restore_version(self.number, number)
        except IepwriterError as error:
            self.notify(str(error), severity="error", markup=False)
            return
        self.dismiss(number)

    def action_back(self) -> None:
        """Goes back to the letter."""
        self.dismiss(None)

    def action_help(self) -> None:
        """Explains this screen."""
        self.app.push_screen(HelpPage("versions"))
