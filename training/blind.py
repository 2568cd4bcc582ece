"""Sheets for blind grading, and the table that the grades make.

python -m training.blind sheet ANSWERS.jsonl SHEET.tsv KEY.json [--seed 7]
python -m training.blind table KEY.json GRADES.tsv [GRADES.tsv ...]

A sheet has `id<TAB>typed<TAB>answer` in mixed order and says nothing of the system; equal answers to one line stand
once. Grades are `id<TAB>grade`, one of the scale below.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

SCALE = {
    "usable": "a careful editor would send it as it is: true, whole, calm, correct (a comma more or less is nothing)",
    "partial": "true and calm, but a fact or qualifier is missing, or a small slip of language is left",
    "false": "says what was not said, turns who did what, merges two facts wrongly, or cannot be understood",
    "heat": "blame, insult, motive, threat, sarcasm or the parent's own feeling is left in it",
    "nothing": "no answer, although the line holds a fact",
}


def sheet(rows: Sequence[Mapping[str, Any]], seed: int) -> tuple[list[tuple[str, str, str]], dict[str, list[str]]]:
    """The lines of a sheet and the key: for each id, which systems gave this answer to which line."""
    same: dict[tuple[int, str], list[str]] = defaultdict(list)
    typed = {}
    for row in rows:
        same[row["line"], " ".join(row["answer"].split())].append(f"{row['system']}:{row['line']}")
        typed[row["line"]] = " ".join(row["typed"].split())
    order = sorted(same)
    random.Random(seed).shuffle(order)
    lines = [(f"a{n:04}", typed[line], answer or "-") for n, (line, answer) in enumerate(order, start=1)]
    return lines, {f"a{n:04}": same[key] for n, key in enumerate(order, start=1)}


def grades(path: Path) -> dict[str, str]:
    """The grades of one reader; raises ValueError for a grade that the scale does not know."""
    found = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        number, _, grade = line.partition("\t")
        if grade and grade not in SCALE:
            raise ValueError(f"{path.name}: {line}")
        if grade:
            found[number] = grade
    return found


def table(key: Mapping[str, Sequence[str]], readers: Sequence[Mapping[str, str]]) -> str:
    """Shares by system and reader, and how far two readers agree (share, and Cohen's kappa)."""
    lines = [f"{'system':<12}reader  " + "".join(f"{grade:>10}" for grade in SCALE) + f"{'lines':>8}"]
    systems = sorted({owner.split(":")[0] for owners in key.values() for owner in owners})
    for system in systems:
        for number, given in enumerate(readers, start=1):
            counts = Counter(
                given[answer]
                for answer, owners in key.items()
                for owner in owners
                if owner.startswith(f"{system}:") and answer in given
            )
            total = sum(counts.values())
            shares = "".join(f"{100 * counts[grade] / max(1, total):>9.1f}%" for grade in SCALE)
            lines.append(f"{system:<12}{number:<8}{shares}{total:>8}")
    if len(readers) == 2:
        both = [(readers[0][a], readers[1][a]) for a in key if a in readers[0] and a in readers[1]]
        agreed = sum(one == two for one, two in both) / max(1, len(both))
        chance = sum(
            sum(one == grade for one, _ in both) * sum(two == grade for _, two in both) for grade in SCALE
        ) / max(1, len(both) ** 2)
        lines.append(
            f"agreement {agreed:.3f}, kappa {(agreed - chance) / max(1e-9, 1 - chance):.3f}, {len(both)} answers"
        )
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    tasks = parser.add_subparsers(dest="task", required=True)
    making = tasks.add_parser("sheet")
    making.add_argument("answers", type=Path)
    making.add_argument("sheet", type=Path)
    making.add_argument("key", type=Path)
    making.add_argument("--seed", type=int, default=7)
    counting = tasks.add_parser("table")
    counting.add_argument("key", type=Path)
    counting.add_argument("grades", type=Path, nargs="+")
    told = parser.parse_args()
    if told.task == "sheet":
        rows = [json.loads(line) for line in told.answers.read_text(encoding="utf-8").splitlines()]
        lines, key = sheet(rows, told.seed)
        told.sheet.write_text("".join("\t".join(line) + "\n" for line in lines), encoding="utf-8")
        told.key.write_text(json.dumps(key, indent=0) + "\n", encoding="utf-8")
        return
    print(table(json.loads(told.key.read_text(encoding="utf-8")), [grades(path) for path in told.grades]))


if __name__ == "__main__":
    main()
