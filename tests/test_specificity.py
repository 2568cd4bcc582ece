"""What a concern has, lacks and mixes up, as a person who reads it would say."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iepwriter.checking import check
from iepwriter.checking.known import Kind, named
from iepwriter.checking.specificity import coverage
from iepwriter.checking.units import rates

PARTS = ("amount", "evidence", "comparison", "request", "question")
VAGUE = (
    "Dear Ms. Rivera,\n\nI disagree with the proposal to reduce speech therapy. She is struggling and falls behind.\n\n"
    "Sincerely,\nElena"
)


def words_for(text: str, part: str, index: int = 0) -> list[str]:
    return [span.text for span in getattr(coverage(text)[index], part)]


def categories(text: str) -> list[str]:
    return [str(f.category) for f in check(text).findings]


def has(text: str) -> list[str]:
    return [name for name in PARTS if getattr(coverage(text)[0], name)]


@pytest.mark.parametrize(
    ("text", "minutes", "period"),
    [
        ("2 x 30 minutes per week", 60, "week"),
        ("60 minutes per week", 60, "week"),
        ("two 30-minute sessions per week", 60, "week"),
        ("3 sessions of 20 minutes a week", 60, "week"),
        ("30 min twice weekly", 60, "week"),
        ("30 minutes, two days a week", 60, "week"),
        ("an hour a month", 60, "month"),
        ("45 minutes of reading instruction a day", 45, "day"),
    ],
)
def test_an_amount_is_read_in_all_its_forms(text: str, minutes: int, period: str) -> None:
    (rate,) = rates(f"He gets {text}.")
    assert (int(rate.minutes), rate.period) == (minutes, period)
    assert f"He gets {text}."[rate.start : rate.end] == text


def test_the_model_sentence_of_the_article_has_amount_evidence_and_comparison() -> None:
    text = (
        "Based on my child's most recent evaluation, she requires a minimum of 90 minutes per week of speech-language "
        "therapy. The proposed 30 minutes per week is insufficient."
    )
    assert has(text) == ["amount", "evidence", "comparison"]
    assert words_for(text, "amount") == ["90 minutes per week", "30 minutes per week"]
    assert not categories(text)


def test_a_wish_without_facts_has_nothing() -> None:
    assert has("I don't think the services are enough.") == []


def test_a_report_that_is_only_asked_for_is_no_evidence() -> None:
    assert (
        words_for("I request an independent educational evaluation. Please share the progress reports.", "evidence")
        == []
    )
    assert words_for("The CELF-5 shows a standard score of 71.", "evidence")[0] == "CELF-5"


def test_concerns_are_found_from_the_paragraphs_that_name_services() -> None:
    text = (
        "Dear team,\n\nI am writing about speech therapy and OT.\n\nI disagree with 30 minutes per week of speech "
        "therapy. Dr. Chen's report says 90.\n\nHe needs more OT to do his buttons.\n\nSincerely,\nAna"
    )
    speech, ot = coverage(text)
    assert speech.amount and speech.evidence
    assert not ot.amount and "occupational therapy" in ot.next_question


def test_services_tests_settings_and_roles_are_known_by_name() -> None:
    found = named("The SLP wrote that OT in the resource room follows the BASC-3.")
    assert [(n.kind, n.text) for n in found] == [
        (Kind.ROLE, "SLP"), (Kind.SERVICE, "OT"), (Kind.SETTING, "resource room"), (Kind.TEST, "BASC-3"),
    ]  # fmt: skip
    assert named("She ran at noon and he saw an ape.") == []


@pytest.mark.parametrize(
    ("text", "question"),
    [
        (
            "I disagree with the speech therapy proposed. The evaluation by Dr. Chen supports more.",
            "The evaluation by Dr. Chen: how many minutes does it recommend?",
        ),
        (
            "I disagree with the hours of his 1:1 aide. The report by Ms. Ito supports more.",
            "The report by Ms. Ito: how many hours a day does it recommend?",
        ),
        (
            "She needs 90 minutes per week of speech therapy.",
            "Where does “90 minutes per week” come from: which evaluation, report or log says so, and what is its "
            "date?",
        ),
    ],
)
def test_the_next_question_names_what_is_there(text: str, question: str) -> None:
    assert coverage(text)[0].next_question == question


def test_a_concern_with_everything_is_asked_nothing() -> None:
    text = (
        "The speech evaluation by Dr. Chen recommends 90 minutes per week instead of the proposed 30 minutes per week. "
        "What data shows that 30 is enough? I ask the team to increase speech therapy."
    )
    assert coverage(text)[0].next_question == ""


def test_a_letter_without_a_dispute_is_asked_nothing() -> None:
    text = "Dear Ms. Rivera,\n\nMaya has had her behavior plan for a month and comes home happy.\n\nSincerely,\nElena"
    assert [c.next_question for c in coverage(text)] == [""]


def test_a_score_is_not_taken_for_a_proposal() -> None:
    text = "I disagree with the speech therapy proposed. The CELF-5 shows a standard score of 71."
    assert coverage(text)[0].next_question == (
        "What does the school propose for speech-language therapy, and what does your child need instead?"
    )


def test_minutes_a_month_against_minutes_a_week_are_pointed_out_with_both_figures() -> None:
    text = "The team proposes 60 minutes per month of speech therapy. She needs 60 minutes per week."
    (finding,) = [f for f in check(text).findings if f.category == "unit_mismatch"]
    assert text[finding.start : finding.end] == "60 minutes per week"
    assert "15 minutes per week" in finding.message and "240 minutes per month" in finding.message


@pytest.mark.parametrize(
    "text",
    [
        "The proposed 2 x 30 minutes per week of speech therapy equals the 60 minutes per week that she needs.",
        "The team proposes 60 minutes per month of OT, that is 15 minutes per week. She needs 60 minutes per week.",
        "He receives speech therapy 60 minutes per week and OT 30 minutes per month.",
        "He gets 60 minutes per week of speech therapy and consultation 15 minutes per month.",
        "She receives 60 minutes per week of reading instruction. Her homework takes two hours per day.",
        "She scored at the 30th percentile. She read 80% of the words.",
    ],
)
def test_amounts_that_agree_or_belong_to_different_things_are_no_mismatch(text: str) -> None:
    assert "unit_mismatch" not in categories(text)


@pytest.mark.parametrize("text", ["He is at the 30th percent.", "He was at the 30th percentile, so 30% was right."])
def test_a_percentile_called_percent_is_pointed_out(text: str) -> None:
    (finding,) = check(text).findings
    assert finding.category == "unit_mismatch" and "30th percentile" in finding.suggestions[0]


def test_a_letter_about_a_disputed_service_is_told_what_it_lacks_once_each() -> None:
    found = [f for f in check(VAGUE).findings if f.category.startswith("missing")]
    assert sorted(f.category for f in found) == [
        "missing_amount",
        "missing_evidence",
        "missing_question",
        "missing_request",
    ]
    assert {f.text for f in found} == {"speech therapy"} and {str(f.level) for f in found} == {"advice"}


@pytest.mark.parametrize(
    "text",
    [
        "I disagree with this recommendation.",
        "I disagree with the reduction of speech therapy.",
        "Dear Ms. Rivera,\n\nThank you for the work in speech therapy this year. Maya sings again.\n\nElena",
        "Dear Ms. Rivera,\n\nPlease let me inspect Maya's speech therapy records before the meeting.\n\nElena",
        "I'm concerned that the proposed service minutes won't be sufficient based on what I've observed at home. "
        "Can we look at the data together and discuss whether there's a basis for increasing the level of support?",
    ],
)
def test_other_texts_are_left_in_peace(text: str) -> None:
    assert categories(text) == []


@given(st.text(max_size=400))
def test_any_text_is_covered_with_exact_spans(text: str) -> None:
    for concern in coverage(text):
        for name in PARTS:
            assert all(text[s.start : s.end] == s.text for s in getattr(concern, name))


@pytest.mark.parametrize(
    "unit", ["a", "30 minutes per week ", "speech ", "from ", "report ", "?", "\n", "\n- ", "one hour and "]
)
def test_a_long_text_takes_time_in_proportion(unit: str) -> None:
    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        started = time.perf_counter()
        check(text)
        return time.perf_counter() - started

    seconds(2_000)
    assert seconds(80_000) < 20 * max(seconds(20_000), 0.02)
