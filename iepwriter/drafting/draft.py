"""From a case to a finished letter: sort, fill, write in the holes, check, repair, lay out (CONTRIBUTING.md)."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from iepwriter.cases import Case
from iepwriter.checking import check
from iepwriter.checking.finding import Category, Finding, Level, Report
from iepwriter.checking.hearing.heat import heat
from iepwriter.checking.rulebook import RuleBook, shipped
from iepwriter.drafting.banned import banned_phrases
from iepwriter.drafting.choosing import choose
from iepwriter.drafting.compose import Block, compose
from iepwriter.drafting.edits import Editor
from iepwriter.drafting.engine import Engine, ModelInfo
from iepwriter.drafting.holes import HoleWriter, Job
from iepwriter.drafting.layout import DISCLAIMER, Page, lay_out
from iepwriter.drafting.named import named
from iepwriter.drafting.own_words import Gathered, Piece, arrange, as_sentence, gather, is_strength
from iepwriter.drafting.result import Draft, LeftOut, Origin, Sentence
from iepwriter.drafting.template import Template
from iepwriter.errors import Stopped
from iepwriter.words import spellings
from iepwriter.words.clause import About
from iepwriter.words.weight import weight

_NO_MODEL = ModelInfo(id="none", file="", sha256="")
_ROUNDS = 12
_COLD = frozenset({Category.INSULT, Category.THREAT, Category.MOTIVE})
"""Tones that are nearly always heard rightly in what parents type; the others are only remarked upon."""
_TELLS = 0.42
"""Weight of a sentence that tells something; one in which a tone is only heard stays then, and is remarked upon."""
_NEVER = frozenset({Category.PRIVATE_LEAK, Category.INVENTED_FACT, Category.AI_FINGERPRINT})


@dataclass(frozen=True)
class Progress:
    """How far a draft is: what is being done, and the sentence that was just written, if any."""

    step: str
    done: int
    total: int
    sentence: str = ""


@dataclass
class _Work:
    """One draft in the making."""

    case: Case
    template: Template
    day: date
    rules: RuleBook
    gathered: Gathered
    editor: Editor | None = None
    strength: tuple[Sentence, ...] = ()
    written: list[tuple[Piece, list[str]]] = field(default_factory=list)
    refused: dict[str, str] = field(default_factory=dict)
    """Sentences that a check refused, with the reason for the person."""

    def blocks(self, *, bare: bool = False) -> list[Block]:
        pairs: list[tuple[Piece, Sentence]] = []
        for piece, texts in [] if bare else self.written:
            text = next((t for t in texts if t not in self.refused), None)
            if text:
                pairs.append((piece, as_sentence(piece, text)))
        own = arrange(len(self.case.concerns), pairs)
        return compose(
            self.template,
            self.case,
            own,
            letter_date=self.day,
            strength=self.strength,
            refused=frozenset(self.refused),
        )

    def page(self, *, bare: bool = False) -> Page:
        return lay_out(self.case, self.blocks(bare=bare), self.day)


def serious(finding: Finding) -> bool:
    """Whether a finding keeps a sentence out of a letter; advice and missing parts do not."""
    missing = finding.category.value.startswith("missing") or finding.category is Category.VAGUE
    return finding.level is not Level.ADVICE and not missing


def editor_for(
    case: Case, engine: Engine | None, rules: RuleBook, *, seed: int = 1, stop: Callable[[], bool] = lambda: False
) -> Editor | None:
    """The editor of a person's words, when the model was taught to edit."""
    if engine is None or not engine.taught:
        return None
    return Editor(engine, case, lambda text: _calm(text, case, rules), seed=seed, stop=stop, heat=heat)


class _Aloud:
    """Asks the editor for each message and tells each sentence as it comes; the rest of a draft counts on."""

    def __init__(self, editor: Editor, case: Case, said: Callable[[Progress], None]) -> None:
        self._editor, self._said = editor, said
        words = " ".join(concern.in_your_words for concern in case.concerns)
        self._likely = len(re.findall(r"[^.!?\n]{12,}", words))
        self._done = 0

    def edits(self, typed: str, facts: Sequence[tuple[int, int]]) -> list[str]:
        found = self._editor.edits(typed, facts)
        self._done += 1
        self._said(Progress("writing", self._done, max(self._likely, self._done + 1), found[0] if found else ""))
        return found

    def onward(self, progress: Progress) -> None:
        if progress.step == "writing":
            done, total = self._done + progress.done, self._done + progress.total
            progress = Progress("writing", done, total, progress.sentence)
        self._said(progress)


def draft(
    case: Case,
    engine: Engine | None,
    template: Template,
    *,
    seed: int = 1,
    today: date | None = None,
    rules: RuleBook | None = None,
    said: Callable[[Progress], None] = lambda _: None,
    stop: Callable[[], bool] = lambda: False,
) -> Draft:
    """A letter for a case; `engine` None leaves the holes to the mended words of the person.

    Same case, model and seed give the same letter. Raises Stopped when `stop` says so, ModelError when the
    engine fails.
    """
    started = time.monotonic()
    case = named(case)
    rules = rules or shipped()
    every, rules = rules, rules.patterns
    said(Progress("reading your words", 0, 1))
    editor = editor_for(case, engine, rules, seed=seed, stop=stop)
    aloud = _Aloud(editor, case, said) if editor else None
    gathered = gather(case, rules, aloud.edits if aloud else None, heat)
    work = _Work(case, template, case.letter_date or today or date.today(), rules, gathered, editor)
    _pick_strength(work)
    chosen, surplus = choose(work.gathered.pieces, _room(work), case)
    work.gathered.left_out += surplus
    _write(work, chosen, engine, seed, aloud.onward if aloud else said, stop)
    said(Progress("checking the letter", 0, 1))
    page, report = _repair(work, every, stop)
    info = engine.info if engine else _NO_MODEL
    return Draft(
        kind=case.kind,
        letter=page.letter,
        signature_note=page.signature_note,
        disclaimer=DISCLAIMER,
        sentences=tuple(placed.sentence for placed in page.placed),
        left_out=tuple(work.gathered.left_out),
        report=report,
        model=info,
        seed=seed,
        seconds=round(time.monotonic() - started, 3),
    )


def _pick_strength(work: _Work) -> None:
    wanted = any(slot.name == "strength" for paragraph in work.template.paragraphs for slot in paragraph.slots)
    if not wanted:
        return
    for piece in work.gathered.pieces:
        if piece.place in ("your_words", "observations") and is_strength(piece.mended) and _clean(work, piece.mended):
            work.strength = (as_sentence(piece, piece.mended),)
            work.gathered.pieces.remove(piece)
            return


def _room(work: _Work) -> int:
    """Words that are left for the person's own sentences on the page; a long case gets a second page."""
    limit = work.template.words + 130 * max(0, len(work.case.concerns) - 2)
    return max(60, limit - len(work.page(bare=True).letter.split()))


def _clean(work: _Work, text: str) -> bool:
    """Whether the independent check lets a sentence of the person or the model into the letter."""
    return _calm(text, work.case, work.rules)


def _calm(text: str, case: Case, rules: RuleBook) -> bool:
    return not any(serious(finding) for finding in check(text, case, rules).findings)


def _write(
    work: _Work,
    chosen: Sequence[Piece],
    engine: Engine | None,
    seed: int,
    said: Callable[[Progress], None],
    stop: Callable[[], bool],
) -> None:
    hole = work.template.holes.get("your_words")
    writer = None
    if hole is not None:
        banned = banned_phrases(work.rules)
        writer = HoleWriter(engine, hole, banned, lambda text: _clean(work, text), seed, stop=stop)
    for number, piece in enumerate(chosen):
        if stop():
            raise Stopped
        texts = [text for text in (piece.mended, piece.instead) if text]
        if writer is not None and piece.place == "your_words" and not piece.by_model:
            texts = (
                work.editor.better(piece.typed, piece.mended)
                if work.editor
                else writer.write(Job(piece.typed, piece.mended, lambda w: spellings(w, work.case)), number)
            )
        work.written.append((piece, texts))
        said(Progress("writing", number + 1, len(chosen), "" if piece.by_model else texts[0]))
    if writer is not None and writer.shortened:
        note = "this passage is too long for the model's context; the program's own correction of it is used"
        work.gathered.left_out.append(LeftOut("", note, "shortened"))


def _repair(work: _Work, every: RuleBook, stop: Callable[[], bool]) -> tuple[Page, Report]:
    """Checks the laid out letter and takes out every sentence that a check refuses, until none is left to take."""
    for _ in range(_ROUNDS):
        if stop():
            raise Stopped
        page = work.page()
        report = check(page.letter, work.case, every)
        if not _refuse(work, page, report, {rule.id for rule in every.rules if rule.heard}):
            break
    note = page.signature_note
    if note:
        bad = [f for f in check(note, work.case, every).findings if serious(f)]
        report = Report((*report.findings, *bad), report.concerns)
    _tell_refused(work)
    return page, report


def _refuse(work: _Work, page: Page, report: Report, heard: set[str]) -> bool:
    changed = False
    for finding in filter(serious, report.findings):
        for placed in page.placed:
            if placed.start < finding.end and finding.start < placed.end:
                if finding.rule in heard and not _empty_heat(finding, placed.sentence.text):
                    continue
                mine = placed.sentence.origin in (Origin.YOUR_WORDS, Origin.MODEL)
                text = _original(work, placed.sentence) if mine else placed.sentence.text
                if (mine or finding.category in _NEVER) and text not in work.refused:
                    work.refused[text] = finding.message
                    if work.strength and work.strength[0].text == text:
                        work.strength = ()
                    changed = True
    return changed


def _empty_heat(finding: Finding, sentence: str) -> bool:
    """Whether a sentence in which a tone was heard tells nothing else, so that no fact goes with it."""
    return finding.category in _COLD and weight(sentence, About.OTHER) < _TELLS


def _original(work: _Work, sentence: Sentence) -> str:
    """The text under which a sentence was offered; the letter may show it with the child's name put in."""
    for piece, texts in work.written:
        if piece.source == sentence.source and piece.typed.strip() == sentence.replaced:
            return next((t for t in texts if t not in work.refused), sentence.text)
    return sentence.text


def _tell_refused(work: _Work) -> None:
    for piece, texts in work.written:
        if all(text in work.refused for text in texts):
            reason = f"the check would object: {work.refused[texts[-1]]}"
            work.gathered.left_out.append(LeftOut(piece.typed.strip(), reason, "refused", piece.source))
