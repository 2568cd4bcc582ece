"""The labelled corpus is well-formed, and the scorer counts what a person would count."""

from itertools import chain
from pathlib import Path

import pytest

from iepwriter.checking.finding import TONE, Category
from tests.corpus.scoring import KINDS, LABELLED, PARTS, Labelled, part, read, score

TEXTS = list(chain.from_iterable(part(name) for name in PARTS))


def test_every_label_is_one_that_a_sentence_can_have() -> None:
    assert all(item.labels <= LABELLED for item in TEXTS)


def test_no_text_stands_in_the_corpus_twice() -> None:
    places: dict[str, str] = {}
    for item in TEXTS:
        words = " ".join(item.text.lower().split())
        assert words not in places, f"{item.place} repeats {places[words]}"
        places[words] = item.place


def test_the_corpus_holds_four_hundred_sentences() -> None:
    assert sum(len(part(name, ["sentences"])) for name in PARTS) >= 400


def test_comments_and_blank_lines_are_skipped(tmp_path: Path) -> None:
    path = tmp_path / "x.tsv"
    path.write_text("# note\n\nok\tFine.\nthreat,insult\tYou fools will hear from my lawyer.\n")
    assert [item.labels for item in read(path)] == [frozenset(), {Category.THREAT, Category.INSULT}]


@pytest.mark.parametrize("line", ["acusation\tYou lie.", "ok", "ok\t ", "ok\tone\ttwo"])
def test_a_broken_line_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "x.tsv"
    path.write_text(f"ok\tFine.\n{line}\n")
    with pytest.raises(ValueError, match=r"x\.tsv:2"):
        list(read(path))


def test_the_score_counts_false_alarms_misses_and_confusions() -> None:
    threat, sarcasm = frozenset({Category.THREAT}), frozenset({Category.SARCASM})
    items = [Labelled("a", threat, ""), Labelled("b", threat, ""), Labelled("c", frozenset(), "")]
    found = {"a": threat, "b": sarcasm, "c": sarcasm}
    result = score(items, found.__getitem__)
    assert (result.tone.right, result.tone.false, result.tone.missed) == (1, 2, 1)
    assert (result.any_tone.precision, result.any_tone.recall) == (2 / 3, 1.0)
    assert result.false_alarms == 1
    assert result.categories[Category.THREAT].recall == 0.5
    assert set(result.categories) - TONE == LABELLED - TONE
    assert len(KINDS) == 2
