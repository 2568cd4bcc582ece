"""The command line: one door into the same rooms as the app."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from iepwriter.errors import IepwriterError, Stopped

DONE, FINDINGS, WRONG, INTERRUPTED = 0, 1, 2, 130


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> None:  # type: ignore[override]
        print(f"iepwriter: {message}. Run `{self.prog} --help` to see how it is used.", file=sys.stderr)
        raise SystemExit(WRONG)


def parser() -> argparse.ArgumentParser:
    """The commands with their options."""
    # Imported here, so that the app paints before packages that it does not need yet.
    from iepwriter.cli import app, check, draft, example, letters, models

    top = _Parser(prog="iepwriter", description="Letters to an IEP team, written on this computer.")
    commands = top.add_subparsers(title="commands", metavar="COMMAND", parser_class=_Parser)
    for door in (app, draft, check, example, letters, models):
        door.add_to(commands)
    return top


def _app() -> argparse.Namespace:
    from iepwriter.cli import app

    return argparse.Namespace(handle=app.handle, case=None, store=None)


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit code: 0 done, 1 findings, 2 wrong use, 130 interrupted."""
    given = sys.argv[1:] if arguments is None else arguments
    if given:
        options = parser().parse_args(given)
    elif sys.stdin.isatty() and sys.stdout.isatty():
        options = _app()
    else:
        parser().print_help()
        return DONE
    try:
        return int(options.handle(options))
    except (KeyboardInterrupt, Stopped):
        print("\niepwriter: stopped. Nothing was changed.", file=sys.stderr)
        return INTERRUPTED
    except IepwriterError as error:
        print(f"iepwriter: {error}", file=sys.stderr)
        return WRONG
    except BrokenPipeError:
        # The reader of our output has gone, as with `| head`; Python would complain again while closing stdout.
        sys.stderr.close()
        return DONE
    except OSError as error:
        print(f"iepwriter: {error.filename or 'the disk'}: {error.strerror or error}.", file=sys.stderr)
        return WRONG


def run() -> None:
    """The console script."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    sys.exit(main())
