"""A whole, calm sentence out of a clause in plain words, by rules alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from .lexicon import AUX, verbs
from .neutral import to_passive, to_school, word
from .since import not_since
from .subject import People, acts_as_staff, starts_with_verb
from .tokens import Word
from .verbhood import is_finite, low

_NO_SPACE_BEFORE = frozenset(",.;:!?)%")


def copy(words: Sequence[Word]) -> list[Word]:
    """Words that may be changed without changing where they came from."""
    return [replace(w) for w in words]


def with_subject(words: list[Word], subject: Sequence[Word]) -> list[Word]:
    """Put the subject of the clause before in front of a verb that has none."""
    return [*copy(subject), *words]


def neutral(words: list[Word], people: People) -> list[Word]:
    """Nobody addressed, nobody accused: passive where that reads well, else the school."""
    start, width = people.subject(words)
    first = low(words, start)
    spoken_to = first == "you" and acts_as_staff(words, start, addressed=True)
    if width and start <= 3 and (spoken_to or (first == "they" and people.means_staff(words, start))):
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
    words = to_school(_for_anyone(words), people)
    return not_since(_softened(words))


def _for_anyone(words: list[Word]) -> list[Word]:
    """half of it you cannot read: half of it cannot be read."""
    if len(words) < 4 or low(words, -3 + len(words)) != "you" or low(words, len(words) - 2) not in ("can", "cannot"):
        return words
    verb = verbs().base.get(words[-1].low)
    if verb is None or verb.base not in ("read", "hear", "see", "understand", "use"):
        return words
    start = (
        max((place for place, item in enumerate(words) if item.low in ("and", "but", ",", "because")), default=-1) + 1
    )
    told = any(is_finite(words, place) for place in range(start, len(words) - 3))
    link = [word("that")] if told else []
    return [*words[:-3], *link, words[-2], word("be"), word(verb.participle)]


def _goes_on(words: Sequence[Word]) -> bool:
    """sent him home and said: a second verb would get the wrong subject in the passive."""
    for index in range(1, len(words) - 1):
        if low(words, index) in ("and", "but", "then", "or") and starts_with_verb(words[index + 1 :]):
            return True
    return False


def _negated(words: list[Word]) -> list[Word]:
    if low(words, 0) == "one":
        return [word("not"), *words]
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
    text = text.replace(" - ", ", ").replace(",,", ",").replace("cannot not", "cannot").replace("can not ", "cannot ")
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
