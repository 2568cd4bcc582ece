"""Copies with the system's own tool, and says no more than what that tool reported."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

_SECONDS = 3
_TOOLS: tuple[tuple[str, tuple[str, ...], str], ...] = (
    ("pbcopy", (), ""),
    ("wl-copy", (), "WAYLAND_DISPLAY"),
    ("xclip", ("-selection", "clipboard"), "DISPLAY"),
    ("xsel", ("--clipboard", "--input"), "DISPLAY"),
    ("clip.exe", (), ""),
)
"""Name, arguments, and the variable without which the tool has no clipboard to write to."""
UNKNOWN = "Whether it did cannot be known: paste it to see. F9 saves a file."


def tool(environment: Mapping[str, str] = os.environ) -> list[str] | None:
    """The first usable command that takes text on its input, or None."""
    for name, arguments, needs in _TOOLS:
        path = shutil.which(name, path=environment.get("PATH"))
        if path and (not needs or environment.get(needs)):
            return [path, *arguments]
    return None


def copy(text: str, environment: Mapping[str, str] = os.environ) -> str:
    """Hands the text to the system's tool; returns a sentence on what is known. The terminal is asked elsewhere."""
    command = tool(environment)
    if command is None:
        return f"The terminal was asked to copy the letter. {UNKNOWN}"
    name = Path(command[0]).name
    try:
        data = text.encode("utf-16" if name == "clip.exe" else "utf-8", "replace")
        done = subprocess.run(
            command,
            input=data,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=_SECONDS,
            check=False,
            env=dict(environment),
        )
    except (OSError, subprocess.TimeoutExpired):
        return f"{name} did not answer. The terminal was asked to copy the letter too. {UNKNOWN}"
    if done.returncode != 0:
        return f"{name} could not copy. The terminal was asked to copy the letter too. {UNKNOWN}"
    return f"{name} took the letter, without the notes below it. The terminal was asked to copy it too."
