"""What falls off a clause before it is mended: swearing, fillers, openers and loose marks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from iepwriter.checking.hard_words import HARD_WORDS

from .lexicon import AUX, NUMBER_WORDS, PREPOSITIONS
from .neutral import word
from .speech import said_from
from .subject import OPENERS
from .tokens import COMMA, Word
from .verbhood import low

MILD = frozenset("stupid dumb ridiculous pathetic useless idiotic".split())
"""Words that a child may say about itself; in front of a thing they are dropped."""
_ANYWHERE = frozenset("literally honestly basically seriously frankly freakin".split())
_TAILS = (
    "you know",
    "or whatever",
    "do you see",
    "do you understand",
    "do you know",
    "you see",
    "by the way",
    "you know what i mean",
    "funny how that works",
    "can you believe it",
    "is it",
    "isn't it",
    "and stuff",
    "and everything",
    "i swear",
    "i mean",
    "ok",
    "okay",
    "though",
    "lol",
    "like",
    "for real",
    "fine",
    "anyway",
    "right",
    "obviously",
    "thanks",
    "thank you",
    "please",
    "and",
    "but",
    "so",
    "because",
    "then",
    "ok fine",
    "okay fine",
    "hello",
    "see",
)
_HEADS = (
    "you know",
    "i mean",
    "i swear",
    "to be honest",
    "let me tell you",
    "of course",
    "by the way",
    "for one thing",
    "not to mention",
    "on top of that",
    "on top of it",
    "the thing is",
    "the point is",
    "thing is",
    "and yes",
    "yes and",
    "guess what",
    "one more thing",
    "another thing",
    "first of all",
    "first off",
    "more important",
    "meanwhile and",
    "i cannot believe",
    "oh and",
    "in fact",
    "same thing",
    "for example",
    "for instance",
    "here is the thing",
    "what i know is",
    "all i know is",
    "what i do know is",
)
_PLAIN = {"kid": "child", "kids": "children"}


def bare(words: Sequence[Word]) -> list[Word]:
    """Without line ends, closing marks, swearing, and fillers at the edges."""
    kept = [replace(w) for w in words if w.text and w.kind not in ("line", "break", "stop")]
    kept = [w for w in kept if w.low not in _ANYWHERE]
    kept = _without_phrase(kept, ["and", "i", "quote"], ",")
    kept = _without_phrase(kept, ["so", "called"])
    kept = _with_commas(_without_swears(kept))
    kept = _likes(kept)
    return trim(kept)


def _without_phrase(words: list[Word], phrase: list[str], mark: str = "") -> list[Word]:
    """Without the first such phrase, and without the mark that follows it."""
    for index in range(len(words)):
        end = index + len(phrase)
        if [w.low for w in words[index:end]] == phrase:
            end += bool(mark) and end < len(words) and words[end].text == mark
            return [*words[:index], *words[end:]]
    return words


def _with_commas(words: list[Word]) -> list[Word]:
    found: list[Word] = []
    for item in words:
        if item.tag == COMMA and found and found[-1].kind != "mark":
            found.append(word(",", "mark"))
        found.append(item)
    return found


def _without_swears(words: list[Word]) -> list[Word]:
    """Swearing goes, but not out of what somebody else is told to have said."""
    found: list[Word] = []
    quoted = False
    said = said_from(words)
    for index, item in enumerate(words):
        quoted = quoted != (item.text == '"')
        if said is not None and index >= said:
            found.append(item)
            continue
        if item.low in MILD and not _before_thing(words, index):
            found.append(item)
            continue
        if item.low in HARD_WORDS and not quoted:
            if item.low in ("hell", "heck") and found and found[-1].low == "the":
                found.pop()
            if low(words, index + 1) == "ass" or item.low == "ass":
                continue
            continue
        found.append(item)
    return found


def _before_thing(words: Sequence[Word], index: int) -> bool:
    after = low(words, index + 1)
    return (
        after.isalpha()
        and after not in AUX
        and after not in PREPOSITIONS
        and after not in ("and", "but", "so", "or", "he")
    )


def _likes(words: list[Word]) -> list[Word]:
    """like 3 sentences: a guess at an amount stays a guess."""
    found: list[Word] = []
    quoted = False
    for index, item in enumerate(words):
        quoted = quoted != (item.text == '"')
        after = low(words, index + 1)
        number = after[:1].isdigit() or after in NUMBER_WORDS or after in ("a", "an")
        if item.low == "like" and low(words, index - 1) in ("feel", "feels", "felt") and _clause_after(words, index):
            found.append(replace(item, text="that"))
        elif item.low == "like" and number and (after[:1].isdigit() or after in NUMBER_WORDS):
            found.append(replace(item, text="about"))
        elif item.low == "like" and (
            low(words, index - 1) in ("was", "is", "just", ",") and after in ("so", "really", "not", ",")
        ):
            continue
        elif item.low in _PLAIN and not quoted and low(words, index - 1) not in HARD_WORDS:
            one = item.low == "kids" and low(words, index - 1) in ("every", "each", "another", "a", "one")
            found.append(replace(item, text="child's" if one else _PLAIN[item.low]))
        else:
            found.append(item)
    return found


def _clause_after(words: Sequence[Word], index: int) -> bool:
    return any(low(words, place) in AUX for place in range(index + 2, min(len(words), index + 7)))


def trim(words: list[Word]) -> list[Word]:
    """Without openers, fillers and loose marks at both ends."""
    changed = True
    while changed and words:
        changed = False
        if words[0].kind == "mark" and words[0].text not in ('"', "$", "("):
            words, changed = words[1:], True
        elif (words[-1].kind == "mark" and words[-1].text not in ('"', "%", ")")) or (
            words[-1].text == ")" and not any(w.text == "(" for w in words)
        ):
            words, changed = words[:-1], True
        elif words[0].text == "(":
            words, changed = [w for w in words if w.text not in "()"], True
        else:
            width = _head(words)
            if width:
                words, changed = words[width:], True
            else:
                width = _tail(words)
                if width:
                    words, changed = words[:-width], True
    return words


def _head(words: Sequence[Word]) -> int:
    for phrase in _HEADS:
        parts = phrase.split()
        if [w.low for w in words[: len(parts)]] == parts:
            return len(parts)
    first, after = low(words, 0), low(words, 1)
    if first not in OPENERS or first in ("still", "finally", "actually", "listen", "look", "clearly", "even"):
        return 0
    if first in ("like", "so", "well", "fine", "now", "plus", "then", "or") and len(words) < 3:
        return 0
    if first == "now":
        return 0
    if first == "because" or (first in ("though",) and after):
        return 1
    if first == "so" and after in ("much", "many", "that"):
        return 0
    return 1


def _tail(words: Sequence[Word]) -> int:
    for phrase in _TAILS:
        parts = phrase.split()
        if len(words) > len(parts) + 1 and [w.low for w in words[-len(parts) :]] == parts:
            if phrase == "right" and low(words, len(words) - 2) in ("is", "not", "all", "was", "the", "his", "her"):
                continue
            if phrase in ("fine", "ok", "okay") and low(words, len(words) - 2) in (
                "is",
                "was",
                "are",
                "be",
                "doing",
                "not",
                "him",
                "her",
                "just",
                "feels",
                "he",
            ):
                continue
            if phrase in ("like", "see") and (low(words, len(words) - 2) not in (",",)):
                continue
            if phrase == "is it" and not {"not", "never"} & {w.low for w in words}:
                continue
            if phrase == "so" and low(words, len(words) - 2) in ("think", "not", "or", "hope"):
                continue
            return len(parts)
    return 0
