"""The person's own rules, from the folder `rules` of the configuration, beside the shipped ones."""

from __future__ import annotations

import sys
from pathlib import Path

from iepwriter.checking.rulebook import Rulebook, shipped
from iepwriter.models import paths

_known: dict[Path, tuple[object, Rulebook]] = {}


def rulebook() -> Rulebook:
    """All rules as the files are now; broken files are skipped and stand in `problems`."""
    folder = paths.config_folder() / "rules"
    try:
        state = [(path, path.stat().st_mtime_ns, path.stat().st_size) for path in sorted(folder.glob("*.toml"))]
    except OSError:
        state = []
    if not state:
        return shipped()
    if folder not in _known or _known[folder][0] != state:
        _known[folder] = (state, Rulebook.load([folder]))
    return _known[folder][1]


def tell_problems() -> None:
    """Names every broken file of the folder on the error stream, with its line."""
    for problem in rulebook().problems:
        print(f"iepwriter: this rule is left out. {problem}", file=sys.stderr)
