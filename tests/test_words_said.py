"""What a child or anybody else is told to have said: never changed, and never the parent's own insult."""

import pytest

from iepwriter.checking import check
from iepwriter.checking.finding import TONE
from iepwriter.drafting.speech import spoken
from iepwriter.words import Kind, sort_words
from iepwriter.words.reasons import SAID
from tests.test_words import MAX, sentences

KEPT = [
    ("he cried and said im the stupid one", "He cried and said I am the stupid one."),
    ("he says im stupid", "He says I am stupid."),
    ("he said, im the stupid one", "He said, I am the stupid one."),
    ('he says "i am the dumb kid"', 'He says, "I am the dumb kid."'),
    ("he told me i am the dumb kid", "He told me I am the dumb kid."),
    ("he came home and said nobody likes me im an idiot", "He came home and said nobody likes me, I am an idiot."),
    ("he wrote on his paper i am a dumb idiot", "He wrote on his paper I am a dumb idiot."),
    ("a boy called him a stupid idiot on the bus", "A boy called him a stupid idiot on the bus."),
    ("the kids call him stupid and useless", "The children call him stupid and useless."),
    ("he said his stupid brain does not work", "He said his stupid brain does not work."),
    ("he screamed that he is a stupid idiot", "He screamed that he is a stupid idiot."),
]


@pytest.mark.parametrize(("typed", "letter"), KEPT)
def test_what_a_child_says_or_is_called_stands_in_the_letter_as_it_was_said(typed: str, letter: str) -> None:
    assert sentences(typed, MAX) == [letter]


def test_in_the_letter_a_childs_words_of_itself_stand_between_quotation_marks() -> None:
    assert spoken("Last week he cried at bedtime and said I am the stupid one.", MAX) == (
        'Last week he cried at bedtime and said, "I am the stupid one."'
    )
    assert spoken("His hand hurts and last Tuesday he cried and said I am the stupid one.", MAX).endswith(
        'he cried and said, "I am the stupid one."'
    )
    told = "He told me his teacher said I am the stupid one."
    assert spoken(told, MAX) == told
    hers = "The aide said I am the stupid one."
    assert spoken(hers, MAX) == hers


@pytest.mark.parametrize("letter", [letter for _, letter in KEPT])
def test_the_check_leaves_what_a_child_says_alone(letter: str) -> None:
    assert not [f for f in check(letter).findings if f.category in TONE]


@pytest.mark.parametrize("typed", ["he screamed that he hates that damn school", "he said the stupid teacher yelled"])
def test_somebodys_words_that_cannot_stand_so_are_left_out_whole_and_the_reason_says_what_to_do(typed: str) -> None:
    (clause,) = sort_words(typed, MAX, 0)
    assert clause.typed == typed and clause.sentence is None
    assert clause.reason == SAID and "quotation marks" in SAID


def test_between_quotation_marks_they_go_in_as_the_reason_promises() -> None:
    assert sentences('he screamed "i hate that damn school"', MAX) == ['He screamed "I hate that damn school."']


@pytest.mark.parametrize(
    ("typed", "letter"),
    [
        ("i told the stupid office he needs a nurse", ["I told the office he needs a nurse."]),
        (
            "he told me he was hungry and the stupid aide didnt feed him",
            ["He told me he was hungry.", "The aide did not feed him."],
        ),
        ("the damn bus was late again", ["The bus was late again."]),
    ],
)
def test_the_parents_own_swearing_still_falls_away(typed: str, letter: list[str]) -> None:
    assert sentences(typed, MAX) == letter


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("my sister in law is a teacher and she says your breaking the law", Kind.LEGAL),
        ("my sister says its all about money with you", Kind.MOTIVE),
    ],
)
def test_a_guess_or_a_claim_of_law_stays_out_also_when_somebody_else_made_it(typed: str, kind: Kind) -> None:
    left_out = [clause for clause in sort_words(typed, MAX, 0) if not clause.sentence]
    assert [clause.kind for clause in left_out] == [kind]
