"""The hand-written training pairs: nothing lost, nothing added, no heat left, nothing shared with what was put away."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

PROGRAM = Path(__file__).parent.parent / "training" / "check_corpus.py"


@pytest.fixture(scope="module")
def corpus() -> ModuleType:
    spec = importlib.util.spec_from_file_location("check_corpus", PROGRAM)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_pair_of_the_corpus_is_whole(corpus: ModuleType) -> None:
    assert corpus.faults() == []


@pytest.mark.parametrize(
    ("typed", "letter", "kind"),
    [
        ("he got 30 min not 60", "He got 30 minutes, not the usual.", "number"),
        ("he got 30 min", "He got 30 minutes of the 60.", "new-number"),
        ("she dont get speech on fridays", "She gets speech on Fridays.", "negation"),
        ("the aide was late", "You people never listen; the aide was late.", "tone"),
    ],
)
def test_an_unfaithful_pair_is_named(corpus: ModuleType, typed: str, letter: str, kind: str) -> None:
    assert kind in {found for found, _ in corpus.pair_faults(typed, letter)}


def test_a_faithful_pair_passes(corpus: ModuleType) -> None:
    assert corpus.pair_faults("he dont get his two breaks", "He does not get his two breaks.") == []
