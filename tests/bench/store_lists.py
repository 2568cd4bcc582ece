"""How long the home list and a search take with 10,000 letters of 20 versions: `python -m tests.bench.store_lists`.

Prints milliseconds; the goal is under 50 for each that a person waits for.
"""

from __future__ import annotations

import argparse
import random
import secrets
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from string import ascii_lowercase

from iepwriter.store import Store, open_store
from iepwriter.store.records import content_of, packed, words_of
from iepwriter.store.rewriting import set_passphrase
from iepwriter.store.schema import place_of
from tests.store_samples import CASE, PASSPHRASE, draft, letter_text

FIRST = ("Rosa", "Bo", "Amina", "Jun", "Theo", "Inés", "Noor", "Kai")
LAST = ("Lind", "Okafor", "Nguyễn", "Silva", "Haddad", "Kowalski", "Begay")


def fill(store: Store, letters: int, versions: int) -> None:
    """Write rows as `Store.save` does, all in one transaction."""
    with store._change() as codec:
        execute = store.database.connection.execute
        start = datetime(2020, 1, 1, tzinfo=UTC)
        chance = random.Random(1)
        vocabulary = ["".join(chance.choices(ascii_lowercase, k=chance.randint(2, 9))) for _ in range(4000)]
        for letter in range(1, letters + 1):
            child = f"{FIRST[letter % 8]} {LAST[letter % 7]} {letter}"
            text = letter_text() + " ".join(vocabulary[int(chance.paretovariate(0.4)) % 4000] for _ in range(330))
            content = asdict(content_of(draft())) | {"text": text, "draft_data": None}
            case = CASE.model_copy(update={"child": CASE.child.model_copy(update={"name": child})})
            when = (start + timedelta(minutes=letter)).isoformat(timespec="microseconds")
            line = {"title": f"Speech {letter}", "child": child, "addressee": "Mr. Adeyemi", "kind": case.kind}
            summary = packed(line | {"versions": versions, "open_findings": 0})
            words = words_of(line["title"], case, text)
            execute(
                "INSERT INTO letters VALUES (?, ?, ?, ?, ?)",
                (
                    letter,
                    secrets.token_hex(16),
                    when,
                    codec.seal(summary, place_of("letters", "summary", letter)),
                    codec.seal(words, place_of("letters", "words", letter)),
                ),
            )
            body = codec.seal(packed(case.model_dump(mode="json")), place_of("cases", "body", letter))
            execute("INSERT INTO cases VALUES (?, ?, ?)", (letter, letter, body))
            for number in range(1, versions + 1):
                label = packed({"origin": "edited", "name": ""})
                execute(
                    "INSERT INTO versions VALUES (?, ?, ?, ?, ?, ?)",
                    (
                        letter,
                        number,
                        when,
                        letter,
                        codec.seal(label, place_of("versions", "label", letter, number)),
                        codec.seal(packed(content), place_of("versions", "body", letter, number)),
                    ),
                )


def told(name: str, work: Callable[[], object], times: int = 15) -> None:
    """Print the median and the worst time of some work."""
    spent = []
    for _ in range(times):
        begin = time.perf_counter()
        work()
        spent.append((time.perf_counter() - begin) * 1000)
    print(f"  {name:<46} {median(spent):8.1f} ms   worst {max(spent):8.1f} ms")


def measure(folder: Path, letters: int, versions: int, passphrase: str) -> None:
    """Fill a store and measure it."""
    store = open_store(folder)
    if passphrase:
        set_passphrase(store, passphrase)
    fill(store, letters, versions)
    store.close()
    print(f"{'with' if passphrase else 'without'} a passphrase, {(folder / 'letters.db').stat().st_size >> 20} MB")
    (folder / "backups").joinpath(next((folder / "backups").iterdir()).name).unlink()
    told("first open of the day, with check and backup", lambda: open_store(folder).close(), 1)
    told("open, with check", lambda: open_store(folder).close(), 3)
    store = open_store(folder)
    if passphrase:
        told("unlock, which prepares the search", lambda: store.unlock(passphrase), 1)
    told("home list, 200 letters", store.letters)
    told("prepare the search, in the background", store.prepare_search, 1)
    told("first search after opening", lambda: store.search("okafor 4321"), 1)
    told("search, few found", lambda: store.search("okafor 4321"))
    told("search, all found", lambda: store.search("parent school"))
    told("search, none found", lambda: store.search("zebra crossing"))
    told("versions of a letter", lambda: store.versions(letters // 2))
    told("save an edit", lambda: store.save_edit(letters // 2, letter_text(45)))
    told("search after saving", lambda: store.search("okafor 4321"))
    store.close()


def main() -> None:
    """Measure a plain and a sealed store."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--letters", type=int, default=10_000)
    parser.add_argument("--versions", type=int, default=20)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as temp:
        measure(Path(temp) / "plain", args.letters, args.versions, "")
        measure(Path(temp) / "sealed", args.letters, args.versions, PASSPHRASE)


if __name__ == "__main__":
    main()
