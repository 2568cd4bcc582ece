"""`iepwriter models`: which models there are, where they lie, and the one command that fetches one."""

from __future__ import annotations

import argparse
import sys

from iepwriter.cli.output import put


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Adds the command with its three parts."""
    command = commands.add_parser("models", help="list, get or find the models that can write")
    parts = command.add_subparsers(metavar="list | get ID | path", required=True)
    parts.add_parser("list", help="the catalogue, and what is installed").set_defaults(handle=_list)
    get = parts.add_parser("get", help="fetch a model; the only command that uses the network")
    get.add_argument("id", metavar="ID")
    get.set_defaults(handle=_get)
    parts.add_parser("path", help="the folder of the models").set_defaults(handle=_path)


def _list(options: argparse.Namespace) -> int:
    from iepwriter.models.catalogue import catalogue

    lines = []
    for model in catalogue():
        there = "installed" if model.path else f"not installed: iepwriter models get {model.id}"
        lines.append(f"{model.id}\n  {model.what}; {model.licence}; {model.bytes // 1_000_000} MB\n  {there}")
    put("\n".join(lines) + "\n", None)
    return 0


def _get(options: argparse.Namespace) -> int:
    from iepwriter.models.fetching import get

    put(f"{get(options.id, said=lambda text: print(text, file=sys.stderr))}\n", None)
    return 0


def _path(options: argparse.Namespace) -> int:
    from iepwriter.models import paths

    put(f"{paths.models_folder()}\n", None)
    return 0
