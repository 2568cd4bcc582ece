"""Takes hot stretches out of what a person typed, before the rules or a model read it.

The ear of the check hears which words carry a tone. A run of them goes when it is surely hot, stands at a seam (the
start, the end, or beside a mark) and holds no number, name or quotation; whatever is in doubt stays.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from iepwriter.checking.masking import sentences
from iepwriter.words.lexicon import verbs

Span = tuple[int, int]
Word = tuple[int, int, float]
Heat = Sequence[Word]
"""Start, end and heat, from 0 to 1, of each word of a message."""
Hear = Callable[[str], Heat]

HOT = 0.75
"""How surely one word of a stretch must be heard to carry a tone."""
_WARM = 0.5
"""How surely its neighbours must be heard to go with it."""
_SURELY = 0.85
"""How surely, on average, the start or end of a run must be heard to go without the rest of it."""
_ALONE = 0.85
"""How surely a word must be heard to go alone."""
_ALL_THROUGH = 0.6
_LEFT = 3
"""Words that must be left of a sentence; a sentence that is hot as a whole is the business of the rules."""
_MARKS = ",.;:!?()"
_LINKS = frozenset("and but so because bc cuz".split())
_OPENERS = frozenset("you u ur your youre yall what who how why i im shame this that thats like as".split())
"""Words with which an outburst begins in the middle of a sentence."""
_SUBJECTS = frozenset(
    """he she they i we it the a my his her their our there mr mrs ms dr miss nobody noone no one two three four
    five six seven eight nine ten today yesterday last on in since""".split()
)
"""Words with which the next clause begins."""
_GOVERN = frozenset(
    """a an the to of on in at for with by from than that if when how why what who which is are was were be let make
    makes made tell told asked ask help gave give""".split()
)
"""Words after which `you people` belongs to the sentence and is no outburst."""
_HANGING = frozenset("a an the to of on in at for with because last next his her my one shove that than as".split())
"""Words that need the next one."""
_NO_DEEDS = frozenset(
    """wanted thought cared wasted ruined failed lied hated deserved felt hoped trusted knew tired retarded bored scared
    ashamed disgusted fired damned bothered supposed been was were""".split()
)


def hot_stretches(text: str, hear: Hear, names: Sequence[str] = ()) -> list[Span]:
    """Start and end of the stretches of a text that a letter is better without; none holds one of the names."""
    kept = {name.lower() for name in names}
    found: list[Span] = []
    starts = sentences(text).starts
    for start, end in zip(starts, (*starts[1:], len(text)), strict=True):
        said = text[start:end]
        heat = [(a, b, 0.0 if said[a:b].lower() in kept else sure) for a, b, sure in hear(said)] if said.strip() else []
        inside = list(_at_seams(said, heat))
        left = len(said.split()) - sum(len(said[a:b].split()) for a, b in inside)
        if inside and left >= _LEFT:
            found += [(start + a, start + b) for a, b in inside]
    return found


def blanked(text: str, stretches: Sequence[Span]) -> str:
    """The text with spaces in place of some stretches, as long as before."""
    for start, end in stretches:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def hot_all_through(sentence: str, heat: Heat) -> bool:
    """Whether a sentence carries a tone in nearly all of its words and tells no number, name, quotation or deed."""
    plain = not re.search(r"\d|\"| [A-Z][a-z]", sentence)
    return plain and bool(heat) and _mean(heat) >= _ALL_THROUGH and not _tells(sentence, heat)


def cooled(typed: str, heat: Heat) -> str:
    """A message without its hot stretches; itself when hardly a word would be left."""
    rest = re.sub(r"\\s+([,.;:!?])", r"\\1", " ".join(blanked(typed, list(_at_seams(typed, heat))).split()))
    rest = rest.strip(" ,.;:!?-")
    return rest if len(rest.split()) >= _LEFT else typed


def _at_seams(typed: str, heat: Heat) -> Iterator[Span]:
    """The stretches that are clauses of their own and tell no deed."""
    for run in _stretches(typed, heat):
        parts = [run] if not _tells(typed, run) else _apart(typed, run)
        for part in parts:
            if _stands_alone(typed, part[0][0], part[-1][1]):
                yield part[0][0], part[-1][1]


def _stands_alone(typed: str, start: int, end: int) -> bool:
    before, after = typed[:start].rstrip(), typed[end:].lstrip()
    inside = typed[start:end].lower().split()
    first, following = inside[0].strip(_MARKS), (after.split() or [""])[0].strip(_MARKS)
    closed = not after or after[0] in _MARKS
    if leads_on(typed[start:end]) and not closed:
        return False
    if (not before or before[-1] in _MARKS) and closed:
        return True
    if len(inside) < 3 or first.endswith("ing") or inside[-1].strip(_MARKS) in _HANGING:
        return False
    previous = before.lower().split()[-1] if before else ""
    opens = not before or before[-1] in _MARKS or previous in _LINKS or (first in _OPENERS and previous not in _GOVERN)
    closes = not after or after[0] in _MARKS or following.lower() in _LINKS | _SUBJECTS or following[:1].isupper()
    return opens and closes


def leads_on(words: str) -> bool:
    """Whether words turn round what follows them, or are continued by it: do not tell me that, a language he speaks."""
    return bool(_LEADS_ON.search(words))


_LEADS_ON = re.compile(
    r"\b(?:tell(?:ing)?|say(?:ing|s)?|said|claim\w*|think\w*|thought|pretend\w*|believ\w*|swear\w*|swore|act(?:ing)?|l(?:ie|ied|ying)|"
    r"accus\w*|call\w*|deny|denied|if|like|that|how|why|because|when|unless|until|sure|dare|lucky|guess|know|knew)"
    r"(?: (?:me|us|him|her|it|that|you|like))?\W*$|"
    r"\b(?:in|at|on|off|with|for|from|by|to|about|into|of) (?:an?|the|his|her|their|my|one|this|that|some) [\w'-]+\W*$",
    re.I,
)


def _tells(typed: str, run: Sequence[Word]) -> bool:
    return any(_is_deed(typed[start:end].lower()) for start, end, _ in run)


def _apart(typed: str, run: Sequence[Word]) -> Iterator[Sequence[Word]]:
    """The hot start and the hot end of a run that tells a deed in between: heat spreads to the words beside it."""
    for at in range(len(run) - 1, 1, -1):
        said = typed[run[at][0] : run[at][1]].lower()
        if said in _SUBJECTS and not _tells(typed, run[:at]) and _mean(run[:at]) >= _SURELY:
            yield run[:at]
            break
    for at in range(1, len(run) - 1):
        said = typed[run[at][0] : run[at][1]].lower()
        if said in _OPENERS and not _tells(typed, run[at:]) and _mean(run[at:]) >= _SURELY:
            yield run[at:]
            break


def _mean(run: Sequence[Word]) -> float:
    return sum(sure for _, _, sure in run) / len(run)


def _is_deed(low: str) -> bool:
    """Whether a word may tell what somebody did; what somebody felt or wanted is no deed."""
    verb = verbs().of(low)
    past = low.endswith("ed") or (verb is not None and low in (verb.past, verb.participle))
    return past and low not in _NO_DEEDS


def _stretches(typed: str, heat: Heat) -> Iterator[Sequence[Word]]:
    """Runs of warm words, one of them hot, with no number, name or quotation among them."""
    run: list[Word] = []
    for word in [*heat, (len(typed), len(typed), 0.0)]:
        said = typed[word[0] : word[1]]
        if word[2] >= _WARM and not _is_name(typed, word[0], said) and not re.search(r"\\d", said):
            run.append(word)
            continue
        while run and typed[run[-1][0] : run[-1][1]].lower() in _LINKS:
            run.pop()
        hottest = max((sure for _, _, sure in run), default=0.0)
        if hottest >= (HOT if len(run) > 1 else _ALONE):
            yield run
        run = []


def _is_name(typed: str, start: int, said: str) -> bool:
    if said.lower() in ("mr", "mrs", "ms", "dr", "miss"):
        return True
    if not (said[:1].isupper() and said[1:].islower()):
        return False
    before = typed[:start].rstrip()
    return before[-1:] not in ("", ".", "!", "?") or before.lower().endswith(("mr.", "mrs.", "ms.", "dr."))
