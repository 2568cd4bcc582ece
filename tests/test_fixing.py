"""Calmer sentences made from the person's own words: safe, grammatical, and nothing new in them."""

from __future__ import annotations

import re
import stat
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iepwriter.checking import check, fixed
from iepwriter.checking.finding import TONE
from iepwriter.checking.quantities import quantities
from iepwriter.checking.rulebook import shipped
from iepwriter.cli import main as door

SHARP = [
    "You never call me back.",
    "u never give him enough services",
    "YOU PEOPLE NEVER LISTEN TO ME",
    "You refuse to follow his plan.",
    "Nobody at this school bothers to read the IEP.",
    "you dont care about my kid",
    "You have failed my son.",
    "The district is ignoring my emails.",
    "You cut his minutes to save money.",
    "I will sue the district.",
    "I'm sorry to bother you again, but I disagree with the plan.",
    "Just wondering if we could meet.",
    "I know you're busy but please call.",
    "I kind of disagree with 30 minutes.",
    "Your staff are idiots.",
    "He came home without lunch because you idiots forgot.",
    "You keep cancelling his sessions.",
    "With all due respect, I disagree with this recommendation.",
    "I am so frustrated because he has had no speech since October 3.",
    "She needs 90 minutes per week and you people don't care.",
    "Fix this or I will call a lawyer.",
    "Oh great, another meeting.",
    "No sessions took place between 8 September and 3 October.",
    "The school said \"you never listen\" to me.",
    "Mr. Adeyemi told me that nobody cares about the bus.",
    "Dear Ms. Rivera,",
    "\n\n",
]  # fmt: skip


@pytest.mark.parametrize(
    ("sharp", "calm"),
    [
        ("You never call me back.", "I am asking you to call me back."),
        ("You are not listening to what I'm saying.", "I am asking you to listen to what I'm saying."),
        ("YOU PEOPLE NEVER LISTEN TO ME!!!", "I am asking you to listen to me."),
        ("Nobody at this school bothers to read the IEP.", "I am asking the team to read the IEP."),
        ("you dont care about my kid", "I am concerned about my kid."),
        ("The district is ignoring my emails.", "I am asking for an answer to my emails."),
        ("You keep cancelling his sessions.", "I would like to understand what happened with his sessions."),
        ("You cut his minutes to save money.", "You cut his minutes."),
        ("I'm sorry to bother you again, but I disagree with the plan.", "I disagree with the plan."),
        ("Just wondering if we could meet.", "Could we meet?"),
        ("I kind of disagree with 30 minutes.", "I disagree with 30 minutes."),
        ("How convenient that the log for October is missing.", "The log for October is missing."),
        ("I am furious that the aide left him alone.", "I am concerned that the aide left him alone."),
        ("Why can't you follow the IEP?", "Can you follow the IEP?"),
        ("Do your job and follow his plan.", "Please follow his plan."),
        ("He is failing because of your laziness.", "He is failing."),
        ("Thanks for ignoring my son's allergy plan.", "I am asking the team to look at my son's allergy plan."),
        ("Fix this or I will call a lawyer.", "Fix this."),
        ("She needs 90 minutes per week and you people don't care.", "She needs 90 minutes per week."),
        ("He came home without lunch because you idiots forgot.", "He came home without lunch."),
        ("I disagree. I will sue the district. Please call me.", "I disagree. Please call me."),
        ("I disagree.\n\nThanks for nothing.\n\nPlease call me.\n", "I disagree.\n\nPlease call me.\n"),
    ],
)
def test_a_sharp_sentence_becomes_a_calm_one_about_the_same_thing(sharp: str, calm: str) -> None:
    assert fixed(sharp) == calm
    assert not [f for f in check(calm).findings if f.category in TONE]


@pytest.mark.parametrize(
    "text",
    [
        "I disagree with this recommendation.",
        "No sessions took place between 8 September and 3 October.",
        "He has never been able to tie his shoes.",
        "I am thankful to Ms. Bravo. By noon she was at 94.",
        "Your idiots lost the device of 3 May that Dr. Chen ordered.",
        "Ms. Rivera wrote: \"You never call me back.\"",
    ],
)  # fmt: skip
def test_calm_quoted_and_unsafe_sentences_stay_as_they_are(text: str) -> None:
    assert fixed(text) == text


def test_the_article_example_asks_instead_of_accusing() -> None:
    assert fixed("You are not listening to what I'm saying. You never give him enough services.") == (
        "I am asking you to listen to what I'm saying. I would like to look together at the services that he gets."
    )


@pytest.mark.parametrize("text", SHARP[:21])
def test_each_suggestion_fits_into_the_sentence_and_passes(text: str) -> None:
    tone = [f for f in check(text).findings if f.category in TONE]
    assert tone
    for finding in tone:
        assert finding.suggestions
        new = text[: finding.start] + finding.suggestions[0] + text[finding.end :]
        assert not [f for f in check(new).findings if f.category in TONE], new
        assert not re.search(r"(?i)\b(?:i i|the the|to to|and \.|or \.|but \.)|\?\.", new), new


@pytest.mark.parametrize(
    ("text", "instead"),
    [
        ("I will sue the district.", ""),
        ("Your staff are idiots.", ""),
        (
            "I am so frustrated because he has had no speech since October 3.",
            "I am concerned because he has had no speech since October 3.",
        ),
        ("I am furious that the aide left him alone.", "I am concerned that the aide left him alone."),
        ("The team lied about the minutes.", "I would like to look together at the minutes."),
        ("He is failing because of your laziness.", "He is failing."),
        ("With all due respect, I disagree with the plan.", "I disagree with the plan."),
        ("She gets 30 minutes, no rush at all, no pressure.", "She gets 30 minutes, no pressure."),
        ("His minutes were cut from 60 to 30, which is insane.", "His minutes were cut from 60 to 30."),
        ("Your so-called expert lost the form.", "Your expert lost the form."),
        ("If this isn't fixed by Friday I will sue.", "I am asking that this be fixed by Friday."),
        ("If you don't send the evaluation by May 5, I'm calling my lawyer.", "Please send the evaluation by May 5."),
        ("You never told me that his OT was cut to 15 minutes.", "I was not told that his OT was cut to 15 minutes."),
        (
            "You failed to provide 120 minutes of speech in March.",
            "I would like to understand what happened with the 120 minutes of speech in March.",
        ),
        (
            "They looked the other way while three boys took his lunch.",
            "I would like to understand what happened while three boys took his lunch.",
        ),
        ("The aide, who is totally useless, was on her phone on October 9.", "The aide was on her phone on October 9."),
        (
            "He came home with bruises - you should be ashamed - and nobody called me.",
            "He came home with bruises, and nobody called me.",
        ),
        (
            "How can you say he made progress when he dropped from 85 to 70?",
            "Can you help me understand why the school says that he made progress when he dropped from 85 to 70?",
        ),
        ("What you people don't understand is that he cannot read the word cat.", "He cannot read the word cat."),
        ("I told you a hundred times that he is allergic to milk.", "He is allergic to milk."),
        ("You lied about the minutes to save yourselves a few bucks.", "I would like to look together at the minutes."),
        ("I feel bad asking for more.", "I would like to ask for more."),
        ("It is your fault that he hates school.", "He hates school."),
        ("You know best, but 15 minutes seems short.", "15 minutes seems short."),
        ("This may be a silly question, but who collects the data?", "Who collects the data?"),
        ("I can't sleep at night because he is not safe on the bus.", "He is not safe on the bus."),
        ("Your offer of 30 minutes is pathetic.", "I disagree with your offer of 30 minutes."),
        (
            "My son cries every night because you ignored his accommodations.",
            "My son cries every night, and I am asking the team to follow his accommodations.",
        ),
    ],
)
def test_a_suggestion_replaces_exactly_the_words(text: str, instead: str) -> None:
    finding = next(f for f in check(text).findings if f.category in TONE)
    assert text[finding.start : finding.end] == finding.text
    assert text[: finding.start] + finding.suggestions[0] + text[finding.end :] == instead


@pytest.mark.parametrize("text", ["You people never fix anything.", "I feel like I'm talking to a wall."])
def test_words_that_offend_in_two_ways_get_one_remark(text: str) -> None:
    assert len([f for f in check(text).findings if f.category in TONE]) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Oh sure, 15 minutes a week will definitely fix his reading.",
        "It takes a special kind of idiot to seat a child with hearing loss beside the air conditioner.",
        "no speech in dec and u can talk to my lawyer",
        "My stomach hurts on meeting days, all nine of them since March.",
    ],
)
def test_where_no_whole_sentence_with_all_facts_is_left_there_is_advice_and_no_replacement(text: str) -> None:
    findings = [f for f in check(text).findings if f.category in TONE]
    assert findings and all(f.message and f.suggestions == () for f in findings)


def _names(text: str) -> set[str]:
    return {w.lower() for w in re.findall(r"(?<=[a-z,;] )[A-Z][a-z]+", text)}


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(SHARP) | st.text(max_size=60), max_size=6), st.sampled_from([" ", "\n\n", ", and "]))
def test_fixing_never_raises_and_adds_no_number_and_no_name(pieces: list[str], joint: str) -> None:
    text = joint.join(pieces)
    new = fixed(text)
    assert {q.value for q in quantities(new)} <= {q.value for q in quantities(text)}
    assert all(name in text.lower() for name in _names(new))
    tone = sum(c in TONE for c, _, _ in shipped().stretches(text))
    assert sum(c in TONE for c, _, _ in shipped().stretches(new)) <= tone


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_any_text_can_be_fixed_and_checked(text: str) -> None:
    fixed(text)
    check(text)


@pytest.mark.parametrize("unit", ["You never call me back. ", "you idiots ", "and you never listen ", "sorry but "])
def test_a_long_angry_text_takes_time_in_proportion(unit: str) -> None:
    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        started = time.perf_counter()
        fixed(text)
        return time.perf_counter() - started

    seconds(2_000)
    assert seconds(80_000) < 24 * max(seconds(20_000), 0.05)


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "mine.txt"
    path.write_bytes(b"Dear team,\r\n\r\nYou never call me back. She needs 90 minutes.\r\n")
    path.chmod(0o640)
    return path


def test_fix_shows_a_diff_and_changes_nothing(letter: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = letter.read_bytes()
    assert door.main(["check", str(letter), "--fix"]) == 1
    shown = capsys.readouterr().out
    assert "-You never call me back. She needs 90 minutes." in shown
    assert "+I am asking you to call me back. She needs 90 minutes." in shown
    assert letter.read_bytes() == before


def test_fix_writes_when_told_and_keeps_line_ends_and_readers(letter: Path) -> None:
    assert door.main(["check", str(letter), "--fix", "--apply"]) == 0
    assert letter.read_bytes() == b"Dear team,\r\n\r\nI am asking you to call me back. She needs 90 minutes.\r\n"
    assert stat.S_IMODE(letter.stat().st_mode) == 0o640
    assert [p.name for p in letter.parent.iterdir()] == ["mine.txt"]


def test_a_word_file_is_only_shown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    docx = pytest.importorskip("docx")
    path = tmp_path / "mine.docx"
    document = docx.Document()
    document.add_paragraph("You never call me back.")
    document.save(str(path))
    before = path.read_bytes()
    assert door.main(["check", str(path), "--fix", "--apply"]) == 1
    shown = capsys.readouterr().out
    assert "+I am asking you to call me back." in shown and "only shown" in shown
    assert path.read_bytes() == before


def test_apply_needs_fix(letter: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert door.main(["check", str(letter), "--apply"]) == 2
    assert "--fix" in capsys.readouterr().err


def test_carets_stand_under_the_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "mine.txt"
    path.write_text("Dear team,\n漢 So you never call me back.\n")
    assert door.main(["check", str(path)]) == 1
    lines = capsys.readouterr().out.splitlines()
    line = next(i for i, text in enumerate(lines) if text == "  漢 So you never call me back.")
    assert lines[line + 1] == "   " + " " * len("漢 So ") + "^" * len("you never call me back")


def test_a_terminal_is_not_steered_by_what_is_shown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "mine.txt"
    path.write_text("\x1b[2JYou never call \x07me back.\n")
    door.main(["check", str(path)])
    assert "\x1b" not in (shown := capsys.readouterr().out) and "\x07" not in shown
