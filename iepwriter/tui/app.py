"""The app itself: it opens the first screen and sets the person's own keys."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from textual.app import App

from iepwriter.tui.home import HomeScreen
from iepwriter.tui.rooms import Rooms
from iepwriter.tui.tell import TellScreen
from iepwriter.tui.unlock import UnlockScreen

_LOOK_SECONDS = 2.0


class IepwriterApp(App[None]):
    """Letters to an IEP team, written on this computer."""

    TITLE = "iepwriter"
    CSS = """
    .lead { padding: 1 2; }
    #words { height: 1fr; }
    TabbedContent { height: 1fr; }
    TabPane { padding: 0 1; }
    #coach { height: auto; max-height: 3; padding: 0 1; color: $text-accent; }
    #page, #changes { height: 2fr; padding: 0 1; border-top: solid $primary; }
    #facts, #versions { height: 1fr; }
    #letter { height: 2fr; }
    #side { height: 1fr; padding: 0 1; border-top: solid $primary; }
    #disclaimer { height: auto; max-height: 4; padding: 0 1; color: $text-muted; }
    ModalScreen { align: center middle; }
    .box { width: 90%; max-width: 76; height: auto; max-height: 90%; padding: 1 2; background: $panel; }
    """

    def __init__(self, rooms: Rooms, case: dict[str, Any] | None = None, keys: Mapping[str, str] | None = None) -> None:
        super().__init__()
        self._rooms, self._case, self._keys = rooms, case, keys or {}

    def on_mount(self) -> None:
        """Shows the letters, and above them the case that was named."""
        self.set_keymap(dict(self._keys))
        self.push_screen(HomeScreen(self._rooms))
        if self._case is not None:
            self.push_screen(TellScreen(self._rooms, self._case))
        self.set_interval(_LOOK_SECONDS, self.lock_if_idle)
        self.lock_if_idle()

    def lock_if_idle(self) -> None:
        """Covers the screen when the letters have locked themselves, or were locked from the start."""
        if self._rooms.store.locked and not isinstance(self.screen, UnlockScreen):
            self.push_screen(UnlockScreen(self._rooms.store))
