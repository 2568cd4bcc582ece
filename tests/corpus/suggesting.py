"""What the check points at and offers on the part to develop on: `python -m tests.corpus.suggesting SEED`.

Prints how well the spans fit the words that are marked in `dev/marked-N.tsv`, how many remarks on tone have no
suggestion, and a hundred of them drawn at random with the best suggestion applied, to be read and judged by a person.
"""

from __future__ import annotations

import argparse
import random
import re
from collections.abc import Iterator

from iepwriter.checking import check
from iepwriter.checking.finding import TONE, Finding
from iepwriter.checking.masking import sentences
from tests.corpus.scoring import CORPUS

_MARK = re.compile(r"\[\[\w+:(.*?)\]\]")


def texts() -> Iterator[tuple[str, list[tuple[int, int]]]]:
    """Each text of the development part, and where its marked words stand."""
    for path in sorted((CORPUS / "dev").glob("*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines():
            plain, marked, at = "", [], 0
            source = line.partition("\t")[2]
            for mark in _MARK.finditer(source):
                plain += source[at : mark.start()]
                marked.append((len(plain), len(plain) + len(mark[1])))
                plain += mark[1]
                at = mark.end()
            yield plain + source[at:], marked


def shown(text: str, finding: Finding) -> str:
    """The sentence with the words pointed at in brackets, and below it what it would be."""
    start, end = sentences(text).around(finding.start)
    end = max(end, finding.end)
    before, after = text[start : finding.start], text[finding.end : end]
    new = repr((before + finding.suggestions[0] + after).strip()) if finding.suggestions else "(no suggestion)"
    return f"[{finding.rule}] {before.lstrip()}⟦{finding.text}⟧{after.rstrip()}\n    {new}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("seed", type=int)
    found, inside, covered = [], [], []
    for text, marked in texts():
        for finding in (f for f in check(text).findings if f.category in TONE):
            found.append((text, finding))
            common = [(min(end, finding.end) - max(start, finding.start), end - start) for start, end in marked]
            best, length = max(common, default=(0, 1))
            if best > 0:
                inside.append(best / (finding.end - finding.start))
                covered.append(best / length)
    print(f"{len(found)} remarks on tone, {sum(not f.suggestions for _, f in found)} without a suggestion")
    print(f"on marked words: {sum(inside) / len(inside):.3f} of a span is marked, ", end="")
    print(f"{sum(covered) / len(covered):.3f} of the marked words are in the span")
    random.Random(parser.parse_args().seed).shuffle(found)
    print("\n".join(shown(text, finding) for text, finding in found[:100]))


if __name__ == "__main__":
    main()
