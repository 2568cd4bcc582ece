"""What a taught model makes of the person's words: candidates under the lattice, none of which is trusted.

A candidate counts only when Python finds its path through the lattice again, when it leaves out no denial, no name and
hardly a word of content, and when the independent check has nothing against it. The best is the most complete, then
the most fluent.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass

from iepwriter.cases import Case
from iepwriter.drafting.asides import trimmed
from iepwriter.drafting.editing import Edit, edit
from iepwriter.drafting.engine import Engine, Prompt
from iepwriter.words import spellings
from iepwriter.words.grammar import mend_slips
from iepwriter.words.lexicon import NEGATIONS
from iepwriter.words.normal import Normaliser
from iepwriter.words.tokens import Word

_LEAST = 0.8
"""Share of the content words that an edit must keep."""
_STIFF = -0.4
"""Nats per token below which a taught model only followed the lattice and does not mean what it wrote."""
_MARGIN = 0.02
"""Nats per token by which an edit must beat the mended clause: a tie goes to the person's own words."""
_WHOLE = re.compile(r"[A-Z0-9\"].*(?:[.?]|[.?]\")", re.S)
_ADDRESSED = re.compile(r"\b(?:you|u|ur|your|yours|yall|youre)\b", re.I)
_ASIDE = re.compile(
    r"\b(?:wow|lol|smh|duh|seriously|who does that|go figure|ridiculous|unbelievable|brilliant|genius|joke|useless|"
    r"pathetic|shame|ashamed|disgusting|insane|crazy|sick|hell|damn|crap|stupid|dumb|idiots?|clowns?|whatever)\b",
    re.I,
)
"""Words by which an outburst is told that no rule knows; leaving it out costs no fact, so a doubt is cheap."""
_HANGING = frozenset("a an the and but or so because of to in on at for with from by that is are was were".split())


@dataclass
class Editor:
    """Asks a taught model for edits of a person's words."""

    engine: Engine
    case: Case
    gate: Callable[[str], bool]
    """Whether the independent check lets a sentence pass."""
    seed: int = 1
    candidates: int = 3
    stop: Callable[[], bool] = lambda: False

    def edits(self, typed: str, cold: Sequence[tuple[int, int]] = ()) -> list[str]:
        """Faithful edits of a message, best first; may be empty.

        `cold`: stretches (characters) that are known to be no facts and need not be kept.
        Raises Stopped and ModelError as the engine does.
        """
        words = Normaliser(self.case).words(typed)
        mend_slips(words)
        heated = {i for i, word in enumerate(words) if any(a <= word.start < b for a, b in cold)}
        made = edit(typed, words, lambda word: spellings(word, self.case), heated, self.case.child.pronouns)
        prompt = Prompt("", (), " ".join(typed.split()))
        longest = 2 * self.engine.count(prompt.typed) + 16
        if made is None or self.engine.room(prompt) < longest:
            return []
        # The likeliest edit is nearly always the best one; samples are for when it is refused.
        for candidates in (1, self.candidates):
            written = self.engine.write(
                prompt,
                made.grammar(),
                seed=self.seed,
                candidates=candidates,
                max_tokens=longest,
                stop=self.stop,
            )
            ranked = [(kept(c.text, made, words, heated, self._hot), c) for c in written if c.fluency > _STIFF]
            good = [(share, c) for share, c in ranked if share is not None and self.gate(c.text)]
            if good:
                break
        good.sort(key=lambda pair: (-round(pair[0], 1), -pair[1].fluency))
        return list(dict.fromkeys(_opened(trimmed(c.text)) for _, c in good))

    def _hot(self, typed: str) -> bool:
        """Whether words are better left out: they talk at the reader, or the check has something against them."""
        return bool(_ADDRESSED.search(typed) or _ASIDE.search(typed)) or not self.gate(typed)

    def better(self, typed: str, mended: str) -> list[str]:
        """What may stand for a clause, best first: edits that are as complete and more fluent, then the mended one."""
        found = [text for text in self.edits(typed) if text != mended and _as_clear(text, mended)]
        if not found:
            return [mended]
        prompt = Prompt("", (), " ".join(typed.split()))
        judged = self.engine.judge(prompt, [f" {text}\n" for text in (mended, *found)], stop=self.stop)
        base = judged[0].fluency + _MARGIN
        return [*(text for text, c in zip(found, judged[1:], strict=True) if c.fluency > base), mended]


def _opened(text: str) -> str:
    """The sentence without a joint to something before it."""
    rest = re.sub(r"^(?:And|But|So|Also|Then|Because),? (?=\w)", "", text)
    return rest[:1].upper() + rest[1:]


def _as_clear(text: str, mended: str) -> bool:
    """Whether an edit says as clearly as the mended clause who acts, and what was said in so many words."""
    return all(sign not in mended.lower() or sign in text.lower() for sign in ('"', "the school"))


def kept(
    text: str,
    made: Edit,
    words: Sequence[Word],
    heated: Collection[int] = frozenset(),
    hot: Callable[[str], bool] = lambda _: False,
) -> float | None:
    """The share of content words that an edit keeps, or None when it is not faithful or not whole.

    What it leaves out in one run is excused when the run is `hot` and names nobody.
    """
    used = made.path(text)
    if used is None or not _WHOLE.fullmatch(text) or len(text.split()) < 3:
        return None
    last = re.sub(r"\W+$", "", text.split()[-1]).lower()
    if last in _HANGING or last.endswith(("'s", "s'")) or re.search(r"[.?] [a-z]", text):
        return None
    excused = set(heated)
    for run in _runs(made, used):
        typed = " ".join(words[place].typed or words[place].text for place in range(run[0], run[-1] + 1))
        if len(run) > 1 and not any(_is_name(words, place) for place in run) and hot(typed):
            excused |= set(run)
    content = missed = 0
    for index, stage in enumerate(made.stages):
        if stage.word in excused:
            continue
        word = words[stage.word]
        if index not in used and (word.low in NEGATIONS or (stage.content and _is_name(words, stage.word))):
            return None
        if index in used and _cut_off(made, words, index, used):
            return None
        content += stage.content
        missed += stage.content and index not in used
    share = 1 - missed / content if content else 0.0
    return share if share >= _LEAST else None


def _cut_off(made: Edit, words: Sequence[Word], index: int, used: Collection[int]) -> bool:
    """Whether a denial lost what it denies, or a number what it counts."""
    following = index + 1
    if words[made.stages[index].word].low in NEGATIONS:
        while following < len(made.stages) and not made.stages[following].content:
            following += 1
    elif words[made.stages[index].word].kind != "number":
        return False
    if following >= len(made.stages) or following in used:
        return False
    between = words[made.stages[index].word + 1 : made.stages[following].word]
    return made.stages[following].content and not any(w.kind in ("stop", "line", "break", "mark") for w in between)


def _runs(made: Edit, used: Collection[int]) -> Iterator[list[int]]:
    """Runs of words that an edit leaves out; words without meaning of their own neither make nor break one."""
    run: list[int] = []
    for index, stage in enumerate(made.stages):
        if index not in used:
            run.append(stage.word)
        elif stage.content and run:
            yield run
            run = []
    if run:
        yield run


def _is_name(words: Sequence[Word], place: int) -> bool:
    """Whether a word has a capital that no sentence gave it."""
    word = words[place]
    before = words[place - 1] if place else None
    return word.text[:1].isupper() and before is not None and before.kind not in ("stop", "line", "break")
