"""`iepwriter letters reword`: other wordings for one sentence, in plain lines."""

from __future__ import annotations

import argparse
import sys

from iepwriter.cli import keeping
from iepwriter.cli.output import put
from iepwriter.errors import IepwriterError


def reword(args: argparse.Namespace) -> int:
    """Print each wording with its manner and what the check remarks on it."""
    from iepwriter import writing
    from iepwriter.drafting.sentence_at import sentences_of, typed_for

    with keeping.opened(args) as store:
        version = store.version(args.letter)
        drafted = store.last_draft(args.letter)
    wanted = " ".join(args.sentence.split()).lower()
    fitting = [s.text for s in sentences_of(version.text) if " ".join(s.text.split()).lower().startswith(wanted)]
    if not wanted or not fitting:
        raise IepwriterError(
            f"No sentence of letter {args.letter} begins so.", f"`iepwriter letters show {args.letter}` shows it."
        )
    typed, rest = typed_for(fitting[0], drafted), version.text.replace(fitting[0], "", 1)
    found = writing.reword(fitting[0], typed, version.case, rest=rest)
    if args.by_model:
        known = [wording.text for wording in found]
        found += writing.Desk().more(fitting[0], typed, version.case, rest=rest, known=known)
    for wording in found:
        remarks = "".join(f" ({finding.message})" for finding in wording.findings)
        put(f"{wording.kind}: {wording.text}{remarks}\n", None)
    if not found:
        print("There is no other wording that keeps every fact of this sentence.", file=sys.stderr)
    return 0
