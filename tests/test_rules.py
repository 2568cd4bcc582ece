"""The tone rules: how right they are on labelled sentences, and how they bear any text at all."""

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iepwriter.checking import check
from iepwriter.checking.finding import TONE
from iepwriter.checking.hard_words import PATTERNS
from iepwriter.checking.rulebook import Rulebook, shipped

SENTENCES = Path(__file__).parent / "corpus" / "dev" / "sentences.tsv"
PLAIN = SENTENCES.with_name("plain.tsv")
TONES = {str(category) for category in TONE}
HOSTILE = [
    "a",
    " ",
    "\n",
    '"',
    "'",
    "“",
    "(",
    ".",
    "!",
    "\0",
    "😀",
    "ש",
    "\x1b[31m",
    "you never ",
    '“"',
    "é",
    "-",
    "sorry ",
]
GOOD = """id = "own.shouting"
category = "insult"
level = "warning"
message = "“{match}” is not for a letter."
why = "My own rule."
patterns = ['''blockheads?''']
flags = ["What a blockhead.", "They are blockheads."]
allows = ["The block is red.", "He heads home."]
"""


def test_most_labelled_sentences_are_judged_right() -> None:
    right, false, missed = Counter[str](), Counter[str](), Counter[str]()
    for line in SENTENCES.read_text().splitlines():
        labels, sentence = line.split("\t")
        wanted = set(labels.split(",")) & TONES
        found = {str(finding.category) for finding in shipped().scan(sentence)} & TONES
        right.update(wanted & found)
        false.update(found - wanted)
        missed.update(wanted - found)
    assert right.total() / (right.total() + false.total()) >= 0.98, false
    assert right.total() / (right.total() + missed.total()) >= 0.93, missed


def test_plain_sentences_that_share_words_with_the_rules_are_left_alone() -> None:
    sentences = [line.partition("\t")[2] for line in PLAIN.read_text().splitlines()]
    assert len(sentences) > 200
    assert {s: found for s in sentences if (found := check(s).findings)} == {}


@given(st.text(max_size=400))
def test_any_text_is_checked_and_every_finding_points_at_its_words(text: str) -> None:
    for finding in check(text).findings:
        assert 0 <= finding.start <= finding.end <= len(text)
        assert text[finding.start : finding.end] == finding.text


@given(st.lists(st.sampled_from([*HOSTILE, "I am sorry", "she said", "idiots", " and "]), max_size=60).map("".join))
def test_tone_words_among_strange_characters_are_still_pointed_at_exactly(text: str) -> None:
    for finding in shipped().scan(text):
        assert text[finding.start : finding.end] == finding.text


def test_a_persons_own_rule_is_used(tmp_path: Path) -> None:
    (tmp_path / "shouting.toml").write_text(GOOD)
    found = Rulebook.load([tmp_path]).scan("You blockheads.")
    assert [finding.text for finding in found if finding.rule == "own.shouting"] == ["blockheads"]


def test_a_broken_own_rule_is_named_with_its_line_and_skipped(tmp_path: Path) -> None:
    (tmp_path / "broken.toml").write_text(GOOD.replace('"insult"', '"rude"'))
    (tmp_path / "good.toml").write_text(GOOD)
    book = Rulebook.load([tmp_path])
    assert "own.shouting" in book.ids()
    assert len(book.problems) == 1 and "broken.toml:2:" in book.problems[0]


@pytest.mark.parametrize("group", ["vulgar", "belittling"])
def test_every_word_of_the_list_that_hurts_anywhere_is_pointed_at(group: str) -> None:
    for word in PATTERNS[group].removeprefix("(?:").removesuffix(")").split("|"):
        found = shipped().scan(f"I read the {word} form on Monday.")
        assert [f.text.lower() for f in found if f.category in TONE and word in f.text], word


def test_a_word_that_is_only_louder_gets_no_remark() -> None:
    assert shipped().scan("The darn bus was late on Monday.") == []
