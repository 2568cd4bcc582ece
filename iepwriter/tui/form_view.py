"""The form on the screen: parts behind tabs, the words beside them where the terminal is wide."""

from __future__ import annotations

from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.events import Resize
from textual.widgets import Checkbox, ContentSwitcher, Input, Static, Tab, Tabs, TextArea

from iepwriter.tui.field import Field
from iepwriter.tui.form import ALL, FIELDS, GROUPS, At, evidence_lines
from iepwriter.tui.roomy import RoomyText

PARTS = {
    "who": "Who",
    "words": "",
    "concern": "Concern",
    "evidence": "Evidence",
    "reasons": "Reasons",
    "dates": "Dates",
    "private": "Private",
}
_TITLES = ("1 Who", "2 Your words", "3 Concern", "4 Evidence", "5 Reasons", "6 Dates", "7 Private")
_WIDE = 100
_OF_CONCERN = ("words", "concern", "evidence", "reasons")
_PRIVATE = "NEVER SENT. For you alone: no letter, no copy and no file shows this page.\n"


class YesNo(Checkbox):
    """A yes-or-no field that says its state in words; the framework's mark differs in colour alone."""

    def __init__(self, label: str, value: bool, name: str) -> None:
        self._question = label
        super().__init__(label, value, id=name, compact=True)

    def watch_value(self) -> None:
        """Says the new state."""
        super().watch_value()
        self.BUTTON_INNER = "X" if self.value else " "
        self.label = f"{self._question}: {'YES' if self.value else 'NO'} (Space)"

    def on_mount(self) -> None:
        """Says the first state."""
        self.watch_value()


class FormView(Vertical):
    """All fields of a letter, few at a time; which concern and report they belong to is the screen's business."""

    DEFAULT_CSS = """
    FormView { height: 1fr; }
    FormView #words-pane { width: 1fr; display: none; padding: 0 1; }
    FormView #pages { width: 1fr; height: 1fr; }
    FormView.-words #words-pane { display: block; }
    FormView.-words #pages { display: none; }
    FormView.-beside #words-pane, FormView.-beside #pages { display: block; }
    FormView #pages VerticalScroll { padding: 0 1; }
    FormView #words { height: 1fr; }
    FormView .where { color: $text-accent; height: auto; }
    FormView Checkbox { border: none; padding: 0; }
    """

    def __init__(self, start: dict[str, str]) -> None:
        super().__init__()
        self._start = start
        self.part = "who"

    def compose(self) -> ComposeResult:
        """Tabs, the words, and one page a part."""
        tabs = Tabs(*(Tab(title, id=f"tab-{part}") for part, title in zip(PARTS, _TITLES, strict=True)))
        tabs.can_focus = False
        yield tabs
        with Horizontal():
            with Vertical(id="words-pane"):
                yield Static("", id="where-words", classes="where", markup=False)
                yield Static("Write as you would to a friend. Nobody sees this.", markup=False)
                yield RoomyText(self._start.get("words", ""), id="words", tab_behavior="focus")
            with ContentSwitcher(initial="page-who", id="pages"):
                for part, group in PARTS.items():
                    if group:
                        yield from self._page(part, group)

    def _page(self, part: str, group: str) -> ComposeResult:
        with VerticalScroll(id=f"page-{part}", can_focus=False):
            if part in _OF_CONCERN:
                yield Static("", id=f"where-{part}", classes="where", markup=False)
            if part == "private":
                yield Static(_PRIVATE, classes="where", markup=False)
            for field in GROUPS[group]:
                value = self._start.get(field.id, "")
                if field.kind == "yes":
                    yield YesNo(field.label, bool(value), field.id)
                else:
                    yield Static(field.label, markup=False)
                    yield Field(value, id=field.id, compact=True)
            if part == "evidence":
                yield Static("", id="more", markup=False)

    def values(self) -> dict[str, str]:
        """What stands on the screen, by field."""
        found = {field.id: self._value(field.id) for field in FIELDS}
        return found | {"words": self.query_one("#words", TextArea).text}

    def _value(self, name: str) -> str:
        widget = self.query_one(f"#{name}")
        if isinstance(widget, Checkbox):
            return "yes" if widget.value else ""
        return widget.value if isinstance(widget, Input) else ""

    def fill(self, values: dict[str, str]) -> None:
        """Shows other values."""
        for field in ALL:
            value, widget = values.get(field.id, ""), self.query_one(f"#{field.id}")
            if isinstance(widget, Checkbox):
                widget.value = bool(value)
            elif isinstance(widget, Input):
                widget.value = value
            elif isinstance(widget, TextArea) and widget.text != value:
                widget.text = value

    def say_where(self, base: dict[str, Any], at: At, concerns: int, reports: int) -> None:
        """Says in words which concern and which report the fields belong to."""
        line = f"Concern {at[0] + 1} of {concerns} (F6: next, or one more)"
        for part in _OF_CONCERN:
            more = f". Report {at[1] + 1} of {reports} (F3: next, or one more)" if part == "evidence" else ""
            self.query_one(f"#where-{part}", Static).update(line + more)
        self.query_one("#more", Static).update(evidence_lines(base, at))

    def turn(self, by: int) -> None:
        """Shows the next part, or the one before."""
        names = list(PARTS)
        self.show(names[(names.index(self.part) + by) % len(names)])

    def show(self, part: str) -> None:
        """Shows a part with the cursor in its first field."""
        self.query_one(Tabs).active = f"tab-{part}"
        self._open(part)
        first = GROUPS[PARTS[part]][0].id if PARTS[part] else "words"
        self._focus(first)

    def _focus(self, name: str) -> None:
        """Puts the cursor into a field before the next key is read: keys typed at once belong there."""
        widget = self.query_one(f"#{name}")
        self.screen.set_focus(widget, scroll_visible=False)
        self.call_after_refresh(widget.scroll_visible, animate=False)

    def go_to(self, name: str) -> None:
        """Shows the field with the cursor in it."""
        self.show(next((p for p, g in PARTS.items() if g and name in {f.id for f in GROUPS[g]}), "words"))
        self._focus(name)

    def _open(self, part: str) -> None:
        self.part = part
        self.set_class(part == "words", "-words")
        if part != "words":
            self.query_one(ContentSwitcher).current = f"page-{part}"

    def on_resize(self, event: Resize) -> None:
        """Puts the words beside the form where there is room for both."""
        self.set_class(event.size.width >= _WIDE, "-beside")

    @on(Tabs.TabActivated)
    def _tab(self, event: Tabs.TabActivated) -> None:
        if event.tab.id and event.tab.id != f"tab-{self.part}":
            self._open(event.tab.id.removeprefix("tab-"))
