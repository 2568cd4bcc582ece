"""The rows behind a letter: read a version, bring the list's line up to date, remove everything of it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from iepwriter.store import records
from iepwriter.store.errors import DamagedStore, NoSuchLetter
from iepwriter.store.records import Content, Label, Summary, Version, packed, unpacked
from iepwriter.store.schema import place_of
from iepwriter.store.sealing import Codec


def read_version(connection: sqlite3.Connection, codec: Codec, letter: int, number: int | None) -> Version:
    """One version, the latest for None; raises NoSuchLetter."""
    row = connection.execute(
        "SELECT v.number, v.made, v.label, v.body, v.case_id, c.body FROM versions v"
        " JOIN cases c ON c.id = v.case_id WHERE v.letter = ?1 AND (?2 IS NULL OR v.number = ?2)"
        " ORDER BY v.number DESC LIMIT 1",
        (letter, number),
    ).fetchone()
    if row is None:
        raise NoSuchLetter(letter, number)
    number, made, label, body, case_id, case = row
    assert number is not None
    with as_damage():
        content = unpacked(codec.open(body, place_of("versions", "body", letter, number)))
        case_data = unpacked(codec.open(case, place_of("cases", "body", case_id)))
        return Version(read_label(codec, letter, number, made, label), Content(**content), case_data)


def read_summary(codec: Codec, letter: int, changed: str, summary: bytes) -> Summary:
    """A letter's line of the list."""
    with as_damage():
        data = unpacked(codec.open(summary, place_of("letters", "summary", letter)))
        return Summary(id=letter, changed=datetime.fromisoformat(changed), **data)


def read_label(codec: Codec, letter: int, number: int, made: str, label: bytes) -> Label:
    """A version's line of the list."""
    with as_damage():
        data = unpacked(codec.open(label, place_of("versions", "label", letter, number)))
        return Label(letter, number, datetime.fromisoformat(made), data["origin"], data["name"])


@contextmanager
def as_damage() -> Iterator[None]:
    """A stored text that does not have the form in which it was written is damage."""
    try:
        yield
    except (ValueError, TypeError, KeyError):
        raise DamagedStore("a saved text cannot be read") from None


def refresh(connection: sqlite3.Connection, codec: Codec, letter: int, title: str | None) -> bytes:
    """Bring a letter's line up to its latest version, None giving it its first title; the words to search."""
    latest = read_version(connection, codec, letter, None)
    case = latest.case
    title = records.title_of(case) if title is None else title
    count = connection.execute("SELECT count(*) FROM versions WHERE letter = ?", (letter,)).fetchone()[0]
    data = {
        "title": title,
        "child": case.child.name,
        "addressee": case.addressee.name,
        "kind": case.kind,
        "versions": count,
        "open_findings": len(latest.content.findings),
    }
    words = records.words_of(title, case, latest.text)
    connection.execute(
        "UPDATE letters SET changed = ?, summary = ?, words = ? WHERE id = ?",
        (
            latest.label.made.isoformat(timespec="microseconds"),
            codec.seal(packed(data), place_of("letters", "summary", letter)),
            codec.seal(words, place_of("letters", "words", letter)),
            letter,
        ),
    )
    return words


def remove_letter(connection: sqlite3.Connection, letter: int) -> None:
    """Remove a letter's rows."""
    # Versions first: their cases may not go while they point at them.
    for table in ("versions", "cases", "unsaved"):
        connection.execute(f"DELETE FROM {table} WHERE letter = ?", (letter,))
    connection.execute("DELETE FROM letters WHERE id = ?", (letter,))
