"""Sentences built from free text must be English whatever shape the person gave it."""

from __future__ import annotations

from fractions import Fraction

import pytest

from iepwriter.drafting import phrases
from iepwriter.drafting.amounts import comparable, difference, read_amount, share


@pytest.mark.parametrize(
    ("text", "size", "unit", "period"),
    [
        ("30 minutes per week", 30, "minute", "week"),
        ("2 x 30 minutes per week", 60, "minute", "week"),
        ("30 min, 3 times a week", 90, "minute", "week"),
        ("30 minutes twice a week", 60, "minute", "week"),
        ("1.5 hours/week", 90, "minute", "week"),
        ("an hour a day", 60, "minute", "day"),
        ("at least 90 minutes weekly", 90, "minute", "week"),
        ("recommends at least 90 minutes per week", 90, "minute", "week"),
        ("2 sessions per month", 2, "session", "month"),
        ("five days a week", 5, "day", "week"),
    ],
)
def test_an_amount_is_read(text: str, size: int, unit: str, period: str) -> None:
    amount = read_amount(text)
    assert amount is not None
    assert (amount.size, amount.unit, amount.period) == (Fraction(size), unit, period)


@pytest.mark.parametrize(
    "text",
    ["as needed", "1:1 aide, full day", "", "30 to 60 minutes per week", "30 minutes of OT and 20 minutes of PT"],
)
def test_an_unsure_amount_is_none(text: str) -> None:
    assert read_amount(text) is None


def test_amounts_of_different_periods_are_never_subtracted() -> None:
    assert not comparable(read_amount("30 minutes per week"), read_amount("60 minutes per month"))
    assert not comparable(read_amount("30 minutes"), read_amount("60 minutes"))


def test_the_arithmetic_is_right() -> None:
    more, less = read_amount("90 minutes per week"), read_amount("30 minutes per week")
    assert more is not None and less is not None
    assert difference(more, less) == "60 minutes per week"
    assert share(less, more) == "one third"


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        ("30 minutes per week", "amount"),
        ("none", "none"),
        ("as needed", "vague"),
        ("move to consult", "action"),
        ("1:1 aide, full day", "thing"),
        ("corner stop four blocks away, no aide", "quoted"),
        ("math in the room with help from staff", "quoted"),
    ],
)
def test_a_service_has_one_shape(text: str, shape: str) -> None:
    assert list(phrases.service_forms(text)) == [shape]


@pytest.mark.parametrize(
    ("text", "shape", "result"),
    [
        ("Increase speech to 90 minutes", "verb", "increase speech to 90 minutes"),
        ("I want the team to add an aide", "verb", "add an aide"),
        ("please give him breaks", "verb", "give him breaks"),
        ("a quiet room for tests", "noun", "a quiet room for tests"),
        ("he should ride with an aide", "clause", "he ride with an aide"),
        ("that she is seated in front", "clause", "she is seated in front"),
    ],
)
def test_a_request_is_put_into_a_sentence(text: str, shape: str, result: str) -> None:
    assert phrases.request_forms(text) == {shape: result}


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        ("recommends 90 minutes", "verb"),
        ("she reads 41 words per minute", "clause"),
        ("walks up to two blocks", "predicate"),
        ("student left the playground", "clause"),
        ("math standard score 74, 4th percentile", "noun"),
        ("counts 9 attempts", "verb"),
        ("located at the loading dock", "participle"),
    ],
)
def test_a_finding_has_one_shape(text: str, shape: str) -> None:
    assert list(phrases.finding_forms(text)) == [shape]


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("speech evaluation by Dr. Chen", "the speech evaluation by Dr. Chen"),
        ("my daily log", "my daily log"),
        ("Dr. Chen's report", "Dr. Chen's report"),
        ("CELF-5", "the CELF-5"),
    ],
)
def test_a_source_gets_the_article_it_needs(text: str, result: str) -> None:
    assert phrases.with_article(text) == result


def test_iso_dates_are_written_out_and_nonsense_is_left_alone() -> None:
    assert phrases.plain("the IEP dated 2026-04-14.") == "the IEP dated April 14, 2026"
    assert phrases.plain("form 2026-13-45") == "form 2026-13-45"


@pytest.mark.parametrize(
    ("text", "result"),
    [("1:1 aide, full day", "a 1:1 aide, full day"), ("FBA", "an FBA"), ("speech therapy", "speech therapy")],
)
def test_a_thing_gets_its_article(text: str, result: str) -> None:
    assert phrases.a_thing(text) == result
