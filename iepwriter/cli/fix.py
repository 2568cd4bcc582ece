"""`iepwriter check FILE --fix`: what would be said differently, as a unified diff, written only when told to."""

from __future__ import annotations

import difflib
from pathlib import Path
from typing import TYPE_CHECKING

from iepwriter.checking import fixed
from iepwriter.cli.output import put, write_whole
from iepwriter.own_rules import rulebook

if TYPE_CHECKING:
    from iepwriter.cases import Case

_WRITABLE = (".txt", ".md")
_ONLY_SHOWN = "{name} is not a txt or md file, so the changes are only shown; make them in the program that wrote it.\n"


def fix(name: str, text: str, case: Case | None, *, apply: bool) -> int:
    """Shows the changes, or makes them; 1 when there are changes that were not made."""
    new = fixed(text, case, rulebook())
    if apply and name == "-":
        put(new, None)
        return 0
    if new == text:
        put("Nothing that can be said differently with certainty.\n", None)
        return 0
    put(difference(text, new, name), None)
    if not apply:
        return 1
    path = Path(name)
    if path.suffix.lower() not in _WRITABLE:
        put("\n" + _ONLY_SHOWN.format(name=name), None)
        return 1
    _write(path.resolve(), new)
    put(f"\nWritten to {name}.\n", None)
    return 0


def _write(path: Path, text: str) -> None:
    """Writes the file whole, for the same readers as before."""
    mode = path.stat().st_mode
    write_whole(path, text)
    path.chmod(mode)


def difference(old: str, new: str, name: str) -> str:
    """A unified diff, complete also where the last line has no end."""
    before, after = old.splitlines(keepends=True), new.splitlines(keepends=True)
    lines = difflib.unified_diff(before, after, name, f"{name} (calm)")
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)
