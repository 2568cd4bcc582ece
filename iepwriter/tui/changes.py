"""Changes to the text of a letter, as what to put where; the editor on the screen makes them, so undo covers all."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from iepwriter.checking.finding import Finding

_SENTENCE_START = re.compile(r"(?:^|[.!?:]\s+|\n\s*)$")


@dataclass(frozen=True)
class Change:
    """Characters `start` to `end` give way to `text`."""

    start: int
    end: int
    text: str

    def applied(self, whole: str) -> str:
        """The whole text after the change."""
        return whole[: self.start] + self.text + whole[self.end :]


def where_now(text: str, finding: Finding) -> Finding | None:
    """The finding where its words stand after more was typed, the nearest place; None when they are gone."""
    if text[finding.start : finding.end] == finding.text:
        return finding
    places = [m.start() for m in re.finditer(re.escape(finding.text), text)] if finding.text else []
    if not places:
        return None
    start = min(places, key=lambda place: abs(place - finding.start))
    return replace(finding, start=start, end=start + len(finding.text))


def suggested(text: str, finding: Finding) -> Change | None:
    """The finding's first suggestion; None without one."""
    if not finding.suggestions:
        return None
    new = finding.suggestions[0]
    if new:
        first = finding.text[:1].isupper() and new[:1].islower() and finding.text not in ("I", "I'm")
        return Change(finding.start, finding.end, new[:1].upper() + new[1:] if first else new)
    return _without(text, finding.start, finding.end)


def _without(text: str, start: int, end: int) -> Change:
    """Leaves words out with the comma or space that would be left over, and a capital where a sentence now starts."""
    opens = bool(_SENTENCE_START.search(text[:start]))
    rest = re.match(r"[,;]?[ \t]*(?:but |and )?" if opens else r"[ \t]*", text[end:])
    end += rest.end() if rest else 0
    if opens:
        capital = text[end : end + 1].upper() if end < len(text) and text[end].isalpha() else ""
        return Change(start, end + len(capital), capital)
    if start and text[start - 1] not in " \t\n" and text[end : end + 1].isalnum():
        end -= rest.end() if rest else 0
    after = text[end : end + 1]
    while start and text[start - 1] in " \t" and (not after or after in ".,;:?!\n"):
        start -= 1
    return Change(start, end, "")


def as_sentence(typed: str) -> str:
    """Typed words as they may stand in a letter: one line, a capital, a full stop."""
    words = " ".join(typed.split()).rstrip(",;: ")
    if not words:
        return ""
    return words[0].upper() + words[1:] + ("" if words[-1] in ".?!\"'”" else ".")


def before_closing(text: str, words: str) -> Change:
    """A paragraph of its own, before the last paragraph of the letter's text."""
    parts = [(m.start(), m[0]) for m in re.finditer(r"[^\n]+(?:\n[^\n]+)*", text) if m[0].strip()]
    closing = next((i for i in range(len(parts) - 1, -1, -1) if _closes(parts[i][1])), len(parts))
    if closing == 0:
        return Change(0, 0, words + "\n\n")
    if closing == len(parts):
        end = len(text.rstrip())
        return Change(end, end, "\n\n" + words + "\n")
    last = parts[closing - 1]
    at = parts[closing][0] if re.match(r"(?:Dear|To|Hello)\b.*[:,]$", last[1]) else last[0]
    return Change(at, at, words + "\n\n")


def _closes(part: str) -> bool:
    return part.endswith(",") and "\n" not in part and len(part.split()) <= 4 and not part.startswith("Dear")
