"""Saving, listing, searching and comparing letters."""

from __future__ import annotations

import stat
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iepwriter.errors import StoreError
from iepwriter.store import memory_store, open_store
from iepwriter.store.backups import kept
from iepwriter.store.diff import as_text, word_diff
from iepwriter.store.errors import InUse, NoSuchLetter
from iepwriter.store.locking import FolderLock
from iepwriter.store.place import Place
from tests.store_samples import CASE, CHILD, DISCLAIMER, draft, letter_text, other_case, store_with_letter


def test_a_saved_letter_comes_back_whole_after_closing(tmp_path: Path) -> None:
    store = open_store(tmp_path / "s")
    store.save(draft(), CASE, name="first try")
    store.close()
    again = open_store(tmp_path / "s")
    version = again.version(1)
    assert version.text == letter_text()
    assert version.draft == draft()
    assert version.case == CASE
    assert version.label.name == "first try" and version.label.origin == "drafted"
    assert version.content.model is not None and version.content.model["id"] == "small"
    assert version.content.seed == 7
    assert version.content.findings[0]["message"] == "Say how much."
    assert version.letter.disclaimer == DISCLAIMER


def test_only_the_owner_may_read_the_folder_and_every_file_in_it(tmp_path: Path) -> None:
    store = store_with_letter(tmp_path / "s")
    assert stat.S_IMODE((tmp_path / "s").stat().st_mode) == 0o700
    for path in (tmp_path / "s").rglob("*"):
        wanted = 0o700 if path.is_dir() else 0o600
        assert stat.S_IMODE(path.stat().st_mode) == wanted, path
    assert (tmp_path / "s" / "letters.db-wal").exists()
    store.close()


def test_an_edit_is_a_new_version_and_keeps_model_seed_and_case(tmp_path: Path) -> None:
    store = store_with_letter(tmp_path / "s")
    assert [(v.number, v.origin) for v in store.versions(1)] == [(2, "edited"), (1, "drafted")]
    latest = store.version(1)
    assert "90 minutes" in latest.text and latest.case == CASE
    assert latest.content.seed == 7 and latest.draft is None
    assert store.version(1, 1).text == letter_text(60)


def test_restoring_an_old_version_keeps_those_between(tmp_path: Path) -> None:
    store = store_with_letter(tmp_path / "s")
    store.restore_version(1, 1)
    assert [v.origin for v in store.versions(1)] == ["restored from version 1", "edited", "drafted"]
    assert store.version(1).text == letter_text(60)
    assert store.summary(1).versions == 3


def test_versions_and_letters_can_be_named(tmp_path: Path) -> None:
    store = store_with_letter(tmp_path / "s")
    store.name_version(1, 1, "sent on 3 March")
    store.rename(1, "Speech minutes")
    assert [v.name for v in store.versions(1)] == ["", "sent on 3 March"]
    assert store.versions(1)[1].origin == "drafted"
    assert store.letters()[0].title == "Speech minutes"
    store.save_edit(1, letter_text(45))
    assert store.letters()[0].title == "Speech minutes"


def test_the_list_has_the_last_changed_letter_first(tmp_path: Path) -> None:
    store = store_with_letter(tmp_path / "s")
    store.save(draft(), other_case("Bo Lind"))
    assert [line.child for line in store.letters()] == ["Bo Lind", CHILD]
    store.save_edit(1, letter_text(30))
    assert [line.child for line in store.letters()] == [CHILD, "Bo Lind"]
    assert [line.child for line in store.letters(limit=1, offset=1)] == ["Bo Lind"]
    assert store.letters()[1].open_findings == 1


def test_a_search_finds_names_and_latest_words_in_any_case(tmp_path: Path) -> None:
    store = store_with_letter(tmp_path / "s")
    store.save(draft(15), other_case("Émile Lind"))
    assert [line.id for line in store.search("quillandra 90")] == [1]
    assert store.search("60 minutes") == []
    assert [line.id for line in store.search("e\u0301mile")] == [2]
    assert [line.id for line in store.search("")] == [2, 1]
    store.save_edit(1, letter_text(60))
    assert [line.id for line in store.search("60 minutes")] == [1]
    store.delete_letter(1)
    assert store.search("60 minutes") == []


def test_a_search_sees_what_another_window_saved(tmp_path: Path) -> None:
    one, two = store_with_letter(tmp_path / "s"), open_store(tmp_path / "s")
    assert one.search("77") == []
    two.save_edit(1, letter_text(77))
    assert [line.id for line in one.search("77")] == [1]


def test_removing_the_last_version_removes_the_letter(tmp_path: Path) -> None:
    store = store_with_letter(tmp_path / "s")
    store.delete_version(1, 2)
    assert store.version(1).text == letter_text(60) and store.summary(1).versions == 1
    store.delete_version(1, 1)
    assert store.letters() == []
    assert store.save(draft(), CASE).letter == 2


@pytest.mark.parametrize(("letter", "number"), [(9, None), (1, 9)])
def test_a_missing_letter_is_one_sentence(tmp_path: Path, letter: int, number: int | None) -> None:
    store = store_with_letter(tmp_path / "s")
    with pytest.raises(NoSuchLetter, match="9"):
        store.version(letter, number)
    with pytest.raises(NoSuchLetter):
        store.save(draft(), CASE, letter=9)
    assert len(store.letters()) == 1 and len(store.versions(1)) == 2


def test_what_was_on_the_screen_survives_until_the_letter_is_saved(tmp_path: Path) -> None:
    store = store_with_letter(tmp_path / "s")
    store.keep_unsaved(1, {"text": "half a sent"})
    store.keep_unsaved(0, {"child": {"name": "B"}})
    store.close()
    again = open_store(tmp_path / "s")
    assert again.unsaved(1) == {"text": "half a sent"}
    again.save_edit(1, "half a sentence.")
    assert again.unsaved(1) is None
    again.drop_unsaved(0)
    assert again.unsaved(0) is None


def test_no_save_leaves_no_file_anywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("HOME", "TMPDIR", "XDG_DATA_HOME", "SQLITE_TMPDIR"):
        monkeypatch.setenv(name, str(tmp_path))
    store = memory_store()
    store.save(draft(), CASE)
    assert store.search("quillandra")[0].id == 1
    store.restore_version(1, 1)
    store.close()
    assert list(tmp_path.rglob("*")) == []


def test_importing_makes_no_file_and_loads_nothing_heavy(tmp_path: Path) -> None:
    code = (
        "import sys, iepwriter.store, iepwriter.files, iepwriter.cli.letters, iepwriter.store.moving\n"
        "heavy = {'docx', 'fpdf', 'pypdf', 'cryptography', 'textual', 'llama_cpp', 'lxml'} & set(sys.modules)\n"
        "assert not heavy, heavy"
    )
    root = Path(__file__).parent.parent
    env = {"HOME": str(tmp_path), "PYTHONPATH": str(root), "PYTHONDONTWRITEBYTECODE": "1"}
    subprocess.run([sys.executable, "-c", code], check=True, cwd=tmp_path, env=env)
    assert list(tmp_path.rglob("*")) == []


def test_the_last_ten_days_of_use_are_backed_up(tmp_path: Path) -> None:
    for day in range(1, 15):
        store = open_store(tmp_path / "s", today=date(2026, 3, day))
        if day == 1:
            store.save(draft(), CASE)
        store.close()
    names = [path.name for path in kept(Place(tmp_path / "s"))]
    assert names == [f"letters-2026-03-{day:02}.db" for day in range(14, 4, -1)]


def test_replacing_the_file_waits_for_no_other_window(tmp_path: Path) -> None:
    store_with_letter(tmp_path / "s")
    lock = FolderLock(tmp_path / "s" / "in-use")
    with pytest.raises(InUse, match="another window"), lock.alone():
        pass


def test_a_folder_that_cannot_be_made_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError, match="cannot be used"):
        open_store(tmp_path / "file" / "s")


@given(st.text(max_size=80), st.text(max_size=80))
def test_a_diff_makes_both_texts_again(old: str, new: str) -> None:
    pieces = word_diff(old, new)
    assert "".join(p.text for p in pieces if p.change != "added") == old
    assert "".join(p.text for p in pieces if p.change != "removed") == new


def test_a_diff_marks_whole_words() -> None:
    told = as_text(word_diff("Rosa needs 60 minutes.", "Rosa needs 90 minutes."))
    assert told == "Rosa needs [-60-]{+90+} minutes."
