"""Looks at what is typed beside the screen: one look at a time, always at the newest, long texts when typing rests."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from textual.message import Message
from textual.screen import Screen

_QUICK = 0.05
"""Seconds; a look that took no longer is not noticed by who types, so the next one waits for nothing."""
_LATEST = 4.0
"""Seconds after which a long text is looked at although its typing goes on."""


class Looking:
    """Looks for one screen, which says at short intervals what stands on it and gets `Looked` messages."""

    @dataclass
    class Looked(Message):
        """A look has ended; `seen` is what it gave, None when it failed."""

        by: Looking
        seen: Any
        seconds: float

    def __init__(self, screen: Screen[Any], group: str) -> None:
        self._screen, self._group = screen, group
        self._asked: object = None
        self._before: object = None
        self._since = 0.0
        self._seconds = 0.0
        self._busy = False

    def at(self, what: object, look: Callable[[], object]) -> None:
        """Has `look` run in the background if `what` is new; a newer call takes the place of one still waiting."""
        settled, self._before = what == self._before, what
        if what == self._asked:
            self._since = 0.0
            return
        self._since = self._since or time.monotonic()
        overdue = time.monotonic() - self._since > _LATEST
        if self._busy or not (settled or overdue or self._seconds < _QUICK):
            return
        self._asked, self._since, self._busy = what, 0.0, True
        self._screen.run_worker(lambda: self._look(look), thread=True, exit_on_error=False, group=self._group)

    def ended(self, message: Looked) -> None:
        """Takes note that a look is over."""
        self._busy, self._seconds = False, message.seconds

    def _look(self, look: Callable[[], object]) -> None:
        started, seen = time.monotonic(), None
        try:
            seen = look()
        finally:
            self._screen.post_message(self.Looked(self, seen, time.monotonic() - started))
