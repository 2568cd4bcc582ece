"""Open the letters of a folder: check them, clean up after an interrupted run, back up, bring up to date."""

from __future__ import annotations

import contextlib
import sqlite3
from datetime import date
from pathlib import Path

from iepwriter.errors import StoreError
from iepwriter.store import backups
from iepwriter.store.database import check, connect, header_of, in_plain_words
from iepwriter.store.errors import DamagedStore, InUse
from iepwriter.store.locking import FolderLock
from iepwriter.store.place import Place, new_file, settle
from iepwriter.store.schema import migrate
from iepwriter.store.sealing import Codec, Header, Plain


class Database:
    """The open file of a store: its connection, its lock on the folder, and its key while unlocked."""

    def __init__(self, place: Place | None, today: date | None = None) -> None:
        self.place = place
        self.notices: list[str] = []
        """Sentences to show once: what could not be done while opening."""
        self.codec: Codec | None = None
        self.header: Header | None = None
        self._today = today
        self.folder_lock: FolderLock | None = None
        if place is None:
            self.connection = connect(None)
            migrate(self.connection)
            self.codec = Plain()
            return
        place.make()
        with in_plain_words():
            self.folder_lock = FolderLock(place.in_use)
        try:
            self.open()
        except BaseException:
            self.close()
            raise

    def open(self) -> None:
        """Open the file of the folder, or make it; raises StoreError and then has changed nothing."""
        assert self.place is not None and self.folder_lock is not None
        if not self.place.letters.exists():
            with self.folder_lock.gated():
                if not self.place.letters.exists():
                    self._make()
        with contextlib.suppress(InUse, OSError), self.folder_lock.alone():
            backups.tidy(self.place)
        self.connection = connect(self.place.letters)
        try:
            before = check(self.connection)
            self.header = header_of(self.connection)
            self.codec = None if self.header else Plain()
            self._back_up()
            with in_plain_words():
                self.connection.execute("PRAGMA journal_mode = WAL")
                migrate(self.connection)
            if before != check(self.connection):
                self._back_up(again=True)
        except BaseException:
            self.connection.close()
            raise

    def unlock(self, passphrase: str) -> None:
        """Get the key; raises WrongPassphrase."""
        if self.header is not None:
            self.codec = self.header.unlock(passphrase)

    def close(self) -> None:
        """Close the file and let the folder go; a second time does nothing."""
        connection = getattr(self, "connection", None)
        if connection is not None:
            connection.close()
        if self.folder_lock is not None:
            self.folder_lock.close()
        if self.header is not None:
            self.codec = None

    def _make(self) -> None:
        assert self.place is not None
        if backups.kept(self.place):
            self.notices.append(
                "There were no saved letters, so a new store was made. Daily backups are still there: "
                "`iepwriter restore` lists them."
            )
        with in_plain_words():
            new_file(self.place.rewritten)
            connection = connect(self.place.rewritten)
            try:
                migrate(connection)
            finally:
                connection.close()
            settle(self.place.rewritten)
            self.place.rewritten.replace(self.place.letters)
            settle(self.place.folder)

    def _back_up(self, *, again: bool = False) -> None:
        assert self.place is not None and self.folder_lock is not None
        try:
            with self.folder_lock.gated():
                backups.back_up_today(self.place, self.connection, self._today or date.today(), again=again)
        except DamagedStore:
            raise
        except StoreError as error:
            # A full disk must not keep a parent from reading a letter.
            self.notices.append(f"Today's backup could not be made. {error}")


def check_file(path: Path) -> Header | None:
    """Whether a file holds letters without damage, and how it is locked; raises StoreError."""
    if not path.is_file():
        raise StoreError(f"There is no file {path}.", "Check the name.")
    try:
        connection = connect(path)
    except sqlite3.Error:
        raise DamagedStore("it cannot be opened") from None
    try:
        check(connection, deep=True)
        return header_of(connection)
    finally:
        connection.close()
