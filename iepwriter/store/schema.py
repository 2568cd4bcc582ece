"""The tables of the store and the numbered steps that bring an older file up to date."""

from __future__ import annotations

import sqlite3

from iepwriter.errors import StoreError
from iepwriter.store.errors import DamagedStore

APPLICATION = 0x49455057
"""Marks a SQLite file as ours ("IEPW")."""

STEPS: tuple[tuple[str, ...], ...] = (
    (
        f"PRAGMA application_id = {APPLICATION}",
        "CREATE TABLE lock (header TEXT NOT NULL)",
        "CREATE TABLE letters (id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE,"
        " changed TEXT NOT NULL, summary BLOB NOT NULL, words BLOB NOT NULL)",
        "CREATE TABLE cases (id INTEGER PRIMARY KEY, letter INTEGER NOT NULL REFERENCES letters"
        " ON DELETE CASCADE, body BLOB NOT NULL)",
        "CREATE INDEX cases_letter ON cases (letter)",
        "CREATE TABLE versions (letter INTEGER NOT NULL REFERENCES letters ON DELETE CASCADE,"
        " number INTEGER NOT NULL, made TEXT NOT NULL, case_id INTEGER NOT NULL REFERENCES cases,"
        " label BLOB NOT NULL, body BLOB NOT NULL,"
        " PRIMARY KEY (letter, number))",
    ),
    (
        "CREATE INDEX letters_changed ON letters (changed)",
        "CREATE INDEX versions_case ON versions (case_id)",
        "CREATE TABLE unsaved (letter INTEGER PRIMARY KEY, body BLOB NOT NULL)",
    ),
)
"""Step n brings a file from version n - 1 to n; a released step is never changed."""

LATEST = len(STEPS)

TABLES = {
    "letters": (("id",), ("uid", "changed"), ("summary", "words")),
    "cases": (("id",), ("letter",), ("body",)),
    "versions": (("letter", "number"), ("made", "case_id"), ("label", "body")),
    "unsaved": (("letter",), (), ("body",)),
}
"""For each table: its key, its open columns, and its columns that a passphrase seals."""


def place_of(table: str, column: str, *key: int) -> str:
    """The name of one stored text; its seal is bound to it."""
    return f"{table}.{column}:{'.'.join(map(str, key))}"


def version_of(connection: sqlite3.Connection) -> int:
    """The version of a file's tables; raises StoreError for a file of a newer program or of another one."""
    found = int(connection.execute("PRAGMA user_version").fetchone()[0])
    mark = int(connection.execute("PRAGMA application_id").fetchone()[0])
    if found > LATEST:
        raise StoreError(
            "These letters were saved by a newer iepwriter; nothing was changed.",
            "Install the newer one to open them.",
        )
    if found and mark != APPLICATION:
        raise DamagedStore("this is another program's file")
    return found


def migrate(connection: sqlite3.Connection) -> None:
    """Bring a file to the latest version, each step whole or not at all."""
    for number in range(version_of(connection), LATEST):
        connection.execute("BEGIN IMMEDIATE")
        try:
            for command in STEPS[number]:
                connection.execute(command)
            connection.execute(f"PRAGMA user_version = {number + 1}")
            connection.execute("COMMIT")
        except sqlite3.Error:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
