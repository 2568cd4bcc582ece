"""The letter that is handed over, with what must always go with it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from iepwriter.drafting.layout import TEAR_LINE as TEAR_LINE
from iepwriter.errors import IepwriterError

NOTE_HEAD = "Beside your signature, write:"


class Role(StrEnum):
    """What a paragraph is in a letter, so that each can look as it should."""

    HEAD = "head"
    """Before the reference line or the greeting: date, sender, addressee."""
    REFERENCE = "reference"
    GREETING = "greeting"
    TEXT = "text"
    CLOSING = "closing"
    """The word before the signature."""
    SIGNER = "signer"
    AFTER = "after"
    """Copies and enclosures."""


@dataclass(frozen=True)
class Letter:
    """A letter with its disclaimer, which no writer can leave out; raises IepwriterError when it is empty."""

    text: str
    signature_note: str | None
    disclaimer: str
    title: str = "Letter to the IEP team"
    """The document's title and the subject of an e-mail."""
    language: str = "en-US"
    warning: str = ""
    """What to know before signing; shown with the signature note."""

    def __post_init__(self) -> None:
        if not self.disclaimer.strip():
            raise IepwriterError("A letter is not written without its disclaimer.")

    @property
    def body(self) -> str:
        """The letter without empty lines at its end."""
        return self.text.rstrip()

    @property
    def below(self) -> tuple[str, ...]:
        """The paragraphs below the tear line, the disclaimer last."""
        note = (f"{NOTE_HEAD}\n{self.signature_note}",) if self.signature_note else ()
        warning = (self.warning,) if note and self.warning else ()
        return (*note, *warning, self.disclaimer.strip())

    @property
    def subject(self) -> str:
        """The reference line of the letter if it has one, else its title, on one line."""
        found = re.search(r"^(?:Re|RE|Reference): *(.+)$", self.text, re.M)
        return " ".join((found[1] if found else self.title).split())

    @property
    def paragraphs(self) -> tuple[tuple[Role, str], ...]:
        """The letter's paragraphs in order, single line breaks kept inside."""
        parts = [part.strip("\n") for part in re.split(r"\n(?:[ \t]*\n)+", self.body)]
        greeting = next((i for i, part in enumerate(parts) if _greets(part)), -1)
        closing = next((i for i in range(len(parts) - 1, greeting, -1) if _closes(parts[i])), len(parts))
        roles = []
        for index, part in enumerate(parts):
            role = Role.TEXT
            if re.match(r"(?:Re|RE|Reference):", part):
                role = Role.REFERENCE
            elif index <= greeting:
                role = Role.GREETING if index == greeting else Role.HEAD
            elif index >= closing:
                role = (Role.CLOSING, Role.SIGNER, Role.AFTER)[min(index - closing, 2)]
            roles.append((role, part))
        return tuple(roles)


def _greets(part: str) -> bool:
    return bool(re.match(r"(?:Dear|To|Hello|Good \w+)\b[^\n]{0,80}[:,]$", part))


def _closes(part: str) -> bool:
    return part.endswith(",") and "\n" not in part and len(part.split()) <= 4


def plain_text(letter: Letter) -> str:
    """The letter, the tear line, and below it the signature note and the disclaimer."""
    below = "\n\n".join(letter.below)
    return f"{letter.body}\n\n{TEAR_LINE}\n{below}\n"
