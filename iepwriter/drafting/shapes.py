"""What kind of sentence a letter's sentence is, and its parts, read by closed patterns; a doubt means no shape."""

from __future__ import annotations

import re
from dataclasses import dataclass

from iepwriter.drafting.frames import FRAMED
from iepwriter.words.lexicon import AUX, verbs

_DATE = r"[A-Z][a-z]+ \d{1,2}(?:, \d{4})?"
_WHO = r"(?P<who>I|We)"
_ASK = r"(?:ask|am asking|are asking|would like|want|need)"
_BY = rf"by (?P<day>{_DATE})(?P<rest>,.+)?"
_MET = rf"(?P<when>After our meeting on {_DATE}, )?(?P<who>[Ii]|[Ww]e)"
_HIS = r"(?:he|she|they|the|it|his|her|their|my)\b"
_RECORD = (
    r"(?:report|evaluation|log|chart|letter|orders|assessment|record|records|checks|test|data|plan|page|notes?|"
    r"KTEA-3|WISC-V|CELF-5|BOT-2)"
)
_TELLS = r"(?:shows?|says?|recommends?|requires?|lists?|states?|found|showed)"
_SHAPES: tuple[tuple[str, str], ...] = (
    *(("fact", pattern) for pattern in FRAMED),
    ("fact", rf"{_WHO} request that the team take into account that (?P<clause>[^;]+)"),
    ("fact", r"How will the team address that (?P<clause>[^;]+)"),
    (
        "writing",
        rf"{_WHO} (?:am|are) writing (?P<when>(?:before|after|about)\b.+?) because "
        r"(?P<clause>(?!(?:I|we) disagree)[^;]+)",
    ),
    ("also", r"It also (?P<vp>[^;]+)"),
    ("gap", r"(?P<np>(?:On [^,;]+, the|The) proposal (?:is|takes|keeps) [^;]+); (?P<clause>[^;]+ needs [^;]+)"),
    ("agreed", rf"{_WHO} agree with (?P<np>[^;]+), and (?:I|we) (?:ask|request) that the agreed parts start"),
    ("answer", rf"{_WHO} (?:hope to have|ask for) your answer {_BY}"),
    ("answer", rf"It would help (?:me|us) to have your answer {_BY}"),
    ("answer", rf"(?:Please answer|Could {_WHO} have your answer) {_BY}"),
    ("request", rf"{_WHO} (?:just )?{_ASK} the (?:team|school) to (?P<vp>.+)"),
    ("request", rf"{_WHO} (?:request|ask) that the team (?P<vp>.+)"),
    ("request", rf"{_WHO} (?:just )?hope (?:that )?the (?:team|school) (?:will|can|could) (?P<vp>.+)"),
    ("request", r"(?:Could|Can|Will|Would) the team (?:please )?(?P<vp>.+)"),
    ("request", rf"{_WHO} would be grateful if the team would (?P<vp>.+)"),
    ("request", r"(?:My|Our) request is that the team (?P<vp>.+)"),
    ("request", r"It would mean a lot to (?:me|us) if the team would (?P<vp>.+)"),
    ("request", r"Is the team willing to (?P<vp>.+)"),
    ("request", r"Please (?P<vp>.+)"),
    ("thing", rf"{_WHO} (?:just )?(?:ask for|request|would be grateful for) (?P<np>(?!that\b).+)"),
    ("that", rf"{_WHO} (?:ask|request) that (?P<clause>.+)"),
    ("want", rf"{_WHO} would (?:just )?(?:like|be glad) to (?P<vp>(?!know|look with|understand this).+)"),
    ("forward", rf"(?:Thank you for reading this; )?{_WHO} (?:look forward to|count on) (?P<ing>\w+ing .+)"),
    (
        "position",
        rf"{_WHO} (?:am|are) writing (?P<when>(?:before|after|about)\b.+?) because (?:I|we) disagree with "
        r"(?P<np>[^;]+)(?P<rest>;.+)?",
    ),
    ("disagree", rf"{_MET} disagree with (?P<np>[^;]+?), and these are (?:my|our) reasons"),
    ("disagree", rf"{_MET} disagree with (?P<np>[^;,]+)"),
    ("told", rf"{_WHO} (?:was|were) told that (?P<clause>[^;]+)"),
    ("worry", rf"{_WHO} (?:am|are) (?:just )?(?:very |really |so )?(?:worried|concerned) that (?P<clause>[^;]+)"),
    ("view", rf"{_WHO} (?:just )?(?:think|believe|feel|feel like|guess) that (?P<clause>[^;]+)"),
    ("view", rf"{_WHO} (?:just )?(?:think|believe|feel like|guess) (?P<clause>{_HIS}[^;]+)"),
    ("record", rf"(?P<np>(?:The|His|Her|Their|My) [^;]+?), dated (?P<day>{_DATE}), (?P<vp>{_TELLS} .+)"),
    ("record", rf"(?P<np>(?:The|His|Her|Their|My) [^,;]*?\b{_RECORD}(?: (?:by|from) [^,;]+?)?) (?P<vp>{_TELLS} .+)"),
)  # fmt: skip
_ASKED = r"(?:Could|Can|Will|Would|How will the team|Is the team willing)\b"
_MORE_VERBS = frozenset("restore reinstate schedule reconsider revisit evaluate reevaluate document".split())
_NO_FACT = re.compile(
    r"[;:?!]|\.\s(?<!Dr\. )(?<!Mr\. )(?<!Ms\. )(?<!Mrs\. )|^It also\b|^I agree\b|^I should\b|"
    r"^(?:My|Our) [a-z ]{0,12}concern\b"
)
_TITLES = ("Mr.", "Mrs.", "Ms.", "Mx.", "Dr.", "Miss")
_LOWER = frozenset(
    """he she they it we his her their its our my the a an this these nobody last since when whenever on in at
    before after every each most some during for from with without until over there today yesterday now once
    twice homework mornings everybody""".split()
)


@dataclass(frozen=True)
class Shape:
    """One sentence by its kind (`request`, `fact`, `question`, ...) and its parts by name."""

    kind: str
    parts: dict[str, str]


def shape_of(sentence: str, names: frozenset[str]) -> Shape | None:
    """The shape of a sentence, None when it is not surely known; `names` may stay capitals inside a sentence."""
    if sentence.endswith("?") and (bare := sentence[:-1]):
        found = _match(bare, names) if re.match(_ASKED, bare) or "; " in bare else None
        return found or Shape("question", {"text": bare} | _person("I"))
    if not sentence.endswith((".", '."')):
        return None
    return _match(sentence.removesuffix("."), names) or _fact(sentence.removesuffix("."), names)


def _match(bare: str, names: frozenset[str]) -> Shape | None:
    for kind, pattern in _SHAPES:
        found = re.fullmatch(pattern, bare)
        if found is None:
            continue
        parts = {name: text or "" for name, text in found.groupdict().items()}
        if (
            "vp" in parts
            and kind in ("request", "want")
            and parts["vp"].split()[0] not in verbs().base.keys() | _MORE_VERBS
        ):
            continue
        if "Clause" in parts:
            return _fact(parts["Clause"], names)
        if kind in ("record", "gap"):
            parts["np"] = parts["np"][0].lower() + parts["np"][1:]
        return Shape(kind, parts | _person(parts.get("who") or "I"))
    return None


def _person(who: str) -> dict[str, str]:
    many = who.lower() == "we"
    return {"I": "We", "i": "we", "me": "us", "my": "our"} if many else {"I": "I", "i": "I", "me": "me", "my": "my"}


def _fact(bare: str, names: frozenset[str]) -> Shape | None:
    first = bare.split(" ", 1)[0]
    if len(bare.split()) < 3 or _NO_FACT.search(bare):
        return None
    if first.lower() in _LOWER:
        clause = first.lower() + bare[len(first) :]
    elif first in ("I", *_TITLES) or first.removesuffix("'s") in names:
        clause = bare
    else:
        return None
    known = verbs()
    told = re.findall(r"[a-z']+", re.sub(r'"[^"]*"', "", clause.lower()))
    plain = told[0] in ("i", "we", "they") and len(told) > 1 and told[1] in known.base
    if not plain and not any(w in AUX or w in known.third or w in known.past for w in told[1:]):
        return None
    return Shape("fact", {"clause": clause} | _person("I"))
