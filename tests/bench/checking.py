"""How fast the check is on a letter of 1,000 words: `python -m tests.bench.checking`.

Beside it run the peers of `tests/bench/peer_tools.py`, in two terms: the whole command from start to end, and, where a
peer can be loaded, one more text in a process that is warm. A keystroke changes one paragraph; the peers look at the
whole text again, since none remembers the rest. Ratios hold within one run: above 1 the check is faster.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from iepwriter.checking import check
from iepwriter.checking.remembering import forget
from iepwriter.checking.rulebook import Rulebook, shipped
from tests.bench.peer_tools import PEERS, LeftOut, Peer
from tests.corpus.scoring import CORPUS

WORDS = 1000
ROUNDS = 20
STARTS = 5


def letter() -> str:
    """A letter of a thousand words: the sample letters' paragraphs one after the other."""
    texts = [path.read_text(encoding="utf-8") for path in sorted((CORPUS / "letters").glob("*.txt"))]
    kept: list[str] = []
    words = 0
    for paragraph in "\n\n".join(texts).split("\n\n"):
        take = paragraph.split(" ")[: max(0, WORDS - words)]
        kept.append(" ".join(take))
        words += len(paragraph.split())
        if words >= WORDS:
            break
    return "\n\n".join(kept)


def _warm(book: Rulebook, text: str) -> None:
    """What a person has typed before: enough for the check to know which words its rules need."""
    for _ in range(5):
        book.forget()
        check(text, rules=book)


def full(text: str) -> float:
    """The best time in seconds to check the text with no paragraph remembered."""
    book = Rulebook(shipped().rules)
    _warm(book, text)
    best = float("inf")
    for _ in range(ROUNDS):
        book.forget()
        forget()
        started = time.perf_counter()
        check(text, rules=book)
        best = min(best, time.perf_counter() - started)
    return best


def keystroke(text: str) -> float:
    """The median time in seconds to check the text again after a word was added to its middle paragraph."""
    paragraphs = text.split("\n\n")
    middle = len(paragraphs) // 2
    book = Rulebook(shipped().rules)
    _warm(book, text)
    times = []
    for number in range(ROUNDS):
        paragraphs[middle] += f" and{number}"
        changed = "\n\n".join(paragraphs)
        started = time.perf_counter()
        check(changed, rules=book)
        times.append(time.perf_counter() - started)
    return sorted(times)[ROUNDS // 2]


def main() -> None:
    text = letter()
    own_full, own_key = full(text), keystroke(text)
    us = Peer("iepwriter", (), (sys.executable, "-m", "iepwriter", "check"))
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "letter.txt"
        file.write_text(text, encoding="utf-8")
        own_cold = min(us.start_to_end(file) for _ in range(STARTS))
        print(f"letter of {len(text.split())} words, {len(check(text).findings)} findings")
        print(f"{'':12}{'whole command':>15}{'warm, full':>12}{'keystroke':>11}   times the check's")
        print(f"{'iepwriter':12}{own_cold * 1000:12.0f} ms{own_full * 1000:9.1f} ms{own_key * 1000:8.1f} ms")
        for peer in PEERS:
            try:
                cold = min(peer.start_to_end(file) for _ in range(STARTS))
                warm = peer.ask([text], ROUNDS).seconds
            except LeftOut as reason:
                print(f"{peer.name:12}left out: {reason}")
                continue
            row = f"{peer.name:12}{cold * 1000:12.0f} ms"
            ratios = f"{cold / own_cold:.2f} whole"
            if warm is not None:
                row += f"{warm * 1000:9.1f} ms{warm * 1000:8.1f} ms"
                ratios += f", {warm / own_full:.2f} full, {warm / own_key:.2f} keystroke"
            print(f"{row}   {ratios}")


if __name__ == "__main__":
    main()
