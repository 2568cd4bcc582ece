"""What a person told so far: every concern and report, the one that the form shows, and facts passed over."""

from __future__ import annotations

import copy
from typing import Any

from iepwriter.tui.form import PER_CONCERN, PER_REPORT, At, laid, read, shown


class Notes:
    """The notes behind the form; `base` holds everything, the form's values are laid over one place in it."""

    def __init__(self, base: dict[str, Any], at: At = (0, 0), skipped: set[str] | None = None) -> None:
        self.base, self.at, self.skipped = base, at, skipped or set()
        self.removed: list[tuple[int, dict[str, Any]]] = []
        """Concerns that were taken out, each with its place, the last one at the end."""

    @classmethod
    def from_kept(cls, kept: dict[str, Any]) -> Notes:
        """The notes as they were kept."""
        concern, report = kept.get("at") or (0, 0)
        notes = cls(kept.get("base") or {}, (int(concern), int(report)), set(kept.get("skipped") or ()))
        notes.removed = [(int(place), dict(data)) for place, data in kept.get("removed") or ()]
        return notes

    def to_keep(self, values: dict[str, str]) -> dict[str, Any]:
        """Plain data that brings notes and form back."""
        # A copy keeps a later change of the notes out of what was kept.
        place: dict[str, Any] = {"at": list(self.at), "skipped": sorted(self.skipped)}
        if self.removed:
            place["removed"] = [list(removed) for removed in self.removed]
        return {"base": copy.deepcopy(self.base), "values": dict(values), **place}

    def blank(self, values: dict[str, str]) -> bool:
        """Whether nothing at all has been told."""
        return not any(value.strip() for value in values.values()) and not self.base.get("concerns")

    def add_report(self, values: dict[str, str], source: str, finding: str) -> None:
        """Adds a report to the concern that the form shows, behind those that it has."""
        self.base = laid(self.base, values, self.at)
        place = (self.at[0], self.counts()[1])
        self.base = laid(self.base, shown(self.base, place) | {"source": source, "finding": finding}, place)

    def counts(self) -> tuple[int, int]:
        """How many concerns there are, and reports of the one shown."""
        concerns = self.base.get("concerns") or []
        reports = (concerns[self.at[0]].get("evidence") or []) if self.at[0] < len(concerns) else []
        return max(len(concerns), self.at[0] + 1), max(len(reports), self.at[1] + 1)

    def to(self, values: dict[str, str], concern: int, report: int = 0) -> dict[str, str]:
        """Goes to a concern and one of its reports; gives what the form shows there."""
        self.base = laid(self.base, values, self.at)
        self._drop_empty()
        self.at = (concern, report)
        return shown(self.base, self.at)

    def to_concern(self, values: dict[str, str], by: int) -> dict[str, str]:
        """Goes on by one concern; past the last that has something comes a new one, and then the first."""
        self.base = laid(self.base, values, self.at)
        count = len(self.base.get("concerns") or [])
        here = any(read(self.base, field, self.at) for field in PER_CONCERN if field not in PER_REPORT)
        last = count if here or self.at[0] < count - 1 else count - 1
        return self.to(values, _turned(self.at[0] + by, max(0, last), self.at[0]))

    def to_report(self, values: dict[str, str], by: int) -> dict[str, str]:
        """Goes on by one report of this concern, in the same way."""
        self.base = laid(self.base, values, self.at)
        count = self.counts()[1]
        here = any(read(self.base, field, self.at) for field in PER_REPORT)
        last = count if here or self.at[1] < count - 1 else count - 1
        return self.to(values, self.at[0], _turned(self.at[1] + by, max(0, last), self.at[1]))

    def remove(self, values: dict[str, str]) -> dict[str, str] | None:
        """Takes out the concern on the form; gives what the form shows then, None when nothing is told in it."""
        self.base = laid(self.base, values, self.at)
        concerns = self.base.get("concerns") or []
        if self.at[0] >= len(concerns) or not any(concerns[self.at[0]].values()):
            return None
        self.removed.append((self.at[0], concerns.pop(self.at[0])))
        self.at = (max(0, min(self.at[0], len(concerns) - 1)), 0)
        return shown(self.base, self.at)

    def bring_back(self, values: dict[str, str]) -> dict[str, str] | None:
        """Puts the concern that was removed last into its place again; None when there is none."""
        if not self.removed:
            return None
        self.base = laid(self.base, values, self.at)
        self._drop_empty()
        place, concern = self.removed.pop()
        concerns = self.base.setdefault("concerns", [])
        self.at = (min(place, len(concerns)), 0)
        concerns.insert(self.at[0], concern)
        return shown(self.base, self.at)

    def _drop_empty(self) -> None:
        """Empty concerns and reports at the end go, so that a place that was only looked at leaves nothing."""
        concerns = self.base.get("concerns") or []
        for concern in concerns:
            while concern.get("evidence") and not any(concern["evidence"][-1].values()):
                concern["evidence"].pop()
        while concerns and not any(concerns[-1].values()):
            concerns.pop()


def _turned(wanted: int, last: int, here: int) -> int:
    """A place from 0 to `last`; going on past the last leads to the first, going back stops there."""
    if wanted < 0:
        return 0
    return wanted if wanted <= last else (0 if here else here)
