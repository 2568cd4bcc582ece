"""Calm clauses for each kind of offence, made from what the person's own clause says around it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator
from functools import cache
from importlib.resources import files

from iepwriter.checking.finding import Category
from iepwriter.checking.turning import ANYONE, AT, BASES, NOBODY, THING, VERB, YOU, turned

_Made = Callable[[re.Match[str]], str]
_MACRO = re.compile(r"\{([a-z_]+)\}")
_ON_THING = re.compile(
    r"^on (?=(?:the|his|her|that) (?!bus\b|phone|playground|way\b|day\b|morning|field|floor|first|last|same|"
    r"\d))",
    re.I,
)


def _tail(match: re.Match[str]) -> str:
    """What followed, a length of time said as something past."""
    words = " ".join(match["tail"].split())
    words = _ON_THING.sub("with ", _WHY.sub("", words))
    return re.sub(r"^for (?:the (?:last|past) )?(?=\w+ \w+)", "in those ", words)


_WHY = re.compile(
    r" (?:just |only )?(?:to (?:save|protect|cover|punish|spite|avoid|get rid)|so (?:that )?(?:you|they|the \w+|"
    r"it|i|we) "
    r"(?:would|could|can|couldn['’]?t|can['’]?t|don['’]?t|do not|didn['’]?t|looks?|looked)|because|hoping|"
    r"in the hope|with (?:you|u|these) (?:people|guys|folks|ppl))\b.*$",
    re.I,
)
"""A reason that was guessed at, which has no place behind a question about what happened."""
_TOLD = {"tell": "told", "inform": "informed", "notify": "notified", "warn": "warned", "ask": "asked"}
_UNTOLD = re.compile(r" without (?:even |ever )?(?P<verb>tell|ask|inform|notify)ing me$", re.I)
_PAST = re.compile(
    r"\b(?:was|were|had|did|\w{3,12}ed|told|said|saw|sent|lied|knew|"
    r"sat|stood|hit|ran|fell|came|went|lost|left|took|heard|found|read out)\b",
    re.I,
)


def _why_untold(match: re.Match[str]) -> str:
    return f", and why I was not {_TOLD[match['verb'].lower()]}"


def _concerned_when(match: re.Match[str]) -> str:
    """What happened once is a concern itself; what happens again and again is when the concern comes."""
    clause, when = " ".join(match["clause"].split()), match["when"].lower()
    return f"I am concerned {'that' if when == 'when' and _PAST.search(clause) else when} {clause}"


def _says(template: str) -> _Made:
    """A frame that puts the named parts of what matched into a sentence."""

    def made(match: re.Match[str]) -> str:
        parts = {name: " ".join(value.split()) for name, value in match.groupdict("").items()}
        if parts.get("tail"):
            parts["tail"] = _tail(match)
        if "understand" in template or "know what" in template or "together" in template or "talk" in template:
            parts = {name: _WHY.sub("", value) for name, value in parts.items()}
            parts = {name: _UNTOLD.sub(_why_untold, value) for name, value in parts.items()}
        if re.match(r"(?:Your|Ur|The|This|That|His|Her|My|Our)\b", parts.get("thing", "")):
            parts["thing"] = parts["thing"][:1].lower() + parts["thing"][1:]
        if parts.get("verb", "").lower() in BASES:
            parts["verb"] = BASES[parts["verb"].lower()]
        return template.format(**parts)

    return made


def _for_feeling(match: re.Match[str]) -> str:
    words = {"asking": "I am asking", "begging": "I am asking", "fighting": "I am asking", "waiting": "I am waiting"}
    return f"{words[match['doing'].lower()]} {' '.join(match['rest'].split())}"


def _not_told(match: re.Match[str]) -> str:
    """The plain fact that is in the blame."""
    told = match["told"].lower()
    return f"I was not {_TOLD.get(told, told)} {' '.join(match['rest'].split())}"


def _was_done(match: re.Match[str]) -> str:
    return f"I would like to know what was done {match['for'] or _tail(match)}"


_MADE: dict[str, _Made] = {
    "=for_feeling": _for_feeling,
    "=not_told": _not_told,
    "=was_done": _was_done,
    "=concerned_when": _concerned_when,
}


@cache
def _frames() -> dict[str, tuple[tuple[re.Pattern[str], _Made], ...]]:
    """The frames of the data file by category, "any" for all, and under "back" what looks back in time."""
    data = tomllib.loads(files("iepwriter.checking").joinpath("data", "frames.toml").read_text("utf-8"))
    shared = {"anyone": ANYONE, "at": AT, "nobody": NOBODY, "thing": THING, "verb": VERB, "you": YOU}
    known = shared | data.pop("groups")

    def ready(frame: dict[str, str]) -> tuple[re.Pattern[str], _Made]:
        pattern = _MACRO.sub(lambda name: str(known[name[1]]), frame["pattern"])
        return re.compile(pattern, re.I), _MADE.get(frame["says"]) or _says(frame["says"])

    return {name: tuple(map(ready, frames)) for name, frames in data.items()}


_NAMED = re.compile(
    r"(?P<who>(?:mr|mrs|ms|dr|principal|coach|nurse)\.? [a-z]\w{1,20}|(?:the|his|her|our|that|your) (?:\w{2,12} "
    r"){0,2}(?:director|"
    r"teacher|aide|driver|nurse|counselor|principal|psychologist|therapist|coach|sub|office|para|secretary|case "
    r"manager))\b",
    re.I,
)
_IDIOM = re.compile(
    r"\b(?:with|at|about) (?:the|your|their|its|our|my) (?:\w+ )?(?:goal ?posts?|subject|feet|minds?|words?|"
    r"promises?|ball|hands|buck|points?|story|rules|tune|line)\b|"
    r"\babout (?:the|your|their) (?:(?:poor|sorry) excuse|half-truths|lies|games|mess)\b|"
    r"\b(?:to|not) \w+ (?:nothing|nothin|none|shit)\b",
    re.I,
)
"""Turns of phrase that mean nothing when they are taken apart."""
_OWNED = re.compile(r"(?:The|His|Her|Our|That|Your|My|This)\b")
_MOST_BETWEEN = 3
_ASKING = re.compile(r"when (?:will|is|are|can|do|does|did|was|were)\b", re.I)
_RUNS_ON = re.compile(r"[,;]|\b(?:and|but|so)\b", re.I)
_LOOKS = re.compile(r"I would like to (?:look together|understand|talk)\b")
_BLAMES = frozenset((Category.ACCUSATION, Category.INSULT, Category.MOTIVE))
_MOST_BEFORE = 6
"""Words before a time or place in a clause that offends as a whole."""
_MOSTLY = 0.9


def framed(clause: str, category: Category) -> Iterator[str]:
    """Calm clauses about what a clause says beside its offending words, best first, without a last mark."""
    words = (clause.lower() if clause.isupper() else clause).strip()
    frames = _frames()

    def found(name: str) -> Iterator[str]:
        return (made(match) for pattern, made in frames.get(name, ()) if (match := pattern.match(words)))

    last = "last" if category in _BLAMES else ""
    again = (_WHY.sub("", new) if _LOOKS.match(new) else new for new in turned(words))
    news = (
        (*found(category), *found("any"), *again, *found(last)) if category is not Category.THREAT else found(category)
    )
    yield from (new for new in news if new and not _IDIOM.search(new))


def asked_about(clause: str, end: int) -> Iterator[str]:
    """A wish to understand what happened, when, where or with whom; `end` is where the offence ends in the clause."""
    words = clause.lower() if clause.isupper() else clause
    whole = end > _MOSTLY * len(words)
    rest = words if whole else words[end:]
    ((looks_back, _),) = _frames()["later"]
    later = looks_back.search(rest)
    named = _NAMED.match(words.strip())
    who = named["who"] if named else ""
    who = who[:1].lower() + who[1:] if _OWNED.match(who) else who
    with_whom = f" with {who}" if who else ""
    between = _MOST_BEFORE if whole else _MOST_BETWEEN
    if later is not None and len(rest[: later.start()].split()) <= between:
        tail = _tail(later)
        if _ASKING.match(tail) or (whole and _RUNS_ON.search(tail)):
            return
        if re.match(r"(?:when|while|before|after) (?:i|we|you|u|they) ", tail, re.I) and not happened(tail):
            return
        tense = "has happened" if tail.lower().startswith("since") else "happened"
        yield f"I would like to understand what {tense}{with_whom} {tail}"
    elif with_whom and len(rest.split()) <= _MOST_BETWEEN and happened(words):
        yield f"I would like to understand what happened{with_whom}"


def happened(clause: str) -> bool:
    """Whether a clause tells something that took place, not a habit or a trait."""
    return _PAST.search(clause) is not None
