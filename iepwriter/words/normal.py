"""Plain spelling: text-speak, contractions, capitals and misspellings, word by word, places kept."""

from __future__ import annotations

from collections.abc import Iterator

from iepwriter.cases import Case

from . import apostrophes
from .lexicon import table
from .spelling import case_words, correction, is_word, names
from .tokens import Word, tokenise

_CAPS_ONLY = frozenset("add odd ed er id ei idea map bot plop ap pls".split())
_DAYS = {"mon": "Monday", "wed": "Wednesday", "fri": "Friday", "sat": "Saturday", "sun": "Sunday"}
_DAY_BEFORE = frozenset("on last this next every each since until til till by from".split())
_WEEK = frozenset(_DAYS) | frozenset(
    "tue tues thu thur thurs weds monday tuesday wednesday thursday friday saturday sunday".split()
)
_MONTH_BEFORE = frozenset("its it's is was in since by until last next this of mid early late on from and".split())
_BETWEEN = frozenset("only also just always never already not even really still ever now".split())
_UNITS = {"minute": "minutes", "hour": "hours", "week": "weeks", "year": "years", "month": "months"}
_SINGULAR = {plural: single for single, plural in _UNITS.items()}
_LATE_NAMES = frozenset("sept oct nov dec jan feb apr aug".split())


class Normaliser:
    """Turns typed text into words in plain spelling, with the names of one case."""

    def __init__(self, case: Case) -> None:
        data = table("spelling")
        self.textspeak: dict[str, str] = data["textspeak"]
        self.contractions: dict[str, str] = data["contractions"]
        self.slips: dict[str, str] = data["slips"]
        self.small_names = frozenset(data["names"]["small"])
        self.titles = frozenset(data["names"]["titles"])
        self.acronyms = frozenset(data["names"]["acronyms"])
        self.names = dict(names(case))
        self.names[case.child.first_name.lower()] = case.child.first_name
        self.own = case_words(case)
        self.shouting = False

    def words(self, text: str) -> list[Word]:
        """The words of a text; each character that is not a space lies in the span of one of them."""
        tokens = tokenise(text)
        letters = [c for token in tokens if token.kind == "word" for c in token.text if c.isalpha()]
        self.shouting = sum(c.isupper() for c in letters) > 0.6 * len(letters)
        found: list[Word] = []
        for index in range(len(tokens)):
            found.extend(self._expand(tokens, index))
        return _without_dropped(found)

    def _expand(self, tokens: list[Word], index: int) -> Iterator[Word]:
        token = tokens[index]
        if token.kind in ("mark", "number", "stop", "line", "break"):
            if token.kind == "mark":
                token.text = _mark(token.text)
                if token.text == "&":
                    token.text, token.kind = "and", "word"
            elif token.kind == "number" and token.text.endswith("x") and token.text[:-1].isdigit():
                yield Word(token.text[:-1], token.start, token.end, "number", token.typed)
                yield Word("times", token.end, token.end, "word", "")
                return
            yield token
            return
        new = self._word(tokens, index)
        parts = new.split()
        if not parts:
            token.text = ""
            yield token
            return
        fixed = new.lower() != token.text.lower()
        yield Word(parts[0], token.start, token.end, "word", token.typed, fixed)
        for part in parts[1:]:
            yield Word(part, token.end, token.end, "word", "", fixed)

    def _word(self, tokens: list[Word], index: int) -> str:
        token = tokens[index]
        text, low = token.text, token.text.lower()
        before = _near(tokens, index, -1)
        after = _near(tokens, index, 1)
        starts = _starts_sentence(tokens, index)
        capital = text[0].isupper() and not text.isupper() and not starts
        if low in self.titles:
            return self._title(text, low, after)
        if before.rstrip(".") in self.titles and _is_title(tokens, index):
            return "" if self.textspeak.get(low) == "" else _title_name(text)
        named = self._name(text, low, before, after)
        if named is not None:
            return named
        unit = self._unit(low, before)
        if unit is not None:
            return unit
        if not capital or low in self.contractions or "'" in low:
            if after in _BETWEEN and _near(tokens, index, 2) in ("been", "had", "got", "gotten", "seen"):
                after = "been"
            if after == "done" and _near(tokens, index, 2) in (".", "with", "and", "by"):
                after = "over"
            plain = apostrophes.expand(low, before, after, self.contractions)
            if plain is None and not (capital and len(low) < 4):
                plain = self.textspeak.get(low)
            if plain is not None:
                return plain
        return self._spelled(text, low, capital, starts)

    def _title(self, text: str, low: str, after: str) -> str:
        if low in ("principal", "coach"):
            return text if text[0].isupper() and not text.isupper() else low
        if self.textspeak.get(after, "x") == "":
            return ""
        if low == "miss":
            return "Miss" if text[0].isupper() and not self.shouting else self.textspeak.get(low, low)
        return low.rstrip(".").capitalize() + "." if after[:1].isalpha() else low

    def _name(self, text: str, low: str, before: str, after: str) -> str | None:
        bare = low.removesuffix("'s")
        if bare in self.names and before not in ("a", "the"):
            return self.names[bare] + low[len(bare) :]
        if low.endswith("s") and low[:-1] in self.names and low not in self.names and not is_word(low):
            return self.names[low[:-1]] + "'s"
        if low.endswith("days") and low[:-1] in self.small_names:
            return low.capitalize()
        if bare in self.small_names or _day(low, before, after):
            return _day(low, before, after) or bare.capitalize() + low[len(bare) :]
        if low in ("may", "march") and (after[:1].isdigit() or before in _MONTH_BEFORE) and after != "be":
            return low.capitalize()
        if low == "i" or _letters(low, before, after):
            return low.upper()
        if low in self.acronyms:
            return low.upper()
        if low.endswith("s") and low[:-1] in self.acronyms and not is_word(low):
            return low[:-1].upper() + "s"
        if low in _CAPS_ONLY and text.isupper() and not self.shouting:
            return text
        return None

    def _unit(self, low: str, before: str) -> str | None:
        """min, hr, wk after a number agree with it; alone they are one."""
        spoken = self.textspeak.get(low.rstrip("."), "")
        single = _SINGULAR.get(spoken, spoken)
        if single not in _UNITS or low in ("minute", "minutes"):
            return None
        if low.rstrip(".").endswith("s"):
            return _UNITS[single]
        if before in ("1", "one", "a", "an", "per", "each", "every", "this", "last", "next", "the"):
            return single
        counted = before[:1].isdigit() and not before.endswith(("st", "nd", "rd", "th"))
        return _UNITS[single] if counted or single == "minute" else single

    def _spelled(self, text: str, low: str, capital: bool, starts: bool) -> str:
        if "@" in text or "://" in text or low in self.own:
            return text if capital else (low if is_word(low) or text.isupper() else text)
        dotted = low.rstrip(".")
        if dotted in _LATE_NAMES or (low in self.slips and not capital):
            return self.slips.get(dotted, self.slips.get(low, low))
        if capital and low not in _EMPHASISED:
            return text
        if text.isupper() and len(text) > 1 and not is_word(low) and not self.shouting:
            return text if correction(low) is None or len(low) < 4 else str(correction(low))
        if is_word(low) or not low.isalpha():
            return low
        if starts and text[0].isupper() and not text.isupper():
            return self.slips.get(low, text)
        return correction(low) or low


_EMPHASISED = frozenset(
    "he she it they we you his her their my our your never always not no only every very all so and but or the a an "
    "is are was were do does did has have had can cannot will would should this that because if when why how what "
    "nothing nobody everyone cut".split()
)


def _letters(low: str, before: str, after: str) -> bool:
    """Whether a small word is surely an abbreviation here: the AT evaluation, K level."""
    if low == "at":
        return before in ("the", "an", "his", "her", "for") and after in ("evaluation", "eval", "trial", "device")
    return low == "k" and after in ("level", "grade", "class")


def _mark(text: str) -> str:
    if text in '“”"«»':
        return '"'
    if text in ",;:()'&@$%/+=":
        return text
    return "-" if set(text) <= set("-–—") else ""


def _is_title(tokens: list[Word], index: int) -> bool:
    """Whether the word before is a title, not the verb miss or a plain principal."""
    before = tokens[index - 1].text
    return before.lower() not in ("principal", "coach", "miss") or (
        before == "Miss" and tokens[index].text[:1].isupper()
    )


def _title_name(text: str) -> str:
    return text if text[0].isupper() and not (text.isupper() and len(text) > 2) else text.capitalize()


def _near(tokens: list[Word], index: int, step: int) -> str:
    """The neighbouring word in small letters, "." for a mark or an end."""
    place = index + step
    if 0 <= place < len(tokens) and tokens[place].kind == "line":
        place += step
    if not 0 <= place < len(tokens):
        return "."
    token = tokens[place]
    return token.low if token.kind in ("word", "number") else "."


def _starts_sentence(tokens: list[Word], index: int) -> bool:
    place = index - 1
    while place >= 0 and tokens[place].kind == "mark" and tokens[place].text in ('"', "(", "-", "", "*", ":"):
        place -= 1
    return place < 0 or tokens[place].kind in ("stop", "line", "break")


def _without_dropped(words: list[Word]) -> list[Word]:
    """Dropped words hand their place to a neighbour, so that every character stays covered."""
    kept: list[Word] = []
    waiting: int | None = None
    for word in words:
        if not word.text:
            if waiting is None:
                waiting = word.start
            continue
        if waiting is not None:
            if word.kind in ("word", "number", "mark") or not kept:
                word.start = waiting
            else:
                kept[-1].end = max(kept[-1].end, words_end(words, word.start))
            waiting = None
        kept.append(word)
    if waiting is not None:
        end = words[-1].end
        if kept:
            kept[-1].end = end
        else:
            kept.append(Word("", waiting, end, "mark"))
    return kept


def words_end(words: list[Word], before: int) -> int:
    """The end of the last word that lies before a place."""
    return max((word.end for word in words if word.end <= before), default=before)


def _day(low: str, before: str, after: str) -> str | None:
    """The day that three letters mean beside a word that only stands beside days: on wed, sat and sun."""
    day = _DAYS.get(low.rstrip("."))
    sure = low.rstrip(".") in ("mon", "fri") or before in _DAY_BEFORE | _WEEK or after.rstrip(".") in _WEEK
    return day if sure else None
