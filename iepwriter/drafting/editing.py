"""The constraint of an edit: a lattice over a whole message, through which a taught model writes it anew.

Every word of the person is a stage, in the order typed: it may be kept, mended, bent into another form or left out, and
function words from a closed list may stand between. Numbers and quotations cannot be left out or changed, a denial
cannot be put in, and no content word can come from anywhere else. How much was left out is seen afterwards from the
path (`Edit.path`), which Python finds by itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from iepwriter.drafting.registers import READER, SAME, agreeing
from iepwriter.drafting.spelled import anycase, escaped
from iepwriter.words.lexicon import NEGATIONS
from iepwriter.words.tokens import Word

_GLUE = frozenset(
    """a an the and or as at in on by for with from into of to that which who is are was were be been being has have
    had do does did there""".split()
)
"""Words that a sentence may need and that say nothing by themselves; denials and reasons are not among them."""
_PERSONS = frozenset("i me my we us our he him his she her hers they them their it its this these".split())
_LIGHT = _GLUE | _PERSONS | frozenset("but so just really very like even also well ok okay now then too".split())
"""Words that may be left out without a loss."""
_SCHOOL = ("school", "school's", "team")
_TOLD = ("i", "we", "told")
_TELLING = frozenset(
    "say says said saying tell tells told telling claim claims claimed call calls called ask asks asked answer "
    "answered think thinks promised promise explain explained write wrote email emailed".split()
)
_ADDRESSED = frozenset("you your yours u ur yall".split())
_BETWEEN = 3
"""Function words that may stand between two words of the person."""
_LONGEST = 60
"""Words of a message that are edited at once; a longer one is split first."""


@dataclass(frozen=True)
class Stage:
    """One word, number or quotation of the person: what may stand for it, and whether something must."""

    options: tuple[str, ...]
    required: bool
    word: int
    """Its place among the words of the message."""
    content: bool = False
    """Whether it carries meaning of its own."""


@dataclass(frozen=True)
class Edit:
    """The stages of one message, and the function words that may stand between them."""

    stages: tuple[Stage, ...]
    glue: frozenset[str]
    brackets: bool = False
    """Whether the person used brackets; only then may they stand around words."""

    @property
    def _opening(self) -> str:
        return r"\(?" if self.brackets else ""

    @property
    def _closing(self) -> str:
        return r"\)?" if self.brackets else ""

    def path(self, text: str) -> frozenset[int] | None:
        """The stages that a text goes through, as many as possible; None when it is no path through the lattice."""
        words = text.split()
        reached: list[dict[tuple[int, int], frozenset[int]]] = [{} for _ in range(len(words) + 1)]
        reached[0][(0, 0)] = frozenset()

        def reach(at: int, state: tuple[int, int], used: frozenset[int]) -> None:
            if len(reached[at].get(state, ())) <= len(used):
                reached[at][state] = used

        for at in range(len(words)):
            for (stage, glue), used in list(reached[at].items()):
                if glue < _BETWEEN and self._same(self.glue, words[at]):
                    reach(at + 1, (stage, glue + 1), used)
                for index, length in self._next(stage, words, at):
                    reach(at + length, (index + 1, 0), used | {index})
        ends = [used for (stage, _), used in reached[-1].items() if not any(s.required for s in self.stages[stage:])]
        return max(ends, key=len, default=None)

    def _next(self, stage: int, words: Sequence[str], at: int) -> Iterator[tuple[int, int]]:
        """The stages that the words may go on to, with how many words each takes; no required one is passed over."""
        for index in range(stage, len(self.stages)):
            for parts in self._parts[index]:
                if len(parts) <= len(words) - at and all(
                    self._same((part,), word) for part, word in zip(parts, words[at:], strict=False)
                ):
                    yield index, len(parts)
            if self.stages[index].required:
                return

    def _same(self, parts: Collection[str], word: str) -> bool:
        """Whether a written word is one of these, with its first letter in either case and a mark behind it."""
        form = word[:-1] if word[-1:] in ",;:.?" else word
        if self.brackets:
            form = form.removeprefix("(").removesuffix(")")
        return any(f in parts or f[:1].swapcase() + f[1:] in parts for f in (form, word))

    @cached_property
    def _parts(self) -> list[list[list[str]]]:
        return [[option.split() for option in stage.options] for stage in self.stages]

    def grammar(self) -> str:
        """The Lark grammar for the decoder: a terminal for each word, so that no two terminals are the same string.

        The line break at the end is the model's way to say that the sentence is finished.
        """
        names: dict[str, str] = {}

        def terminals(option: str) -> str:
            parts = [option] if option.startswith('"') else option.lower().split()
            return " ".join(names.setdefault(part, f"W{len(names)}") for part in parts)

        lines = [f"glue: {' | '.join(map(terminals, sorted(self.glue)))}", f"g: {' '.join(['glue?'] * _BETWEEN)}"]
        order = ["g"]
        for number, stage in enumerate(self.stages):
            lines.append(f"s{number}: {' | '.join(dict.fromkeys(map(terminals, stage.options)))}")
            order.append(f"s{number} g" if stage.required else f"(s{number} g)?")
        written = dict.fromkeys(option for stage in self.stages for option in stage.options)
        capitals = {word.lower(): word for option in written for word in option.split()}
        for word, name in names.items():
            form = word if word.startswith('"') else capitals.get(word, word)
            written_as = escaped(form) if word.startswith('"') else anycase(form)
            lines.append(f"{name}: / {self._opening}{written_as}{self._closing}[,;:.?]?/")
        return "\n".join([f'start: {" ".join(order)} "\\n"', *lines]) + "\n"


def edit(
    text: str,
    words: Sequence[Word],
    spellings: Callable[[str], Sequence[str]],
    pronoun: str = "",
    child: str = "",
) -> Edit | None:
    """The lattice over a message in plain spelling (`words`); None when it is empty or too long.

    `pronoun`: the child's, which may stand where the person left the subject out.
    """
    stages: list[Stage] = []
    index = 0
    while index < len(words):
        word = words[index]
        end = _closing(words, index) if word.text == '"' else None
        if end is not None:
            stages.append(Stage(_quotation(text[word.end : words[end].start]), True, index, content=True))
            index = end
        elif word.is_word:
            stage = _in_company(_stage(word, index, spellings, _chunk(text, word)), words, index)
            stages.append(_named(stage, child) if child else stage)
        index += 1
    if not stages or len(stages) > _LONGEST or _SUM.search(text):
        return None
    return Edit(tuple(stages), _glue({word.low for word in words if word.is_word}, pronoun), "(" in text)


_SUM = re.compile(r"\d\s*[+=<>]\s*\d")
"""A sign between numbers, which no lattice of words keeps."""


def _chunk(text: str, word: Word) -> str:
    """All signs between two spaces around a word, without brackets and marks at the ends: B+, 30min, K-2."""
    start, end = word.start, word.end
    while start and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return text[start:end].strip("()[].,;:!?\"'*")


def _glue(typed: set[str], pronoun: str) -> frozenset[str]:
    """The function words that this message admits: a person only where none was named, telling only where some was."""
    found = set(_GLUE)
    if pronoun and not typed & _PERSONS - {"it", "its", "this", "these"}:
        found.add(pronoun)
    if typed & _ADDRESSED:
        found |= set(_SCHOOL)
        found |= set(_TOLD) if typed & _TELLING else set()
    return frozenset(found)


def _closing(words: Sequence[Word], opening: int) -> int | None:
    return next((i for i in range(opening + 2, len(words)) if words[i].text == '"'), None)


_APOSTROPHES = re.compile(
    r"\b(?:(?P<not>(?:do|ca|wo|is|did|does|was|are|have|has|had|should|could|would)n)t|(?P<i>i)(?=\b|m\b|ve\b)(?P<am>m|ve)?|"
    r"(?P<is>that|what|he|she|it|there|let)s)\b"
)


def _apostrophe(found: re.Match[str]) -> str:
    if found["not"]:
        return f"{found['not']}'t"
    if found["i"]:
        return "I" + (f"'{found['am']}" if found["am"] else "")
    return f"{found['is']}'s"


def _quotation(inner: str) -> tuple[str, ...]:
    said = " ".join(inner.split()).rstrip(".,")
    mended = _APOSTROPHES.sub(_apostrophe, said)
    first = dict.fromkeys((mended, mended[:1].upper() + mended[1:], mended[:1].lower() + mended[1:]))
    return tuple(f'"{form}{end}"' for form in first for end in ("", ".", ","))


def _stage(word: Word, place: int, spellings: Callable[[str], Sequence[str]], chunk: str) -> Stage:
    typed = (word.typed or word.text).strip()
    if word.kind == "number":
        options = dict.fromkeys((word.text, typed, chunk, *_thousands(typed)))
        return Stage(tuple(options), True, place, content=True)
    low = word.low
    if low in READER:
        return Stage(READER[low], False, place)
    found = [word.text, *SAME.get(low, ()), *SAME.get(typed.lower(), ())]
    if re.fullmatch(r"[A-Fa-f][+-]|[B-HJ-Z]", chunk):
        # A letter by itself is a grade, or the name of something; it means another thing when it is small or bare.
        return Stage((chunk.upper(),), True, place, content=True)
    shouted = typed.isupper() and len(typed) > 1 and not word.text.isupper()
    if (typed[:1].isupper() and not shouted) or (word.fixed and len(typed) > 8):
        # The correction of a long word may be wrong: senioritis is not seniority.
        found.append(typed)
    if typed and chunk != typed and not shouted and not set(chunk) & set('"()/'):
        found.append(chunk)
    if typed and typed.lower() != low:
        # A word that is right by itself was mended for its company: there lunch is their lunch.
        found += [w for w in spellings(typed)[:3] if w.replace(" ", "").isalpha() and w.lower() != typed.lower()]
    if low.isalpha() and low not in NEGATIONS | _LIGHT:
        found += agreeing(low)
    return Stage(tuple(dict.fromkeys(option for option in found if option)), False, place, low not in _LIGHT)


def _named(stage: Stage, child: str) -> Stage:
    """The stage with the child's name as the case writes it, however it was typed."""
    low = child.lower()
    if all(option.lower() not in (low, f"{low}'s") for option in stage.options):
        return stage
    options = dict.fromkeys(child + o[len(child) :] for o in stage.options if o.lower() in (low, f"{low}'s"))
    return replace(stage, options=tuple(options), content=True)


def _in_company(stage: Stage, words: Sequence[Word], index: int) -> Stage:
    """The stage with what its neighbours make possible: no denial twice, and being told by the reader."""
    low = words[index].low
    near = {word.low for word in words[max(0, index - 5) : index]}
    extra: tuple[str, ...] = ()
    if low in _TWICE and near & (NEGATIONS | {"dont", "didnt"}):
        extra = (_TWICE[low],)
    elif low in ("said", "say", "says", "tell", "telling") and near & _ADDRESSED:
        extra = ("told",)
    return replace(stage, options=(*stage.options, *extra)) if extra else stage


_TWICE = {"nothing": "anything", "no": "any", "none": "any", "nobody": "anybody", "nowhere": "anywhere"}


def _thousands(number: str) -> list[str]:
    return [f"{int(number):,}"] if number.isdigit() and len(number) > 3 and not 1900 <= int(number) <= 2100 else []
