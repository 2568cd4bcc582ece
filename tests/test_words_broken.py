"""Words that break off before their point never stand in a letter, and the person is told."""

import pytest

from iepwriter.words import sort_words
from iepwriter.words.reasons import BROKEN
from tests.test_words import MAX, sentences


@pytest.mark.parametrize(
    ("typed", "kept", "left_out"),
    [
        (
            "his hands hurt after 5 minutes of writing and the form says",
            ["His hands hurt after 5 minutes of writing."],
            "and the form says",
        ),
        ("I asked for the report and they said", ["I asked for the report."], "and they said"),
        ("he comes home crying and then he", [], "he comes home crying and then he"),
        ("ms vance told me. he cant hold a pencil", ["He cannot hold a pencil."], "ms vance told me."),
        ("he needs", [], "he needs"),
    ],
)
def test_a_cut_off_end_is_left_out_and_said_to_be_one(typed: str, kept: list[str], left_out: str) -> None:
    assert sentences(typed, MAX) == kept
    assert [(clause.typed, clause.reason) for clause in sort_words(typed, MAX, 0) if not clause.sentence] == [
        (left_out, BROKEN)
    ]


@pytest.mark.parametrize(
    ("typed", "letter"),
    [
        ("he does what the teacher says", "He does what the teacher says."),
        ("he gets the help he needs", "He gets the help he needs."),
        ("i told them", "I told them."),
        (
            "the OT, Mrs. Vance told me in september he needs more time with his hands",
            "The OT, Mrs. Vance, told me in September he needs more time with his hands.",
        ),
        ("please just keep his 30 min at least", "I ask the team to keep his 30 minutes at least."),
        ("he does not do what he is told", "He does not do what he is told."),
        ("he reads better than she", "He reads better than she."),
        ("he says he is the kid nobody wants", "He says he is the child nobody wants."),
        ("the school moved his desk without telling me", "The school moved his desk without telling me."),
        ("nobody told us", "Nobody told us."),
    ],
)
def test_an_end_that_only_looks_cut_off_stays(typed: str, letter: str) -> None:
    assert sentences(typed, MAX) == [letter]


def test_what_was_done_without_telling_is_kept_when_the_insult_beside_it_goes() -> None:
    clauses = sort_words("you heartless clowns took away his tablet without telling me", MAX, 0)
    assert [clause.sentence for clause in clauses] == [None, "His tablet was taken away without telling me."]


def test_what_follows_a_request_without_a_full_stop_is_no_part_of_it() -> None:
    assert sentences("please just keep his 30 min at least nobody called me", MAX) == [
        "I ask the team to keep his 30 minutes at least.",
        "Nobody called me.",
    ]
