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


def _right(name: str) -> tuple[float, float]:
    """Precision and recall of a category on the lines that were written for it."""
    counts = Counter[str]()
    for path in SENTENCES.parent.glob("vague-law-machine*.tsv"):
        for line in path.read_text().splitlines():
            labels, sentence = line.split("\t")
            wanted = name in labels.split(",")
            found = name in {str(category) for category in shipped().patterns.categories(sentence)}
            counts["right"] += wanted and found
            counts["false"] += found and not wanted
            counts["missed"] += wanted and not found
    right = counts["right"]
    return right / (right + counts["false"]), right / (right + counts["missed"])


@pytest.mark.parametrize("category", ["vague", "legal_claim", "ai_fingerprint"])
def test_requests_without_amounts_claims_of_law_and_machine_wording_are_judged_right(category: str) -> None:
    precision, recall = _right(category)
    assert precision >= 0.97 and recall >= 0.85


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("We would like more speech.", True),
        ("We would like more speech, 60 minutes a week.", False),
        ("We would like more speech. What we ask for is 60 minutes a week.", False),
        ("The draft gives 30 minutes, and we would like more speech.", True),
        ("He got more speech in second grade.", False),
    ],
)
def test_a_request_without_an_amount_near_it_is_vague(text: str, found: bool) -> None:
    assert ("vague" in {str(category) for category in shipped().categories(text)}) is found


def test_a_vague_request_is_told_which_amount_to_ask_for() -> None:
    (finding,) = shipped().scan("Please give him additional support in math.")
    assert all(words in finding.message for words in ("minutes", "times a week", "by whom", "until when"))


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


@pytest.mark.parametrize(
    "text",
    [
        "The nurse told me that the pump was off, shame on you.",
        "The driver says he was late, you people never check.",
        "The minutes said that I agreed, which was a lie.",
        "Ms. Arno wrote my son up for humming, and your staff are morons.",
        "You only wrote that to make me look bad.",
        "The log says 20 minutes, and you had one job.",
    ],
)
def test_an_outburst_behind_what_others_said_is_the_parents_own(text: str) -> None:
    assert shipped().patterns.categories(text) & TONE


@pytest.mark.parametrize(
    "text",
    [
        "The nurse told me that you people lied about the pump.",
        "The driver says that I am a liar.",
        "The aide wrote that he is a moron.",
    ],
)
def test_what_others_said_is_not_held_against_the_parent(text: str) -> None:
    assert not shipped().patterns.categories(text) & TONE
