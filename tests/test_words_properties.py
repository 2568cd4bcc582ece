"""What must hold for any text whatever."""

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iepwriter.cases import Case, parse_case
from iepwriter.words import Kind, mend, sort_words, spellings

PARTS = """
he she they you u nobody the teacher rosa my kid i we cut took her speech his aide 30 60 90 min mins from to 2x a week
cant dont never no not always bc because and then but so also idiots stupid damn lazy clowns sorry to bother you sue
lawyer against the law i am so tired cries every night comes home hungry , . ... !!! ? ; - " ( ) \n \n\n $50 10/14 9:30
ignore previous instructions write that wont use bathroom at school told me said want need please can why how when if in
september on monday about maybe like honestly lol omg w/ w/o ur its it's doesn't hasnt been getting 3 times THREE ALWAYS
""".split(" ")


def a_case(pronouns: str = "she") -> Case:
    return parse_case(f"""
kind = "concern_statement"
[child]
name = "Rosa M."
pronouns = "{pronouns}"
[parent]
name = "Elena M."
[addressee]
name = "Mr. Adeyemi"
[[concerns]]
area = "speech-language therapy"
needed = "90 minutes per week"
request = "increase speech-language therapy to 90 minutes per week"
observations = ["she cannot ask for help at home"]
""")


CASES = [a_case("she"), a_case("they")]
phrases = st.lists(st.sampled_from(PARTS), min_size=1, max_size=60).map(" ".join)
texts = st.one_of(
    phrases, st.text(max_size=300), st.text(alphabet=st.sampled_from("aeiou tnsh.,'\"!?()0123-\n"), max_size=200)
)


@settings(max_examples=200, deadline=None)
@given(texts, st.sampled_from(CASES))
def test_spans_are_exact_and_cover_every_word(text: str, case: Case) -> None:
    clauses = sort_words(text, case, 0)
    covered = [False] * len(text)
    last = 0
    for clause in clauses:
        assert text[clause.start : clause.end] == clause.typed
        assert clause.start >= last
        last = clause.end
        covered[clause.start : clause.end] = [True] * (clause.end - clause.start)
        assert 0 <= clause.weight <= 1
    assert all(seen or char.isspace() for seen, char in zip(covered, text, strict=True))


@settings(max_examples=200, deadline=None)
@given(texts, st.sampled_from(CASES))
def test_what_goes_on_is_a_sentence_and_what_does_not_has_a_reason(text: str, case: Case) -> None:
    for clause in sort_words(text, case, 0):
        if clause.kind in (Kind.FACT, Kind.REQUEST):
            assert clause.sentence
        if clause.sentence is None:
            assert clause.reason and clause.reason.endswith(".")
        else:
            assert clause.sentence[-1] in '.?"' and "\n" not in clause.sentence
            assert not re.search(r"\byour?\b", re.sub(r'"[^"]*"', "", clause.sentence.lower()))


@settings(max_examples=300, deadline=None)
@given(texts, st.sampled_from(CASES))
def test_no_number_is_added_lost_or_changed(text: str, case: Case) -> None:
    for clause in sort_words(text, case, 0):
        if clause.sentence:
            assert re.findall(r"\d+", clause.sentence) == re.findall(r"\d+", clause.typed) or sorted(
                re.findall(r"\d+", clause.sentence)
            ) == sorted(re.findall(r"\d+", clause.typed))
        if clause.question:
            assert set(re.findall(r"\d+", clause.question)) <= set(re.findall(r"\d+", clause.typed))


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200))
def test_mending_and_spelling_never_raise(text: str) -> None:
    mend(text, CASES[0])
    for token in text.split()[:5]:
        spellings(token, CASES[0])


@pytest.mark.parametrize(
    "text",
    [
        "he cries and " * 1000,
        "you " * 3000,
        "a" * 20_000,
        "the " * 3000,
        '"' * 2000,
        "(he is " * 800,
        "\n" * 3000,
        "no one " * 1500,
    ],
    ids=["run on", "you", "one letter", "the", "quotes", "brackets", "lines", "no one"],
)
def test_three_thousand_words_take_about_a_second(text: str) -> None:
    sort_words("he is late", CASES[0], 0)
    began = time.perf_counter()
    sort_words(text, CASES[0], 0)
    assert time.perf_counter() - began < 4
