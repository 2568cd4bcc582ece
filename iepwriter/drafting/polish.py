"""What a careful typist would still do to a sentence before it goes into a letter."""

from __future__ import annotations

import re
from collections.abc import Collection

_TRAILING = re.compile(
    r"(?<!\bdoing)(?<!\bis)(?<!\bwas)(?<!\bare)(?<!\bbe)(?<!\bnot)(?<!\bjust)(?<!\bfeels)(?<!\ball)"
    r"[,;]?\s+(?:(?:ok|okay|fine|whatever|lol|i guess|you know|or something)\b[ ,]*)+"
    r"(?:that is (?:better|good|great))?\.$",
    re.I,
)
_SHRUG = re.compile(r",? (?:and |but )?I (?:know|said|counted|told you)(?: that| it| so)?\.$")
_SINGLE = re.compile(r"(?<!\w)' ([^'\"]+?) '(?!\w)")
"""Words that the person put in single quotation marks."""
_STRUCK = re.compile(r",? and (?:then )?it (?:just )?hit me\.$")
_COUNT_THEM = re.compile(r"\b(\w+), (?:yes|count (?:them|it|'em)),? (?=\1\b)", re.I)
_FOUND = re.compile(
    r"^I (?:wrote|got|looked|checked|counted|went|noted|have|kept|sat)\b[^.]{0,90}, and "
    r"(?=(?:not one|none|\d+|one|two|three|four|five|six|seven|eight|nine|ten) (?:out )?of )"
)
_NUMERALS = "Zero One Two Three Four Five Six Seven Eight Nine Ten".split()
_POLISH = (
    (re.compile(r"\"([.,])"), r'\1"'),
    (re.compile(r"\bcan not\b"), "cannot"),
    (re.compile(r"\blike (?=\d)"), "about "),
    (re.compile(r"^What I know is (?:that )?(?=\w)"), ""),
    (re.compile(r"^((?:When|If|After|Before|Since|Once) (?:\w+ ){2,7}\w+) (?=(?:he|she|they|I|we) \w+)"), r"\1, "),
    (
        re.compile(
            r"^((?:On|In|Last|Over) (?:(?:[A-Z][a-z]+|the|last|this|year|fall|week|\d+) ){0,3}"
            r"(?:\d+|[A-Z][a-z]+|year|fall|week)) "
            r"(?=(?:he|she|they|I|we|the) \w+)"
        ),
        r"\1, ",
    ),
)
"""What a careful typist would do to a finished sentence."""
_SPELLED = (
    (re.compile(r"\b([Aa]) (?=[AEFHILMNORSX]\b(?!['’]))"), r"\1n "),
    (re.compile(r"\b([Ss]ome|[Aa]ny) one\b(?! of)"), r"\1one"),
    (re.compile(r"\bwith out\b"), "without"),
    (re.compile(r"(?<=\w) not once(?=[.,;])"), ", not once"),
    (re.compile(r"\b(not|cannot)\b([^.,;]*) no more(?=[.,;])"), r"\1\2 anymore"),
    (re.compile(r"\bIpad"), "iPad"),
)
"""What is written otherwise, whoever wrote the sentence."""
_SAID = re.compile(
    r"\b(told (?:me|us|him|her|them)|says|said|asks|asked|wrote) \"(?=(?:i|he|she|they|we|you|it|my|his|her|mom|mama|"
    r"dad|this|that|there|please|why|what|how|can|do|is)\b[^\"]*\s[^\"]*\")(\w)",
    re.I,
)
"""A whole sentence that somebody said."""


def trimmed(sentence: str) -> str:
    """The sentence without a shrug at its end or how a count was found, and without saying twice who is meant."""
    sentence = _SINGLE.sub(r'"\1"', sentence)
    for slip, right in _SPELLED:
        sentence = slip.sub(right, sentence)
    sentence = _SHRUG.sub(".", _STRUCK.sub(".", _COUNT_THEM.sub("", sentence)))
    if found := _FOUND.match(sentence):
        first, space, rest = sentence[found.end() :].partition(" ")
        first = _NUMERALS[int(first)] if first.isdigit() and int(first) < len(_NUMERALS) else first.capitalize()
        sentence = first + space + rest
    first, said, rest = _TRAILING.sub(".", sentence).partition("the school ")
    return first + said + rest.replace("the school would", "it would").replace("the school will", "it will")


def titled(text: str) -> str:
    """The text with a capital for the name behind a title."""
    return re.sub(r"\b(Mr|Mrs|Ms|Dr)\. ([a-z])", lambda found: f"{found[1]}. {found[2].upper()}", text)


def polished(text: str, shouted: Collection[str], purposes: Collection[str]) -> str:
    """An edited sentence, trimmed, in calm letters and with the marks and articles that it lacks.

    `shouted` are words that were typed in capitals only, `purposes` those right before a "so", with no comma between.
    """
    return _opened(trimmed(_so_that(_calmed(text, shouted), purposes)))


def _calmed(text: str, shouted: Collection[str]) -> str:
    """The sentence with the words that were shouted in small letters, and with the article that IEP needs."""

    def small(found: re.Match[str]) -> str:
        return found[0].lower() if found[0].lower() in shouted else found[0]

    text = re.sub(r"(?<=[\w,;] )[A-Z][a-z]+\b", small, text)
    for found, better in _POLISH:
        text = found.sub(better, text)
    text = _SAID.sub(lambda found: f'{found[1]}, "{found[2].upper()}', text)
    return re.sub(r"(?<=\b(?:and|but) )IEP (?=has|says|said|lists|gives|calls|is|was)", "the IEP ", text)


def _so_that(text: str, before: Collection[str]) -> str:
    """The sentence without a comma that turns a purpose into a result: under the desk so nobody sees."""
    return re.sub(r"(\w+), so\b", lambda found: f"{found[1]} so" if found[1].lower() in before else found[0], text)


def _opened(text: str) -> str:
    """The sentence without a joint to something before it."""
    rest = re.sub(r"^(?:And|But|So|Also|Then|Because),? (?=\w)", "", text)
    return rest[:1].upper() + rest[1:]
