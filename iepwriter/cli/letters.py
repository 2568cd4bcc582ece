"""`iepwriter letters`, `export` and `import`: saved letters, and files out and in."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from iepwriter.cli import keeping, rewording
from iepwriter.cli.output import put
from iepwriter.errors import IepwriterError

if TYPE_CHECKING:
    from iepwriter.files import Document

Commands = argparse._SubParsersAction


def add_to(subparsers: Commands[argparse.ArgumentParser]) -> None:
    """Add the commands with their options; each sets `handle`."""
    _add_letters(subparsers)
    _add_files(subparsers)
    keeping.add_to(subparsers)


def _add_letters(subparsers: Commands[argparse.ArgumentParser]) -> None:
    letters = subparsers.add_parser("letters", help="saved letters and their versions")
    inside = letters.add_subparsers(title="what to do", metavar="WHAT", required=True)

    listed = inside.add_parser("list", help="all letters, or the versions of one")
    listed.add_argument("letter", metavar="LETTER", type=int, nargs="?")
    listed.add_argument("--search", metavar="WORDS", default="", help="only letters with all these words")
    listed.add_argument("--limit", metavar="N", type=int, default=200)
    listed.add_argument("--json", action="store_true")
    listed.set_defaults(handle=list_letters)

    shown = inside.add_parser("show", help="a letter with its disclaimer")
    shown.add_argument("letter", metavar="LETTER", type=int)
    shown.add_argument("--version", metavar="N", type=int, help="an older version")
    shown.add_argument("--json", action="store_true", help="with its case, model, seed and findings")
    shown.set_defaults(handle=show)

    compared = inside.add_parser("diff", help="what changed between two versions, word by word")
    compared.add_argument("letter", metavar="LETTER", type=int)
    compared.add_argument("old", metavar="OLD", type=int, nargs="?", help="the version before the latest")
    compared.add_argument("new", metavar="NEW", type=int, nargs="?", help="the latest version")
    compared.set_defaults(handle=diff)

    restored = inside.add_parser("restore", help="make an older version the latest")
    restored.add_argument("letter", metavar="LETTER", type=int)
    restored.add_argument("version", metavar="VERSION", type=int)
    restored.set_defaults(handle=restore)

    named = inside.add_parser("name", help="name a version, such as 'sent on 3 March'")
    named.add_argument("letter", metavar="LETTER", type=int)
    named.add_argument("version", metavar="VERSION", type=int)
    named.add_argument("name", metavar="NAME")
    named.set_defaults(handle=name)

    removed = inside.add_parser("rm", help="remove a letter or a version; daily backups keep it for a while")
    removed.add_argument("letter", metavar="LETTER", type=int)
    removed.add_argument("--version", metavar="N", type=int, help="only this version")
    removed.add_argument("--yes", action="store_true", help="do not ask")
    removed.set_defaults(handle=remove)
    reworded = inside.add_parser("reword", help="other wordings for one sentence; every fact stays")
    reworded.add_argument("letter", metavar="LETTER", type=int)
    reworded.add_argument("sentence", metavar="SENTENCE", help="the sentence, or how it begins")
    reworded.add_argument("--by-model", action="store_true", help="let the model write more of them, too")
    reworded.set_defaults(handle=rewording.reword)
    for command in (listed, shown, compared, restored, named, removed, reworded):
        keeping.add_store_option(command)


def _add_files(subparsers: Commands[argparse.ArgumentParser]) -> None:
    exported = subparsers.add_parser("export", help="write a letter as docx, pdf, eml, md or txt")
    exported.add_argument("letter", metavar="LETTER", type=int, nargs="?")
    exported.add_argument("--to", metavar="FILE", type=Path, required=True, help="its ending says the form")
    exported.add_argument("--version", metavar="N", type=int, help="an older version")
    exported.add_argument("--overwrite", action="store_true", help="replace a file of that name")
    exported.add_argument("--all", action="store_true", help="every letter and version as plain text in a folder")
    keeping.add_store_option(exported)
    exported.set_defaults(handle=export)

    imported = subparsers.add_parser("import", help="read a report, page by page, and find facts in it")
    imported.add_argument("file", metavar="FILE", type=Path, help="a txt, md, docx, pdf or eml file")
    imported.add_argument("--page", metavar="N", type=int, help="only this page")
    imported.add_argument("--search", metavar="WORDS", help="the lines with these words, each with its page")
    imported.add_argument("--facts", action="store_true", help="amounts, dates, tests, services and names")
    imported.add_argument("--evidence", action="store_true", help="the facts as [[concerns.evidence]] blocks")
    imported.add_argument("--json", action="store_true")
    imported.set_defaults(handle=read)


def list_letters(args: argparse.Namespace) -> int:
    """Print letters, or the versions of one."""
    with keeping.opened(args) as store:
        rows: list[str] = []
        if args.letter is not None:
            labels = store.versions(args.letter)
            data = [asdict(label) for label in labels]
            for label in labels:
                rows.append(
                    f"{label.number:>4}  {label.made.astimezone():%Y-%m-%d %H:%M}  {label.origin}  {label.name}"
                )
        else:
            found = store.search(args.search, args.limit) if args.search else store.letters(args.limit)
            data = [asdict(line) for line in found]
            for line in found:
                versions = f"{line.versions} version{'s' if line.versions != 1 else ''}"
                rows.append(
                    f"{line.id:>4}  {line.changed.astimezone():%Y-%m-%d}  {line.child}  {line.title}  ({versions})"
                )
    if args.json:
        put(json.dumps(data, ensure_ascii=False, indent=2, default=str) + "\n", None)
    elif rows:
        put("\n".join(row.rstrip() for row in rows) + "\n", None)
    else:
        print("No letter has these words." if args.search else "No letters are saved yet.", file=sys.stderr)
    return 0


def show(args: argparse.Namespace) -> int:
    """Print a version with its disclaimer."""
    from iepwriter.files import plain_text

    with keeping.opened(args) as store:
        version = store.version(args.letter, args.version)
    if not args.json:
        put(plain_text(version.letter), None)
        return 0
    content = asdict(version.content)
    content.pop("draft_data")
    # The person's own limits are for their eyes; no output shows them.
    case = {key: value for key, value in version.case_data.items() if key != "private"}
    data = asdict(version.label) | content | {"case": case}
    put(json.dumps(data, ensure_ascii=False, indent=2, default=str) + "\n", None)
    return 0


def diff(args: argparse.Namespace) -> int:
    """Print what changed, with [-removed-] and {+added+} words."""
    from iepwriter.store.diff import as_text, word_diff

    with keeping.opened(args) as store:
        numbers = [label.number for label in store.versions(args.letter)]
        new = args.new if args.new is not None else numbers[0]
        old = args.old if args.old is not None else next((number for number in numbers if number < new), None)
        if old is None:
            raise IepwriterError(f"Letter {args.letter} has only one version, so there is nothing to compare.")
        pieces = word_diff(store.version(args.letter, old).text, store.version(args.letter, new).text)
    print(f"Letter {args.letter}, from version {old} to version {new}:", file=sys.stderr)
    put(as_text(pieces).rstrip("\n") + "\n", None)
    return 0


def restore(args: argparse.Namespace) -> int:
    """Make an older version the latest."""
    with keeping.opened(args) as store:
        label = store.restore_version(args.letter, args.version)
    print(f"Version {args.version} is the latest again, as version {label.number}; the others are kept.")
    return 0


def name(args: argparse.Namespace) -> int:
    """Name a version."""
    with keeping.opened(args) as store:
        store.name_version(args.letter, args.version, args.name)
    print(f"Version {args.version} of letter {args.letter} is now called “{args.name}”.")
    return 0


def remove(args: argparse.Namespace) -> int:
    """Remove a letter or a version after asking."""
    with keeping.opened(args) as store:
        line = store.summary(args.letter)
        what = (
            f"letter {line.id}, “{line.title}”"
            if args.version is None
            else f"version {args.version} of letter {line.id}"
        )
        keeping.confirm(f"Remove {what}?", args)
        if args.version is None:
            store.delete_letter(args.letter)
        else:
            store.delete_version(args.letter, args.version)
    print(f"Removed {what}. Daily backups still have it; `iepwriter purge` removes it from those too.")
    return 0


def export(args: argparse.Namespace) -> int:
    """Write one letter to a file, or all of them to a folder."""
    from iepwriter.files import write_letter
    from iepwriter.store.moving import export_all

    if args.all == (args.letter is not None):
        raise IepwriterError("Say which letter to export, or `--all`.", "`iepwriter letters list` shows the letters.")
    with keeping.opened(args) as store:
        if args.all:
            count = export_all(store, args.to)
            print(f"Wrote {count} letter{'s' if count != 1 else ''} to {args.to}. Anyone who has it can read them.")
            return 0
        version = store.version(args.letter, args.version)
    overwrite = args.overwrite
    if args.to.exists() and not overwrite and sys.stdin.isatty():
        keeping.confirm(f"{args.to} exists already. Replace it?", args)
        overwrite = True
    write_letter(version.letter, args.to, overwrite=overwrite)
    print(f"Wrote {args.to}.")
    return 0


def read(args: argparse.Namespace) -> int:
    """Print a document's text, the lines with some words, or its facts."""
    from iepwriter.files import facts_in, read_document, search

    document = read_document(args.file)
    if args.search is not None:
        hits = search(document, args.search)
        put("".join(f"page {hit.page}: {hit.line}\n" for hit in hits), None)
        return 0
    if not (args.facts or args.evidence):
        _put_pages(document, args.page, as_json=args.json)
        return 0
    facts = [fact for fact in facts_in(document) if args.page in (None, fact.page)]
    if args.json:
        put(json.dumps([asdict(fact) for fact in facts], ensure_ascii=False, indent=2) + "\n", None)
    elif args.evidence:
        from iepwriter.files import as_evidence

        blocks = {as_evidence(fact, document): None for fact in facts if fact.kind in ("amount", "test", "service")}
        for item in blocks:
            put(f"[[concerns.evidence]]\nsource = {_toml(item.source)}\nfinding = {_toml(item.finding)}\n\n", None)
    else:
        put("".join(f"page {fact.page}  {fact.kind:<7}  {fact.text}\n    {fact.quote}\n" for fact in facts), None)
    return 0


def _toml(text: str) -> str:
    # A JSON string is a TOML string, but for a sign that TOML wants escaped.
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _put_pages(document: Document, page: int | None, *, as_json: bool) -> None:
    if page is not None and not 1 <= page <= len(document.pages):
        raise IepwriterError(f"{document.name} has no page {page}.", f"It has {len(document.pages)}.")
    wanted = [(n, text) for n, text in enumerate(document.pages, 1) if page in (None, n)]
    if as_json:
        data = {"name": document.name, "numbered": document.numbered, "pages": [text for _, text in wanted]}
        put(json.dumps(data, ensure_ascii=False, indent=2) + "\n", None)
        return
    for number, text in wanted:
        put(f"== page {number}\n{text.rstrip()}\n\n" if document.numbered else f"{text.rstrip()}\n", None)
