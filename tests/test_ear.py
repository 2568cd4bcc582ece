"""The network beside the rules: what it adds, what it leaves alone, and that the check goes on without it."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iepwriter.cases import load_case
from iepwriter.checking import check
from iepwriter.checking.finding import TONE, Category
from iepwriter.checking.fixing import fixed
from iepwriter.checking.hearing import ear as hearing
from iepwriter.checking.hearing.listening import LISTENS_TO
from iepwriter.checking.page import Page
from iepwriter.checking.rulebook import Rulebook, shipped
from iepwriter.cli.main import main
from iepwriter.writing import draft
from tests.test_words import a_case

HEARD = [rule for rule in shipped().rules if rule.heard]
LETTERS = sorted((Path(__file__).parent / "corpus" / "letters").glob("*.txt"))
CASES = sorted((Path(__file__).parent / "cases").glob("*.toml"))
QUIET_HEAT = "Your only goal is to keep the parents quiet."
STRANGE = ["😀", "שלום ", "\0", "\x1b[31m", "\ue000", "\u202e", "e\u0301", "\r\n", "\n\n", "a" * 300 + " ", '"', "… "]


@pytest.fixture
def deaf(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A program whose network has no package to run it."""
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    hearing._ear.cache_clear()
    shipped().forget()
    yield
    hearing._ear.cache_clear()
    shipped().forget()


def tones(text: str) -> list[str]:
    return [f.rule for f in check(text).findings if f.category in TONE]


def test_each_tone_has_a_heard_rule() -> None:
    assert {rule.category for rule in HEARD} == TONE


@pytest.mark.parametrize("rule", HEARD, ids=lambda rule: rule.id)
def test_a_heard_rule_holds_for_its_own_examples(rule: object) -> None:
    (rule,) = (r for r in HEARD if r is rule)
    assert [text for text in rule.flags if not rule.hits(Page(text))] == []
    assert [text for text in rule.allows if rule.hits(Page(text))] == []


@pytest.mark.parametrize(
    ("text", "category", "words"),
    [
        (QUIET_HEAT, Category.MOTIVE, "Your only goal is to keep the parents quiet"),
        ("Thank you for the report. My next call goes to a judge.", Category.THREAT, "My next call goes to a judge"),
        ("Your office let my letter gather dust.", Category.ACCUSATION, "Your office let my letter gather dust"),
        ("You have the compassion of a brick.", Category.INSULT, "You have the compassion of a brick"),
    ],
)
def test_a_tone_that_no_pattern_knows_is_heard_and_pointed_at(text: str, category: Category, words: str) -> None:
    assert not shipped().patterns.scan(text)
    found = [f for f in check(text).findings if f.category in TONE]
    assert [(f.category, f.text.rstrip(".")) for f in found] == [(category, words)]
    assert found[0].why.startswith("Article")


def test_where_a_pattern_speaks_the_network_adds_nothing() -> None:
    text = "You people never listen and your only goal is to keep the parents quiet."
    assert tones(text) and not [name for name in tones(text) if name.startswith("tone.heard")]


def test_what_the_school_said_is_not_heard_as_the_parents_tone() -> None:
    assert tones('Ms. Lane wrote: "My next call goes to a judge."') == []


def test_an_own_heard_rule_that_does_not_hold_is_named(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text(
        'id = "own.heard"\ncategory = "threat"\nlevel = "advice"\nmessage = "m"\nwhy = "w"\nheard = true\n'
        'flags = ["My next call goes to a judge.", "The bus comes at eight on Monday."]\n'
        'allows = ["Please call me.", "He reads."]\n'
    )
    (problem,) = Rulebook.load([tmp_path]).problems
    assert "own.toml:7: example is not flagged" in problem


def test_sample_letters_get_at_most_one_remark_of_the_network() -> None:
    heard = {path.name: [n for n in tones(path.read_text()) if n.startswith("tone.heard")] for path in LETTERS}
    assert len(heard) == 20
    assert {name: found for name, found in heard.items() if len(found) > 1} == {}


def test_finished_letters_get_no_remark_of_the_network_and_lose_nothing_to_it() -> None:
    for path in CASES:
        made = draft(load_case(path), model="none")
        assert not [f for f in made.findings if f.rule.startswith("tone.heard")], path.name
        assert not [left for left in made.left_out if "heard" in left.reason], path.name


def test_a_suggestion_for_what_was_heard_passes_the_check() -> None:
    texts = [text for rule in HEARD for text in rule.flags]
    found = [(text, f) for text in texts for f in check(text).findings if f.rule.startswith("tone.heard")]
    for text, finding in found:
        for new in finding.suggestions[:1]:
            assert tones(text[: finding.start] + new + text[finding.end :]) == [], new
    assert sum(bool(finding.suggestions) for _, finding in found) * 2 > len(found)


def test_no_whole_sentence_is_taken_out_because_of_the_network() -> None:
    text = f"I ask for 60 minutes.\n\n{QUIET_HEAT}\n"
    assert fixed(text) == text


def test_without_the_network_the_patterns_go_on_and_the_person_is_told_once(
    deaf: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "letter.txt"
    path.write_text(f"You never call me back. {QUIET_HEAT}")
    assert main(["check", str(path), "--json"]) == 1
    printed = capsys.readouterr()
    assert [f["rule"] for f in json.loads(printed.out)["findings"] if f["category"] in TONE] == ["tone.you-never"]
    assert printed.err.count("onnxruntime is not installed") == 1
    assert "installing iepwriter again" in printed.err


def test_a_damaged_network_is_not_run(tmp_path: Path) -> None:
    folder = tmp_path / "ear"
    shutil.copytree(hearing.FILES, folder)
    network = bytearray((folder / "ear.onnx").read_bytes())
    network[5_000_000] ^= 1
    (folder / "ear.onnx").write_bytes(network)
    with pytest.raises(hearing.Deaf, match="missing or damaged"):
        hearing.Ear(folder)


def test_nothing_is_loaded_before_a_text_is_checked() -> None:
    program = (
        "import sys, iepwriter.checking, iepwriter.own_rules\n"
        "iepwriter.own_rules.rulebook()\n"
        "assert 'onnxruntime' not in sys.modules\n"
        "iepwriter.checking.check('Dear team, he reads well.')\n"
        "assert 'onnxruntime' in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


@settings(deadline=None)
@given(st.lists(st.sampled_from([*STRANGE, QUIET_HEAT, "my next call ", "goes to ", "a judge "]), max_size=40))
def test_any_text_is_heard_and_what_is_heard_stands_in_one_sentence_and_is_whole_words(pieces: list[str]) -> None:
    text = "".join(pieces)
    page = Page(text)
    for one in page.heard:
        assert 0 <= one.start < one.end <= len(text)
        start, end = page.sentences.around(one.start)
        assert start <= one.start < one.end <= end
        assert not (text[one.start].isalnum() and text[max(0, one.start - 1) : one.start].isalnum())
        assert not (text[one.end - 1].isalnum() and text[one.end : one.end + 1].isalnum())


@settings(deadline=None, max_examples=30)
@given(st.lists(st.sampled_from([QUIET_HEAT, "My next call goes to a judge.", "He reads.", "\n\n"]), max_size=8))
def test_the_same_text_has_the_same_findings_whatever_was_heard_before(pieces: list[str]) -> None:
    text = " ".join(pieces)
    first = check(text)
    shipped().forget()
    hearing.forget_heard()
    assert check(text) == first


def test_a_sentence_without_an_end_is_heard_in_windows() -> None:
    calm = "he came home and ate and went to his room and "
    text = calm * 60 + "then i say my next call goes to a judge and a reporter " + calm * 60
    start = time_of(text)
    assert start < 5
    assert all(f.end - f.start < 800 for f in check(text).findings if f.category in TONE)


def test_only_the_beginning_of_an_endless_text_is_heard() -> None:
    check("He reads well in the morning.")
    filler = "The bus comes at eight and the bell rings at nine.\n\n"
    text = filler * (LISTENS_TO // len(filler) + 40) + QUIET_HEAT
    assert tones(text) == []
    assert tones(text[-2_000:]) == ["tone.heard-motive"]
    assert time_of("ab. " * 250_000) < 20


def time_of(text: str) -> float:
    started = process_time()
    check(text)
    return process_time() - started


def test_a_draft_leaves_out_a_heard_sentence_that_tells_nothing_and_says_why() -> None:
    insult = "Ms. Harrow has the patience of a wasp."
    assert not shipped().patterns.scan(insult)
    made = draft(a_case(concern=f'in_your_words = "{insult} she cannot ask for water at lunch."'), model="none")
    assert "wasp" not in made.letter and "cannot ask for water at lunch" in made.letter
    assert [left.text for left in made.left_out if "wasp" in left.text] == [insult]


def test_a_heard_motive_behind_a_fact_goes_and_the_fact_stays() -> None:
    fact, motive = "The school gave her 30 minutes instead of 60", "so that the budget looks better"
    made = draft(a_case(concern=f'in_your_words = "{fact} {motive}."'), model="none")
    assert f"{fact}." in made.letter and "budget" not in made.letter
    assert [left.text for left in made.left_out] == [motive]


def test_a_draft_keeps_what_only_sounds_like_blame() -> None:
    fact = "Every child could see."
    made = draft(a_case(concern=f'in_your_words = "{fact}"'), model="none")
    assert not [left for left in made.left_out if "blames" in left.reason]
