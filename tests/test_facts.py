"""The independent check of facts: what the person never gave is found, and what they gave is left alone."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iepwriter.cases import Case, make_case
from iepwriter.checking import check
from iepwriter.checking.finding import Category
from iepwriter.checking.quantities import quantities

GOOD = (
    "Dear Mr. Adeyemi: I disagree with keeping speech-language therapy at 30 minutes per week; she needs 90 minutes "
    "per week, 60 minutes per week more. The speech evaluation by Dr. Chen, dated January 15, 2026, recommends at "
    "least 90 minutes per week. The proposal is one third of that. Rosa waited half an hour on Tuesday. "
    'She told me "my mouth is broken." I ask the team to meet on March 10.'
)


@pytest.fixture(scope="module")
def case() -> Case:
    return make_case(
        {
            "kind": "concern_statement",
            "letter_date": date(2026, 3, 2),
            "meeting_date": date(2026, 3, 10),
            "child": {"name": "Rosa M.", "pronouns": "she", "school": "Lakeside Elementary"},
            "parent": {"name": "Elena M."},
            "addressee": {"name": "Mr. Adeyemi", "role": "case manager"},
            "concerns": [
                {
                    "area": "speech-language therapy",
                    "in_your_words": "she waited thrity minutes on tusday. she told me my mouth is brokn",
                    "current": "30 minutes per week",
                    "proposed": "30 minutes per week",
                    "needed": "90 minutes per week",
                    "evidence": [
                        {
                            "source": "speech evaluation by Dr. Chen",
                            "date": date(2026, 1, 15),
                            "finding": "recommends at least 90 minutes per week",
                        }
                    ],
                }
            ],
            "private": {"minimum_acceptable": "45 minutes per week", "willing_to_compromise": "meet in a group room"},
        },
        "test",
    )


def _invented(text: str, case: Case) -> list[str]:
    wanted = (Category.INVENTED_FACT, Category.PRIVATE_LEAK)
    return [finding.text for finding in check(text, case).findings if finding.category in wanted]


def test_a_letter_of_given_facts_has_no_finding(case: Case) -> None:
    assert _invented(GOOD, case) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "She lost 25 words.",
        "She missed 90 sessions.",
        "Forty children heard it.",
        "It happened on May 5.",
        "It happened on January 16, 2026.",
        "It has been so since November.",
        "It was a Friday.",
        "Her teacher is Mrs. Okafor.",
        "We talked to Sarah about it.",
        "Sarah told me so.",
        "The CELF was low.",
        'The teacher said "she is lazy" to me.',
        "She needs occupational therapy too.",
        "She has autism.",
        "A nurse should be there.",
        "It costs $400.",
        "She scored at the 30th percentile.",
        "She did 30% of it.",
        "The proposal is one quarter of that.",
    ],
)
def test_what_was_never_given_is_found(case: Case, sentence: str) -> None:
    assert _invented(f"{GOOD} {sentence}", case), sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "She waited 30 minutes.",
        "She waited half an hour.",
        "That is an hour and a half.",
        "It was January 15.",
        "It was 1/15/2026.",
        "It was in January 2026.",
        "We meet on Tuesday, March 10.",
        "Rosa's SLP is not here.",
        "ROSA said so.",
        "Help me understand how the team decided.",
        "Please send me prior written notice.",
        "One of us will come.",
        "I have one concern.",
    ],
)
def test_other_forms_of_what_was_given_are_left_alone(case: Case, sentence: str) -> None:
    assert _invented(f"{GOOD} {sentence}", case) == [], sentence


@pytest.mark.parametrize("sentence", ["We could meet in a group room.", "I could live with 45 minutes."])
def test_what_is_private_is_found(case: Case, sentence: str) -> None:
    findings = check(f"{GOOD} {sentence}", case).findings
    assert any(f.category is Category.PRIVATE_LEAK for f in findings)


@settings(max_examples=60, deadline=None)
@given(number=st.integers(2, 9999).filter(lambda n: n not in (15, 30, 60, 90, 2026, 10, 5, 3)))
def test_any_foreign_number_is_found(case: Case, number: int) -> None:
    assert str(number) in " ".join(_invented(f"{GOOD} She did it {number} times.", case))


@settings(max_examples=150, deadline=None)
@given(text=st.text(max_size=300))
def test_any_text_is_read_and_every_finding_points_at_its_words(case: Case, text: str) -> None:
    for finding in check(text, case).findings:
        assert text[finding.start : finding.end] == finding.text


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("half an hour", 30, "minute"),
        ("1.5 hrs", 90, "minute"),
        ("thirty-five minutes", 35, "minute"),
        ("30min", 30, "minute"),
        ("5 percent", 5, "percent"),
        ("the 5th percentile", 5, "percentile"),
        ("1,200 dollars", 1200, "dollar"),
        ("twice", 2, "time"),
    ],
)
def test_quantities_come_in_one_measure(text: str, value: int, unit: str) -> None:
    assert (Fraction(value), unit) in [(q.value, q.unit) for q in quantities(text)]


def test_what_lies_below_the_tear_line_is_not_read(case: Case) -> None:
    below = "\n\n" + "- " * 30 + "\nThis is general information and not legal advice. Call 999 Sarah.\n"
    assert _invented(GOOD + below, case) == []
