"""Takes hot stretches out of what a person typed, before the rules or a model read it.

The ear of the check hears which words an editor would strike; it learnt that from thousands of pairs of a typed message
and its letter. A run of such words goes when it is surely hot and holds no number, name or quotation; what is in doubt
stays.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from iepwriter.checking.masking import sentences
from iepwriter.words.lexicon import verbs

Span = tuple[int, int]
Word = tuple[int, int, float]
Heat = Sequence[Word]
"""Start, end and heat, from 0 to 1, of each word of a message."""
Hear = Callable[[str], Heat]

HOT = 0.8
"""How surely one word of a stretch must be heard to carry a tone."""
_WARM = 0.5
"""How surely its neighbours must be heard to go with it."""
_ALONE = 0.93
"""How surely a word must be heard to go alone."""
_SURELY = 0.7
"""How surely, on average, a stretch must be heard to go."""
_TELLING = 0.93
"""How surely, on average, a stretch that seems to tell a deed or something of the child."""
_FALL = 0.5
"""A fall in heat between two words that shows where an outburst ends."""
_SLOPE = 0.25
"""A fall in heat inside a stretch at which it may be cut, where a clause begins."""
_LUKEWARM, _GAP = 0.15, 2
"""How warm a word between hot ones must be to go with them, and how many such words there may be."""
_WHOLE = 0.9
"""How surely, on average, a whole sentence must be heard to go."""
_ALL_THROUGH = 0.85
_LEFT = 3
"""Words that must be left of a sentence; a sentence that is hot as a whole is the business of the rules."""
_MARKS = ",.;:!?()"
_LINKS = frozenset("and but so because bc cuz".split())
_OPENERS = frozenset("you u ur your youre yall what who how why i im shame this that thats like as dont".split())
"""Words with which an outburst begins in the middle of a sentence."""
_GOVERN = frozenset(
    """a an the to of on in at for with by from than that if when how why what who which is are was were be let make
    makes made tell told asked ask help gave give without even""".split()
)
"""Words after which `you people` belongs to the sentence and is no outburst."""
_GUARDED = re.compile(
    r"\b(?:nobody|no ?one|not one|without|he|she|him|her|his|hers|hes|shes|they|them|theyre|"
    r"my (?:son|daughter|child|kid|boy|girl|baby))\b",
    re.I,
)
"""Words of those who tell a fact: of the child, and of what nobody did."""
_OBJECTS = frozenset("him her it them me us his my the a an this that their".split())
_NO_DEEDS = frozenset(
    """wanted thought cared wasted ruined failed lied hated deserved felt hoped trusted knew tired retarded bored scared
    ashamed disgusted fired damned bothered supposed been was were""".split()
)
_SUBJECTS = frozenset(
    """he she they i we it the a my his her their our there mr mrs ms dr miss nobody noone no two three four
    five six seven eight nine ten today yesterday last on in since hes shes its theyre ive theres""".split()
)
"""Words with which the next clause begins."""
_SHORTENED = re.compile(r"['’](?:s|re|ve|m|d|ll)$")
_PLACED = frozenset("in at on with for to from across into of by about over under until during".split())
_HANGING = frozenset("a an the to of on in at for with because his her my one that than as our their".split())
"""Words that need the next one."""


def hot_stretches(text: str, hear: Hear, names: Sequence[str] = ()) -> list[Span]:
    """Start and end of the stretches of a text that a letter is better without; none holds one of the names."""
    kept = {name.lower() for name in names}
    found: list[Span] = []
    left = len(text.split())
    starts = sentences(text).starts
    for start, end in zip(starts, (*starts[1:], len(text)), strict=True):
        said = text[start:end]
        heat = [(a, b, 0.0 if said[a:b].lower() in kept else sure) for a, b, sure in hear(said)] if said.strip() else []
        inside = _stretches(said, heat)
        gone = sum(len(said[a:b].split()) for a, b in inside)
        rest = len(said.split()) - gone
        if inside and (rest >= _LEFT or (not rest and gone > _LEFT and _mean(heat) >= _WHOLE)):
            # A whole sentence goes with its mark, which would stand alone otherwise.
            end_of = len(said.rstrip()) if not rest else 0
            found += [(start + a, start + max(b, end_of if b == inside[-1][1] else 0)) for a, b in inside]
            left -= gone
    return found if left >= _LEFT else []


def blanked(text: str, stretches: Sequence[Span]) -> str:
    """The text with spaces in place of some stretches, as long as before, and a stop where two clauses would meet."""
    for start, end in stretches:
        stop = " "
        if _parts(text, start, end):
            stop = "."
            # A comma that closed the outburst would open the next sentence.
            end += len(text[end:]) - len(text[end:].lstrip(" ,;"))
        text = text[:start] + stop + " " * (end - start - 1) + text[end:]
    return text


def _parts(text: str, start: int, end: int) -> bool:
    """Whether what stands before and behind a stretch are clauses with nothing between them but that."""
    before, after = text[:start].rstrip(), text[end:].lstrip(" ,;")
    if not before or not after or before[-1] in _MARKS or after[0] in _MARKS:
        return False
    last, first = before.split()[-1].lower(), after.split()[0]
    return len(text[start:end].split()) > 2 and last not in _HANGING | _LINKS and _begins(first)


def hot_all_through(sentence: str, heat: Heat) -> bool:
    """Whether a sentence carries a tone in nearly all of its words and tells no number, name, quotation or deed."""
    plain = not re.search(r"\d|\"| [A-Z][a-z]", sentence) and not _GUARDED.search(sentence)
    return plain and bool(heat) and _mean(heat) >= _ALL_THROUGH and not _tells(sentence, heat)


def cooled(typed: str, heat: Heat) -> str:
    """A message without its hot stretches; itself when hardly a word would be left."""
    rest = " ".join(blanked(typed, _stretches(typed, heat)).split())
    rest = re.sub(r"\s+([,.;:!?])", r"\1", rest).strip(" ,.;:!?-")
    return rest if len(rest.split()) >= _LEFT else typed


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


def _mean(run: Sequence[Word]) -> float:
    return sum(sure for _, _, sure in run) / len(run)


def _stretches(typed: str, heat: Heat) -> list[Span]:
    """Runs of warm words, one of them hot, that can go without tearing what stands beside them."""
    heat = _smoothed(typed, heat)
    sure_at = {end: sure for _, end, sure in heat} | {start: sure for start, _, sure in heat}
    found: list[Span] = []
    for run in _runs(typed, heat):
        part = _largest(typed, run, sure_at)
        if part:
            found.append((part[0][0], part[-1][1]))
    return found


def _smoothed(typed: str, heat: Heat) -> list[Word]:
    """The heat, with a word or two between hot ones, or between a hot one and a mark, warm enough to go with them."""
    made = list(heat)
    hot = [i for i, word in enumerate(made) if word[2] >= _SURELY]
    ends = [i for i in range(len(made)) if i + 1 == len(made) or _marked(typed, made[i], made[i + 1])]
    for i in hot:
        for j in [*(k for k in hot if i < k <= i + _GAP + 1), *(k + 1 for k in ends if i <= k <= i + _GAP)]:
            between = made[i + 1 : j]
            if between and min(sure for _, _, sure in between) >= _LUKEWARM:
                made[i + 1 : j] = [(a, b, max(sure, _WARM)) for a, b, sure in between]
    return made


def _marked(typed: str, one: Word, two: Word) -> bool:
    return any(mark in typed[one[1] : two[0]] for mark in _MARKS)


def _largest(typed: str, run: Sequence[Word], sure_at: Mapping[int, float]) -> Sequence[Word]:
    """The longest part of a run that may go; empty when none may. A run is cut only at a mark or a joint."""
    for length in range(len(run), 0, -1):
        for at in range(len(run) - length + 1):
            part = run[at : at + length]
            if (at and not _joint(typed, run[at - 1], run[at])) or (
                at + length < len(run) and not _joint(typed, part[-1], run[at + length])
            ):
                continue
            if _may_go(typed, part, sure_at):
                return part
    return ()


def _begins(word: str) -> bool:
    """Whether a clause may begin with a word."""
    return _SHORTENED.sub("", word.lower()) in _SUBJECTS or word[:1].isupper()


def _joint(typed: str, one: Word, two: Word) -> bool:
    said = typed[two[0] : two[1]]
    slopes = _begins(said) and one[2] - two[2] >= _SLOPE
    return _marked(typed, one, two) or said.lower() in _LINKS or slopes


def _may_go(typed: str, part: Sequence[Word], sure_at: Mapping[int, float]) -> bool:
    start, end = part[0][0], part[-1][1]
    said = typed[start:end]
    least = _TELLING if _tells(typed, part) or _GUARDED.search(said) else _SURELY
    if max(sure for _, _, sure in part) < (_ALONE if len(part) == 1 else HOT) or _mean(part) < least:
        return False
    return _opens(typed, part, sure_at) and _closes(typed, part, sure_at)


def _opens(typed: str, part: Sequence[Word], sure_at: Mapping[int, float]) -> bool:
    """Whether what stands before a stretch can end there."""
    start, end, sure = part[0]
    before = typed[:start].rstrip()
    if not before or before[-1] in _MARKS:
        return True
    previous, first = before.lower().split()[-1], typed[start:end].lower()
    if previous in _GOVERN:
        return False
    if previous not in _LINKS and (
        first in _PLACED or verbs().of(first) is not None or before.split()[-1][:1].isupper()
    ):
        # Where, how long and what somebody did belong to what stands before them.
        return first in _OPENERS
    falls = len(part) > 2 and sure - sure_at.get(len(before), 1.0) >= _FALL
    return previous in _LINKS or first in _LINKS | _OPENERS or falls


def _closes(typed: str, part: Sequence[Word], sure_at: Mapping[int, float]) -> bool:
    """Whether what stands behind a stretch can begin there."""
    start, end, sure = part[-1]
    after = typed[end:].lstrip()
    if not after or after[0] in _MARKS:
        return True
    last, following = typed[start:end].lower(), after.split()[0].strip(_MARKS)
    takes = following.lower() in _OBJECTS and verbs().of(last) is not None
    if leads_on(typed[part[0][0] : end]) or last in _HANGING or takes:
        return False
    falls = len(part) > 2 and sure - sure_at.get(len(typed) - len(after), 1.0) >= _FALL
    falls = falls and verbs().of(following.lower()) is None
    return following.lower() in _LINKS or _begins(following) or falls


def _tells(typed: str, run: Sequence[Word]) -> bool:
    return any(_is_deed(typed[start:end].lower()) for start, end, _ in run)


def _is_deed(low: str) -> bool:
    """Whether a word may tell what somebody did; what somebody felt or wanted is no deed."""
    verb = verbs().of(low)
    past = low.endswith("ed") or (verb is not None and low in (verb.past, verb.participle))
    return past and low not in _NO_DEEDS


def _runs(typed: str, heat: Heat) -> Iterator[Sequence[Word]]:
    run: list[Word] = []
    for word in [*heat, (len(typed), len(typed), 0.0)]:
        said = typed[word[0] : word[1]]
        apart = run and '"' in typed[run[-1][1] : word[0]]
        if word[2] >= _WARM and not apart and not _is_name(typed, word[0], said) and not re.search(r"\d", said):
            run.append(word)
            continue
        if trimmed := _without_links(typed, run):
            yield trimmed
        run = []


def _without_links(typed: str, run: list[Word]) -> list[Word]:
    """The run without a joint at its end, unless nothing stands before it that the joint could join to."""
    while run and typed[: run[0][0]].strip() and typed[run[-1][0] : run[-1][1]].lower() in _LINKS:
        run = run[:-1]
    return run


def _is_name(typed: str, start: int, said: str) -> bool:
    if said.lower() in ("mr", "mrs", "ms", "dr", "miss"):
        return True
    if not (said[:1].isupper() and said[1:].islower()):
        return False
    before = typed[:start].rstrip()
    return before[-1:] not in ("", ".", "!", "?") or before.lower().endswith(("mr.", "mrs.", "ms.", "dr."))
