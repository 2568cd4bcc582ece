"""The line of keys at the bottom: the most useful first, as many as fit, and where to find the others."""

from __future__ import annotations

from collections.abc import Mapping

from rich.markup import escape
from textual.events import Resize
from textual.widgets import Static

from iepwriter.tui.actions import ACTIONS, Action

_FIRST = {
    "home": ("new", "open", "search", "duplicate", "delete", "undelete", "model"),
    "tell": ("draft", "part", "concern", "report", "paper"),
    "letter": ("reword", "export", "copy", "versions", "compare", "next-remark", "fix", "checks"),
}
"""Actions by usefulness where the order of the table is another; offers and lists name their own keys beside them."""
_GAP = "  "
_SHORT = {"escape": "Esc", "enter": "Enter"}


class KeysLine(Static):
    """One line that never cuts a word; what leaves the screen and the help are always in it."""

    DEFAULT_CSS = """
    KeysLine {
        dock: bottom; height: 1; padding: 0 1;
        color: $footer-foreground; background: $footer-background;
        link-color: $footer-foreground; link-background: $footer-background; link-style: none;
    }
    """

    def __init__(self, screen: str) -> None:
        super().__init__("")
        self._screen_name = screen

    def on_resize(self, event: Resize) -> None:
        """Shows what fits now."""
        keys: Mapping[str, str] = getattr(self.app, "own_keys", {})
        shown = fitting(self._screen_name, event.size.width, keys)
        self.update(_GAP.join(f"[@click=screen.{a.name}][b]{key}[/b] {escape(label)}[/]" for a, key, label in shown))


def fitting(screen: str, width: int, keys: Mapping[str, str]) -> list[tuple[Action, str, str]]:
    """Actions with their keys and labels that fit into `width` characters; `keys` are a person's own, by action."""
    there = [a for a in ACTIONS if a.screen == screen and not a.key.startswith("shift+")]
    order = _FIRST.get(screen, ())
    there.sort(key=lambda a: order.index(a.id) if a.id in order else len(order))
    ways_out = [a for a in there if a.key == "escape"]
    help_ = next(a for a in ACTIONS if a.id == "help")
    last = [*((a, key_name(keys.get(a.id, a.key)), a.label) for a in ways_out)]
    last.append((help_, key_name(keys.get(help_.id, help_.key)), "All keys"))
    left = width - sum(_width(item) for item in last)
    found = []
    for action in there:
        item = (action, key_name(keys.get(action.id, action.key)), action.label)
        if action in ways_out or _width(item) > left:
            continue
        found.append(item)
        left -= _width(item)
    return [*found, *last]


def key_name(key: str) -> str:
    """A key as people read it: F2, Ctrl+S, Esc."""
    return _SHORT.get(key) or "+".join(part.capitalize() for part in key.split("+"))


def _width(item: tuple[Action, str, str]) -> int:
    return len(item[1]) + 1 + len(item[2]) + len(_GAP)
