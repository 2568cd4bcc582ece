"""Mend damaged letters: every row that can still be read, and the newest good backup for the rest."""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from iepwriter.errors import StoreError
from iepwriter.store import backups
from iepwriter.store.database import check, connect, header_of, in_plain_words, transaction
from iepwriter.store.errors import DamagedStore, WrongPassphrase
from iepwriter.store.locking import FolderLock
from iepwriter.store.place import Place, new_file, scrub, settle
from iepwriter.store.records import unpacked
from iepwriter.store.rewriting import resealed
from iepwriter.store.rows import refresh, remove_letter
from iepwriter.store.schema import TABLES, migrate, place_of
from iepwriter.store.sealing import Codec, Header, Plain

_GAP = 2_000
"""Unreadable row numbers in a row after which a table counts as read to its end."""
_LARGEST = 2**36


@dataclass(frozen=True)
class Rescued:
    """What a repair brought back."""

    letters: int
    versions: int
    from_backup: int
    """Versions that only the backup still had."""
    backup: str
    """The file name of the backup used, empty when there was none."""
    kept_damaged: Path | None
    """Where the damaged file lies now, in case someone can get more out of it."""


def needs_passphrase(place: Place) -> bool:
    """Whether a repair has to open a seal first."""
    return any(_header(path) is not None for path in _sources(place))


def rescue(place: Place, passphrase: str | None = None, today: date | None = None) -> Rescued:
    """Build the letters anew from what can be read; raises StoreError and then has changed nothing.

    Letters removed since the last backup may come back.
    """
    place.make()
    sources = _sources(place)
    header = next((found for path in sources if (found := _header(path)) is not None), None)
    if header is not None and passphrase is None:
        raise WrongPassphrase
    codec: Codec = Plain() if header is None else header.unlock(passphrase or "")
    with in_plain_words():
        folder_lock = FolderLock(place.in_use)
    try:
        with folder_lock.alone(), in_plain_words():
            rescued = _build(place, sources, header, codec, today or date.today())
            _swap_keeping(place)
            return rescued
    except BaseException:
        scrub(place.rewritten)
        raise
    finally:
        folder_lock.close()


def _sources(place: Place) -> list[Path]:
    good = backups.newest_good(place)
    return [path for path in (place.letters, good) if path is not None and path.exists()]


def _header(path: Path) -> Header | None:
    with contextlib.suppress(StoreError):
        connection = connect(path)
        try:
            return header_of(connection)
        finally:
            connection.close()
    return None


def _build(place: Place, sources: list[Path], header: Header | None, codec: Codec, today: date) -> Rescued:
    new_file(place.rewritten)
    target = connect(place.rewritten)
    counts: list[int] = []
    try:
        target.execute("PRAGMA journal_mode = MEMORY")
        # Rows come in any order from a damaged file; _tie_up ends with none that points nowhere.
        target.execute("PRAGMA foreign_keys = OFF")
        migrate(target)
        with transaction(target):
            if header is not None:
                target.execute("INSERT INTO lock VALUES (?)", (header.as_text(),))
            for path in sources:
                _salvage_all(place, path, target, codec)
                counts.append(_count(target, "versions"))
            _tie_up(target, codec)
        check(target)
        letters, versions = _count(target, "letters"), _count(target, "versions")
    finally:
        target.close()
    settle(place.rewritten)
    backup = next((path.name for path in sources if path != place.letters), "")
    if not letters and not backup:
        raise StoreError("Nothing can be read from the damaged letters, and there is no daily backup.")
    return Rescued(letters, versions, counts[-1] - counts[0] if backup else 0, backup, keep_damaged(place, today))


def keep_damaged(place: Place, today: date) -> Path | None:
    """Give the damaged file a second name, so that it outlives the one that takes its place."""
    if not place.letters.exists():
        return None
    kept, number = place.folder / f"damaged-{today.isoformat()}.db", 1
    while kept.exists():
        number += 1
        kept = place.folder / f"damaged-{today.isoformat()}-{number}.db"
    os.link(place.letters, kept)
    return kept


def _count(connection: sqlite3.Connection, table: str) -> int:
    return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def _salvage_all(place: Place, path: Path, target: sqlite3.Connection, codec: Codec) -> None:
    """Work on a copy that has its full length again, because SQLite reads no file that is cut short."""
    copy = place.temp / "damaged.db"
    log = path.with_name(f"{path.name}-wal")
    try:
        shutil.copyfile(path, copy)
        if log.exists():
            shutil.copyfile(log, copy.with_name(f"{copy.name}-wal"))
        head = copy.read_bytes()[:100]
        size = int.from_bytes(head[16:18]) * int.from_bytes(head[28:32])
        if copy.stat().st_size < size < _LARGEST:
            os.truncate(copy, size)
        for table in TABLES:
            _salvage(copy, target, codec, table)
    finally:
        for leftover in place.temp.glob("damaged.db*"):
            scrub(leftover)


def _salvage(path: Path, target: sqlite3.Connection, codec: Codec, table: str) -> None:
    """Copy every row that can be read and opened, past those that cannot."""
    key, plain, sealed = TABLES[table]
    names = ",".join((*key, *plain, *sealed))
    marks = ",".join("?" * len((*key, *plain, *sealed)))
    try:
        source = connect(path)
    except StoreError:
        return
    try:
        at, failures = 0, 0
        while failures < _GAP:
            try:
                row = source.execute(
                    f"SELECT rowid, {names} FROM {table} WHERE rowid > ? ORDER BY rowid LIMIT 1", (at,)
                ).fetchone()
            except (sqlite3.Error, UnicodeDecodeError):
                # Rows behind a damaged page may be reached by a later number.
                at, failures = at + 1, failures + 1
                continue
            if row is None:
                return
            if int(row[0]) <= at:
                # A damaged tree can lead back to rows that were read.
                at, failures = at + 1, failures + 1
                continue
            at, failures = int(row[0]), 0
            with contextlib.suppress(DamagedStore, ValueError, AssertionError, sqlite3.Error):
                values = resealed(table, tuple(row[1:]), codec, codec)
                _check_form(table, tuple(row[1:]), codec)
                target.execute(f"INSERT OR IGNORE INTO {table} ({names}) VALUES ({marks})", values)
    finally:
        source.close()


def _check_form(table: str, row: tuple[object, ...], codec: Codec) -> None:
    """Raises ValueError for a text of another form, so that a backup's row is taken instead."""
    key, plain, sealed = TABLES[table]
    for column, value in zip((*key, *plain, *sealed), row, strict=True):
        if column in ("made", "changed"):
            datetime.fromisoformat(str(value))
        elif column in sealed and column != "words" and isinstance(value, bytes):
            ids = [int(str(part)) for part in row[: len(key)]]
            unpacked(codec.open(value, place_of(table, column, *ids)))


def _tie_up(target: sqlite3.Connection, codec: Codec) -> None:
    """Give versions a case, letters their line of the list, and drop what cannot be read any more."""
    target.execute(
        "UPDATE versions SET case_id = (SELECT max(id) FROM cases WHERE cases.letter = versions.letter)"
        " WHERE case_id NOT IN (SELECT id FROM cases) AND letter IN (SELECT letter FROM cases)"
    )
    target.execute("DELETE FROM versions WHERE case_id NOT IN (SELECT id FROM cases)")
    target.execute("DELETE FROM cases WHERE id NOT IN (SELECT case_id FROM versions)")
    target.execute(
        "INSERT INTO letters (id, uid, changed, summary, words) SELECT DISTINCT letter,"
        " hex(randomblob(16)), '', x'', x'' FROM versions WHERE letter NOT IN (SELECT id FROM letters)"
    )
    for letter, changed in target.execute("SELECT id, changed FROM letters").fetchall():
        try:
            if not changed:
                refresh(target, codec, letter, None)
            else:
                target.execute("SELECT 1 FROM versions WHERE letter = ?", (letter,)).fetchone()[0]
        except (StoreError, TypeError, ValueError, KeyError):
            remove_letter(target, letter)


def _swap_keeping(place: Place) -> None:
    """Put the mended file in place; the damaged bytes live on under their new name."""
    for leftover in ("letters.db-wal", "letters.db-shm", "letters.db-journal"):
        scrub(place.folder / leftover)
    place.rewritten.replace(place.letters)
    settle(place.folder)
