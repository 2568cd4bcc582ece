from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from iepwriter.checking import check
from iepwriter.checking.finding import Category, Finding, Level
from iepwriter.tui.changes import as_sentence, before_closing, suggested, where_now

LETTER = "Dear Ms. Lee:\n\nShe needs help.\n\nI look forward to it.\n\nSincerely,\n\nAna\n"


def remark(text: str, words: str, *suggestions: str) -> Finding:
    start = text.index(words)
    return Finding("r", Category.SOFTENING, Level.WARNING, start, start + len(words), words, "m", "w", suggestions)


def fixed(text: str, words: str, suggestion: str) -> str:
    change = suggested(text, remark(text, words, suggestion))
    assert change is not None
    return change.applied(text)


def test_words_left_out_leave_no_gap_and_a_capital() -> None:
    assert fixed("I'm sorry to bother you, but he needs an aide.", "I'm sorry to bother you", "") == "He needs an aide."
    assert fixed("He reads. Sorry, he tires.", "Sorry", "") == "He reads. He tires."
    assert fixed("I just ask for an aide.", "just", "") == "I ask for an aide."


def test_a_suggestion_takes_the_capital_of_what_it_replaces() -> None:
    assert fixed("Soon he needs it.", "Soon", "by May 3") == "By May 3 he needs it."


def test_a_remark_is_found_again_after_more_was_typed_before_it() -> None:
    finding = remark("I just ask.", "just", "")
    moved = where_now("She reads. I just ask.", finding)
    assert moved is not None and moved.start == 13
    assert where_now("I ask.", finding) is None


def test_words_go_in_before_the_last_paragraph() -> None:
    assert before_closing(LETTER, "He cried.").applied(LETTER) == LETTER.replace(
        "I look forward", "He cried.\n\nI look forward"
    )
    assert before_closing("", "He cried.").applied("") == "He cried.\n\n"
    assert before_closing("One line.", "He cried.").applied("One line.") == "One line.\n\nHe cried.\n"
    bare = "Dear Ms. Lee:\n\nSincerely,\n\nAna"
    assert before_closing(bare, "He cried.").applied(bare) == "Dear Ms. Lee:\n\nHe cried.\n\nSincerely,\n\nAna"


def test_typed_words_become_one_line_with_a_capital_and_a_stop() -> None:
    assert as_sentence("  i cried in\nthe car, ") == "I cried in the car."
    assert as_sentence('she said "no"') == 'She said "no"'
    assert as_sentence(" , ") == ""


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["I'm sorry to bother you,", "You never listen.", "\n\n", "just wondering if", "he", "!", " ", "Sincerely,"]
        )
    ).map(" ".join)
)
def test_every_suggestion_can_be_used_and_the_rest_stays(text: str) -> None:
    for finding in check(text).findings:
        change = suggested(text, finding)
        if change is not None:
            assert change.applied(text).startswith(text[: change.start])
            assert len(change.applied(text)) >= len(text) - (change.end - change.start)
    assert "Kept words." in before_closing(text, "Kept words.").applied(text)
