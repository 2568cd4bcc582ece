"""The independent check: what a text says, held against the rules and, where there is one, against the case."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from iepwriter.checking.facts import invented
from iepwriter.checking.finding import TONE, Category, ConcernCoverage, Finding, Level, Report
from iepwriter.checking.fixing import Looked, fixed
from iepwriter.checking.masking import sentences
from iepwriter.checking.mismatch import mismatches
from iepwriter.checking.missing import missing
from iepwriter.checking.private import leaks
from iepwriter.checking.rulebook import RuleBook, shipped
from iepwriter.checking.specificity import covered
from iepwriter.checking.suggest import suggested
from iepwriter.checking.support import Given
from iepwriter.checking.tear import above_tear_line

if TYPE_CHECKING:
    from iepwriter.cases import Case

__all__ = ["check", "coverage", "fixed"]

_GRAVITY = {Level.ADVICE: 0, Level.WARNING: 1, Level.ERROR: 2}
_MOST_FINDINGS = 1_000
"""Findings that a report tells; a letter has a few, and nobody reads more than these."""
_MOST_SUGGESTED = 200
"""Findings that get their own suggestions; a letter never has more."""


def check(text: str, case: Case | None = None, rules: RuleBook | None = None, *, today: date | None = None) -> Report:
    """All findings about a text in the order of the text, and what each concern has and lacks; never raises.

    Of more than a thousand findings the first thousand are told, and `more` says that there are others. What lies
    below the tear line of a finished letter is not read. `today` is the date of a letter without one.
    """
    letter = above_tear_line(text)
    book = rules or shipped()
    found = _with_own_words(letter, book)
    concerns = covered(letter, case)
    found += [*mismatches(letter, [part for part, _ in concerns]), *missing(letter, concerns, case)]
    if case is not None:
        given = Given(case, today)
        found = [f for f in found if not _told(f, case)]
        found += [*invented(letter, given), *leaks(letter, given)]
    found.sort(key=lambda f: (f.start, f.end, f.rule))
    told = tuple(found[:_MOST_FINDINGS])
    return Report(told, tuple(there for _, there in concerns), more=len(found) > _MOST_FINDINGS)


def coverage(text: str, case: Case | None = None) -> tuple[ConcernCoverage, ...]:
    """What each concern of a text has and lacks, as in a report of `check`, without looking for anything else."""
    return tuple(there for _, there in covered(above_tear_line(text), case))


def _with_own_words(letter: str, book: RuleBook) -> list[Finding]:
    """What the rules find, each with replacements that fit into its sentence."""
    found = book.scan(letter, _MOST_FINDINGS + 1)
    if not any(f.category in TONE for f in found[:_MOST_SUGGESTED]):
        return found
    split, heard = sentences(letter), {rule.id for rule in book.rules if rule.heard}
    patterns, ear = Looked(book.patterns), Looked(book)
    better = [suggested(f, letter, split, ear if f.rule in heard else patterns, ear) for f in found[:_MOST_SUGGESTED]]
    return [*_apart(found, better), *found[_MOST_SUGGESTED:]]


def _apart(found: list[Finding], better: list[Finding]) -> list[Finding]:
    """Of two remarks on the tone of the same words, which one change mends, the graver one."""
    kept: list[int] = []
    for at, finding in enumerate(found[: len(better)]):
        before = kept[-1] if kept else at
        both = finding.category in TONE and found[before].category in TONE
        if before != at and both and finding.start < found[before].end:
            if _GRAVITY[finding.level] > _GRAVITY[found[before].level]:
                kept[-1] = at
            continue
        kept.append(at)
    return [better[at] for at in kept]


def _told(finding: Finding, case: Case) -> bool:
    """Whether a finding is about words that the letter only reports: the school's proposal, or what a record says."""
    if finding.category not in (Category.VAGUE, Category.LEGAL_CLAIM, Category.UNIT_MISMATCH):
        return False
    reported = [case.disagreement.component] if case.disagreement else []
    for concern in case.concerns:
        reported += [concern.current, concern.proposed, concern.school_reason, *(e.finding for e in concern.evidence)]
    words = " ".join(finding.text.lower().split())
    return any(words in " ".join(text.lower().split()) for text in reported)
