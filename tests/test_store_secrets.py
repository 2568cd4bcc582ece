"""A passphrase hides everything that we leave on the disk; purging removes it."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from iepwriter.errors import StoreError
from iepwriter.store import Store, memory_store, open_store, sealing
from iepwriter.store.errors import InUse, Locked, WrongPassphrase
from iepwriter.store.moving import back_up_to, restore_from
from iepwriter.store.opening import Database
from iepwriter.store.place import Place
from iepwriter.store.purging import purge_all, purge_child, purge_letter
from iepwriter.store.rewriting import change_passphrase, remove_passphrase, set_passphrase
from tests.store_samples import (
    CASE,
    CHILD,
    PASSPHRASE,
    SECRETS,
    SHIPPED_COST,
    draft,
    files_with,
    letter_text,
    other_case,
    store_with_letter,
)


def test_without_a_passphrase_the_name_is_found_so_this_search_works(tmp_path: Path) -> None:
    store = store_with_letter(tmp_path / "s")
    names = {path.name for path in files_with(tmp_path, *SECRETS)}
    assert names == {"letters.db-wal"}
    store.close()
    assert "letters.db" in {path.name for path in files_with(tmp_path, *SECRETS)}


def test_with_a_passphrase_no_file_has_the_name_or_the_letter(tmp_path: Path) -> None:
    store = open_store(tmp_path / "s", today=date(2026, 3, 1))
    store.save(draft(), CASE)
    store.close()
    store = open_store(tmp_path / "s", today=date(2026, 3, 2))
    assert len(files_with(tmp_path / "s" / "backups", *SECRETS)) == 1
    set_passphrase(store, PASSPHRASE)
    assert files_with(tmp_path, *SECRETS) == []
    store.save_edit(1, letter_text(75))
    store.keep_unsaved(1, {"text": letter_text(76)})
    store.name_version(1, 1, f"for {CHILD}")
    back_up_to(store, tmp_path / "all.db")
    assert (tmp_path / "s" / "letters.db-wal").stat().st_size
    assert files_with(tmp_path, *SECRETS) == []
    store.close()
    assert files_with(tmp_path, *SECRETS) == []


def test_letters_saved_under_a_passphrase_come_back_with_it_only(tmp_path: Path) -> None:
    store_with_letter(tmp_path / "s", passphrase=PASSPHRASE).close()
    before = (tmp_path / "s" / "letters.db").read_bytes()
    store = open_store(tmp_path / "s")
    assert store.locked
    with pytest.raises(Locked):
        store.letters()
    for wrong in ("", PASSPHRASE + " ", PASSPHRASE.upper(), "\udce9"):
        with pytest.raises(WrongPassphrase, match="nothing was changed"):
            store.unlock(wrong)
    store.close()
    assert (tmp_path / "s" / "letters.db").read_bytes() == before
    store = open_store(tmp_path / "s")
    store.unlock(PASSPHRASE)
    assert store.version(1, 1).draft == draft()
    assert store.search("quillandra")[0].child == CHILD


def test_an_accent_may_be_typed_on_any_keyboard(tmp_path: Path) -> None:
    store_with_letter(tmp_path / "s", passphrase="caf\u00e9 tractor").close()
    store = open_store(tmp_path / "s")
    store.unlock("cafe\u0301 tractor")
    assert store.letters()


def test_letters_lock_themselves_after_idle_time(tmp_path: Path) -> None:
    store_with_letter(tmp_path / "s", passphrase=PASSPHRASE).close()
    now = [1000.0]
    store = Store(Database(Place(tmp_path / "s")), idle_seconds=60, clock=lambda: now[0])
    store.unlock(PASSPHRASE)
    store.search("quillandra")
    now[0] += 50
    assert store.letters()
    now[0] += 59
    assert not store.locked
    now[0] += 2
    assert store.locked
    with pytest.raises(Locked):
        store.save(draft(), CASE)
    store.unlock(PASSPHRASE)
    assert len(store.versions(1)) == 2


def test_letters_without_a_passphrase_never_lock(tmp_path: Path) -> None:
    store = store_with_letter(tmp_path / "s")
    store.idle_seconds = -1
    store.lock()
    assert not store.locked and store.letters()


def test_a_changed_passphrase_opens_the_letters_and_the_old_one_opens_no_file(tmp_path: Path) -> None:
    store = store_with_letter(tmp_path / "s", passphrase=PASSPHRASE)
    with pytest.raises(WrongPassphrase):
        change_passphrase(store, "not the old one", "another long one")
    change_passphrase(store, PASSPHRASE, "another long one")
    assert store.version(1, 1).draft == draft()
    store.close()
    again = open_store(tmp_path / "s")
    with pytest.raises(WrongPassphrase):
        again.unlock(PASSPHRASE)
    again.unlock("another long one")
    assert len(again.versions(1)) == 2
    for backup in (tmp_path / "s" / "backups").iterdir():
        with pytest.raises(WrongPassphrase):
            restore_from(Place(tmp_path / "x"), backup, PASSPHRASE)
        assert restore_from(Place(tmp_path / "x"), backup, "another long one") == 1
    assert files_with(tmp_path, *SECRETS) == []


def test_a_removed_passphrase_leaves_plain_letters(tmp_path: Path) -> None:
    store = store_with_letter(tmp_path / "s", passphrase=PASSPHRASE)
    with pytest.raises(WrongPassphrase):
        remove_passphrase(store, "something else")
    assert store.sealed
    remove_passphrase(store, PASSPHRASE)
    store.close()
    again = open_store(tmp_path / "s")
    assert not again.locked and again.version(1, 1).draft == draft()
    with pytest.raises(StoreError, match="No passphrase is set"):
        remove_passphrase(again, PASSPHRASE)


def test_a_short_passphrase_is_refused_and_a_second_one_too(tmp_path: Path) -> None:
    store = store_with_letter(tmp_path / "s")
    with pytest.raises(StoreError, match="at least 8"):
        set_passphrase(store, "short")
    assert not store.sealed
    set_passphrase(store, PASSPHRASE)
    with pytest.raises(StoreError, match="set already"):
        set_passphrase(store, PASSPHRASE)
    with pytest.raises(StoreError, match="Nothing is saved"):
        set_passphrase(memory_store(), PASSPHRASE)


def test_a_passphrase_is_not_set_while_another_window_is_open(tmp_path: Path) -> None:
    store, other = store_with_letter(tmp_path / "s"), open_store(tmp_path / "s")
    with pytest.raises(InUse, match="another window"):
        set_passphrase(store, PASSPHRASE)
    other.save_edit(1, letter_text(33))
    assert not store.sealed and "33 minutes" in store.version(1).text
    other.close()
    set_passphrase(store, PASSPHRASE)
    assert "33 minutes" in store.version(1).text


def test_guessing_a_passphrase_is_slow_and_the_lock_cannot_be_weakened(tmp_path: Path) -> None:
    assert SHIPPED_COST >= 2**17
    header, _ = sealing.new_lock(PASSPHRASE)
    data = json.loads(header.as_text())
    for cost in (0, 1, 3, 2**30, "x"):
        with pytest.raises(StoreError, match="damaged"):
            sealing.read_header(json.dumps(data | {"cost": cost}))
    with pytest.raises(WrongPassphrase):
        sealing.read_header(json.dumps(data | {"cost": data["cost"] // 2})).unlock(PASSPHRASE)


def test_plain_copies_that_a_killed_run_left_are_gone_after_opening(tmp_path: Path) -> None:
    store_with_letter(tmp_path / "s", passphrase=PASSPHRASE).close()
    plain = store_with_letter(tmp_path / "plain")
    back_up_to(plain, tmp_path / "s" / "backups" / "letters-2026-01-01.db")
    for name in ("letters.db.new", "temp/edit.txt", ".x.part", "backups/.letters-2026-01-01.db.part"):
        (tmp_path / "s" / name).write_text(CHILD)
    open_store(tmp_path / "s").close()
    assert files_with(tmp_path / "s", *SECRETS) == []


def test_a_sealed_backup_over_plain_letters_leaves_no_plain_backup(tmp_path: Path) -> None:
    sealed = store_with_letter(tmp_path / "a", passphrase=PASSPHRASE)
    back_up_to(sealed, tmp_path / "all.db")
    store_with_letter(tmp_path / "s").close()
    assert restore_from(Place(tmp_path / "s"), tmp_path / "all.db", PASSPHRASE) == 1
    assert files_with(tmp_path / "s", *SECRETS) == []


def days_of_letters(folder: Path, passphrase: str) -> Store:
    """Two letters of one child and one of another, over three days with backups."""
    store = open_store(folder, today=date(2026, 3, 1))
    store.save(draft(), CASE)
    if passphrase:
        set_passphrase(store, passphrase)
    store.close()
    for day in (2, 3):
        store = open_store(folder, today=date(2026, 3, day))
        store.unlock(passphrase)
        store.save(draft(day), CASE if day == 2 else other_case("Bo Lind"))
        store.close()
    store = open_store(folder, today=date(2026, 3, 4))
    store.unlock(passphrase)
    return store


@pytest.mark.parametrize("passphrase", ["", PASSPHRASE])
def test_purging_a_child_reaches_every_backup_and_spares_the_others(tmp_path: Path, passphrase: str) -> None:
    store = days_of_letters(tmp_path / "s", passphrase)
    store.keep_unsaved(0, {"name": CHILD})
    store.delete_letter(2)
    assert purge_child(store, "  quillandra zeffirelli-obi ") == 1
    assert [line.child for line in store.letters()] == ["Bo Lind"]
    assert store.unsaved(0) is None
    store.close()
    # The other letter speaks of the child in its text too, so look for her full name in the head of a case.
    for path in files_with(tmp_path, f'"name":"{CHILD}"'.encode()):
        raise AssertionError(path)
    for backup in (tmp_path / "s" / "backups").iterdir():
        restore_from(Place(tmp_path / backup.stem), backup, passphrase or None)
        copy = open_store(tmp_path / backup.stem)
        copy.unlock(passphrase)
        assert {line.child for line in copy.letters()} <= {"Bo Lind"}


def test_purging_a_letter_leaves_no_byte_of_it(tmp_path: Path) -> None:
    store = days_of_letters(tmp_path / "s", "")
    text = b"Quillandra needs 60 minutes"
    assert files_with(tmp_path, text)
    purge_letter(store, 1)
    assert files_with(tmp_path, text) == []
    assert len(store.letters()) == 2
    assert len(list((tmp_path / "s" / "backups").iterdir())) == 4


def test_purging_everything_leaves_nothing_and_asks_for_no_passphrase(tmp_path: Path) -> None:
    store = days_of_letters(tmp_path / "s", PASSPHRASE)
    (tmp_path / "s" / "damaged-2026-01-01.db").write_text(CHILD)
    (tmp_path / "s" / "temp" / "swap").write_text(CHILD)
    with pytest.raises(InUse):
        purge_all(Place(tmp_path / "s"))
    store.close()
    purge_all(Place(tmp_path / "s"))
    left = list((tmp_path / "s").rglob("*"))
    assert {path.name for path in left} == {"in-use", "in-use.gate"}
    assert all(path.stat().st_size == 0 for path in left)
    purge_all(Place(tmp_path / "never"))
    assert not (tmp_path / "never").exists()
    assert open_store(tmp_path / "s").letters() == []
