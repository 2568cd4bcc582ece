"""Keys in the order in which they were pressed, also when they come faster than the app reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.events import Key
from textual.widget import Widget
from textual.widgets import Input

_Base: Any = Widget if TYPE_CHECKING else object


class InOrder(_Base):  # type: ignore[misc]
    """A field whose own keys, such as Backspace, act in their turn.

    The framework hands such a key up to the app, and letters that were typed after it would go in before it acts.
    """

    async def _on_key(self, event: Key) -> None:
        if event.is_printable:
            return
        for binding in self._bindings.key_to_bindings.get(event.key, ()):
            if not binding.priority and await self.app.run_action(binding.action, self):
                event.stop()
                event.prevent_default()
                return


class Field(InOrder, Input):
    """One line to fill in."""
