"""`iepwriter check`: the checks alone, on any text."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from iepwriter.checking.finding import Finding, Report
from iepwriter.cli.output import put


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Adds the command with its options."""
    command = commands.add_parser("check", help="check a letter that is already written")
    command.add_argument("file", metavar="FILE", help="txt, md, docx or pdf; - reads what is piped in")
    command.add_argument("--case", metavar="CASE.toml", type=Path, help="also check every fact against this case")
    command.add_argument("--json", action="store_true", help="the findings as JSON")
    command.set_defaults(handle=handle)


def handle(options: argparse.Namespace) -> int:
    """Checks and prints; 1 when there is a finding that should be looked at before sending."""
    from iepwriter.checking import check
    from iepwriter.checking.readers import read_text

    case = None
    if options.case:
        # Reading a case needs a library that is slow to import.
        from iepwriter.cases import load_case

        case = load_case(options.case)
    text = read_text(options.file)
    report = check(text, case)
    if options.json:
        put(json.dumps(report.as_dict(), ensure_ascii=False, indent=2) + "\n", None)
    else:
        put(told(text, report), None)
    return 1 if report.findings else 0


def _place(text: str, start: int) -> str:
    line = text.count("\n", 0, start) + 1
    return f"line {line}, column {start - (text.rfind(chr(10), 0, start) + 1) + 1}"


def _finding(text: str, finding: Finding) -> str:
    quoted = " ".join(finding.text.split())
    lines = [f'{_place(text, finding.start)}: "{quoted}"', f"  {finding.message}", f"  Why: {finding.why}"]
    if finding.suggestions:
        ways = [f'"{s}"' if s else "leave these words out" for s in finding.suggestions]
        lines.append("  Instead: " + " or ".join(ways))
    return "\n".join(lines)


def told(text: str, report: Report) -> str:
    """A report for reading: each finding with its place, the reason, and what to write instead."""
    parts = [_finding(text, finding) for finding in report.findings]
    parts += [f"To make it more specific: {c.next_question}" for c in report.concerns if c.next_question]
    if not report.findings:
        parts.insert(0, "Nothing to change.")
    return "\n\n".join(parts) + "\n"
