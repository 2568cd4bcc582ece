"""Daily backups: a whole copy of the letters for each day of use, the last ten kept."""

from __future__ import annotations

import contextlib
import sqlite3
from datetime import date
from pathlib import Path

from iepwriter.errors import StoreError
from iepwriter.store.database import check, connect, header_of, in_plain_words
from iepwriter.store.place import Place, new_file, scrub, settle

KEPT = 10


def kept(place: Place) -> list[Path]:
    """The daily backups, newest first."""
    return sorted(place.backups.glob("letters-????-??-??.db"), reverse=True)


def copy_to(connection: sqlite3.Connection, target: Path) -> None:
    """A whole copy of an open database as one file, in place of any other; raises StoreError.

    A copy of a sealed store is sealed by the same passphrase.
    """
    part = target.with_name(f".{target.name}.part")
    try:
        with in_plain_words():
            new_file(part)
            copy = connect(part)
            try:
                # A part that is lost is made again, so it needs no journal beside it.
                copy.execute("PRAGMA journal_mode = MEMORY")
                connection.backup(copy)
                copy.execute("PRAGMA journal_mode = DELETE")
            finally:
                copy.close()
            settle(part)
            part.replace(target)
            settle(target.parent)
    except BaseException:
        scrub(part)
        raise


def back_up_today(place: Place, connection: sqlite3.Connection, today: date, *, again: bool = False) -> None:
    """Make today's backup unless there is one, and drop the oldest beyond ten; raises StoreError."""
    target = place.backups / f"letters-{today.isoformat()}.db"
    if again or not target.exists():
        copy_to(connection, target)
    for old in kept(place)[KEPT:]:
        scrub(old)


def drop_all(place: Place) -> None:
    """Remove every daily backup and every kept damaged file."""
    for path in [*place.backups.iterdir(), *place.folder.glob("damaged-*")]:
        scrub(path)


def tidy(place: Place) -> None:
    """Remove what an interrupted run left behind, and plain copies beside a sealed store."""
    sealed = is_sealed(place.letters)
    for path in [
        *place.folder.glob("letters.db.new*"),
        *place.folder.glob(".*.part*"),
        *place.temp.iterdir(),
    ]:
        scrub(path)
    for path in place.backups.iterdir():
        if path.suffix != ".db" or (sealed and not is_sealed(path)):
            scrub(path)


def is_sealed(path: Path) -> bool:
    """Whether a database file is sealed by a passphrase; a file that cannot be read counts as not sealed."""
    with contextlib.suppress(StoreError):
        connection = connect(path)
        try:
            return header_of(connection) is not None
        finally:
            connection.close()
    return False


def newest_good(place: Place) -> Path | None:
    """The newest backup without damage."""
    for path in kept(place):
        with contextlib.suppress(StoreError):
            connection = connect(path)
            try:
                check(connection)
                return path
            finally:
                connection.close()
    return None
