"""`iepwriter app`: the letters on a screen."""

from __future__ import annotations

import argparse
import tomllib
from pathlib import Path

from iepwriter.cases import load_case
from iepwriter.cli.keeping import add_store_option, opened
from iepwriter.errors import IepwriterError


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Adds the command with its options."""
    command = commands.add_parser("app", help="write letters on a screen, with help at hand")
    command.add_argument("case", metavar="CASE.toml", type=Path, nargs="?", help="start with what this file knows")
    add_store_option(command)
    command.set_defaults(handle=handle)


def handle(options: argparse.Namespace) -> int:
    """Opens the app and returns 0 when it is closed."""
    case = load_case(options.case).model_dump(mode="json") if options.case else None
    keys = _keys()
    with opened(options) as store:
        from iepwriter import writing
        from iepwriter.checking import check
        from iepwriter.tui.app import IepwriterApp
        from iepwriter.tui.rooms import Rooms

        IepwriterApp(Rooms(store, writing.draft, check), case, keys).run()
    return 0


def _keys() -> dict[str, str]:
    """The person's own keys: `keys.toml` in the configuration folder, lines such as `draft = "f12"`."""
    from iepwriter.models import paths

    path = paths.config_folder() / "keys.toml"
    if not path.exists():
        return {}
    try:
        return {name: str(key) for name, key in tomllib.loads(path.read_text(encoding="utf-8")).items()}
    except (OSError, ValueError) as error:
        raise IepwriterError(f"{path} cannot be read: {error}.", 'Write lines such as `draft = "f12"`.') from None
