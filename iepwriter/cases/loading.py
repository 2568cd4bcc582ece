"""Read a case file and say everything that is wrong with it at once."""

from __future__ import annotations

import difflib
import tomllib
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from iepwriter.cases.model import Addressee, Case, Child, Concern, Disagreement, Evidence, Parent, Private
from iepwriter.errors import CaseError

_PARTS: dict[str, type[BaseModel]] = {
    "child": Child,
    "parent": Parent,
    "addressee": Addressee,
    "concerns": Concern,
    "evidence": Evidence,
    "disagreement": Disagreement,
    "private": Private,
}


def load_case(path: Path) -> Case:
    """Read a case from a TOML file; raises CaseError with one sentence for each problem."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise CaseError([f"{path}: there is no such file; `iepwriter example` prints a case to start from."]) from None
    except (OSError, UnicodeDecodeError) as error:
        raise CaseError([f"{path}: cannot be read as UTF-8 text ({_reason(error)}); save it as plain text."]) from None
    return parse_case(text, str(path))


def parse_case(text: str, name: str = "case") -> Case:
    """Read a case from TOML text, called `name` in messages; raises CaseError."""
    try:
        data = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise CaseError([f"{name}: not valid TOML: {error}; put text in quotes and close every bracket."]) from None
    return make_case(data, name)


def make_case(data: dict[str, Any], name: str = "case") -> Case:
    """Make a case from plain data, such as a form's fields; raises CaseError."""
    problems: list[str] = []
    case: Case | None = None
    try:
        case = Case.model_validate(data)
    except ValidationError as error:
        problems = [f"{name}: {_sentence(item)}" for item in error.errors()]
    if data.get("kind") == "disagreement_note" and "disagreement" not in data:
        problems.append(
            f'{name}: `[disagreement]` is missing; write it with `component = "the part of the IEP you disagree with"`.'
        )
    if problems or case is None:
        raise CaseError(problems)
    return case


def _reason(error: Exception) -> str:
    return (getattr(error, "strerror", None) or "it is not UTF-8").lower()


def _sentence(item: Any) -> str:
    """One pydantic error as one sentence that names the key and what to write instead."""
    key = _key(item["loc"])
    kind, context = item["type"], item.get("ctx", {})
    if kind == "missing":
        return f"`{key}` is missing; add it."
    if kind == "extra_forbidden":
        return f"`{key}` is not a key of a case{_nearest(item['loc'])}"
    if kind == "literal_error":
        return f"`{key}` is {item['input']!r}; write {context.get('expected', 'one of the known words')}."
    if kind == "string_too_short":
        return f"`{key}` is empty; fill it in."
    if kind == "too_short":
        return f"`{key}` is empty; write at least one `[[{key}]]` block."
    wanted = _WANTED.get(kind.split("_")[0], "the kind of value that `iepwriter example` shows")
    return f"`{key}` is {item['input']!r}; write {wanted}."


_WANTED = {
    "string": 'text in quotes, such as "30 minutes per week"',
    "date": "a date such as 2026-03-10",
    "datetime": "a date such as 2026-03-10",
    "bool": "true or false",
    "tuple": 'a list in brackets, such as ["one", "two"]',
    "model": "a block of keys, as `iepwriter example` shows",
}


def _key(loc: tuple[int | str, ...]) -> str:
    key = ""
    for part in loc:
        key += f"[{part}]" if isinstance(part, int) else f".{part}" if key else str(part)
    return key


def _nearest(loc: tuple[int | str, ...]) -> str:
    names = [part for part in loc[:-1] if isinstance(part, str)]
    known = list((_PARTS[names[-1]] if names and names[-1] in _PARTS else Case).model_fields)
    close = difflib.get_close_matches(str(loc[-1]), known, n=1, cutoff=0.5)
    return f"; did you mean `{close[0]}`?" if close else f"; known here are {', '.join(known)}."
