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


@pytest.mark.parametrize(
    "words", ["i was not sent a progress report since june", "we never got the evaluation", "I asked for a report"]
)
def test_a_report_that_never_came_is_not_offered_as_evidence(words: str) -> None:
    assert not [value for field, value in seen(words) if field == "source"]


def test_a_reading_level_is_not_the_grade_of_the_child() -> None:
    assert not [field for field, _ in seen("she reads at a 2nd grade level") if field == "grade"]


def test_a_day_that_does_not_exist_is_not_offered() -> None:
    assert seen("the meeting is on February 30") == set()


@pytest.mark.parametrize("words", ["she cried for 20 minutes", "he waited over 2 hours", "she sobbed for an hour"])
def test_time_that_passed_is_not_offered_as_an_amount_of_a_service(words: str) -> None:
    assert seen(words) == set()


def test_an_amount_with_its_week_is_offered_beside_crying() -> None:
    assert ("current", "20 minutes a week") in seen("she cried about her 20 minutes a week")


def test_anger_without_facts_offers_nothing() -> None:
    assert seen("They never listen to me and I am so tired of it.") == set()


def test_a_typed_amount_is_offered_with_its_unit_spelled_out_and_without_the_service() -> None:
    assert ("current", "30 minutes a week") in seen("she gets 30 min of speech a week")
    assert ("proposed", "20 minutes per week") in seen("they want to cut to 20 mins/wk")


def test_a_doctor_in_small_letters_is_offered_as_a_source() -> None:
    assert ("source", "evaluation by Dr. Chen") in seen("dr chen said 90 in the eval from jan 15")


NOVEMBER = date(2026, 11, 25)


def days(words: str, today: date = NOVEMBER) -> list[tuple[str, str]]:
    return [(fact.field, fact.value) for fact in facts_in(words, today)]


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("we had a meeting on nov 12 and nobody wrote it down", []),
        ("at the meeting on jan 15 they said no", []),
        ("nobody told me until the meeting on nov 12", []),
        ("until the meeting on nov 12", [("meeting_date", "2026-11-12")]),
        ("the meeting is on nov 30", [("meeting_date", "2026-11-30")]),
        ("the meeting is on jan 15", [("meeting_date", "2027-01-15")]),
        ("they told me the meeting is on dec 3", [("meeting_date", "2026-12-03")]),
        ("they had to answer by nov 12", []),
        ("please answer by dec 4", [("reply_by", "2026-12-04")]),
        ("the evaluation of june 3", [("date", "2026-06-03")]),
        ("the evaluation was on dec 3", [("date", "2025-12-03")]),
        ("the evaluation is planned for dec 3", []),
        ("the meeting on nov 12, 2026", [("meeting_date", "2026-11-12")]),
    ],
)
def test_a_day_without_a_year_is_offered_for_the_nearest_year_that_makes_sense_or_not_at_all(
    words: str, offered: list[tuple[str, str]]
) -> None:
    assert [fact for fact in days(words) if fact[0] in ("meeting_date", "reply_by", "date")] == offered


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("he gets 30 minutes a week and they cut it to 10", "10 minutes a week"),
        ("he had 30 min of OT a week. now they want to drop it to just 10 because of staff", "10 minutes a week"),
        ("theo has 30 min a week and they want to cut it to 10 bc hes doing fine", "10 minutes a week"),
        ("2 sessions a month, reduced to 1 starting in May", "1 session a month"),
        ("he gets 30 minutes. they cut it to 10 a month", "10 minutes a month"),
    ],
)
def test_a_bare_number_that_an_amount_was_cut_to_is_offered_with_its_unit(words: str, value: str) -> None:
    assert ("proposed", value) in seen(words)


@pytest.mark.parametrize("words", ["they cut it to 10", "30 minutes a week, cut from 8 kids to 10 kids in his group"])
def test_a_bare_number_without_a_unit_before_it_is_not_offered(words: str) -> None:
    assert not [value for field, value in seen(words) if field == "proposed"]
