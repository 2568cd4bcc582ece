"""The rows of the first screen: letters that were begun, letters that are kept, and those deleted in this sitting."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from iepwriter.errors import IepwriterError
from iepwriter.store import Store
from iepwriter.store.records import Summary
from iepwriter.tui.form import clean

_FIRST_FURTHER = -(2**33)
_LINE = 66
"""Characters of a begun letter that are shown, up to the last whole word."""


@dataclass(frozen=True)
class Row:
    """One line of the list; `begun` tells a letter that is not written yet, with `number` its place."""

    number: int
    begun: bool
    line: str


class Shelf:
    """What the list shows; a deleted letter leaves the list at once and the disk when the app closes."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._deleted: list[Row] = []

    def rows(self, words: str = "") -> list[Row]:
        """Begun letters first, then those kept, the last changed first; raises IepwriterError."""
        found = [Row(at, True, f"Begun, not written yet: {line}") for at, line in self.begun(words).items()]
        kept = self._store.search(words) if words.strip() else self._store.letters()
        found += [Row(s.id, False, _line(s)) for s in kept]
        gone = {(row.number, row.begun) for row in self._deleted}
        return [row for row in found if (row.number, row.begun) not in gone]

    def begun(self, words: str = "") -> dict[int, str]:
        """Letters with something typed that are not written yet, by their place; raises IepwriterError."""
        gone = {row.number for row in self._deleted if row.begun}
        lines = {at: about(data) for at, data in self._store.unfinished().items() if at not in gone}
        wanted = words.casefold().split()
        return {at: line for at, line in lines.items() if line and all(w in line.casefold() for w in wanted)}

    def free_place(self) -> int:
        """A place for a new letter where nothing is kept; raises IepwriterError."""
        taken = self._store.unfinished()
        places: list[int] = [0, *range(_FIRST_FURTHER, _FIRST_FURTHER - len(taken) - 1, -1)]
        return next(at for at in places if not about(taken.get(at, {})))

    def delete(self, row: Row) -> None:
        """Takes a row off the list."""
        self._deleted.append(row)

    def undelete(self) -> Row | None:
        """Brings the row that was deleted last back; None when there is none."""
        return self._deleted.pop() if self._deleted else None

    def close(self) -> None:
        """Removes what was deleted; what cannot be removed now comes back on the list, and is never half gone."""
        for row in self._deleted:
            with suppress(IepwriterError):
                if row.begun:
                    self._store.drop_unsaved(row.number)
                else:
                    self._store.delete_letter(row.number)
        self._deleted = []


def about(data: dict[str, Any]) -> str:
    """One line about a letter that was begun, empty when nothing was typed."""
    base, values = data.get("base") or {}, data.get("values") or {}
    concern = (base.get("concerns") or [{}])[0]
    typed = [str(value).strip() for value in values.values() if str(value).strip()]
    if not typed and not concern and not base.get("child"):
        return ""
    child = values.get("child") or (base.get("child") or {}).get("name") or "no name yet"
    topic = values.get("area") or concern.get("area") or values.get("words") or concern.get("in_your_words") or ""
    line = " ".join(clean(f"{child}: {topic or 'just started'}").split())
    return line if len(line) <= _LINE else f"{line[:_LINE].rsplit(' ', 1)[0]} ..."


def _line(s: Summary) -> str:
    remarks = "one remark" if s.open_findings == 1 else f"{s.open_findings} remarks"
    state = remarks if s.open_findings else "no remarks"
    return f"{clean(s.child)}: {clean(s.title)}, {s.changed.astimezone():%Y-%m-%d}, {state}"
