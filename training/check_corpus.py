"""Hold every hand-written pair against what a faithful edit must keep, and print what does not hold."""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))  # a checkout is enough: the package need not be installed

from iepwriter.checking import check  # noqa: E402
from iepwriter.checking.finding import TONE, Level  # noqa: E402

HEADER = "typed\tletter"
NO_FACT = "no-fact.tsv"
NUMBER = re.compile(r"\d+(?:[.:/]\d+)*")
WORDS = dict(zip("two three four five six seven eight nine ten eleven twelve".split(), range(2, 13), strict=True))
NOT = (
    r"not|no|non|never|nobody|none|noone|nothing|nowhere|neither|nor|without|with out|w/o|cannot|aint|dont|doesnt|didnt"
)
NEGATION = re.compile(
    rf"\b(?:no one|{NOT}|cant|wont|isnt|wasnt|werent|arent|hasnt|havent|hadnt|shouldnt|couldnt|wouldnt)\b|n't\b",
    re.IGNORECASE,
)


def pairs(path: Path) -> list[tuple[str, str]]:
    """The pairs of one file, in its order; a file of another shape is a ValueError."""
    first, *rest = path.read_text(encoding="utf-8").splitlines()
    if first != HEADER:
        raise ValueError(f"{path.name}: the first line must be typed<TAB>letter")
    found = [tuple(line.split("\t")) for line in rest]
    for number, pair in enumerate(found, start=2):
        if len(pair) != 2:
            raise ValueError(f"{path.name}:{number}: one tab is needed, found {len(pair) - 1}")
    return [(pair[0], pair[1]) for pair in found]


def numbers(text: str) -> set[str]:
    """The numbers of a text; small ones in words count as digits."""
    text = re.sub(r"(?<=\d),(?=\d{3})", "", text.lower().replace("’", "'"))
    for word, value in WORDS.items():
        text = re.sub(rf"\b{word}\b", str(value), text)
    return {number.replace(":", ".") for number in NUMBER.findall(text)}


def negations(text: str) -> int:
    """How many negations a text has."""
    return len(NEGATION.findall(text.replace("’", "'")))


def allowed() -> set[tuple[str, str]]:
    """The (check, typed line) pairs that were read one by one and found right."""
    lines = (HERE / "allowed.txt").read_text(encoding="utf-8").splitlines()
    return {(kind, typed) for kind, typed in (line.split("\t") for line in lines if line and not line.startswith("#"))}


def pair_faults(typed: str, letter: str) -> list[tuple[str, str]]:
    """What is wrong with one pair, as (check, detail)."""
    faults = []
    if typed != typed.strip() or letter != letter.strip() or not typed:
        faults.append(("space", "empty, or a blank at an end"))
    if lost := numbers(typed) - numbers(letter):
        faults.append(("number", f"lost {sorted(lost)}"))
    if new := numbers(letter) - numbers(typed):
        faults.append(("new-number", f"added {sorted(new)}"))
    if negations(typed) != negations(letter):
        faults.append(("negation", f"{negations(typed)} typed, {negations(letter)} in the letter"))
    for finding in check(letter).findings:
        if finding.category in TONE and finding.level is not Level.ADVICE:
            faults.append(("tone", f"{finding.rule}: {finding.text}"))
    if not letter[0].isupper() and not letter[0].isdigit() and letter[0] != '"':
        faults.append(("capital", letter[:20]))
    if letter[-1] not in '.?"':
        faults.append(("stop", letter[-20:]))
    return faults


def same(text: str) -> str:
    """A line as it is compared: letters and digits only."""
    return re.sub(r"[^a-z0-9]+", " ", text.lower()).strip()


def faults() -> list[str]:
    """Every fault of the corpus, one sentence each; empty when it is whole."""
    found, spared, used = [], allowed(), set()
    seen: Counter[str] = Counter()
    held = {same(side) for path in sorted((HERE / "heldout").glob("*.tsv")) for pair in pairs(path) for side in pair}
    for path in sorted((HERE / "corpus").glob("*.tsv")):
        for number, (typed, letter) in enumerate(pairs(path), start=2):
            where = f"{path.name}:{number}"
            seen[same(typed)] += 1
            if seen[same(typed)] > 1:
                found.append(f"{where}: duplicate: {typed}")
            if held & {same(typed), same(letter)} - {""}:
                found.append(f"{where}: also among the lines put away")
            if path.name == NO_FACT:
                if letter:
                    found.append(f"{where}: a line with no fact has no letter")
                continue
            if not letter:
                found.append(f"{where}: the letter is missing")
                continue
            for kind, detail in pair_faults(typed, letter):
                if (kind, typed) in spared:
                    used.add((kind, typed))
                else:
                    found.append(f"{where}: {kind}: {detail}: {typed} => {letter}")
    found += [f"allowed.txt: no longer needed: {kind}: {typed}" for kind, typed in sorted(spared - used)]
    return found


if __name__ == "__main__":
    problems = faults()
    print(*problems, sep="\n")
    total = {path.name: len(pairs(path)) for path in sorted((HERE / "corpus").glob("*.tsv"))}
    print(f"{sum(total.values())} lines in {len(total)} files, {len(problems)} faults")
    sys.exit(bool(problems))
