"""What stands in a field is written out in the letter."""

import pytest

from iepwriter.drafting.phrases import finding_forms, reason_forms
from iepwriter.drafting.written_out import written_out


@pytest.mark.parametrize(
    ("typed", "letter"),
    [
        ("hes doing fine and they dont have staff", "he is doing fine and they do not have staff"),
        ("he needs 45 min a week", "he needs 45 minutes a week"),
        ("1 hr. a day", "1 hour a day"),
        ('she said "hes fine"', 'she said "hes fine"'),
        ("its cost as well", "its cost as well"),
    ],
)
def test_short_forms_of_a_field_are_written_out_but_not_quoted_ones(typed: str, letter: str) -> None:
    assert written_out(typed) == letter


def test_the_schools_reason_and_a_finding_stand_in_plain_english() -> None:
    assert reason_forms("hes doing fine")["said"] == "he is doing fine"
    assert finding_forms("he needs 45 min a week")["clause"] == "he needs 45 minutes a week"
