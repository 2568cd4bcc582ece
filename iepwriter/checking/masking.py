"""Normal form, sentences and quotations of a text; every offset stays what it was."""

from __future__ import annotations

import re
import string
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

BLANK = "\ue000"
"""Stands in for a masked character; no rule matches it."""

_TABLE = str.maketrans(
    {
        **{upper: upper.lower() for upper in string.ascii_uppercase},
        **dict.fromkeys("’‘ʼ´`", "'"),
        **dict.fromkeys("“”„«»", '"'),
        "\u00a0": " ",
    }
)
_PAIRS = (
    re.compile(r'"[^"\n]{1,600}"'),
    re.compile(r"[“„][^”“„\n]{1,600}[”“]"),
    re.compile(r"(?<![\w'])'(?=\w)[^'\n]{0,200}(?:'(?=\w)[^'\n]{0,200}){0,12}'(?!\w)"),
    re.compile(r"(?<!\w)‘[^\n‘]{1,400}’(?!\w)"),
)
_SPEAKER = (
    r"(?:(?:she|he|they|who|(?:mr|mrs|ms|dr)\.? \w{1,30}|(?:the|our|his|her|my son's|my daughter's|your|this)"
    r"(?: \w{1,20}){1,3}|(?!(?<=you )(?:also|then|once|even|just|only|never|still) )[a-z]{2,20}) "
    r"(?:also |then |once |even |just )?"
    r"(?:said|says|claimed|stated|wrote(?! (?:him|her|me|us|them|my \w{1,15}) up )|explained|"
    r"mentioned|reported|replied|answered|(?:told|tells|informed|assured) (?:me|us|him|her|my \w{1,15}))"
    r"|(?:i|we|my husband and i) (?:was|were|have been|had been|am|are) (?:told|informed|assured))"
)
_SAYS = re.compile(
    rf"(?<!\w)(?<!i )(?<!we ){_SPEAKER} (?:that |it was because |this was because |because )?(?=[^.;!?\n\ue000])"
    r"(?!\d+%?(?: [a-z]{1,10})?,)"
)
_SAID_TO = re.compile(
    r"(?=[.;!?\n\ue000]|,? but | so i |, and i |, (?:[a-z]{1,20}s|how convenient|what an? [a-z]{2,20})(?:[.!?\n]|$)|"
    r",? and they (?:didn't|didnt|did not|never did)[,.!?]|, (?:and )?(?:as usual|shame on|how dare|i'll see|"
    r"(?:you|u) (?:all|people|guys)|i (?:saw|seen|took|told|asked|called|looked|checked|guess) )|"
    r",? which (?:is|was) (?:a lie|not true)|$)"
)
_CRIED = re.compile(
    r"(?<![\w'])(?<!i )(?<!we )(?:screamed|screams|yelled|yells|shouted|shouts|whispered|whispers|cried|cries|muttered|"
    r"wrote on [a-z]{2,8} [a-z]{2,12}) (?:that )?(?=(?:i|i'm|im|he|she|my) )(?P<said>[^.;!?\n\ue000]{1,200})"
)
_CALLED = re.compile(
    r"(?<![\w'])(?:(?<!i )(?<!we )(?:calls?|called) (?:him|her|them|me|himself|herself)|(?:was|is|got|been) called) "
    r"(?!(?:back|again|up|out|over|about|after|before|to|for|from|with|and|or|if|once|twice|yesterday|today|this|last|"
    r"every|right|first|later|until|while|that|by|home|away)(?!\w))"
    r"(?P<said>(?:(?!(?:and then|on|in|at|when|because|but|so|you) )[\w'-]+ ?){1,6})"
)
"""What a child is called, or says aloud of itself."""
_LONGEST_SAID = 300
_NOT_OTHERS = re.compile(r"(?:i|we|you|u|nobody|have i|never) ")
_END = re.compile(r"(?<![.!?])[.!?]++[\"')\]]*+(?=\s)|\n")
_ABBREVIATION = re.compile(r"\b(?:dr|mr|mrs|ms|st|vs|e\.g|i\.e|no|p|pp|prof)\.$")
_BULLET = re.compile(r"\s*(?:[-*•–]|\d+[.)])\s")
_SHORT_LINE = 50


def normal(text: str) -> str:
    """The text in lower case with straight apostrophes, as long as the text itself."""
    return text.translate(_TABLE)


@dataclass(frozen=True)
class Sentences:
    """Where the sentences of a text start."""

    starts: tuple[int, ...]
    length: int

    def around(self, position: int) -> tuple[int, int]:
        """Start and end of the sentence that holds the position."""
        index = bisect_right(self.starts, position)
        end = self.starts[index] if index < len(self.starts) else self.length
        return self.starts[index - 1], end


def sentences(text: str) -> Sentences:
    """Split a text at full stops, blank lines, bullets and short unpunctuated lines."""
    low = normal(text)
    starts = [0]
    line = 0
    for match in _END.finditer(low):
        if match[0] == "\n":
            short = match.start() - line < _SHORT_LINE
            line = match.end()
            if not (short or low.startswith("\n", line) or _BULLET.match(low, line)):
                continue
        elif _ABBREVIATION.search(low, max(0, match.start() - 5), match.end()):
            continue
        starts.append(match.end())
    return Sentences(tuple(starts), len(text))


def quotations(text: str) -> list[tuple[int, int]]:
    """Start and end of everything in quotation marks."""
    plain = text.translate({0xA0: " "})
    return [match.span() for pattern in _PAIRS for match in pattern.finditer(plain)]


def mask(text: str) -> str:
    """The normal form with what others said blanked out: quotations and reported speech."""
    low = list(normal(text))
    for start, end in quotations(text):
        _blank(low, start, end)
    for start, end in _said("".join(low)):
        _blank(low, start, end)
    for pattern in (_CRIED, _CALLED):
        for match in pattern.finditer("".join(low)):
            _blank(low, *match.span("said"))
    return "".join(low)


def _said(text: str) -> Iterator[tuple[int, int]]:
    """Where speech is reported that is not the writer's own."""
    speaker = _SAYS.search(text)
    # All ends are looked for once: after each speaker anew, a text without full stops would take for ever.
    ends = [match.start() for match in _SAID_TO.finditer(text)] if speaker else []
    while speaker is not None:
        start = speaker.end()
        end = ends[bisect_right(ends, start)]
        reported = end - start <= _LONGEST_SAID and text[end : end + 1] != BLANK
        if reported and (
            not _NOT_OTHERS.match(speaker[0]) or speaker[0].startswith(("i was", "i have been", "we were", "we have"))
        ):
            yield start, end
        speaker = _SAYS.search(text, end if reported else speaker.start() + 1)


def _blank(low: list[str], start: int, end: int) -> None:
    """Overwrite the characters, but keep line ends."""
    low[start:end] = [c if c == "\n" else BLANK for c in low[start:end]]
