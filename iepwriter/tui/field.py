"""One line to fill in, which hands on what was typed for the field after it."""

from __future__ import annotations

from textual.events import Key
from textual.widgets import Input


class Field(Input):
    """Enter goes to the next field at once; keys that were sent here after it go there too, in their order."""

    _left_by_enter = False

    async def action_submit(self) -> None:
        """Goes to the next field; a message about it would come too late for who types fast."""
        self._left_by_enter = True
        self.screen.focus_next()

    async def _on_key(self, event: Key) -> None:
        there = self.screen.focused
        if there is None or there is self:
            self._left_by_enter = False
        if event.key == "enter" and not self._left_by_enter:
            # Not by its binding, which waits until all keys that were sent here are read.
            await self.action_submit()
        elif self._left_by_enter and there is not None:
            there.post_message(Key(event.key, event.character))
        else:
            await super()._on_key(event)
            return
        event.stop()
        event.prevent_default()
