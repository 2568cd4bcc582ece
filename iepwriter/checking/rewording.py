"""Rewords one sentence that the check objects to: clause by clause, with the person's own words, or not at all."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from iepwriter.checking.finding import TONE, Category
from iepwriter.checking.quantities import quantities
from iepwriter.checking.turning import turned

_SUBJECT = (
    r"(?:I|I['’]m|I['’]d|I['’]ve|im|we|we['’]re|you|u|they|he|she|it|the|my|our|his|her|your|nobody|no one|this|that|"
    r"these|there|if|please|can|could|would|will|what|when|how|who|why|maybe|do|does|did)\b"
)
_JOINT = re.compile(
    rf"(?P<joint>,?\s{{1,3}}(?:and|but|so|or|because|since|cuz|bc)\s{{1,3}}(?={_SUBJECT})"
    r"|\s{0,3};\s{0,3}|\s{1,3}[–—]\s{1,3})",
    re.I,
)
_STARTS = re.compile(_SUBJECT, re.I)
_LEAD = re.compile(r"^[\s,;:–—-]*(?:(?:but|and|so|or|however|because|then|yet)\b[\s,]*)*", re.I)
_DANGLING = re.compile(
    r"\b(?:to|and|but|of|for|the|an?|are|is|was|were|because|that|so|or|just|only|they|my|his|her|your|with|by|if|"
    r"be|been|at|in|on|as|i|we|am|very|from|about|have|has|had|would|will|who|like|than)[\s,]*$",
    re.I,
)
_VERBS = re.compile(
    r"\b(?:is|are|was|were|am|has|have|had|does|do|did|can|could|will|would|should|must|needs?|wants?|gets?|got|goes|went|"
    r"came|comes|says|said|told|sent|gave|gives|takes|took|makes|made|cut|put|let|ask|disagree|request|think|see|saw|know|"
    r"\w{3,14}ed|(?:he|she|it) \w{3,14}s|(?:please|can|could|would) \w+|lost|left|kept|held|met|read|forgot|broke|"
    r"hit|hurt|felt|knew|wrote|began|stood|sat|ran|fell|ate|paid|spent|taught|thought|brought|bought|caught|fix|send|"
    r"(?:I|we|they|you) "
    r"(?!all|people|guys|with|and|for|from|that|but|about|into)\w{3,12})\b"
    r"|\w(?:['’](?:m|s|re|ve|d|ll)|n['’]t)\b",
    re.I,
)
_NAME = re.compile(r"(?<=[\w,;] )(?!I\b|I['’]|IEP\b|OT\b|ADHD\b)[A-Z][\w'’-]+")
_FACT = re.compile(
    r"\d|\b(?:he|she|him|my (?:son|daughter|child)|because|minutes|sessions?|on (?:mon|tues|wednes|thurs|fri)day)\b",
    re.I,
)
_WONDERING = re.compile(
    r"^(?:(?:I|we)(?:['’]m| am| was|['’]re| are| were)? )?(?:just|only) wondering (?:if|whether) "
    r"(?P<who>we|I|you|they|he|she|it) "
    r"(?P<aux>could|can|might|would|will) (?P<rest>[^.?!\n]{2,160})$",
    re.I,
)
_WANTED = re.compile(
    r"^(?:(?:I|we) )?(?:just|only) wanted to (?P<verb>ask|check|see|say|know|bring)\b(?P<rest>[^.?!\n]{0,160})$", re.I
)
_HEDGED = re.compile(
    r"\b(?:kind of|kinda|sort of|a tiny bit|a little bit|a little|a bit|slightly|somewhat|just|probably)\s"
    r"(?=(?:disagree|concerned|worried)\b)",
    re.I,
)
_LONGEST = 1_000
_SHORT = 8
REWORDED = TONE | {Category.AI_FINGERPRINT}
"""What a rewording can mend; claims of law and missing facts need the person."""
_ADJECTIVE_AHEAD = re.compile(r"\s{1,3}[a-z]", re.I)
_NOUN = re.compile(
    r"(?<!s)s$|(?:idiot|moron|liar|jerk|clown|crook|bully|coward|joke|monster|loser|bitch|bastard)$", re.I
)
_TITLE = re.compile(r"\b(?:mr|mrs|ms|miss|dr|principal|nurse|coach)\.?\s*$", re.I)
_THAT = re.compile(rf"^that\s(?={_SUBJECT})", re.I)
_BECAUSE_OF = re.compile(r"\s{1,3}(?:because of|due to|thanks to) (?:your|ur|their) [\w'’-]{3,20}$", re.I)
_POSSESSIVE = re.compile(r"\b(?:your|the|this|that|their|his|her|our|these|those|an?)\s{1,3}$", re.I)


@dataclass(frozen=True)
class Hurt:
    """A stretch of a clause that the check objects to."""

    category: Category
    start: int
    end: int


Look = Callable[[str], list[Hurt]]
"""All that the check objects to in a text."""


def reworded(sentence: str, look: Look) -> str | None:
    """The sentence said calmly; empty when nothing but the tone was in it; None when it cannot be said safely."""
    body = sentence.strip()
    if not body or len(body) > _LONGEST or not any(h.category in REWORDED for h in look(body)):
        return None
    core = body.rstrip(".!? \t\n\"'”’")
    end = body[len(core) :]
    made = next((m for m in ways(core, look) if m == "" or _safe(m, core, end, look)), None)
    return made if not made else _closed(made, end)


def _closed(made: str, end: str) -> str:
    """With the mark that fits: a question mark for a question, no shouting."""
    if re.match(r"(?:can|could|would|will|what|when|how|who|why|do|does|did|is|are)\b", made, re.I):
        return f"{made[0].upper()}{made[1:]}?"
    mark = "." if not end or end[0] in "!?" else end
    return f"{made[0].upper()}{made[1:]}{mark}"


def ways(core: str, look: Look) -> Iterator[str]:
    """Rewordings of a sentence without its full stop, best first; an empty one leaves it out."""
    yield from turned(core)
    joined = _clauses(core, look)
    if joined is not None:
        yield joined


def _clauses(core: str, look: Look) -> str | None:
    """The clauses that are left when each that hurts is reworded or dropped."""
    parts = _JOINT.split(core)
    kept = ""
    for index in range(0, len(parts), 2):
        clause = parts[index].strip(" ,")
        new = _clause(clause, look)
        if new is None:
            return None
        if not new:
            continue
        joint = parts[index - 1] if index and kept else ""
        if joint and new != clause and joint.strip(" ,").lower() in ("because", "since", "cuz", "bc", "so", "or"):
            joint = ", and "
        kept += joint + (new if joint else new[:1].upper() + new[1:])
    return kept


def _clause(clause: str, look: Look) -> str | None:
    """One clause as it is, reworded, or empty to leave it out; None when it holds facts that cannot be saved."""
    hurts = look(clause)
    if not hurts:
        return clause
    for made in (*turned(clause), *unsoftened(clause), *_without(clause, hurts)):
        if made and not look(made):
            return made
    return "" if _droppable(clause, hurts) else None


def unsoftened(clause: str) -> Iterator[str]:
    """A question that hides behind wondering, and a disagreement behind a hedge, said straight."""
    words = " ".join(clause.split())
    if match := _WONDERING.match(words):
        aux = {"might": "could", "can": "can"}.get(match["aux"].lower(), match["aux"].lower())
        who = "I" if match["who"].lower() == "i" else match["who"].lower()
        yield f"{aux.capitalize()} {who} {match['rest']}"
    if match := _WANTED.match(words):
        yield f"I would like to {match['verb'].lower()}{match['rest']}"
    if (rest := _BECAUSE_OF.sub("", words)) != words and stands(rest):
        yield rest
    if (plain := _HEDGED.sub("", words)) != words:
        yield plain


def _without(clause: str, hurts: list[Hurt]) -> Iterator[str]:
    """The clause without the words that hurt, where a whole clause is left."""
    left = clause
    for hurt in sorted(hurts, key=lambda h: -h.start):
        before, after = left[: hurt.start], left[hurt.end :]
        if hurt.category is Category.INSULT and not can_go(before, left[hurt.start : hurt.end], after):
            return
        if _name_like(before, left[hurt.start : hurt.end]) or (hurt.category is Category.SARCASM and before.strip()):
            return
        inside = bool(before.strip(" ,") and after.strip(" ,")) and "," not in before[-2:]
        if hurt.category is Category.ACCUSATION or (inside and hurt.category is not Category.INSULT):
            return
        left = before.rstrip() + " " + after.lstrip() if after.strip() else before
    left = _THAT.sub("", " ".join(_LEAD.sub("", left).split()).strip(" ,;:"))
    if stands(left):
        yield left


def _name_like(before: str, words: str) -> bool:
    """Whether words may be a name: after a title, or with a capital inside a sentence."""
    return bool(_TITLE.search(before)) or (bool(before.strip()) and words[:1].isupper() and words[1:2].islower())


def can_go(before: str, insult: str, after: str) -> bool:
    """Whether an insult is an adjective before a noun, or a name added to "you", so that the rest holds without it."""
    if re.search(r"\byou\s{1,3}$", before, re.I):
        return _NOUN.search(insult) is not None and re.match(r"\s{1,3}[a-z]", after, re.I) is not None
    ahead = _POSSESSIVE.search(before) and _ADJECTIVE_AHEAD.match(after)
    return bool(ahead) and _NOUN.search(insult) is None


def stands(words: str) -> bool:
    """Whether words are a clause of their own: a subject or an imperative, a verb, and no loose end."""
    fewest = 2 if words.lower().startswith(("please ", "i ", "fix ")) else 3
    if len(words.split()) < fewest or _DANGLING.search(words):
        return False
    return bool((_STARTS.match(words) or words[:1].isupper()) and _VERBS.search(words))


def _droppable(clause: str, hurts: list[Hurt]) -> bool:
    """Whether nothing is lost with a clause: no number, no name, nothing about the child, and mostly hurt."""
    if _FACT.search(clause) or _NAME.search(clause) or clause.rstrip().endswith("?"):
        return False
    machine = all(h.category is Category.AI_FINGERPRINT for h in hurts)
    covered = sum(h.end - h.start for h in hurts)
    return covered * 2 >= len(clause.strip()) or (len(clause.split()) <= _SHORT and not machine)


def _safe(made: str, core: str, end: str, look: Look) -> bool:
    """Whether a rewording passes the check whole, and tells no number and no name that was not there."""
    whole = _closed(made, end)
    if look(whole) or _DANGLING.search(made):
        return False
    numbers = {(q.value, q.unit) for q in quantities(core)}
    if any((q.value, q.unit) not in numbers for q in quantities(made)):
        return False
    low = core.lower()
    return all(name[0].lower() in low for name in _NAME.finditer(made))
