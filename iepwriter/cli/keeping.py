"""`iepwriter backup`, `restore`, `purge` and `passphrase`: keep letters safe, and remove them for good."""

from __future__ import annotations

import argparse
import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from iepwriter.errors import IepwriterError

if TYPE_CHECKING:
    from iepwriter.store import Place, Store

Commands = argparse._SubParsersAction


def add_to(subparsers: Commands[argparse.ArgumentParser]) -> None:
    """Add the commands with their options; each sets `handle`."""
    saved = subparsers.add_parser("backup", help="write all letters into one file, to keep or to move")
    saved.add_argument("file", metavar="FILE", type=Path)
    saved.add_argument("--overwrite", action="store_true", help="replace a file of that name")
    saved.set_defaults(handle=backup)

    brought = subparsers.add_parser("restore", help="bring back letters from a backup, or mend damaged ones")
    brought.add_argument(
        "file", metavar="FILE", nargs="?", help="a backup, or the date of a daily one; none lists them"
    )
    brought.add_argument("--repair", action="store_true", help="mend damaged letters from what can be read")
    brought.add_argument("--yes", action="store_true", help="do not ask")
    brought.set_defaults(handle=restore)

    purged = subparsers.add_parser("purge", help="remove letters for good, also from backups")
    purged.add_argument("letter", metavar="LETTER", type=int, nargs="?")
    purged.add_argument("--child", metavar="NAME", help="every letter about this child")
    purged.add_argument("--all", action="store_true", help="every letter, backup and copy")
    purged.add_argument("--yes", action="store_true", help="do not ask")
    purged.set_defaults(handle=purge)

    locked = subparsers.add_parser("passphrase", help="encrypt all saved letters, or stop doing so")
    locked.add_argument("what", choices=("set", "change", "remove"))
    locked.add_argument("--yes", action="store_true", help="do not ask")
    locked.set_defaults(handle=passphrase)
    for command in (saved, brought, purged, locked):
        add_store_option(command)


def add_store_option(command: argparse.ArgumentParser) -> None:
    """Add the option that names another folder of letters."""
    command.add_argument("--store", metavar="FOLDER", type=Path, help="letters in this folder, not in the usual one")


def place_of(args: argparse.Namespace) -> Place:
    """The folder that was named, or the usual one."""
    from iepwriter.store import Place, default_place

    return Place(args.store) if args.store else default_place()


@contextlib.contextmanager
def opened(args: argparse.Namespace) -> Iterator[Store]:
    """The person's letters, unlocked; asks for the passphrase when one is set."""
    from iepwriter.store import open_store

    store = open_store(place_of(args))
    try:
        for notice in store.notices:
            print(f"iepwriter: {notice}", file=sys.stderr)
        if store.locked:
            store.unlock(ask_passphrase("Passphrase: "))
        yield store
    finally:
        store.close()


def ask_passphrase(prompt: str) -> str:
    """A passphrase typed without showing it, or a line of what is piped in; never taken from an argument."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    from getpass import getpass

    return getpass(prompt)


def confirm(question: str, args: argparse.Namespace) -> None:
    """Go on only after a yes; raises IepwriterError for anything else."""
    if getattr(args, "yes", False):
        return
    if not sys.stdin.isatty():
        raise IepwriterError(f"{question} Nothing was done, because nobody can be asked.", "Add `--yes` to do it.")
    print(f"{question} Type yes to go on: ", end="", file=sys.stderr, flush=True)
    if sys.stdin.readline().strip().lower() not in ("yes", "y"):
        raise IepwriterError("Nothing was done.")


def backup(args: argparse.Namespace) -> int:
    """Write all letters into one file."""
    from iepwriter.store.moving import back_up_to

    with opened(args) as store:
        back_up_to(store, args.file, overwrite=args.overwrite)
        sealed = store.sealed
    print(f"Wrote {args.file}. " + ("It opens with your passphrase." if sealed else "Anyone who has it can read it."))
    return 0


def restore(args: argparse.Namespace) -> int:
    """Bring back a backup, mend damaged letters, or list the daily backups."""
    from iepwriter.store import backups, moving

    place = place_of(args)
    if args.repair:
        return _repair(place)
    if args.file is None:
        for path in backups.kept(place):
            print(path.stem.removeprefix("letters-"))
        if not backups.kept(place):
            print("There are no daily backups yet.", file=sys.stderr)
        return 0
    daily = place.backups / f"letters-{args.file}.db"
    path = daily if daily.is_file() else Path(args.file)
    header = moving.lock_of(path)
    confirm(f"Put the letters of {path.name} in the place of those saved now?", args)
    count = moving.restore_from(place, path, ask_passphrase("Passphrase of the backup: ") if header else None)
    print(f"Restored {count} letter{'s' if count != 1 else ''} from {path.name}.")
    if header is None:
        print("These letters are not encrypted; `iepwriter passphrase set` encrypts them.")
    return 0


def _repair(place: Place) -> int:
    from iepwriter.store import rescue

    typed = ask_passphrase("Passphrase: ") if rescue.needs_passphrase(place) else None
    done = rescue.rescue(place, typed)
    print(f"Mended: {done.letters} letters with {done.versions} versions.")
    print("Letters that you removed since that backup may be among them; `iepwriter purge` removes one for good.")
    if done.backup:
        print(f"{done.from_backup} of these versions come from the backup {done.backup}.")
    if done.kept_damaged:
        print(f"The damaged file is kept as {done.kept_damaged}.")
    return 0


def purge(args: argparse.Namespace) -> int:
    """Remove a letter, a child or everything, from backups too."""
    from iepwriter.store import purging

    if [args.letter is not None, args.child is not None, args.all].count(True) != 1:
        raise IepwriterError("Say what to purge: a LETTER, `--child NAME`, or `--all`.")
    if args.all:
        confirm("Remove every letter, version and backup for good?", args)
        purging.purge_all(place_of(args))
    else:
        with opened(args) as store:
            if args.letter is not None:
                line = store.summary(args.letter)
                confirm(f"Remove letter {line.id}, “{line.title}”, for good?", args)
                purging.purge_letter(store, args.letter)
            else:
                confirm(f"Remove every letter about {args.child} for good?", args)
                count = purging.purge_child(store, args.child)
                print(f"{count} letter{'s' if count != 1 else ''} about {args.child} removed.")
    print(purging.CANNOT_PROMISE)
    return 0


def passphrase(args: argparse.Namespace) -> int:
    """Set, change or remove the passphrase."""
    from iepwriter.store import rewriting
    from iepwriter.store.sealing import NO_RECOVERY

    with opened_for_change(args) as (store, old):
        if args.what == "remove":
            confirm("Store all letters unencrypted?", args)
            rewriting.remove_passphrase(store, old)
            print("The passphrase is removed. Anyone who can read your files can read your letters now.")
            return 0
        print(NO_RECOVERY, file=sys.stderr)
        new = ask_passphrase("New passphrase: ")
        if new != ask_passphrase("Once more: "):
            raise IepwriterError("These two are not the same; nothing was changed.")
        if args.what == "set":
            rewriting.set_passphrase(store, new)
        else:
            rewriting.change_passphrase(store, old, new)
    print("All letters and backups are encrypted with the new passphrase. Older backups were removed.")
    return 0


@contextlib.contextmanager
def opened_for_change(args: argparse.Namespace) -> Iterator[tuple[Store, str]]:
    """The person's letters and the passphrase that opened them, empty when none is set."""
    from iepwriter.store import open_store

    store = open_store(place_of(args))
    try:
        old = ""
        if store.sealed and args.what == "set":
            raise IepwriterError("A passphrase is set already.", "`iepwriter passphrase change` changes it.")
        if not store.sealed and args.what != "set":
            raise IepwriterError("No passphrase is set.", "`iepwriter passphrase set` sets one.")
        if store.locked:
            old = ask_passphrase("Passphrase now: ")
            store.unlock(old)
        yield store, old
    finally:
        store.close()
