"""One open database file: safe settings, transactions, and SQLite's errors in plain words."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from iepwriter.errors import StoreError
from iepwriter.store.errors import DamagedStore, InUse
from iepwriter.store.schema import version_of
from iepwriter.store.sealing import Header, read_header

_SETTINGS = (
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",
    # Sorting and VACUUM must not put a child's name into a file of the temporary folder.
    "PRAGMA temp_store = MEMORY",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
)


def connect(path: Path | None) -> sqlite3.Connection:
    """Open a database with safe settings; None opens one in memory. Raises StoreError."""
    with in_plain_words():
        connection = sqlite3.connect(
            ":memory:" if path is None else path, isolation_level=None, timeout=5, check_same_thread=False
        )
        for setting in _SETTINGS:
            connection.execute(setting)
        return connection


def check(connection: sqlite3.Connection, *, deep: bool = False) -> int:
    """The file's version, after SQLite found no damage in it; raises DamagedStore."""
    with in_plain_words():
        found = version_of(connection)
        if not found:
            raise DamagedStore("the file is empty")
        answer = str(connection.execute(f"PRAGMA {'integrity' if deep else 'quick'}_check(1)").fetchone()[0])
        if answer != "ok":
            raise DamagedStore("its pages do not fit together")
        connection.execute("SELECT count(*) FROM lock").fetchone()
    return found


def header_of(connection: sqlite3.Connection) -> Header | None:
    """How the file is locked, or None when it is not."""
    with in_plain_words():
        row = connection.execute("SELECT header FROM lock").fetchone()
    return read_header(str(row[0])) if row else None


@contextlib.contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Everything inside happens or nothing does; raises StoreError."""
    with in_plain_words():
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


@contextlib.contextmanager
def in_plain_words() -> Iterator[None]:
    """Turn SQLite's and the disk's errors into StoreErrors."""
    try:
        yield
    except sqlite3.Error as error:
        raise _plain(error) from None
    except UnicodeDecodeError:
        # sqlite3 fails so on its own message about a damaged name.
        raise DamagedStore("its tables cannot be read") from None
    except OSError as error:
        reason = (error.strerror or "error").lower()
        raise StoreError(
            f"{error.filename or 'The letters'} could not be written ({reason}); nothing was changed.",
            "Check the disk's free space, and whether you may write there.",
        ) from None


def _plain(error: sqlite3.Error) -> StoreError:
    text = str(error).lower()
    if "full" in text or "disk i/o" in text or "unable to open" in text:
        return StoreError(
            "The disk is full or cannot be written; your last change was not saved.",
            "Free some space, and try again.",
        )
    if "locked" in text or "busy" in text:
        return InUse()
    if "readonly" in text:
        return StoreError("The saved letters may not be written here; nothing was changed.", "Check the permissions.")
    return DamagedStore("the file cannot be read as saved letters")
