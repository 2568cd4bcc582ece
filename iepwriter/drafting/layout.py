"""The letter on paper: date, address, paragraphs, signature; the note for the signature; the disclaimer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from iepwriter.cases import Case
from iepwriter.drafting import phrases
from iepwriter.drafting.compose import Block
from iepwriter.drafting.result import Sentence

TEAR_LINE = "- " * 30 + "-"
"""Everything below this line is for the person who writes, and is not part of the letter."""

DISCLAIMER = (
    "This letter was prepared with iepwriter, a writing aid. It gives general educational information and is not legal "
    "advice. If you are in a dispute with your school district, talk to your state's Parent Training and "
    "Information Center (PTI) or to a qualified special education advocate."
)

SIGNATURE_WARNING = (
    "What a signature or silence means differs by state and by form. Check the form, or ask your state's Parent "
    "Training and Information Center, before you sign."
)


@dataclass(frozen=True)
class Placed:
    """A sentence with the characters of the letter that it takes."""

    sentence: Sentence
    start: int
    end: int


@dataclass(frozen=True)
class Page:
    """A laid out letter."""

    letter: str
    signature_note: str | None
    placed: tuple[Placed, ...]


def lay_out(case: Case, blocks: list[Block], letter_date: date) -> Page:
    """Puts paragraphs between the head and the signature of a letter."""
    named = {block.name: block for block in blocks if block.name in ("note", "subject")}
    head = [phrases.day(letter_date), "", _addressee(case)]
    if case.child.school:
        head.append(case.child.school)
    text = "\n".join(head) + "\n\n"
    placed: list[Placed] = []
    if "subject" in named:
        sentence = named["subject"].sentences[0]
        text += "Re: "
        placed.append(Placed(sentence, len(text), len(text) + len(sentence.text)))
        text += sentence.text + "\n\n"
    text += f"Dear {case.addressee.name}:\n\n"
    for block in blocks:
        if block.name in named:
            continue
        for index, sentence in enumerate(block.sentences):
            text += " " if index else ""
            placed.append(Placed(sentence, len(text), len(text) + len(sentence.text)))
            text += sentence.text
        text += "\n\n"
    text += f"Sincerely,\n\n{case.parent.name}\n"
    if case.cc:
        text += "\n" + "\n".join(f"cc: {name}" for name in case.cc) + "\n"
    note = named.get("note")
    return Page(text, " ".join(s.text for s in note.sentences) if note else None, tuple(placed))


def _addressee(case: Case) -> str:
    name, role = case.addressee.name, phrases.plain(case.addressee.role)
    return f"{name}, {role}" if role and role.lower() not in name.lower() else name


def with_disclaimer(letter: str, signature_note: str | None) -> str:
    """The letter as every file and screen shows it: above the tear line what is sent, below it the disclaimer."""
    text = letter.rstrip() + "\n\n" + TEAR_LINE + "\n"
    if signature_note:
        text += f"Beside your signature, write:\n{signature_note}\n\n{SIGNATURE_WARNING}\n\n"
    return text + DISCLAIMER + "\n"
