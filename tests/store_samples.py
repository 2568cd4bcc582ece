"""Saved letters to test with: a made-up child, her letter, and stores that hold it."""

from __future__ import annotations

from pathlib import Path

from iepwriter.cases import Case, parse_case
from iepwriter.checking.finding import Category, Finding, Level, Report
from iepwriter.drafting.engine import ModelInfo
from iepwriter.drafting.result import Draft, LeftOut, Origin, Sentence
from iepwriter.store import Store, open_store, sealing
from iepwriter.store.rewriting import set_passphrase

SHIPPED_COST = sealing.COST
# Hundreds of passphrases are tried below; the real cost is half a second each.
sealing.COST = 2**8

CHILD = "Quillandra Zeffirelli-Obi"
PASSPHRASE = "violet tractor nine suitcases"
DISCLAIMER = "This is general information and not legal advice."
SECRETS = tuple(text.encode() for text in (CHILD, "Quillandra", "Zeffirelli", "grommet-polishing"))

CASE = parse_case(f"""
kind = "concern_statement"
letter_date = 2026-03-02
[child]
name = "{CHILD}"
school = "Lincoln Elementary School"
[parent]
name = "Elena Zeffirelli"
[addressee]
name = "Mr. Adeyemi"
[[concerns]]
area = "grommet-polishing therapy"
proposed = "30 minutes per week"
[private]
minimum_acceptable = "45 minutes per week"
""")


def letter_text(minutes: int = 60) -> str:
    return (
        "March 2, 2026\n\nMr. Adeyemi, Principal\nLincoln Elementary School\n\n"
        f"Re: Parent concern statement for {CHILD}\n\nDear Mr. Adeyemi:\n\n"
        f"Quillandra needs {minutes} minutes per week of grommet-polishing therapy.\n\n"
        "Sincerely,\n\nElena Zeffirelli\n"
    )


def draft(minutes: int = 60, seed: int = 7) -> Draft:
    finding = Finding("r", Category.VAGUE, Level.ADVICE, 0, 4, "some", "Say how much.", "Numbers carry.", ("two",))
    return Draft(
        kind="concern_statement",
        letter=letter_text(minutes),
        signature_note="I disagree with the minutes.",
        disclaimer=DISCLAIMER,
        sentences=(Sentence("Quillandra needs it.", Origin.FACT, "concerns[0].needed"),),
        left_out=(LeftOut("they never listen", "blame", "accusation", "concerns[0]"),),
        report=Report((finding,)),
        model=ModelInfo("small", "small.gguf", "ab" * 32, "house"),
        seed=seed,
        seconds=1.5,
    )


def other_case(child: str) -> Case:
    return CASE.model_copy(update={"child": CASE.child.model_copy(update={"name": child})})


def store_with_letter(folder: Path, *, passphrase: str = "") -> Store:
    """A store with one letter in two versions."""
    store = open_store(folder)
    store.save(draft(), CASE)
    store.save_edit(1, letter_text(90))
    if passphrase:
        set_passphrase(store, passphrase)
    return store


def files_with(folder: Path, *secrets: bytes) -> list[Path]:
    """Every file under a folder that holds one of these bytes, as UTF-8 or as UTF-16, or in its name."""
    wanted = [form for secret in secrets for form in (secret, secret.decode().encode("utf-16-le"))]
    files = [path for path in folder.rglob("*") if path.is_file()]
    return [p for p in files if any(form in p.read_bytes() or form in str(p).encode() for form in wanted)]
