"""A whole, calm sentence out of a clause in plain words, by rules alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from .lexicon import AUX, NUMBER_WORDS, verbs
from .neutral import to_passive, to_school, word
from .split import COMMA
from .subject import OPENERS, People, starts_with_verb
from .tokens import Word
from .verbhood import low

SWEARS = frozenset(
    "fuck fucking fucked fuckin motherfucking freaking frigging frickin friggin damn damned goddamn goddam dang shit "
    "shitty bullshit bs crap crappy hell heck ass asshole bitch bastard piss pissed effing freakin wtf stupid "
    "idiotic moronic dumbass jackass goddamned darn dumb ridiculous pathetic incompetent useless lousy".split()
)
_ANYWHERE = frozenset("literally honestly basically seriously frankly freakin".split())
_TAILS = (
    "you know",
    "or whatever",
    "and stuff",
    "and everything",
    "i swear",
    "i mean",
    "ok",
    "okay",
    "though",
    "lol",
    "period",
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
)
_NO_SPACE_BEFORE = frozenset(",.;:!?)%")
_PLAIN = {"kid": "child", "kids": "children"}


def copy(words: Sequence[Word]) -> list[Word]:
    """Words that may be changed without changing where they came from."""
    return [replace(w) for w in words]


def bare(words: Sequence[Word]) -> list[Word]:
    """Without line ends, closing marks, swearing, and fillers at the edges."""
    kept = [replace(w) for w in words if w.text and w.kind not in ("line", "break", "stop")]
    kept = [w for w in kept if w.low not in _ANYWHERE]
    kept = _with_commas(_without_swears(kept))
    kept = _likes(kept)
    return trim(kept)


def _with_commas(words: list[Word]) -> list[Word]:
    found: list[Word] = []
    for item in words:
        if item.tag == COMMA and found and found[-1].kind != "mark":
            found.append(word(",", "mark"))
        found.append(item)
    return found


def _without_swears(words: list[Word]) -> list[Word]:
    """Swearing goes, but not out of what somebody else is quoted as saying."""
    found: list[Word] = []
    quoted = False
    for index, item in enumerate(words):
        quoted = quoted != (item.text == '"')
        if item.low in SWEARS and not quoted:
            if item.low in ("hell", "heck") and found and found[-1].low == "the":
                found.pop()
            if low(words, index + 1) == "ass" or item.low == "ass":
                continue
            continue
        found.append(item)
    return found


def _likes(words: list[Word]) -> list[Word]:
    """like 3 sentences: a guess at an amount stays a guess."""
    found: list[Word] = []
    for index, item in enumerate(words):
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
        elif item.low in _PLAIN:
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
            if phrase == "so" and low(words, len(words) - 2) in ("think", "not", "or", "hope"):
                continue
            return len(parts)
    return 0


def with_subject(words: list[Word], subject: Sequence[Word]) -> list[Word]:
    """Put the subject of the clause before in front of a verb that has none."""
    return [*copy(subject), *words]


def neutral(words: list[Word], people: People) -> list[Word]:
    """Nobody addressed, nobody accused: passive where that reads well, else the school."""
    start, width = people.subject(words)
    first = low(words, start)
    if width and start <= 3 and (first == "you" or (first == "they" and people.means_staff(words, start))):
        verb = start + width
        while low(words, verb) in ("people", "guys", "all", "folks"):
            verb += 1
        passive = None if _goes_on(words[verb:]) else to_passive(words[verb:])
        if passive:
            words = [*words[:start], *passive]
    elif width == 2 and start <= 3 and first == "the" and low(words, start + 1) in ("school", "district"):
        pass
    elif first in ("nobody", "no") and width and start == 0:
        passive = to_passive(words[start + width :])
        if passive:
            passive = _negated(passive)
            words = passive
    words = to_school(words, people)
    return _softened(words)


def _goes_on(words: Sequence[Word]) -> bool:
    """sent him home and said: a second verb would get the wrong subject in the passive."""
    for index in range(1, len(words) - 1):
        if low(words, index) in ("and", "but", "then", "or") and starts_with_verb(words[index + 1 :]):
            return True
    return False


def _negated(words: list[Word]) -> list[Word]:
    for index, item in enumerate(words):
        if item.low in ("was", "were", "has", "have"):
            return [*words[: index + 1], word("not"), *words[index + 1 :]]
    return words


def _softened(words: list[Word]) -> list[Word]:
    """The school never called: did not call; refused to: did not agree to."""
    found: list[Word] = []
    index = 0
    while index < len(words):
        here, after = low(words, index), low(words, index + 1)
        school = found and found[-1].low in ("school", "teacher", "district", "team", "staff", "principal", "aide")
        step = 1 + (after in ("even", "once", "actually", "really"))
        after_never = low(words, index + step)
        if here == "never" and school and after_never in verbs().past and after_never not in AUX:
            verb = verbs().past[after_never]
            found += [word("did"), word("not"), word(verb.base)]
            index += step + 1
            continue
        if here in ("refused", "refuses", "refuse") and after == "to":
            found += [word("did" if here == "refused" else "does"), word("not"), word("agree")]
            index += 1
            continue
        if here in ("ignored", "ignores") and school:
            found += [word("did" if here == "ignored" else "does"), word("not"), word("answer")]
            index += 1
            continue
        found.append(words[index])
        index += 1
    return found


def render(words: Sequence[Word], end: str = ".") -> str:
    """The words as a sentence: spaces, a capital, one mark at the end."""
    text = ""
    quoted = upper = False
    glue = True
    for place, item in enumerate(words):
        if not item.text or item.kind in ("line", "break"):
            continue
        if item.text == '"':
            last = not any(w.is_word for w in words[place + 1 :][_closing(words[place + 1 :]) :])
            spoken = (
                not quoted
                and last
                and text.endswith((" said", " says", " told me", " said to me", " tells me", " asked me", " asked"))
            )
            text += '"' if (quoted or glue) else (', "' if spoken else ' "')
            quoted = not quoted
            glue = quoted
            upper = spoken
            continue
        if upper:
            item, upper = replace(item, text=item.text[:1].upper() + item.text[1:]), False
        if item.kind == "stop":
            text += item.text[0] if item.text[0] in ".?!" else "."
            continue
        tight = glue or item.text in _NO_SPACE_BEFORE
        text += item.text if tight else " " + item.text
        glue = item.text in ("(", "$")
    text = text.strip().rstrip(",;:- ")
    text = text.replace(" - ", ", ").replace(",,", ",").replace("cannot not", "cannot")
    if quoted:
        text = text.replace('"', "")
    if not text:
        return ""
    closed = text.endswith((end, '."', '?"', '!"'))
    text = text if closed else (text[:-1] + end + '"' if text.endswith('"') and end == "." else text + end)
    return _capital(text)


def _closing(words: Sequence[Word]) -> int:
    return next((index for index, item in enumerate(words) if item.text == '"'), 0)


def _capital(text: str) -> str:
    for index, char in enumerate(text):
        if char.isalnum():
            return text[:index] + char.upper() + text[index + 1 :]
    return text
