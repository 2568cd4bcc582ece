"""Take the whole library elsewhere and back: one file, or a folder that needs no program to read."""

from __future__ import annotations

import json
import os
import re
from datetime import date
from pathlib import Path

from iepwriter.errors import StoreError
from iepwriter.store import backups
from iepwriter.store.database import check, connect, in_plain_words
from iepwriter.store.errors import DamagedStore
from iepwriter.store.letters import Store
from iepwriter.store.locking import FolderLock
from iepwriter.store.opening import check_file
from iepwriter.store.place import Place, scrub, settle
from iepwriter.store.rescue import keep_damaged
from iepwriter.store.rewriting import swap, unlock_file
from iepwriter.store.schema import TABLES, migrate, place_of
from iepwriter.store.sealing import Codec, Header


def back_up_to(store: Store, path: Path, *, overwrite: bool = False) -> None:
    """Write all letters into one file, sealed when the store is; raises StoreError, also if it exists."""
    if path.exists() and not overwrite:
        raise StoreError(f"{path} exists already; nothing was written.", "Choose another name, or add `--overwrite`.")
    with store._open():
        backups.copy_to(store.database.connection, path)


def lock_of(path: Path) -> Header | None:
    """How a backup is locked, None when it is not; raises StoreError for a damaged file."""
    return check_file(path)


def restore_from(place: Place, path: Path, passphrase: str | None = None, today: date | None = None) -> int:
    """Put a backup's letters in the place of those saved now; how many letters it has.

    What was saved until now becomes today's daily backup. Raises WrongPassphrase or StoreError, and then has
    changed nothing.
    """
    header = check_file(path)
    codec = unlock_file(path, passphrase)
    place.make()
    with in_plain_words():
        folder_lock = FolderLock(place.in_use)
    try:
        with folder_lock.alone():
            source = connect(path)
            try:
                backups.copy_to(source, place.rewritten)
            finally:
                source.close()
            count = _bring_up(place.rewritten, codec)
            _keep_present(place, today or date.today(), sealed=header is not None)
            swap(place, place.rewritten, wipe=header is not None)
    except BaseException:
        scrub(place.rewritten)
        raise
    finally:
        folder_lock.close()
    return count


def _bring_up(path: Path, codec: Codec) -> int:
    """Migrate a copied backup and open every text in it once; how many letters there are."""
    connection = connect(path)
    try:
        with in_plain_words():
            connection.execute("PRAGMA journal_mode = MEMORY")
            migrate(connection)
            for table, (key, _, sealed) in TABLES.items():
                for row in connection.execute(f"SELECT {','.join((*key, *sealed))} FROM {table}"):
                    for column, value in zip(sealed, row[len(key) :], strict=True):
                        codec.open(value, place_of(table, column, *row[: len(key)]))
            check(connection)
            return int(connection.execute("SELECT count(*) FROM letters").fetchone()[0])
    finally:
        connection.close()
        settle(path)


def _keep_present(place: Place, today: date, *, sealed: bool) -> None:
    """Make what is saved now today's backup, as far as it can be read."""
    if not place.letters.exists():
        return
    present = connect(place.letters)
    try:
        check(present)
        backups.back_up_today(place, present, today, again=True)
        present.execute("PRAGMA journal_mode = DELETE")
    except DamagedStore:
        keep_damaged(place, today)
    finally:
        present.close()
    if sealed:
        for path in [*place.backups.iterdir(), *place.folder.glob("damaged-*")]:
            if not backups.is_sealed(path):
                scrub(path)


READ_ME = """These are all letters that were saved in iepwriter, as plain text.
Anyone who has this folder can read them.

Each folder is one letter. letter.txt is its latest version; the folder versions/ has every version.
case.json is what was known when it was written.
private-do-not-send.json, where there is one, has your own limits for the meeting. Keep it to yourself.
"""


def export_all(store: Store, folder: Path) -> int:
    """Write every letter and version as plain text into a new folder; how many letters. Raises StoreError."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise StoreError(f"{folder} exists already; nothing was written.", "Name a new or empty folder.")
    with in_plain_words():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        _write(folder / "README.txt", READ_ME)
        letters = store.letters(limit=-1)
        for letter in letters:
            name = re.sub(r"[^\w]+", "-", f"{letter.id:04} {letter.child} {letter.title}").strip("-")[:80]
            _export_letter(store, letter.id, folder / name)
    return len(letters)


def _export_letter(store: Store, letter: int, folder: Path) -> None:
    from iepwriter.files.letter import plain_text

    (folder / "versions").mkdir(mode=0o700, parents=True)
    for label in store.versions(letter):
        version = store.version(letter, label.number)
        content = version.content
        text = plain_text(version.letter)
        stem = f"{label.number:03} {label.made:%Y-%m-%d} {label.origin} {label.name}".strip()
        _write(folder / "versions" / (re.sub(r"[^\w.-]+", "-", stem)[:80] + ".txt"), text)
        if not (folder / "letter.txt").exists():
            case = dict(version.case_data)
            private = case.pop("private", {})
            _write(folder / "letter.txt", text)
            _write(folder / "case.json", json.dumps(case, ensure_ascii=False, indent=2) + "\n")
            if any(private.values()):
                _write(
                    folder / "private-do-not-send.json",
                    json.dumps(private, ensure_ascii=False, indent=2) + "\n",
                )
            about = {"model": content.model, "seed": content.seed, "findings": content.findings}
            _write(folder / "how-it-was-made.json", json.dumps(about, ensure_ascii=False, indent=2) + "\n")


def _write(path: Path, text: str) -> None:
    handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
        file.write(text)
