"""What the coach says while a person types: what is there, what to tell next, and facts to confirm."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from iepwriter.cases import Case, make_case
from iepwriter.checking import coverage
from iepwriter.checking.finding import ConcernCoverage
from iepwriter.errors import CaseError
from iepwriter.tui.form import BY_ID, case_data, clean
from iepwriter.words.facts_found import FoundFact, facts_in

_PARTS = ("amount", "evidence", "comparison", "request", "question")
_NAMES = {
    "current": "what the IEP gives now",
    "proposed": "what the school proposes",
    "needed": "what your child needs",
    "source": "the report",
    "date": "the date of the report",
    "finding": "what the report found",
    "meeting_date": "the date of the meeting",
    "reply_by": "when you hope for an answer",
    "addressee": "who reads the letter",
    "child": "your child's name",
    "grade": "the grade",
    "school": "the school",
}


@dataclass(frozen=True)
class Seen:
    """What the notes of one concern hold: the facts of the words, and a line on what is there and what to tell next."""

    words: str
    facts: list[FoundFact]
    line: str


def look(base: dict[str, Any], values: dict[str, str], today: date) -> Seen:
    """Reads the notes; takes up to a second for a whole folder pasted, so it runs beside the screen."""
    words = values.get("words", "")
    concerns = coverage(told(values), so_far(base, values))
    return Seen(words, facts_in(words, today), summed_up(concerns[0]) if concerns else "")


def offer(facts: list[FoundFact], values: dict[str, str], skipped: set[str]) -> FoundFact | None:
    """The next fact to confirm: one whose field is empty, and that was not passed over."""
    used = {value.strip().casefold() for name, value in values.items() if name != "words"}
    for fact in facts:
        if not values.get(fact.field, "").strip() and fact.value.casefold() not in used and key(fact) not in skipped:
            return fact
    return None


def key(fact: FoundFact) -> str:
    """What a fact that was passed over is remembered by."""
    return f"{fact.field}={fact.value}"


def offered(fact: FoundFact) -> str:
    """The offer as a line."""
    this = "this" if fact.value == fact.text else _in_words(fact.value)
    ask = f"Is {this} {_NAMES[fact.field]}?" if fact.field != "pronouns" else f"Shall the letter say “{fact.value}”?"
    return f"In your words: “{clean(fact.text)}”. {ask} F8 puts it there, F7 skips it."


def _in_words(value: str) -> str:
    try:
        day = date.fromisoformat(value)
    except ValueError:
        return value
    return f"{day:%B} {day.day}, {day.year}"


def told(values: dict[str, str]) -> str:
    """One concern's notes as plain sentences, for the check to read."""
    asked = values.get("question", "").strip().rstrip(".!? ")
    # The letter ends a question with its mark, typed or not.
    sentences = [values.get("words", ""), f"{asked}?" if asked else ""]
    frames = {
        "current": "The IEP gives {}.",
        "proposed": "The school proposed {}.",
        "needed": "My child needs {}.",
        "request": "I ask for {}.",
        "source": "The report is {}.",
        "finding": "It found {}.",
    }
    sentences += [frame.format(values[name]) for name, frame in frames.items() if values.get(name, "").strip()]
    return clean("\n".join(text for text in sentences if text.strip()))


def so_far(base: dict[str, Any], values: dict[str, str]) -> Case | None:
    """The concern on the screen as a case, with everyday words where a name is still missing."""
    data = case_data({"kind": base.get("kind", "concern_statement")}, values)
    data.setdefault("child", {})["name"] = values.get("child", "").strip() or "your child"
    data.setdefault("parent", {})["name"] = values.get("parent", "").strip() or "you"
    data.setdefault("addressee", {})["name"] = values.get("addressee", "").strip() or "the team"
    data["concerns"] = (data.get("concerns") or [{}])[:1]
    data["concerns"][0].setdefault("area", "")
    data["concerns"][0]["area"] = data["concerns"][0]["area"] or "this"
    data["concerns"][0]["evidence"] = [e for e in data["concerns"][0].get("evidence") or [] if e.get("source")]
    try:
        return make_case(data)
    except CaseError:
        return None


def summed_up(coverage: ConcernCoverage) -> str:
    """What a concern has and lacks, and the next question, in two lines at most."""
    there = [part for part in _PARTS if getattr(coverage, part)]
    missing = [part for part in _PARTS if part not in there]
    if not missing:
        return "There: all five parts of a strong concern. F2 writes the letter."
    state = f"There: {', '.join(there) or 'nothing yet'}. Missing: {', '.join(missing)}."
    return f"{state}\n{coverage.next_question}"


def first_gap(data: dict[str, Any]) -> tuple[str, int, int, str] | None:
    """What keeps a letter from being written: field, concern, report, and a sentence; None when nothing does."""
    for name, say in (
        ("child", "The letter needs your child's name."),
        ("parent", "The letter needs your name, to sign it."),
        ("addressee", "The letter needs a reader, as in: Mr. Adeyemi."),
    ):
        if not (data.get(name) or {}).get("name"):
            return name, 0, 0, say
    if (data.get("child") or {}).get("pronouns", "they") not in ("she", "he", "they"):
        return "pronouns", 0, 0, "Write she, he or they, or leave it empty."
    for name in ("meeting_date", "reply_by", "letter_date"):
        if not _is_day(data.get(name)):
            return name, 0, 0, f"{_DAY} {BY_ID[name].label.split(',')[0]}."
    if data.get("kind") == "disagreement_note" and not data.get("disagreement"):
        return "component", 0, 0, "Which part of the IEP do you disagree with? As in: the speech minutes."
    return _gap_of_concerns(data.get("concerns") or [{}])


_DAY = "Write a whole date, as in 2026-01-15 or January 15, 2026:"


def _gap_of_concerns(concerns: list[dict[str, Any]]) -> tuple[str, int, int, str] | None:
    for number, concern in enumerate(concerns):
        if not concern.get("area"):
            return "area", number, 0, "What is this concern about? As in: speech-language therapy."
        for place, item in enumerate(concern.get("evidence") or []):
            if not item.get("source"):
                return "source", number, place, "Which report is this from? Name it, or empty its other lines."
            if not _is_day(item.get("date")):
                return "date", number, place, f"{_DAY} the report's date."
    return None


def _is_day(value: object) -> bool:
    try:
        return not value or bool(date.fromisoformat(str(value)))
    except ValueError:
        return False
