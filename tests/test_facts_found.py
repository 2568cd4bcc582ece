"""Which facts the program sees in someone's words, and for which field it offers them."""

from __future__ import annotations

from datetime import date

import pytest

from iepwriter.words.facts_found import facts_in

TODAY = date(2026, 2, 10)


def seen(words: str) -> set[tuple[str, str]]:
    return {(fact.field, fact.value) for fact in facts_in(words, TODAY)}


@pytest.mark.parametrize(
    ("words", "field", "value"),
    [
        ("she gets 30 minutes a week", "current", "30 minutes a week"),
        ("They want to cut it from 60 minutes a week to 30 minutes a week!", "proposed", "30 minutes a week"),
        ("They want to cut it from 60 minutes a week to 30 minutes a week!", "current", "60 minutes a week"),
        ("Dr. Chen recommends 90 minutes per week", "needed", "90 minutes per week"),
        ("the school proposed two sessions a month", "proposed", "two sessions a month"),
        ("The meeting is on March 3.", "meeting_date", "2026-03-03"),
        ("the evaluation of November 5 says so", "date", "2025-11-05"),
        ("Please answer by 2/20/2026", "reply_by", "2026-02-20"),
        ("on the CELF-5 she was way behind", "source", "CELF-5"),
        ("we paid for Dr. Chen's private evaluation", "source", "Dr. Chen's private evaluation"),
        ("he scored at the 4th percentile", "finding", "scored at the 4th percentile"),
        ("I wrote to Ms. Okonkwo twice", "addressee", "Ms. Okonkwo"),
        ("my daughter Rosa cries every night", "child", "Rosa"),
        ("my daughter Rosa cries every night", "pronouns", "she"),
        ("she is in 3rd grade at Lincoln Elementary School", "grade", "3rd"),
        ("she is in 3rd grade at Lincoln Elementary School", "school", "Lincoln Elementary School"),
    ],
)
def test_a_fact_is_offered_for_the_field_it_belongs_to(words: str, field: str, value: str) -> None:
    assert (field, value) in seen(words)


def test_a_reading_level_is_not_the_grade_of_the_child() -> None:
    assert not [field for field, _ in seen("she reads at a 2nd grade level") if field == "grade"]


def test_a_day_that_does_not_exist_is_not_offered() -> None:
    assert seen("the meeting is on February 30") == set()


def test_anger_without_facts_offers_nothing() -> None:
    assert seen("They never listen to me and I am so tired of it.") == set()


def test_a_typed_amount_is_offered_with_its_unit_spelled_out_and_without_the_service() -> None:
    assert ("current", "30 minutes a week") in seen("she gets 30 min of speech a week")
    assert ("proposed", "20 minutes per week") in seen("they want to cut to 20 mins/wk")


def test_a_doctor_in_small_letters_is_offered_as_a_source() -> None:
    assert ("source", "evaluation by Dr. Chen") in seen("dr chen said 90 in the eval from jan 15")
