"""One use of the saved letters: who may read now, and changes that happen whole or not at all."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

from iepwriter.errors import IepwriterError
from iepwriter.store.database import in_plain_words, transaction
from iepwriter.store.errors import Locked
from iepwriter.store.opening import Database
from iepwriter.store.sealing import Codec, Header
from iepwriter.store.searching import Index

IDLE_SECONDS = 15 * 60.0


class Session:
    """An open store with its lock. Safe to use from several threads."""

    def __init__(
        self,
        database: Database,
        *,
        idle_seconds: float = IDLE_SECONDS,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self.database = database
        self.idle_seconds = idle_seconds
        # Wall time, because other clocks stand still while a laptop sleeps.
        self._clock = clock
        self._used = clock()
        self._guard = threading.RLock()
        self._index = Index()

    @property
    def notices(self) -> list[str]:
        """Sentences to show once: what could not be done while opening."""
        return self.database.notices

    @property
    def sealed(self) -> bool:
        """Whether a passphrase is set."""
        return self.database.header is not None

    @property
    def locked(self) -> bool:
        """Whether a passphrase is needed now; letters left idle for `idle_seconds` lock themselves."""
        with self._guard:
            if self.sealed and self.database.codec is not None and self._clock() - self._used > self.idle_seconds:
                self.lock()
            return self.database.codec is None

    def unlock(self, passphrase: str) -> None:
        """Open the letters and read what a search looks through; raises WrongPassphrase."""
        with self._guard:
            self.database.unlock(passphrase)
            self._used = self._clock()
            # Here it goes unnoticed beside the time that the key takes. Damage is told by whoever reads the letter.
            if self.database.codec is not None:
                with suppress(IepwriterError):
                    self._index.load(self.database.connection, self.database.codec)

    def lock(self) -> None:
        """Forget the key and all that was read with it; without a passphrase there is nothing to lock."""
        with self._guard:
            if self.sealed:
                self.database.codec = None
                self._index.clear()

    def rekeyed(self, header: Header | None, codec: Codec) -> None:
        """Go on with a file that took the place of the old one."""
        with self._guard:
            self.database.header, self.database.codec = header, codec
            self._index.clear()

    def close(self) -> None:
        """Close the file; a second time does nothing."""
        with self._guard:
            self._index.clear()
            self.database.close()

    @contextmanager
    def _open(self) -> Iterator[Codec]:
        with self._guard:
            if self.locked or self.database.codec is None:
                raise Locked
            self._used = self._clock()
            yield self.database.codec

    @contextmanager
    def _change(self) -> Iterator[Codec]:
        with self._open() as codec:
            try:
                if self.database.connection.in_transaction:
                    yield codec
                else:
                    with transaction(self.database.connection):
                        yield codec
            except BaseException:
                self._index.clear()
                raise

    def _rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        with in_plain_words():
            return self.database.connection.execute(query, values).fetchall()

    def _do(self, query: str, *values: object) -> int:
        with in_plain_words():
            return int(self.database.connection.execute(query, values).lastrowid or 0)
