"""Remembering and prefiltering make the check faster and change nothing that it finds."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from iepwriter.checking import check
from iepwriter.checking.known import named
from iepwriter.checking.prefilter import Prefilter, needed
from iepwriter.checking.quantities import quantities
from iepwriter.checking.remembering import forget
from iepwriter.checking.rule_files import Page
from iepwriter.checking.rulebook import Rulebook, shipped
from tests.corpus.scoring import PARTS, part

EXAMPLES = [text for rule in shipped().rules for text in (*rule.flags, *rule.allows)]
TEXTS = [*EXAMPLES, *(item.text for name in PARTS for item in part(name))]
BOOK = Rulebook(shipped().rules)


def possible(pattern: str, text: str) -> bool:
    return Prefilter([re.compile(pattern)]).possible(text) == [0]


def test_a_pattern_is_tried_only_where_its_words_are() -> None:
    assert possible(r"you\s{1,4}(?:lie|cheat)s?", "you cheat us")
    assert not possible(r"you\s{1,4}(?:lie|cheat)s?", "you help us")
    assert not possible(r"(?:always|never) (?:call|write)", "they never answer")


def test_a_pattern_whose_words_cannot_be_told_is_always_tried() -> None:
    for pattern in (r"\[[^\]]{1,9}\]", r"(?:lie)?\d", r"(?i)lie", r"(?:lie|\d)", r"u"):
        assert needed(re.compile(pattern)) == []
        assert possible(pattern, "")


def test_no_pattern_that_matches_is_ever_passed_over() -> None:
    singles, prefilter = BOOK._patterns
    for text in TEXTS:
        page = Page(text)
        kept = set(prefilter.possible(page.normal))
        skipped = [rule for number, rule in enumerate(singles) if number not in kept]
        assert not [rule.id for rule in skipped if rule.hits(page)], text


@settings(deadline=None)
@given(st.lists(st.sampled_from(EXAMPLES), min_size=1, max_size=4), st.text(max_size=20))
def test_a_text_checked_again_has_the_findings_of_a_new_one(texts: list[str], typed: str) -> None:
    text = "\n\n".join(texts)
    check(text, rules=BOOK)
    again = check(text + typed, rules=BOOK)
    forget()
    assert again == check(text + typed, rules=Rulebook(shipped().rules))


def test_things_found_in_later_paragraphs_stand_where_they_are() -> None:
    text = "He gets 30 minutes of speech.\n\nHe needs 2 x 45 minutes of speech therapy."
    for found in (named(text), quantities(text)):
        assert len(found) > 1
    assert [text[q.start : q.end] for q in quantities(text)] == ["30 minutes", "2 x", "45 minutes", "2 x 45 minutes"]
    assert [text[n.start : n.end] for n in named(text)] == ["speech", "speech therapy"]
