"""Templates are data: what is wrong in one is told by file and line, and none can do more than fill in blanks."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iepwriter.drafting.facts import known
from iepwriter.drafting.library import Library
from iepwriter.drafting.template import parse_template
from iepwriter.errors import TemplateError

SHIPPED = Path(__file__).parent.parent / "prompts"
HEAD = '+++\nkind = "concern_statement"\ntitle = "T"\nwhen = "now"\n+++\n'


def _parse(text: str) -> None:
    parse_template("mine.md", text, read=lambda name: (SHIPPED / name).read_text(), known=known)


def test_the_shipped_templates_are_whole() -> None:
    library = Library([SHIPPED])
    assert library.kinds() == ["concern_statement", "disagreement_note"]
    for kind in library.kinds():
        template = library.template(kind)
        assert template.holes["your_words"].examples
        assert any(paragraph.each == "concern" for paragraph in template.paragraphs)


@pytest.mark.parametrize(
    ("text", "line", "word"),
    [
        ('+++\nkind = "concern_statement"\n', 1, "no end"),
        ("+++\nkind = oops\n+++\n", 2, "not TOML"),
        ('+++\nkind = "k"\nshell = "rm"\n+++\n', 3, "not a setting"),
        ("## paragraph x\n", 1, "lacks kind"),
        (HEAD + "hello\n", 6, "before the first heading"),
        (HEAD + "## paragraph x\n### y\n- I am {nobody}.\n", 8, "{nobody}"),
        (HEAD + "## paragraph x\n### y\n- I am {child.\n", 8, "brace"),
        (HEAD + "## paragraph x\n### y\n", 1, "no variant"),
        (HEAD + "## section x\n", 6, "means nothing"),
        (HEAD + "> include ../../etc/passwd\n", 6, "cannot be included"),
        (HEAD + "> include nothing_here.md\n", 6, "no nothing_here.md"),
        (HEAD + "## hole h\n- typed without arrow\n", 7, "without an arrow"),
    ],
)
def test_a_mistake_is_told_with_file_and_line(text: str, line: int, word: str) -> None:
    with pytest.raises(TemplateError) as caught:
        _parse(text)
    assert f"mine.md, line {line}:" in caught.value.message
    assert word in str(caught.value)
    assert caught.value.hint


def test_a_file_of_ones_own_stands_in_for_the_shipped_one(tmp_path: Path) -> None:
    mine = HEAD + "## paragraph opening\n### position\n- I write about {child}.\n"
    (tmp_path / "concern_statement.md").write_text(mine)
    template = Library([tmp_path, SHIPPED]).template("concern_statement")
    assert [paragraph.name for paragraph in template.paragraphs] == ["opening"]


def test_an_included_part_may_be_replaced_alone(tmp_path: Path) -> None:
    (tmp_path / "concern.md").write_text("## paragraph concern for each concern\n### only\n- {Area} matters.\n")
    template = Library([tmp_path, SHIPPED]).template("concern_statement")
    assert [p.slots[0].name for p in template.paragraphs if p.each] == ["only"]


def test_a_broken_file_of_ones_own_is_named_and_never_half_used(tmp_path: Path) -> None:
    (tmp_path / "concern_statement.md").write_text(HEAD + "## paragraph x\n### y\n- {oops}\n")
    with pytest.raises(TemplateError, match=r"concern_statement\.md, line 8"):
        Library([tmp_path, SHIPPED]).template("concern_statement")


@given(st.text(alphabet="#-+{}:?!>=<\n abc_", max_size=200))
def test_any_text_is_read_or_refused_with_a_line(text: str) -> None:
    try:
        _parse(HEAD + text)
    except TemplateError as error:
        assert ", line " in error.message
