"""The findings of the check as remarks to a person: one for one offence, with a suggestion that leaves a sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from iepwriter.checking.finding import TONE, Finding, Level
from iepwriter.checking.masking import Sentences, sentences
from iepwriter.checking.rewording import stands

_GRAVITY = (Level.ADVICE, Level.WARNING, Level.ERROR)
_SHORT_REST = re.compile(r"(?: [^\W\d]+){1,3}[.!?]*")
"""A few words behind those of a remark, which say nothing alone: You people never fix | anything."""
_LONGEST = 2_000
"""Characters of a sentence that is looked at."""


def remarks(text: str, findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """One remark for words that several findings share, each with suggestions that fit into its sentence."""
    split = sentences(text) if findings else None
    return tuple(_fitting(text, split, finding) if split else finding for finding in _one_each(findings))


def _one_each(findings: Sequence[Finding]) -> list[Finding]:
    kept: list[Finding] = []
    for finding in sorted(findings, key=_worth, reverse=True):
        if finding.start == finding.end or not any(_share(finding, other) for other in kept):
            kept.append(finding)
    return sorted(kept, key=lambda f: (f.start, f.end, f.rule))


def _share(one: Finding, other: Finding) -> bool:
    return one.start < other.end and other.start < one.end


def _worth(finding: Finding) -> tuple[bool, int, int]:
    """Tone before the rest, whose words are mostly gone with it; then what matters more, then the longer one."""
    return finding.category in TONE, _GRAVITY.index(finding.level), finding.end - finding.start


def _fitting(text: str, split: Sentences, finding: Finding) -> Finding:
    """A question stands for a whole sentence: the remark takes a short rest with it, or gives the question up."""
    start, end = split.around(finding.start)
    if finding.category not in TONE or end - start > _LONGEST or finding.end > end:
        return finding
    before, after = text[start : finding.start].strip(), text[finding.end : end].rstrip()
    if not before.strip("\"'“‘") and not re.search(r"\w", after):
        return finding
    asks = tuple(new for new in finding.suggestions if new.endswith("?"))
    fits = tuple(new for new in finding.suggestions if new not in asks and (new or _stands(before, after)))
    if asks and not fits and not before and _SHORT_REST.fullmatch(after):
        whole = finding.text + after
        return replace(finding, end=finding.start + len(whole), text=whole, suggestions=(*asks, ""))
    return replace(finding, suggestions=fits)


def _stands(before: str, after: str) -> bool:
    """Whether what is left of a sentence is one."""
    rest = f"{before} {after.strip(' ,;')}".strip(" .!?")
    return not rest or stands(rest)
