"""Drafting with everything in its usual place: the shipped templates and rules, the installed model."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence

from iepwriter.cases import Case
from iepwriter.drafting.draft import Progress
from iepwriter.drafting.draft import draft as draft_with
from iepwriter.drafting.engine import Engine
from iepwriter.drafting.library import Library
from iepwriter.drafting.result import Draft
from iepwriter.drafting.wordings import Wording, by_model, wordings
from iepwriter.models import choice, paths
from iepwriter.own_rules import rulebook

DEFAULT_MODEL = "smollm2-135m"


def library() -> Library:
    """The letter templates: the person's own folder first, then those of the product."""
    return Library([paths.config_folder() / "prompts", paths.shipped("prompts")])


def open_model(model: str = DEFAULT_MODEL) -> Engine:
    """The engine for a model of the catalogue or a GGUF file; raises ModelError when it cannot run."""
    from iepwriter.llama.engine import open_engine
    from iepwriter.models.catalogue import find

    return open_engine(find(model))


def draft(
    case: Case,
    *,
    model: str | None = None,
    engine: Engine | None = None,
    seed: int = 1,
    said: Callable[[Progress], None] = lambda _: None,
    stop: Callable[[], bool] = lambda: False,
) -> Draft:
    """A letter for a case, written with a model or with an engine that is passed in.

    `model` is a name, a path, or `none` for the program's own mending alone; None takes the remembered choice.
    Raises ModelError when the model is missing or broken, TemplateError when a template is.
    """
    template = library().template(case.kind)
    model = model or choice.remembered() or DEFAULT_MODEL
    if engine is None and model != choice.NONE:
        said(Progress("loading the model", 0, 1))
        engine = open_model(model)
    return draft_with(case, engine, template, seed=seed, rules=rulebook(), said=said, stop=stop)


def reword(
    sentence: str,
    typed: str = "",
    case: Case | None = None,
    *,
    engine: Engine | None = None,
    seed: int = 1,
    rest: str = "",
) -> list[Wording]:
    """Other wordings for one sentence; without an engine the first good one of each manner is taken.

    `rest` is the letter without the sentence: what it says already in one way is not said so again.
    """
    return wordings(sentence, typed, case, engine, rules=rulebook(), seed=seed, rest=rest)


class Desk:
    """Drafts and rewords with one model, which is opened when it is first needed and kept open."""

    def __init__(self, opened: Callable[[str], Engine] = open_model) -> None:
        self._open = opened
        self._guard = threading.Lock()
        self._model = ""
        self._engine: Engine | None = None

    def _kept(self, model: str) -> Engine:
        with self._guard:
            if self._engine is None or self._model != model:
                # The old model goes first: two at a time may be more than the memory holds.
                self._engine = None
                self._engine, self._model = self._open(model), model
            return self._engine

    def draft(
        self,
        case: Case,
        *,
        said: Callable[[Progress], None] = lambda _: None,
        stop: Callable[[], bool] = lambda: False,
    ) -> Draft:
        """A letter, as `draft` writes it with the remembered choice of a model."""
        model = choice.remembered() or DEFAULT_MODEL
        if model == choice.NONE:
            return draft(case, model=model, said=said, stop=stop)
        said(Progress("loading the model", 0, 1))
        return draft(case, engine=self._kept(model), said=said, stop=stop)

    def more(
        self,
        sentence: str,
        typed: str,
        case: Case | None,
        *,
        rest: str = "",
        known: Sequence[str] = (),
        stop: Callable[[], bool] = lambda: False,
    ) -> list[Wording]:
        """Wordings that the model writes on the spot; none where no model was chosen or none is here.

        Raises ModelError when the model is broken, Stopped when `stop` says so.
        """
        if choice.remembered() == choice.NONE or not choice.settled(DEFAULT_MODEL):
            return []
        engine = self._kept(choice.remembered() or DEFAULT_MODEL)
        return by_model(sentence, typed, case, engine, rules=rulebook(), rest=rest, known=known, stop=stop)
