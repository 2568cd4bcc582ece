"""Opens a text in the person's own editor and brings it back; whatever happens, the old text is kept."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

from iepwriter.errors import IepwriterError

_AT_ONCE = 1.0
"""Seconds; an editor that ends sooner without a change has most likely only opened a window."""
_FALLBACKS = ("nano", "vi", "notepad.exe")


def editor_command(environment: Mapping[str, str] = os.environ) -> list[str]:
    """The person's editor as a command; raises IepwriterError when there is none or it cannot be read."""
    for variable in ("VISUAL", "EDITOR"):
        line = environment.get(variable, "").strip()
        if line:
            try:
                return shlex.split(line)
            except ValueError:
                raise IepwriterError(f"{variable} cannot be read: {line}", "A quotation mark is left open.") from None
    found = next((name for name in _FALLBACKS if shutil.which(name, path=environment.get("PATH"))), None)
    if found is None:
        raise IepwriterError("No editor was found.", "Set EDITOR to the editor's name, such as `nano`.")
    return [found]


def edit(text: str, command: list[str]) -> str:
    """The text as the editor left it; raises IepwriterError, with the text unchanged, when the editor fails."""
    handle, name = tempfile.mkstemp(prefix="letter-", suffix=".txt")
    path = Path(name)
    started = time.monotonic()
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        try:
            done = subprocess.run([*command, name], check=False)
        except OSError as error:
            reason = error.strerror or "it could not be started"
            raise IepwriterError(f"{command[0]}: {reason}.", "Your letter is as it was.") from None
        if done.returncode != 0:
            raise IepwriterError(f"{command[0]} ended with error {done.returncode}.", "Your letter is as it was.")
        try:
            changed = path.read_text(encoding="utf-8-sig").replace("\r\n", "\n")
        except (OSError, UnicodeDecodeError):
            raise IepwriterError("What the editor saved cannot be read.", "Your letter is as it was.") from None
    finally:
        path.unlink(missing_ok=True)
    if changed == text and time.monotonic() - started < _AT_ONCE:
        raise IepwriterError(
            f"{command[0]} came back at once, and nothing was changed.",
            "If it opens a window of its own, it must wait for you: set VISUAL to `code --wait`, for example.",
        )
    return changed
