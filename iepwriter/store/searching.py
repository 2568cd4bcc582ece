"""Search over sealed letters: their words, opened once, stay in memory until the letters are locked."""

from __future__ import annotations

import sqlite3
from operator import itemgetter

from iepwriter.store.database import in_plain_words
from iepwriter.store.records import folded
from iepwriter.store.schema import place_of
from iepwriter.store.sealing import Codec


class Index:
    """The searched words of every letter, the last changed at the end."""

    def __init__(self) -> None:
        self._words: dict[int, bytes] = {}
        self._seen: int | None = None
        """SQLite's data_version at loading; another process's change moves it."""

    def find(self, connection: sqlite3.Connection, codec: Codec, query: str, limit: int) -> list[int]:
        """Letters that have every word of the query, the last changed first; all letters for no words."""
        self.load(connection, codec)
        words = [folded(word) for word in query.split()]
        found: list[int] = []
        for letter, text in reversed(self._words.items()):
            if all(word in text for word in words):
                found.append(letter)
                if len(found) == limit:
                    break
        return found

    def put(self, letter: int, words: bytes) -> None:
        """Make a letter the last changed."""
        self._words.pop(letter, None)
        if self._seen is not None:
            self._words[letter] = words

    def drop(self, letter: int) -> None:
        """Leave a letter out."""
        self._words.pop(letter, None)

    def clear(self) -> None:
        """Forget everything."""
        self._words.clear()
        self._seen = None

    def load(self, connection: sqlite3.Connection, codec: Codec) -> None:
        """Read the words again if another process has changed them."""
        with in_plain_words():
            now = int(connection.execute("PRAGMA data_version").fetchone()[0])
            if now == self._seen:
                return
            rows = connection.execute("SELECT changed, id, words FROM letters").fetchall()
        # In the order of the table and then sorted is twice as fast as letting SQLite jump between its pages.
        rows.sort(key=itemgetter(0, 1))
        self._words = {letter: codec.open(words, place_of("letters", "words", letter)) for _, letter, words in rows}
        self._seen = now
