"""A report for reading: each line with its words underlined, the reason, and what to write instead."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left

from iepwriter.checking.finding import Finding, Report

_WIDEST = 100
_AHEAD = 40
_MORE = "There is more: only the first {count} remarks are shown. Change these, then check the text again."
_UNSAFE = ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")


def told(text: str, report: Report) -> str:
    """The whole report as text; a line number counts from 1."""
    breaks = [at for at, sign in enumerate(text) if sign == "\n"]
    parts = [_finding(text, finding, breaks) for finding in report.findings]
    if report.more:
        parts.append(_MORE.format(count=len(report.findings)))
    parts += [f"To make it more specific: {c.next_question}" for c in report.concerns if c.next_question]
    if not report.findings:
        parts.insert(0, "Nothing to change.")
    return "\n\n".join(parts) + "\n"


def _finding(text: str, finding: Finding, breaks: list[int]) -> str:
    number = bisect_left(breaks, finding.start)
    start = breaks[number - 1] + 1 if number else 0
    stop = breaks[number] if number < len(breaks) else len(text)
    said = [f"line {number + 1}, column {finding.start - start + 1}: {_clear(finding.message)}"]
    # Of a very long line only what may be shown is taken, since every finding in it takes its own part.
    left = max(start, finding.start - _WIDEST)
    line = text[left : min(stop, finding.end + 4 * _WIDEST)]
    said += _underlined(line, finding.start - left, min(finding.end - left, len(line)))
    said.append(f"  Why: {finding.why}")
    if finding.suggestions:
        ways = [f"“{_clear(s)}”" if s.strip() else "leave these words out" for s in finding.suggestions]
        said.append("  Instead: " + " or ".join(ways))
    return "\n".join(said)


def _underlined(line: str, start: int, end: int) -> list[str]:
    """The line, or the part of a long one around the words, above a row of carets."""
    left = max(0, start - _AHEAD) if len(line) > _WIDEST else 0
    right = min(len(line), max(left + _WIDEST, end)) if len(line) > _WIDEST else len(line)
    right = min(right, left + 3 * _WIDEST)
    lead, tail = ("…" if left else ""), ("…" if right < len(line) else "")
    before, words = _clear(line[left:start]), _clear(line[start : min(end, right)])
    shown = f"  {lead}{before}{words}{_clear(line[min(end, right) : right])}{tail}"
    return [shown, "  " + " " * (_columns(lead) + _columns(before)) + "^" * max(1, _columns(words))]


def _clear(text: str) -> str:
    """Text that cannot steer a terminal or break the row of carets."""
    return "".join(" " if unicodedata.category(c) in _UNSAFE else c for c in text)


def _columns(text: str) -> int:
    """Columns that a terminal gives a text: two for wide letters, none for marks on letters."""
    return sum(
        0 if unicodedata.combining(c) or c in "\ufe0f\u200d" else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in text
    )
