"""Saved letters: every version, sealed by a passphrase if the person wants it, with daily backups."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from iepwriter.store.letters import Store
from iepwriter.store.opening import Database
from iepwriter.store.place import Place, default_place
from iepwriter.store.session import IDLE_SECONDS

__all__ = ["Place", "Store", "default_place", "memory_store", "open_store"]


def open_store(
    folder: Path | Place | None = None, *, idle_seconds: float = IDLE_SECONDS, today: date | None = None
) -> Store:
    """Open the letters of a folder, the default one for None, and make them if there are none.

    A sealed store comes back locked. Raises StoreError, DamagedStore or InUse.
    """
    place = folder if isinstance(folder, Place) else Place(folder) if folder else default_place()
    return Store(Database(place, today), idle_seconds=idle_seconds)


def memory_store() -> Store:
    """A store for `--no-save`: it works like any other, writes nothing to disk, and ends with the program."""
    return Store(Database(None))
