"""Says on the error stream when the check could not ask its network."""

from __future__ import annotations

import sys


def tell_deafness() -> None:
    """One sentence when remarks are missing because the network could not be used; nothing before it was asked."""
    from iepwriter.checking.hearing.ear import deafness

    if why := deafness():
        print(f"iepwriter: {why}", file=sys.stderr)
