"""Write all letters anew under another key: the old file stays until the new one is whole."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from iepwriter.errors import StoreError
from iepwriter.store import backups
from iepwriter.store.database import check, connect, header_of, in_plain_words, transaction
from iepwriter.store.errors import Locked, WrongPassphrase
from iepwriter.store.letters import Store
from iepwriter.store.opening import Database
from iepwriter.store.place import Place, new_file, overwrite, scrub, settle
from iepwriter.store.schema import TABLES, migrate, place_of
from iepwriter.store.sealing import Codec, Header, Plain, new_lock


def set_passphrase(store: Store, passphrase: str) -> None:
    """Seal all letters and drop every plain backup; raises StoreError and then has changed nothing.

    Show `sealing.NO_RECOVERY` before.
    """
    if store.sealed:
        raise StoreError("A passphrase is set already.", "Change it instead.")
    _rekey(store, *new_lock(passphrase))


def change_passphrase(store: Store, old: str, new: str) -> None:
    """Seal all letters under a new key; raises WrongPassphrase. Backups under the old one are dropped."""
    _verify(store, old)
    _rekey(store, *new_lock(new))


def remove_passphrase(store: Store, old: str) -> None:
    """Store all letters unsealed; raises WrongPassphrase. Sealed backups are dropped."""
    _verify(store, old)
    _rekey(store, None, Plain())


def _verify(store: Store, passphrase: str) -> None:
    if store.database.header is None:
        raise StoreError("No passphrase is set.", "`iepwriter passphrase set` sets one.")
    store.unlock(passphrase)


def _rekey(store: Store, header: Header | None, codec: Codec) -> None:
    database = store.database
    if store.locked or database.codec is None:
        raise Locked
    if database.place is None:
        raise StoreError("Nothing is saved in this run, so there is nothing to seal.")
    with replacing(database) as target:
        target.execute("DELETE FROM lock")
        if header is not None:
            target.execute("INSERT INTO lock VALUES (?)", (header.as_text(),))
        for table in TABLES:
            copy_table(database.connection, database.codec, target, codec, table)
    store.rekeyed(header, codec)


@contextlib.contextmanager
def replacing(database: Database, today: date | None = None) -> Iterator[sqlite3.Connection]:
    """A new, empty database to fill, which then takes the place of the open one; backups start afresh.

    Raises InUse when another window is open; until the last moment the old file stays as it is.
    """
    place, folder_lock = database.place, database.folder_lock
    assert place is not None and folder_lock is not None
    with folder_lock.alone(), in_plain_words():
        try:
            new_file(place.rewritten)
            target = connect(place.rewritten)
            try:
                # The file is made again if this is interrupted, so it needs no journal beside it.
                target.execute("PRAGMA journal_mode = MEMORY")
                migrate(target)
                with transaction(target):
                    yield target
                check(target)
            finally:
                target.close()
            settle(place.rewritten)
            # All of the old letters into the one file that is replaced, so that no WAL is left behind.
            database.connection.execute("PRAGMA journal_mode = DELETE")
        except BaseException:
            scrub(place.rewritten)
            raise
        database.connection.close()
        # Before the new file counts as sealed, no plain copy may be left, also if killed in between.
        backups.drop_all(place)
        swap(place, place.rewritten)
        database.connection = connect(place.letters)
        database.connection.execute("PRAGMA journal_mode = WAL")
    with contextlib.suppress(StoreError):
        backups.back_up_today(place, database.connection, today or date.today(), again=True)


def swap(place: Place, finished: Path, *, wipe: bool = True) -> None:
    """Let a finished file take the place of the letters; `wipe` overwrites the old bytes."""
    # Windows lets no open file be replaced.
    wipe = wipe and place.letters.exists() and sys.platform != "win32"
    old = os.open(place.letters, os.O_RDWR) if wipe else -1
    try:
        for leftover in ("letters.db-wal", "letters.db-shm", "letters.db-journal"):
            scrub(place.folder / leftover)
        finished.replace(place.letters)
        settle(place.folder)
        with contextlib.suppress(OSError):
            if old >= 0:
                overwrite(old)
    finally:
        if old >= 0:
            os.close(old)


def copy_table(source: sqlite3.Connection, old: Codec, target: sqlite3.Connection, new: Codec, table: str) -> None:
    """Copy a table row by row, each text from one seal into the other; raises DamagedStore."""
    key, plain, sealed = TABLES[table]
    names = (*key, *plain, *sealed)
    marks = ",".join("?" * len(names))
    for row in source.execute(f"SELECT {','.join(names)} FROM {table}"):
        target.execute(
            f"INSERT OR IGNORE INTO {table} ({','.join(names)}) VALUES ({marks})",
            resealed(table, row, old, new),
        )


def resealed(table: str, row: tuple[object, ...], old: Codec, new: Codec) -> list[object]:
    """A row with its texts taken from one seal into the other; raises DamagedStore."""
    key, plain, sealed = TABLES[table]
    ids = [int(str(value)) for value in row[: len(key)]]
    values: list[object] = list(row[: len(key) + len(plain)])
    for column, value in zip(sealed, row[len(key) + len(plain) :], strict=True):
        assert isinstance(value, bytes)
        place = place_of(table, column, *ids)
        values.append(new.seal(old.open(value, place), place))
    return values


def unlock_file(path: Path, passphrase: str | None) -> Codec:
    """The codec of a store's file, such as a backup; raises WrongPassphrase."""
    connection = connect(path)
    try:
        header = header_of(connection)
    finally:
        connection.close()
    if header is None:
        return Plain()
    if passphrase is None:
        raise WrongPassphrase
    return header.unlock(passphrase)
