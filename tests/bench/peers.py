"""Whether a text has something wrong with its tone, to the check and to its peers: `python -m tests.bench.peers dev`.

Peers know no such categories, so each tool is asked only whether it has any remark about a text, and that is held
against whether the text has a tone label. `tests/bench/peer_tools.py` says how to install them.
"""

from __future__ import annotations

import argparse

from iepwriter.checking import check
from iepwriter.checking.finding import TONE
from tests.bench.peer_tools import PEERS, LeftOut
from tests.corpus.scoring import HEADER, KINDS, PARTS, Counts, Labelled, ours, part


def held_against(items: list[Labelled], flagged: list[bool]) -> Counts:
    """How often a flag and a tone label meet."""
    counts = Counts()
    for item, flag in zip(items, flagged, strict=True):
        counts.add(bool(item.labels & TONE), flag)
    return counts


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("part", choices=PARTS)
    asked = parser.parse_args()
    for kind in KINDS:
        items = part(asked.part, [kind])
        if not items:
            continue
        texts = [item.text for item in items]
        print(f"\n{asked.part} {kind}: {len(items)}, with a tone label {sum(bool(i.labels & TONE) for i in items)}")
        print(HEADER)
        print(held_against(items, [bool(ours(text) & TONE) for text in texts]).row("iepwriter, tone"))
        print(held_against(items, [bool(check(text).findings) for text in texts]).row("iepwriter, any finding"))
        for peer in PEERS:
            try:
                counts = peer.ask(texts).counts
            except LeftOut as reason:
                print(f"{peer.name:24}left out: {reason}")
                continue
            print(held_against(items, [count > 0 for count in counts]).row(peer.name))


if __name__ == "__main__":
    main()
