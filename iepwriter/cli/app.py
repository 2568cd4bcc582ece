"""`iepwriter app`: the letters on a screen."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from iepwriter.cli.hearing import tell_deafness
from iepwriter.cli.keeping import add_store_option, place_of

if TYPE_CHECKING:
    from iepwriter.store import Store
    from iepwriter.tui.rooms import Rooms


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Adds the command with its options."""
    command = commands.add_parser("app", help="write letters on a screen, with help at hand")
    command.add_argument("case", metavar="CASE.toml", type=Path, nargs="?", help="start with what this file knows")
    add_store_option(command)
    command.set_defaults(handle=handle)


def handle(options: argparse.Namespace) -> int:
    """Opens the app and returns 0 when it is closed."""
    from iepwriter.models import paths
    from iepwriter.tui.app import IepwriterApp

    case = _case(options.case) if options.case else None
    opened: list[Store] = []

    def rooms() -> Rooms:
        # Called by the app after its first paint: the letters, the check and the drafting are slow to import.
        from iepwriter import writing
        from iepwriter.checking import check
        from iepwriter.models.fetching import get
        from iepwriter.own_rules import rulebook
        from iepwriter.store import open_store
        from iepwriter.tui.rooms import Rooms

        opened.append(open_store(place_of(options)))
        desk = writing.Desk()
        return Rooms(opened[0], desk.draft, lambda text, case: check(text, case, rulebook()), get, desk.more)

    app = IepwriterApp(rooms, case, config=paths.config_folder())
    try:
        app.run()
    finally:
        for store in opened:
            store.close()
    if opened:
        from iepwriter.own_rules import tell_problems

        tell_problems()
        tell_deafness()
    if app.problem is not None:
        raise app.problem
    return 0


def _case(path: Path) -> dict[str, Any]:
    from iepwriter.cases import load_case

    return load_case(path).model_dump(mode="json")
