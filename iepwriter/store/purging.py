"""Remove letters for good: from the store, from every daily backup, and from everything else of ours."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from iepwriter.errors import StoreError
from iepwriter.store import backups
from iepwriter.store.database import connect, header_of, in_plain_words, transaction
from iepwriter.store.errors import Locked
from iepwriter.store.letters import Store
from iepwriter.store.locking import FolderLock
from iepwriter.store.place import Place, scrub, settle
from iepwriter.store.rows import read_summary, remove_letter
from iepwriter.store.sealing import Codec, Header

CANNOT_PROMISE = (
    "Removed from everything that iepwriter keeps. What no program can promise: solid-state disks, snapshots "
    "and swap space may hold old bytes for a while, and files that you exported, mailed, printed or copied "
    "elsewhere are still there. Only full-disk encryption, or a passphrase set before the first letter, "
    "covers old bytes on a disk."
)


def purge_letter(store: Store, letter: int) -> None:
    """Remove one letter from the store and all backups; raises StoreError."""
    store.summary(letter)
    _purge(store, [letter], child=None)


def purge_child(store: Store, child: str) -> int:
    """Remove every letter about a child, also those that only a backup has; how many the store had."""
    letters = [line.id for line in store.letters(limit=-1) if _same(line.child, child)]
    _purge(store, letters, child)
    return len(letters)


def purge_all(place: Place) -> None:
    """Remove all letters, backups, copies and the lock itself; raises InUse when another window is open."""
    if not place.folder.exists():
        return
    with in_plain_words():
        folder_lock = FolderLock(place.in_use)
        try:
            with folder_lock.alone():
                for folder in (place.temp, place.backups, place.folder):
                    for path in sorted(folder.iterdir()) if folder.exists() else []:
                        if path.is_file() and not path.name.startswith(place.in_use.name):
                            scrub(path)
                for folder in (place.temp, place.backups):
                    if folder.exists() and not any(folder.iterdir()):
                        folder.rmdir()
                settle(place.folder)
        finally:
            folder_lock.close()


def _same(one: str, other: str) -> bool:
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()


def _purge(store: Store, letters: list[int], child: str | None) -> None:
    database = store.database
    if store.locked or database.codec is None:
        raise Locked
    marks = ",".join("?" * len(letters))
    uids = {row[0] for row in database.connection.execute(f"SELECT uid FROM letters WHERE id IN ({marks})", letters)}
    with store._change():
        for letter in letters:
            remove_letter(database.connection, letter)
        # What was on the screen may name the child too.
        database.connection.execute("DELETE FROM unsaved WHERE letter <= 0")
    store.rekeyed(database.header, database.codec)
    with in_plain_words():
        database.connection.execute("VACUUM")
        database.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    place = database.place
    if place is None:
        return
    for path in [*place.folder.glob("damaged-*"), *place.temp.iterdir()]:
        scrub(path)
    for path in backups.kept(place):
        _purge_backup(path, uids, child, database.header, database.codec)


def _purge_backup(path: Path, uids: set[str], child: str | None, header: Header | None, codec: Codec) -> None:
    """Take letters out of a backup; one that cannot be read any more goes as a whole."""
    part = path.with_name(f".{path.name}.part")
    try:
        source = connect(path)
        try:
            backups.copy_to(source, part)
            readable = header_of(source) == header
        finally:
            source.close()
        copy = connect(part)
        try:
            copy.execute("PRAGMA journal_mode = MEMORY")
            with transaction(copy):
                for letter in _to_remove(copy, uids, child, codec if readable else None):
                    remove_letter(copy, letter)
                copy.execute("DELETE FROM unsaved WHERE letter <= 0")
            copy.execute("VACUUM")
        finally:
            copy.close()
        scrub(path)
        part.replace(path)
    except (StoreError, sqlite3.Error):
        scrub(part)
        scrub(path)


def _to_remove(copy: sqlite3.Connection, uids: set[str], child: str | None, codec: Codec | None) -> list[int]:
    found = []
    for letter, uid, changed, summary in copy.execute("SELECT id, uid, changed, summary FROM letters").fetchall():
        if uid in uids:
            found.append(letter)
        elif child is not None:
            if codec is None:
                raise StoreError("A backup under another passphrase cannot be searched for a child.")
            if _same(read_summary(codec, letter, changed, summary).child, child):
                found.append(letter)
    return found
