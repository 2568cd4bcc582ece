"""Damaged files: one sentence, nothing altered, and a way back."""

from __future__ import annotations

import random
import sqlite3
from datetime import date
from pathlib import Path

import pytest

from iepwriter.errors import StoreError
from iepwriter.store import open_store
from iepwriter.store.errors import DamagedStore, WrongPassphrase
from iepwriter.store.moving import back_up_to, export_all, restore_from
from iepwriter.store.place import Place
from iepwriter.store.rescue import rescue
from tests.store_samples import CASE, CHILD, PASSPHRASE, draft, letter_text, other_case, store_with_letter


def closed_store(folder: Path, passphrase: str = "", letters: int = 12) -> bytes:
    store = store_with_letter(folder, passphrase=passphrase)
    for number in range(letters):
        store.save(draft(number), other_case(f"Child {number}"))
    store.close()
    return (folder / "letters.db").read_bytes()


@pytest.mark.parametrize("passphrase", ["", PASSPHRASE])
@pytest.mark.parametrize("size", [0, 1, 100, 4096, 20000])
def test_a_truncated_file_is_reported_and_not_altered(tmp_path: Path, size: int, passphrase: str) -> None:
    whole = closed_store(tmp_path / "s", passphrase)
    (tmp_path / "s" / "letters.db").write_bytes(whole[:size])
    with pytest.raises(DamagedStore, match="restore --repair"):
        open_store(tmp_path / "s")
    assert (tmp_path / "s" / "letters.db").read_bytes() == whole[:size]


@pytest.mark.parametrize("passphrase", ["", PASSPHRASE])
def test_flipped_bytes_never_raise_anything_but_a_sentence(tmp_path: Path, passphrase: str) -> None:
    whole = closed_store(tmp_path / "s", passphrase)
    chance = random.Random(5)
    for _ in range(60):
        at = chance.randrange(len(whole))
        (tmp_path / "s" / "letters.db").write_bytes(
            whole[:at] + bytes([whole[at] ^ (1 << chance.randrange(8))]) + whole[at + 1 :]
        )
        try:
            store = open_store(tmp_path / "s")
        except StoreError as error:
            assert "nothing was changed" in str(error)
            continue
        try:
            if passphrase:
                store.unlock(passphrase)
            for line in store.letters():
                text = store.version(line.id).text
                if passphrase:
                    assert "Dear Mr. Adeyemi" in text
        except StoreError as error:
            assert str(error)
        finally:
            store.close()


def test_a_flipped_byte_in_a_sealed_letter_is_noticed(tmp_path: Path) -> None:
    store = store_with_letter(tmp_path / "s", passphrase=PASSPHRASE)
    connection = store.database.connection
    body = connection.execute("SELECT body FROM versions WHERE number = 1").fetchone()[0]
    connection.execute(
        "UPDATE versions SET body = ? WHERE number = 1", (body[:20] + bytes([body[20] ^ 1]) + body[21:],)
    )
    with pytest.raises(DamagedStore):
        store.version(1, 1)
    connection.execute("UPDATE versions SET body = (SELECT body FROM versions WHERE number = 2) WHERE number = 1")
    with pytest.raises(DamagedStore):
        store.version(1, 1)


@pytest.mark.parametrize("passphrase", ["", PASSPHRASE])
def test_repair_brings_back_what_can_be_read_and_the_rest_from_the_backup(tmp_path: Path, passphrase: str) -> None:
    closed_store(tmp_path / "s", passphrase)
    store = open_store(tmp_path / "s", today=date(2030, 1, 1))
    store.unlock(passphrase)
    store.save(draft(), other_case("After the backup"))
    store.close()
    whole = (tmp_path / "s" / "letters.db").read_bytes()
    for page in (3, 5, 8, 12):
        (tmp_path / "s" / "letters.db").write_bytes(whole[: page * 4096] + bytes(4096) + whole[(page + 1) * 4096 :])
        rescued = rescue(Place(tmp_path / "s"), passphrase or None)
        assert rescued.kept_damaged is not None and rescued.kept_damaged.stat().st_size == len(whole)
        again = open_store(tmp_path / "s", today=date(2030, 1, 1))
        again.unlock(passphrase)
        assert len(again.letters()) >= 13
        assert again.version(1, 1).text == letter_text(60)
        assert all(again.version(line.id).text for line in again.letters())
        assert any(line.child == CHILD for line in again.search("quillandra 90"))
        again.save(draft(), CASE)
        again.close()


def test_repair_without_any_backup_keeps_every_readable_letter(tmp_path: Path) -> None:
    whole = closed_store(tmp_path / "s")
    for backup in (tmp_path / "s" / "backups").iterdir():
        backup.unlink()
    (tmp_path / "s" / "letters.db").write_bytes(whole[:-4096])
    done = rescue(Place(tmp_path / "s"))
    assert done.backup == "" and done.letters >= 1
    open_store(tmp_path / "s").close()


def test_a_damaged_list_of_tables_is_one_sentence_and_mended_from_the_backup(tmp_path: Path) -> None:
    closed_store(tmp_path / "s")
    open_store(tmp_path / "s", today=date(2030, 1, 1)).close()
    whole = (tmp_path / "s" / "letters.db").read_bytes()
    for name in (b"letters_changed", b"cases_letter"):
        at = whole.index(name)
        (tmp_path / "s" / "letters.db").write_bytes(whole[:at] + b"\xcc" + whole[at + 1 :])
        with pytest.raises(DamagedStore):
            open_store(tmp_path / "s")
        assert rescue(Place(tmp_path / "s")).letters == 13


def test_repair_of_nothing_changes_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "s"
    Place(folder).make()
    (folder / "letters.db").write_bytes(b"this was never a database" * 300)
    with pytest.raises(StoreError, match="no daily backup"):
        rescue(Place(folder))
    assert (folder / "letters.db").read_bytes().startswith(b"this was never")


@pytest.mark.parametrize("passphrase", ["", PASSPHRASE])
def test_a_backup_file_moves_all_letters_to_another_machine(tmp_path: Path, passphrase: str) -> None:
    store = store_with_letter(tmp_path / "s", passphrase=passphrase)
    back_up_to(store, tmp_path / "all.db")
    with pytest.raises(StoreError, match="exists already"):
        back_up_to(store, tmp_path / "all.db")
    assert restore_from(Place(tmp_path / "new"), tmp_path / "all.db", passphrase or None) == 1
    moved = open_store(tmp_path / "new")
    assert moved.locked == bool(passphrase)
    moved.unlock(passphrase)
    assert moved.version(1, 1).draft == draft()


def test_restoring_keeps_what_was_there_as_todays_backup(tmp_path: Path) -> None:
    store = store_with_letter(tmp_path / "s")
    back_up_to(store, tmp_path / "all.db")
    store.delete_letter(1)
    store.save(draft(), other_case("Bo Lind"))
    store.close()
    restore_from(Place(tmp_path / "s"), tmp_path / "all.db", today=date(2030, 1, 1))
    assert [line.child for line in open_store(tmp_path / "s", today=date(2030, 1, 1)).letters()] == [CHILD]
    restore_from(Place(tmp_path / "other"), tmp_path / "s" / "backups" / "letters-2030-01-01.db")
    assert [line.child for line in open_store(tmp_path / "other").letters()] == ["Bo Lind"]


@pytest.mark.parametrize("harm", ["truncated", "flipped", "wrong passphrase", "no backup"])
def test_a_bad_backup_alters_nothing(tmp_path: Path, harm: str) -> None:
    store = store_with_letter(tmp_path / "s", passphrase=PASSPHRASE)
    back_up_to(store, tmp_path / "all.db")
    store.close()
    data = bytearray((tmp_path / "all.db").read_bytes())
    if harm == "flipped":
        connection = sqlite3.connect(tmp_path / "all.db")
        body = bytes(connection.execute("SELECT body FROM versions WHERE number = 2").fetchone()[0])
        connection.close()
        # A long text is spread over several pages; its first bytes lie in one of them.
        data[data.index(body[:300]) + 50] ^= 1
    bad = {"truncated": bytes(data[:9000]), "no backup": b"%PDF-1.7 something else" * 99}.get(harm, bytes(data))
    (tmp_path / "all.db").write_bytes(bad)
    before = (tmp_path / "s" / "letters.db").read_bytes()
    typed = "not the passphrase" if harm == "wrong passphrase" else PASSPHRASE
    with pytest.raises((DamagedStore, WrongPassphrase)):
        restore_from(Place(tmp_path / "s"), tmp_path / "all.db", typed)
    assert (tmp_path / "s" / "letters.db").read_bytes() == before
    assert not (tmp_path / "s" / "letters.db.new").exists()


def test_everything_can_be_exported_to_be_read_without_this_program(tmp_path: Path) -> None:
    store = store_with_letter(tmp_path / "s", passphrase=PASSPHRASE)
    assert export_all(store, tmp_path / "plain") == 1
    (folder,) = [path for path in (tmp_path / "plain").iterdir() if path.is_dir()]
    assert (folder / "letter.txt").read_text("utf-8").startswith(letter_text(90).rstrip())
    assert "not legal advice" in (folder / "letter.txt").read_text("utf-8")
    assert len(list((folder / "versions").iterdir())) == 2
    assert "45 minutes" not in (folder / "case.json").read_text("utf-8")
    assert "45 minutes" in (folder / "private-do-not-send.json").read_text("utf-8")
    with pytest.raises(StoreError, match="exists already"):
        export_all(store, tmp_path / "plain")
