"""`iepwriter check`: the checks alone, on any text."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from iepwriter.cli.hearing import tell_deafness
from iepwriter.cli.output import put
from iepwriter.cli.told import told
from iepwriter.errors import IepwriterError

if TYPE_CHECKING:
    from iepwriter.cases import Case


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Adds the command with its options."""
    command = commands.add_parser("check", help="check a letter that is already written")
    command.add_argument("file", metavar="FILE", help="txt, md, docx or pdf; - reads what is piped in")
    command.add_argument("--case", metavar="CASE.toml", type=Path, help="also check every fact against this case")
    command.add_argument("--json", action="store_true", help="the findings as JSON")
    command.add_argument("--fix", action="store_true", help="show what would be said differently, as a unified diff")
    command.add_argument("--apply", action="store_true", help="with --fix: write the changes into a txt or md file")
    command.set_defaults(handle=handle)


def handle(options: argparse.Namespace) -> int:
    """Checks and prints; 1 when there is a finding that should be looked at before sending."""
    from iepwriter.checking import check
    from iepwriter.checking.readers import read_text
    from iepwriter.own_rules import rulebook, tell_problems

    case = None
    if options.case:
        # Reading a case needs a library that is slow to import.
        from iepwriter.cases import load_case

        case = load_case(options.case)
    text = read_text(options.file)
    tell_problems()
    if options.fix or options.apply:
        code = _fix(options, text, case)
        tell_deafness()
        return code
    report = check(text, case, rulebook())
    tell_deafness()
    if options.json:
        put(json.dumps(report.as_dict(), ensure_ascii=False, indent=2) + "\n", None)
    else:
        put(told(text, report), None)
    return 1 if report.findings else 0


def _fix(options: argparse.Namespace, text: str, case: Case | None) -> int:
    if not options.fix:
        raise IepwriterError("--apply does nothing alone.", "Add --fix: iepwriter check FILE --fix --apply")
    if options.json:
        raise IepwriterError("--fix shows a diff, --json findings.", "Choose one of them.")
    from iepwriter.cli.fix import fix

    return fix(options.file, text, case, apply=options.apply)
