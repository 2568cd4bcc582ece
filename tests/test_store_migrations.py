"""Each step from an old file, made by hand as the old program made it."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from iepwriter.errors import StoreError
from iepwriter.store import open_store
from iepwriter.store.backups import kept
from iepwriter.store.errors import DamagedStore
from iepwriter.store.place import Place
from iepwriter.store.schema import LATEST
from tests.store_samples import CASE, CHILD

VERSION_1 = """
PRAGMA application_id = 1229279319;
PRAGMA user_version = 1;
CREATE TABLE lock (header TEXT NOT NULL);
CREATE TABLE letters (id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE,
  changed TEXT NOT NULL, summary BLOB NOT NULL, words BLOB NOT NULL);
CREATE TABLE cases (id INTEGER PRIMARY KEY, letter INTEGER NOT NULL REFERENCES letters ON DELETE CASCADE,
  body BLOB NOT NULL);
CREATE INDEX cases_letter ON cases (letter);
CREATE TABLE versions (letter INTEGER NOT NULL REFERENCES letters ON DELETE CASCADE,
  number INTEGER NOT NULL, made TEXT NOT NULL, case_id INTEGER NOT NULL REFERENCES cases,
  label BLOB NOT NULL, body BLOB NOT NULL, PRIMARY KEY (letter, number));
"""


def old_file(folder: Path) -> None:
    folder.mkdir()
    connection = sqlite3.connect(folder / "letters.db")
    connection.executescript(VERSION_1)
    summary = (
        f'{{"title":"T","child":"{CHILD}","addressee":"A","kind":"concern_statement","versions":1,"open_findings":0}}'
    )
    when = "2026-01-02T03:04:05.000006+00:00"
    connection.execute("INSERT INTO letters VALUES (1, 'u', ?, ?, ?)", (when, summary.encode(), b"old words"))
    connection.execute("INSERT INTO cases VALUES (1, 1, ?)", (CASE.model_dump_json().encode(),))
    body = b'{"text":"Dear A,\\n","signature_note":null,"disclaimer":"D."}'
    connection.execute(
        "INSERT INTO versions VALUES (1, 1, ?, 1, ?, ?)", (when, b'{"origin":"drafted","name":""}', body)
    )
    connection.commit()
    connection.close()


def test_a_file_of_version_1_opens_with_all_its_letters(tmp_path: Path) -> None:
    old_file(tmp_path / "s")
    store = open_store(tmp_path / "s")
    assert store.version(1).text == "Dear A,\n" and store.version(1).case == CASE
    assert store.search("old words")[0].child == CHILD
    store.keep_unsaved(1, {"text": "x"})
    store.save_edit(1, "Dear B,\n")
    store.close()
    connection = sqlite3.connect(tmp_path / "s" / "letters.db")
    assert connection.execute("PRAGMA user_version").fetchone() == (LATEST,)


def test_the_file_is_backed_up_before_it_is_brought_up_to_date(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old_file(tmp_path / "s")

    def fail(_: sqlite3.Connection) -> None:
        raise sqlite3.OperationalError("disk is full")

    monkeypatch.setattr("iepwriter.store.opening.migrate", fail)
    with pytest.raises(StoreError, match="disk is full"):
        open_store(tmp_path / "s")
    (backup,) = kept(Place(tmp_path / "s"))
    assert sqlite3.connect(backup).execute("PRAGMA user_version").fetchone() == (1,)


def test_a_file_of_a_newer_program_is_left_alone(tmp_path: Path) -> None:
    old_file(tmp_path / "s")
    connection = sqlite3.connect(tmp_path / "s" / "letters.db")
    connection.execute(f"PRAGMA user_version = {LATEST + 1}")
    connection.close()
    before = (tmp_path / "s" / "letters.db").read_bytes()
    with pytest.raises(StoreError, match="newer iepwriter"):
        open_store(tmp_path / "s")
    assert (tmp_path / "s" / "letters.db").read_bytes() == before


def test_a_database_of_another_program_is_not_taken_over(tmp_path: Path) -> None:
    (tmp_path / "s").mkdir()
    connection = sqlite3.connect(tmp_path / "s" / "letters.db")
    connection.executescript("PRAGMA user_version = 1; CREATE TABLE songs (title TEXT);")
    connection.close()
    with pytest.raises(DamagedStore, match="another program"):
        open_store(tmp_path / "s")
