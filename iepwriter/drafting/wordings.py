"""Other wordings for one sentence of a letter, under the rules of a draft: every fact stays, the check must agree."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from iepwriter.cases import Case
from iepwriter.checking import check
from iepwriter.checking.finding import Finding
from iepwriter.checking.quantities import quantities
from iepwriter.checking.rulebook import RuleBook, shipped
from iepwriter.drafting.banned import banned_phrases
from iepwriter.drafting.draft import serious
from iepwriter.drafting.engine import Engine, Prompt
from iepwriter.drafting.frames import Manner as Manner
from iepwriter.drafting.rewrites import rewritten
from iepwriter.drafting.shapes import shape_of
from iepwriter.drafting.written import written
from iepwriter.words import mend
from iepwriter.words.guard import negations, numbers

_LONGEST = 1200
"""Characters; what is longer is no sentence that a person would reword as one."""
_WRITTEN = 3
_QUOTED = re.compile(r'["“][^"“”]*["”]')
_NAME = re.compile(r"(?<![.!?:] )(?<!^)\b[A-Z][\w'-]*|(?<=(?:Mr|Ms|Mx|Dr)\. )[A-Z][\w'-]*|(?<=Mrs\. )[A-Z][\w'-]*")
_ORDER = tuple(Manner)


@dataclass(frozen=True)
class Wording:
    """One other way to say a sentence, with what the check remarks on it."""

    kind: Manner
    text: str
    findings: tuple[Finding, ...] = ()


def wordings(
    sentence: str,
    typed: str = "",
    case: Case | None = None,
    engine: Engine | None = None,
    rules: RuleBook | None = None,
    seed: int = 1,
    stop: Callable[[], bool] = lambda: False,
    rest: str = "",
) -> list[Wording]:
    """At most one wording of each manner; a manner without a good one is absent. The engine only picks among them.

    `typed` is what the person wrote where the sentence now stands, `rest` the letter without it: no frame stands in
    one letter twice. Raises ModelError and Stopped as the engine does.
    """
    sentence = " ".join(sentence.split())
    if not 3 < len(sentence) <= _LONGEST:
        return []
    names = _names(case)
    options = rewritten(shape_of(sentence, names), sentence, rest)
    if typed.strip() and case is not None:
        options[Manner.CLOSER] = closer(typed, case)
    found: list[Wording] = []
    seen = {sentence}
    for manner in _ORDER:
        good = [w for text in options.get(manner, ()) if (w := _passed(manner, text, sentence, case, rules))]
        good = [w for w in good if w.text not in seen]
        if manner is Manner.SHORTER:
            good = [w for w in good if len(w.text) < len(sentence)]
        if good:
            found.append(_picked(good, sentence, engine, stop))
            seen.add(found[-1].text)
    return found


def by_model(
    sentence: str,
    typed: str,
    case: Case | None,
    engine: Engine,
    *,
    rules: RuleBook | None = None,
    seed: int = 1,
    stop: Callable[[], bool] = lambda: False,
    rest: str = "",
    known: Sequence[str] = (),
) -> list[Wording]:
    """Wordings that a model writes on the spot under the constraints of a draft, at most three, none of the `known`.

    Raises ModelError and Stopped as the engine does.
    """
    sentence = " ".join(sentence.split())
    if not 3 < len(sentence) <= _LONGEST:
        return []
    passed: dict[str, Wording] = {}

    def guard(text: str) -> bool:
        if text not in known and (wording := _passed(Manner.WRITTEN, text, sentence, case, rules)):
            passed[text] = wording
        return text in passed

    texts = written(
        sentence,
        typed,
        shape_of(sentence, _names(case)),
        engine,
        known=known,
        banned=banned_phrases(rules or shipped()),
        rest=rest,
        guard=guard,
        seed=seed,
        stop=stop,
    )
    return [passed[text] for text in dict.fromkeys(texts)][:_WRITTEN]


def closer(typed: str, case: Case) -> list[str]:
    """The typed words with no more than their spelling and grammar mended."""
    mended = mend(typed[:_LONGEST], case)
    return [mended] if mended else []


def _picked(good: list[Wording], sentence: str, engine: Engine | None, stop: Callable[[], bool]) -> Wording:
    if engine is None or len(good) < 2:
        return good[0]
    judged = engine.judge(Prompt("Say the same in a letter.", (), sentence), [w.text for w in good], stop=stop)
    best = max(range(len(judged)), key=lambda index: judged[index].fluency)
    return good[best]


def _passed(manner: Manner, text: str, sentence: str, case: Case | None, rules: RuleBook | None) -> Wording | None:
    if not keeps(sentence, text, _names(case)):
        return None
    report = check(text, case, rules or shipped())
    if any(serious(finding) for finding in report.findings):
        return None
    return Wording(manner, text, tuple(f for f in report.findings if not f.category.value.startswith("missing")))


def keeps(sentence: str, other: str, names: frozenset[str] = frozenset()) -> bool:
    """Whether another wording has every number, name, quotation and denial of a sentence, and none of its own."""
    if sorted(numbers(sentence)) != sorted(numbers(other)) or negations(sentence) != negations(other):
        return False
    if sorted(q.value for q in quantities(sentence)) != sorted(q.value for q in quantities(other)):
        return False
    if sorted(_QUOTED.findall(sentence)) != sorted(_QUOTED.findall(other)):
        return False
    words = set(re.findall(r"[\w'-]+", other))
    first = [word for word in sentence.split()[:1] if word.removesuffix("'s") in names]
    named = [name for name in (*first, *_NAME.findall(sentence)) if name != "I"]
    return all(name in words or name.removesuffix("'s") in words for name in named)


def _names(case: Case | None) -> frozenset[str]:
    if case is None:
        return frozenset()
    return frozenset({case.child.first_name, *case.child.name.split()} - {""})
