"""The app itself: it paints, then opens the letters, with the person's own keys and colours."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual import work
from textual.app import App, ComposeResult, SystemCommand
from textual.events import Event, Key
from textual.screen import Screen
from textual.theme import Theme
from textual.widgets import Static

from iepwriter.errors import IepwriterError
from iepwriter.tui.actions import on_screen
from iepwriter.tui.settings import keep_theme, read_keys, read_theme

if TYPE_CHECKING:
    from iepwriter.tui.rooms import Rooms

_LOOK_SECONDS = 2.0
_TAKEN_IN_SECONDS = 0.5
"""A field that takes longer over a letter has lost its turn, or one broken field would stop every key."""
OPENING = "iepwriter\n\nOpening your letters. Everything stays on this computer."


class IepwriterApp(App[None]):
    """Letters to an IEP team, written on this computer."""

    TITLE = "iepwriter"
    # The letter's styles stand here too: read when its page opens, they would hold up a key.
    CSS = """
    .lead { padding: 1 2; }
    #words { height: 1fr; }
    TabbedContent { height: 1fr; }
    TabPane { padding: 0 1; }
    #coach { height: auto; max-height: 5; padding: 0 1; color: $text-accent; }
    #page, #changes { height: 2fr; padding: 0 1; border-top: solid $primary; }
    #facts, #versions { height: 1fr; }
    #letter { height: 2fr; }
    #side { height: 1fr; padding: 0 1; border-top: solid $primary; }
    #disclaimer, #disclaimer-short { height: auto; max-height: 4; padding: 0 1; color: $text-muted; }
    LetterScreen #desk { height: 1fr; layout: vertical; }
    LetterScreen.-wide #desk { layout: horizontal; }
    LetterScreen.-wide #letter { width: 3fr; height: 1fr; }
    LetterScreen.-wide #side { width: 2fr; height: 1fr; border-top: none; border-left: solid $primary; }
    LetterScreen.-narrow #disclaimer, LetterScreen.-wide #disclaimer-short { display: none; }
    LetterScreen #panel { height: auto; max-height: 2; }
    LetterScreen #list { height: 1fr; border: none; padding: 0; scrollbar-gutter: stable; }
    ModalScreen { align: center middle; }
    .box { width: 90%; max-width: 76; height: auto; max-height: 90%; padding: 1 2; background: $panel; }
    """

    def __init__(
        self,
        rooms: Rooms | Callable[[], Rooms],
        case: dict[str, Any] | None = None,
        keys: Mapping[str, str] | None = None,
        config: Path | None = None,
    ) -> None:
        """`rooms` may be a function that opens them after the first paint; `config` is the folder of settings."""
        super().__init__()
        self._opener, self._case, self._config = rooms, case, config
        self._rooms: Rooms | None = None
        self.own_keys: dict[str, str] = dict(keys or {})
        self.problem: IepwriterError | None = None

    def compose(self) -> ComposeResult:
        """What is seen until the letters are open."""
        yield Static(OPENING, classes="lead", markup=False)

    def on_mount(self) -> None:
        """Takes the person's settings and shows the letters."""
        if self._config is not None:
            found, said = read_keys(self._config)
            self.own_keys.update(found)
            for sentence in said:
                self.notify(sentence, severity="warning", markup=False, timeout=15)
            if (theme := read_theme(self._config)) in self.available_themes:
                self.theme = theme
        self.set_keymap(self.own_keys)
        self.theme_changed_signal.subscribe(self, self._keep_theme)
        if callable(self._opener):
            self.call_after_refresh(self._open, self._opener)
        else:
            self._show(self._opener)

    @work(thread=True)
    def _open(self, opener: Callable[[], Rooms]) -> None:
        try:
            # What the screens need takes longer to import than the first paint may take.
            import iepwriter.tui.home
            import iepwriter.tui.tell  # noqa: F401

            rooms = opener()
        except IepwriterError as error:
            self.problem = error
            self.call_from_thread(self.exit)
        else:
            self.call_from_thread(self._show, rooms)

    async def on_event(self, event: Event) -> None:
        """Reads a key that is no letter only after the letters before it stand in their field."""
        if isinstance(event, Key) and not event.is_forwarded and not event.is_printable:
            until = time.monotonic() + _TAKEN_IN_SECONDS
            while self.focused is not None and self.focused.message_queue_size and time.monotonic() < until:
                await asyncio.sleep(0)
        await super().on_event(event)

    def _show(self, rooms: Rooms) -> None:
        from iepwriter.tui.home import HomeScreen
        from iepwriter.tui.tell import TellScreen

        self._rooms = rooms
        self.push_screen(HomeScreen(rooms))
        if self._case is not None:
            self.push_screen(TellScreen(rooms, self._case))
        for notice in rooms.store.notices:
            self.notify(notice, markup=False, timeout=15)
        self.set_interval(_LOOK_SECONDS, self.lock_if_idle)
        self.lock_if_idle()

    def lock_if_idle(self) -> None:
        """Covers the screen when the letters have locked themselves, or were locked from the start."""
        from iepwriter.tui.unlock import UnlockScreen

        if self._rooms is not None and self._rooms.store.locked and not isinstance(self.screen, UnlockScreen):
            self.push_screen(UnlockScreen(self._rooms.store))

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """Everything that can be done on this screen, then the colours and the way out."""
        for action in on_screen(binding.id for _, binding in screen._bindings):
            yield SystemCommand(action.label, action.help, partial(self.run_action, action.name, screen))
        yield SystemCommand("Colours", "Choose light or dark colours; the choice is kept.", self.action_change_theme)
        yield SystemCommand("Quit", "Close the app. Everything is kept.", self.action_quit)

    def _keep_theme(self, theme: Theme) -> None:
        if self._config is None or read_theme(self._config) == theme.name:
            return
        try:
            keep_theme(self._config, theme.name)
        except OSError as error:
            self.notify(f"The colours are not kept for next time: {error.strerror}.", markup=False)
