"""`iepwriter draft`: a letter from a case file."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from iepwriter.cli.keeping import add_store_option, ask_passphrase, place_of
from iepwriter.cli.output import put
from iepwriter.errors import IepwriterError

if TYPE_CHECKING:
    from iepwriter.cases import Case
    from iepwriter.drafting.result import Draft


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Adds the command with its options."""
    command = commands.add_parser("draft", help="write the letter of a case file")
    command.add_argument("case", metavar="CASE.toml", type=Path, help="what you know; see `iepwriter example`")
    command.add_argument("-o", "--output", metavar="FILE", type=Path, help="write to FILE instead of the screen")
    command.add_argument("--json", action="store_true", help="the letter with origins and findings, as JSON")
    command.add_argument("--seed", type=_seed, default=1, metavar="N", help="another number, another wording (1)")
    command.add_argument("--model", default=None, metavar="ID", help="a model of the catalogue, a .gguf file, or none")
    command.add_argument("--no-save", action="store_true", help="keep nothing of this letter on disk")
    add_store_option(command)
    command.set_defaults(handle=handle)


def _seed(text: str) -> int:
    if not text.isdigit() or not 1 <= int(text) < 2**31:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from 1 to 2147483647")
    return int(text)


def handle(options: argparse.Namespace) -> int:
    """Drafts, writes, and says what to look at; 1 when the letter has open problems."""
    from iepwriter.cases import load_case

    case = load_case(options.case)
    # Only now: a mistake in the case is told before anything heavy is read.
    from iepwriter import writing
    from iepwriter.cli.interrupt import stoppable
    from iepwriter.cli.progress import Watcher
    from iepwriter.drafting.draft import serious
    from iepwriter.drafting.layout import with_disclaimer
    from iepwriter.own_rules import tell_problems

    tell_problems()
    watcher = Watcher()
    try:
        with stoppable() as stop:
            result = writing.draft(case, model=options.model, seed=options.seed, said=watcher, stop=stop)
    finally:
        watcher.done()
    if options.json:
        put(json.dumps(result.as_dict(), ensure_ascii=False, indent=2) + "\n", options.output)
    else:
        put(with_disclaimer(result.letter, result.signature_note), options.output)
        _tell(result.left_out, [f for f in result.findings if serious(f)])
    if not options.no_save:
        _keep(result, case, options)
    return 1 if any(serious(finding) for finding in result.findings) else 0


def _keep(result: Draft, case: Case, options: argparse.Namespace) -> None:
    """Saves the letter as a new one, or as the next version of the letter with the same title.

    A letter that cannot be saved has been printed all the same, so this only tells why.
    """
    from iepwriter.store import open_store
    from iepwriter.store.records import title_of

    try:
        store = open_store(place_of(options))
    except IepwriterError as error:
        print(f"iepwriter: this letter was not saved. {error}", file=sys.stderr)
        return
    try:
        if store.locked:
            typed = ask_passphrase("Your letters are locked. Passphrase, to save this one among them: ")
            if not typed:
                print("iepwriter: this letter was not saved: your letters are locked by a passphrase.", file=sys.stderr)
                return
            store.unlock(typed)
        title = title_of(case)
        same = (s for s in store.letters() if (s.title, s.child) == (title, case.child.name))
        store.save(result, case, next((s.id for s in same), None))
    except IepwriterError as error:
        print(f"iepwriter: this letter was not saved. {error}", file=sys.stderr)
    finally:
        store.close()


def _tell(left_out: object, problems: object) -> None:
    from iepwriter.checking.finding import Finding
    from iepwriter.drafting.result import LeftOut

    assert isinstance(left_out, tuple) and isinstance(problems, list)
    lines: list[str] = []
    if problems:
        lines.append("Before you send it:")
        lines += [f'  "{f.text}": {f.message}' for f in problems if isinstance(f, Finding)]
    if left_out:
        lines.append("Left out of the letter:")
        lines += [f'  "{_short(item.text)}": {item.reason}' for item in left_out if isinstance(item, LeftOut)]
    if lines:
        print("\n".join(["", *lines]), file=sys.stderr)


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 70 else text[:67] + "..."
