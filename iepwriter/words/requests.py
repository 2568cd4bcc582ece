"""What the parent asks for, worded as a request; and questions, worded for a letter."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .judged import Judge
from .lexicon import AUX, verbs
from .neutral import PASSIVE, to_passive, to_school, word
from .since import since_a_day
from .subject import People
from .tokens import Word, plain
from .verbhood import low

_ASK = re.compile(
    r"^(?:i|we) (?:just |really |only |also |still )*(?:want|need|would like|would love|demand|insist on|"
    r"am asking for|ask for|am asking|ask|request|am requesting|am begging|beg)\b"
)
_PLEASE = re.compile(
    r"^(?:so |and )*(?:please (?:can|could|would|will) you |"
    r"(?:can|could|would|will) you (?:just |all )*please (?:just )?|please (?:just |at least )?|"
    r"(?:can|could|would|will) you (?:just |all )*(?=(?:send|give|provide|explain|tell|share|let|add|put|schedule|"
    r"show|review|check|consider|help|call|make|write|email|look|keep|move|set|find|get|include|confirm)\b))"
)
_SHOULD = re.compile(
    r"^(?:you|the school|the team|they)(?: guys| people| all)? (?:just |really )*"
    r"(?:need to|needs to|have to|has to|must|should|ought to)\b"
)
_CHILD_NEEDS = re.compile(
    r"^(?:{who}) (?:just |really |also |still |badly |desperately )*"
    r"(?:needs?|requires?|should (?:have|get|be|stay|keep|receive))\b"
)
_OBJECT_TO_SUBJECT = {"him": "he", "her": "she", "them": "they", "me": "I", "us": "we", "it": "it"}
_EMPTY = frozenset("enough anything nothing any single one ever".split())
_THINGS = frozenset("help support time work rest report copy change".split())
_WH = frozenset("what why how when where who which whose".split())
_INVERTED = frozenset("cannot is are was were do does did can could will would has have had should may".split())
_ASKED = frozenset("i you he she they we the it there his her somebody someone anybody anyone".split())
_ASIDE = re.compile(r"^(?:so|oh) |\b(?:seriously\b|(?:really|right|the clock)$)")
"""Small words that turn a question into a remark, and an answer that nobody means."""


def is_request(text: str, child: str) -> bool:
    """Whether a clause in plain small words asks for something."""
    needs = _CHILD_NEEDS.pattern.replace("{who}", rf"he|she|they|{re.escape(child)}|my (?:son|daughter|child|kid)")
    return bool(_ASK.match(text) or _PLEASE.match(text) or _SHOULD.match(text) or re.match(needs, text))


def is_question(words: Sequence[Word], text: str) -> bool:
    """Whether a clause asks something: a question mark, or the order of words."""
    marked = any(w.kind == "stop" and "?" in w.text for w in words)
    first = text.split(" ", 1)[0]
    second = text.split(" ")[1] if " " in text else ""
    if first in _WH and second in _INVERTED:
        return True
    if first in ("what", "who") and second in verbs().third:
        return True
    if first in _INVERTED - {"had", "may"} and second in _ASKED:
        return True
    return marked and (first in _WH or first in _INVERTED or bool(_WH & set(text.split()[-2:])))


def is_rhetorical(text: str, judge: Judge) -> bool:
    """Whether a question blames more than it asks: by the words around it, or by the rule of the check."""
    return bool(_ASIDE.search(text)) or judge.accuses(text)


def request(words: list[Word], people: People) -> list[Word] | None:
    """I ask that ..., I ask for ..., I ask the team to ...; None when it cannot be said so."""
    text = plain(words)
    asked = _ASK.match(text)
    if asked:
        return _asked(words[_count(words, asked.group()) :])
    please = _PLEASE.match(text)
    if please:
        return _team(words[_count(words, please.group()) :], people)
    should = _SHOULD.match(text)
    if should:
        return _team(words[_count(words, should.group()) :], people)
    return to_school(words, people)


def _count(words: Sequence[Word], matched: str) -> int:
    left = len(matched.split())
    for index, item in enumerate(words):
        if left == 0:
            return index
        left -= item.is_word
    return len(words)


def _asked(rest: list[Word]) -> list[Word] | None:
    if not rest:
        return None
    first, second = low(rest, 0), low(rest, 1)
    if first in ("you", "them", "the") and "to" in (second, low(rest, 2), low(rest, 3)):
        at = next(place for place in range(1, 4) if low(rest, place) == "to")
        if low(rest, at + 1) in ("understand", "know", "see", "imagine", "believe", "realize", "listen", "care", "be"):
            return None
        return [*_say("I ask the team to"), *rest[at + 1 :]]
    if second == "to" and first in _OBJECT_TO_SUBJECT:
        return [*_say(f"I ask that {_OBJECT_TO_SUBJECT[first]}"), *rest[2:]]
    third = low(rest, 2)
    if third == "to" and first in ("my", "our"):
        return [*_say("I ask that"), rest[0], rest[1], *rest[3:]]
    if first == "to" and second in ("say", "be", "tell", "thank", "start", "add", "believe", "think", "scream", "cry"):
        return None
    if first == "to":
        return [*_say("I ask"), *rest]
    if first in ("that", "why", "how", "when"):
        return [*_say("I ask"), *rest]
    return _asked_for(rest[1:] if first == "for" else rest)


def _asked_for(rest: list[Word]) -> list[Word] | None:
    """I ask for a thing, which is no verb."""
    first = low(rest, 0)
    if not rest or (first in verbs().base and first not in _THINGS):
        return None
    return [*_say("I ask for"), *rest]


def _team(rest: list[Word], people: People) -> list[Word] | None:
    if not rest:
        return None
    verb = low(rest, 0)
    if verb in ("be", "listen", "care", "try", "know", "fire"):
        return None
    if verb in ("do", "never") and low(rest, 1) in ("not", "cut"):
        rest = rest[2:] if low(rest, 1) == "not" else rest[1:]
        return [*_say("I ask the team not to"), *to_school(rest, people)] if rest else None
    if verb == "not":
        return [*_say("I ask the team not to"), *to_school(rest[1:], people)]
    if verb not in verbs().base:
        return None
    return [*_say("I ask the team to"), *to_school(rest, people)]


def _say(text: str) -> list[Word]:
    return [word(part) for part in text.split()]


def question(words: list[Word], people: People) -> list[Word] | None:
    """The parent's question without the one who is asked; None when it cannot stand alone."""
    words = _not_after(words)
    index = next((place for place in range(len(words) - 1) if low(words, place) in _INVERTED), None)
    if index is None or index > 6:
        return to_school(words, people) if low(words, 0) in _WH else None
    subject = low(words, index + 1)
    width = 2 if low(words, index + 2) in ("people", "guys", "all") else 1
    staff = subject == "you" or (subject == "they" and people.means_staff(words, index + 1))
    if not staff:
        return to_school(words, people)
    if low(words, index) == "did":
        passive = to_passive([word("did"), *words[index + 1 + width :]])
        if passive:
            return _inverted(words[:index], passive)
    aux = {"are": "is", "were": "was", "have": "has", "do": "does"}.get(low(words, index), low(words, index))
    tail = to_school(list(words[index + 1 + width :]), people)
    return [*words[:index], word(aux), *_say("the school"), *tail]


def _not_after(words: list[Word]) -> list[Word]:
    """why cannot he have: why can he not have."""
    for index in range(min(3, len(words) - 2)):
        pair = low(words, index) == "cannot"
        if not pair and not (low(words, index) in _INVERTED and low(words, index + 1) == "not"):
            continue
        rest = words[index + (1 if pair else 2) :]
        if low(rest, 0) in ("he", "she", "they", "i", "we", "you", "it"):
            verb = word("can") if pair else words[index]
            return [*words[:index], verb, rest[0], word("not"), *rest[1:]]
    return words


def _inverted(head: Sequence[Word], passive: Sequence[Word]) -> list[Word]:
    """why + her speech was cut: why was her speech cut."""
    at = next(place for place, item in enumerate(passive) if item.low in ("was", "were"))
    return [*head, passive[at], *passive[:at], *passive[at + 1 :]]


def question_from_blame(words: list[Word], people: People) -> list[Word] | None:
    """they do not log the sessions: How does the team log the sessions?; None when nothing is named."""
    start, width = people.subject(words)
    if not width or start > 2:
        return None
    first = low(words, start)
    rest = words[start + width :]
    while rest and low(rest, 0) in ("people", "guys", "all", "even", "just", "really", "ever", "still", "also", "at"):
        rest = rest[1:]
    if first in ("nobody", "no"):
        verb = low(rest, 0)
        known = verbs().of(verb)
        if known is not None and verb in verbs().third and len(rest) > 1:
            asked = _say(f"has {known.participle}") if since_a_day(rest, 1) else rest[:1]
            return [word("Who"), *asked, *to_school(rest[1:], people)]
        return None
    if first not in ("you", "they", "the"):
        return None
    return _how(rest, people)


_INWARD = frozenset(
    "care listen want know think get have like try see deserve believe love hate understand bother mean feel".split()
)
"""What somebody feels or tries is no question to a team."""


def _how(rest: list[Word], people: People) -> list[Word] | None:
    refused = low(rest, 0) in ("refuse", "refuses", "will") and low(rest, 1) in ("to", "not")
    if refused and len(rest) > 3:
        return [*_say("What would the team need to see in order to"), *to_school(rest[2:], people)]
    if low(rest, 0) in ("do", "does") and low(rest, 1) == "not":
        rest = rest[2:]
    elif low(rest, 0) == "never":
        rest = rest[1:]
    else:
        return None
    while rest and low(rest, 0) in ("even", "ever", "really", "just", "actually"):
        rest = rest[1:]
    verb = verbs().of(low(rest, 0))
    if (
        verb is None
        or len(rest) < 2
        or {w.low for w in rest} & _EMPTY
        or verb.base in _INWARD
        or (verb.base == "give" and low(rest, 1) == "a")
    ):
        return None
    how = (
        "When will the team"
        if verb.base in ("call", "answer", "reply", "respond", "email", "tell", "return", "send")
        else "How does the team"
    )
    return [*_say(how), word(verb.base), *to_school(rest[1:], people)]


__all__ = ["AUX", "PASSIVE", "is_question", "is_request", "is_rhetorical", "question", "question_from_blame", "request"]
