"""Reads the facts that an advocate marked in a case, and says which of them stand in a letter."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

CASES = Path(__file__).parent / "cases"
_TASTE = r"\bjokes?\b|does not need"
"""Why an advocate would rather leave words out although nothing is wrong with them; no rule can tell these."""


@dataclass(frozen=True)
class Marked:
    """One fact inside the person's words, and what every faithful wording of it must hold."""

    origin: str
    keep: tuple[tuple[str, ...], ...]
    never: tuple[str, ...]


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text.lower().replace("’", "'"))


def stands(marked: Marked, letter: str) -> bool:
    """Whether the letter tells the fact: every group has one of its wordings there, and no distortion is."""
    text = _plain(letter)
    kept = all(any(_plain(option) in text for option in group) for group in marked.keep)
    return kept and not any(_plain(wrong) in text for wrong in marked.never)


def marked_facts(name: str) -> tuple[list[Marked], list[str]]:
    """The facts marked in a case, and the words that must never stand in its letter."""
    data = tomllib.loads((CASES / "facts" / f"{name}.toml").read_text(encoding="utf-8"))
    facts = [
        Marked(
            fact["from"],
            tuple(tuple(option.strip() for option in group.split("|")) for group in fact["keep"]),
            tuple(fact.get("never", ())),
        )
        for fact in data.get("facts", ())
    ]
    return facts, [entry["text"] for entry in data.get("never", ()) if not re.search(_TASTE, entry["why"])]


def names() -> list[str]:
    """All cases, by the names of their files."""
    return sorted(path.stem for path in CASES.glob("*.toml"))
