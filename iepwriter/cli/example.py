"""`iepwriter example`: a complete case to start from."""

from __future__ import annotations

import argparse
from importlib.resources import files

from iepwriter.cli.output import put


def _examples() -> dict[str, str]:
    folder = files("iepwriter").joinpath("cases", "examples")
    return {p.name.removesuffix(".toml"): p.name for p in folder.iterdir() if p.name.endswith(".toml")}


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Adds the command with its options."""
    command = commands.add_parser("example", help="print a case file to start from")
    command.add_argument("--kind", choices=sorted(_examples()), default="concern_statement", help="the kind of letter")
    command.set_defaults(handle=handle)


def handle(options: argparse.Namespace) -> int:
    """Prints the example."""
    put(
        files("iepwriter").joinpath("cases", "examples", _examples()[options.kind]).read_text(encoding="utf-8"),
        None,
    )
    return 0
