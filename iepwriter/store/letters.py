"""Saved letters: list, search, save, and every version of each."""

from __future__ import annotations

import secrets
from dataclasses import asdict, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from iepwriter.cases.model import Case
from iepwriter.store import records, rows
from iepwriter.store.database import in_plain_words
from iepwriter.store.errors import NoSuchLetter
from iepwriter.store.records import Content, Label, Summary, Version, packed, unpacked
from iepwriter.store.schema import place_of
from iepwriter.store.sealing import Codec
from iepwriter.store.session import Session

if TYPE_CHECKING:
    from iepwriter.drafting.result import Draft


class Store(Session):
    """The letters of one folder, or of memory alone."""

    # Reading

    def letters(self, limit: int = 200, offset: int = 0) -> list[Summary]:
        """Letters, the last changed first."""
        with self._open() as codec:
            found = self._rows(
                "SELECT id, changed, summary FROM letters ORDER BY changed DESC, id DESC LIMIT ? OFFSET ?",
                limit,
                offset,
            )
            return [rows.read_summary(codec, *row) for row in found]

    def search(self, query: str, limit: int = 200) -> list[Summary]:
        """Letters whose title, names or latest text have every word of the query, the last changed first."""
        with self._open() as codec:
            ids = self._index.find(self.database.connection, codec, query, limit)
            marks = ",".join("?" * len(ids))
            found = self._rows(
                f"SELECT id, changed, summary FROM letters WHERE id IN ({marks}) ORDER BY changed DESC, id DESC",
                *ids,
            )
            return [rows.read_summary(codec, *row) for row in found]

    def prepare_search(self) -> None:
        """Read what a search looks through; an app calls this in the background after opening."""
        with self._open() as codec:
            self._index.load(self.database.connection, codec)

    def summary(self, letter: int) -> Summary:
        """One letter's line of the list; raises NoSuchLetter."""
        with self._open() as codec:
            found = self._rows("SELECT id, changed, summary FROM letters WHERE id = ?", letter)
            if not found:
                raise NoSuchLetter(letter)
            return rows.read_summary(codec, *found[0])

    def versions(self, letter: int) -> list[Label]:
        """A letter's versions, newest first; raises NoSuchLetter."""
        with self._open() as codec:
            self.summary(letter)
            found = self._rows(
                "SELECT letter, number, made, label FROM versions WHERE letter = ? ORDER BY 2 DESC", letter
            )
            return [rows.read_label(codec, *row) for row in found]

    def version(self, letter: int, number: int | None = None) -> Version:
        """One version, the latest by default; raises NoSuchLetter."""
        with self._open() as codec, in_plain_words():
            return rows.read_version(self.database.connection, codec, letter, number)

    def last_draft(self, letter: int) -> Draft | None:
        """The newest draft among a letter's versions, also when the person changed its text since; or None."""
        found = (self.version(letter, label.number).draft for label in self.versions(letter))
        return next((draft for draft in found if draft is not None), None)

    # Writing

    def save(self, draft: Draft, case: Case, letter: int | None = None, *, name: str = "") -> Label:
        """Keep a draft as a new letter, or as the next version of one; raises NoSuchLetter."""
        return self._add(letter, records.content_of(draft), case, "drafted", name)

    def save_edit(
        self,
        letter: int,
        text: str,
        *,
        case: Case | None = None,
        findings: list[dict[str, Any]] | None = None,
        name: str = "",
    ) -> Label:
        """Keep the person's own changes as the next version, with the model and seed of the one before."""
        with self._change():
            latest = self.version(letter)
            content = replace(latest.content, text=text, findings=findings or [], draft_data=None)
            return self._add(letter, content, case or latest.case, "edited", name)

    def restore_version(self, letter: int, number: int) -> Label:
        """Make an older version the latest; those between stay."""
        with self._change():
            old = self.version(letter, number)
            return self._add(letter, old.content, old.case, f"restored from version {number}", old.label.name)

    def name_version(self, letter: int, number: int, name: str) -> None:
        """Give a version a name, such as `sent on 3 March`; raises NoSuchLetter."""
        with self._change() as codec:
            label = self.version(letter, number).label
            sealed = codec.seal(
                packed({"origin": label.origin, "name": name}), place_of("versions", "label", letter, number)
            )
            self._do("UPDATE versions SET label = ? WHERE letter = ? AND number = ?", sealed, letter, number)

    def rename(self, letter: int, title: str) -> None:
        """Give a letter another title; raises NoSuchLetter."""
        with self._change() as codec:
            self._refresh(codec, letter, title)

    def delete_version(self, letter: int, number: int) -> None:
        """Remove one version, with the last one the letter; raises NoSuchLetter."""
        with self._change() as codec:
            if [label.number for label in self.versions(letter)] == [number]:
                return self.delete_letter(letter)
            self.version(letter, number)
            self._do("DELETE FROM versions WHERE letter = ? AND number = ?", letter, number)
            self._do(
                "DELETE FROM cases WHERE letter = ? AND id NOT IN (SELECT case_id FROM versions WHERE letter = ?)",
                letter,
                letter,
            )
            self._refresh(codec, letter, self.summary(letter).title)

    def delete_letter(self, letter: int) -> None:
        """Remove a letter with all its versions; daily backups keep it until they are replaced or purged."""
        with self._change():
            self.summary(letter)
            rows.remove_letter(self.database.connection, letter)
            self._index.drop(letter)

    # Work that is not a version yet

    def keep_unsaved(self, letter: int, data: dict[str, Any]) -> None:
        """Keep what is on the screen of a letter, 0 for one not yet saved, in place of what was kept."""
        with self._change() as codec:
            sealed = codec.seal(packed(data), place_of("unsaved", "body", letter))
            self._do("INSERT OR REPLACE INTO unsaved VALUES (?, ?)", letter, sealed)

    def unsaved(self, letter: int) -> dict[str, Any] | None:
        """What was on the screen when the program ended, or None."""
        with self._open() as codec:
            found = self._rows("SELECT body FROM unsaved WHERE letter = ?", letter)
            if not found:
                return None
            with rows.as_damage():
                return unpacked(codec.open(found[0][0], place_of("unsaved", "body", letter)))

    def unfinished(self) -> dict[int, dict[str, Any]]:
        """What was typed for letters that are not saved yet, by the place (0 or less) where it is kept."""
        with self._open() as codec:
            found = self._rows("SELECT letter, body FROM unsaved WHERE letter <= 0 ORDER BY letter DESC")
            with rows.as_damage():
                return {at: unpacked(codec.open(body, place_of("unsaved", "body", at))) for at, body in found}

    def drop_unsaved(self, letter: int) -> None:
        """Forget what was on the screen."""
        with self._change():
            self._do("DELETE FROM unsaved WHERE letter = ?", letter)

    def _add(self, letter: int | None, content: Content, case: Case, origin: str, name: str) -> Label:
        made = datetime.now(UTC)
        with self._change() as codec:
            if letter is None:
                letter = self._do(
                    "INSERT INTO letters (uid, changed, summary, words) VALUES (?, '', x'', x'')",
                    secrets.token_hex(16),
                )
                title, number = records.title_of(case), 1
            else:
                title, number = self.summary(letter).title, self.versions(letter)[0].number + 1
            case_id = self._case(codec, letter, case)
            label = Label(letter, number, made, origin, name)
            self._do(
                "INSERT INTO versions VALUES (?, ?, ?, ?, ?, ?)",
                letter,
                number,
                made.isoformat(timespec="microseconds"),
                case_id,
                codec.seal(packed({"origin": origin, "name": name}), place_of("versions", "label", letter, number)),
                codec.seal(packed(asdict(content)), place_of("versions", "body", letter, number)),
            )
            self._refresh(codec, letter, title)
            self._do("DELETE FROM unsaved WHERE letter = ?", letter)
            return label

    def _case(self, codec: Codec, letter: int, case: Case) -> int:
        """The row of this case, a new one only when it differs from the letter's latest."""
        data = case.model_dump(mode="json")
        found = self._rows("SELECT id, body FROM cases WHERE letter = ? ORDER BY id DESC LIMIT 1", letter)
        if found and unpacked(codec.open(found[0][1], place_of("cases", "body", found[0][0]))) == data:
            return int(found[0][0])
        case_id = self._do("INSERT INTO cases (letter, body) VALUES (?, x'')", letter)
        sealed = codec.seal(packed(data), place_of("cases", "body", case_id))
        self._do("UPDATE cases SET body = ? WHERE id = ?", sealed, case_id)
        return case_id

    def _refresh(self, codec: Codec, letter: int, title: str) -> None:
        with in_plain_words():
            self._index.put(letter, rows.refresh(self.database.connection, codec, letter, title))
