"""Where a fact comes from: the reports, tests, logs and dated observations that a concern names."""

from __future__ import annotations

import re

from iepwriter.checking.finding import Span
from iepwriter.checking.known import Kind, named
from iepwriter.checking.remembering import by_paragraph

_BY = r"(?:\s(?:by|of|from)\s(?:Dr\.?|Mr\.?|Ms\.?|Mrs\.?|[A-Z][a-z]+)(?:\s[A-Z][\w'-]{1,20}){0,2})"
_NOUN = (
    r"(?:evaluations?|assessments?|reports?|report cards?|logs?|records?|charts?|data sheets?|screenings?|"
    r"work samples?|benchmarks?|progress notes?|observations?)"
)
_SOURCE = re.compile(
    rf"\b(?i:(?:[\w’'-]{{1,25}}[ ]){{0,2}}?{_NOUN})\b{_BY}?"
    rf"|\b(?i:[\w’'-]{{1,25}}\s(?:checks?|lists?|data|counts?|orders?|probes?)){_BY}"
    r"|\b(?i:(?:doctor|physician)[’']s\s(?:orders?|note|letter))\b"
    r"|\b(?i:letter|e-?mails?|note|test(?:ing)?|diagnosis)\s(?i:from|by|of)\s(?:[A-Za-z.’'-]{1,20}\s?){1,3}"
    r"|\b(?i:(?:standard\s|scaled\s|test\s)?scores?|percentile)\b"
    r"|\b(?i:(?:her|his|our|their|my\s\w{1,10}[’']s|the)\s)?"
    r"(?:(?i:doctor|pediatrician|psychologist|neurologist|therapist|audiologist)|Dr\.?\s[A-Z][\w'-]{1,20})(?:[’']s)?\s"
    r"(?i:says|said|found|recommends?|recommended|wrote|writes|diagnosed|measured|letter|report)\b"
    r"|\b(?i:I(?:[’']ve|\shave)?|we(?:[’']ve|\shave)?)\s(?i:observed|seen|counted|timed|recorded|wrote\sdown)\b"
    r"|\b(?i:at\shome,?\s(?:I|we)\ssee|what\s(?:I|we)\ssee\sat\shome)\b"
)
_ONLY_ASKED_FOR = re.compile(
    r"\b(?:request(?:ing)?|ask(?:ing)? for|conduct|schedule|complete|do|perform|order|what|any|which|no|without|"
    r"independent educational|an? (?:new|updated)|needs? an?|send me|share)\W+(?:[\w’'-]+\W+){0,3}$",
    re.I,
)
_NOT_A_SOURCE = re.compile(
    r"(?:(?:through|at|over|with)\s)?(?:these|those)\s|(?:report(?:s|ed)?\s+that|(?:i|we|they|you|to)\s+(?:report|record|log|chart)s?)\b",
    re.I,
)
_NEAR = 60
_WHOSE = re.compile(
    r"(?:the|his|her|their|our|my|your|a|an|in|on|of|from|by|and|this|that|to|with|at|for|is|as)\s", re.I
)


@by_paragraph
def sources(text: str) -> list[Span]:
    """The words that name a source, in order; a report that is only asked for is none."""
    found: list[Span] = []
    for match in _SOURCE.finditer(text):
        before = text[max(0, match.start() - _NEAR) : match.start()]
        if _ONLY_ASKED_FOR.search(before) or _ONLY_ASKED_FOR.match(match[0] + " ") or _NOT_A_SOURCE.match(match[0]):
            continue
        start = match.start()
        while lead := _WHOSE.match(text, start, match.end()):
            start = lead.end()
        found.append(Span(start, match.end(), text[start : match.end()]))
    tests = [Span(t.start, t.end, t.text) for t in named(text, Kind.TEST)]
    clear = [t for t in tests if not any(s.start <= t.start and t.end <= s.end for s in found)]
    return sorted([*found, *clear], key=lambda span: span.start)


def best(found: tuple[Span, ...]) -> str:
    """The source that a question should name: the one with an author, or else the longest."""
    if not found:
        return ""
    words = max(found, key=lambda span: (bool(re.search(r"\b(?:by|of|from) |Dr", span.text)), len(span.text))).text
    return " ".join(words.split())
