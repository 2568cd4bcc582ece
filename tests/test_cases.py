from pathlib import Path

import pytest

from iepwriter.cases import load_case, parse_case
from iepwriter.errors import CaseError

GOOD = """
kind = "concern_statement"
meeting_date = 2026-03-10
reply_by = ""
[child]
name = "Rosa M."
pronouns = "she"
[parent]
name = "Elena M."
[addressee]
name = "Mr. Adeyemi"
[[concerns]]
area = "speech-language therapy"
evidence = [{source = "evaluation by Dr. Chen", date = "2026-01-15", finding = "recommends 90 minutes"}]
"""


def problems_of(text: str) -> list[str]:
    with pytest.raises(CaseError) as caught:
        parse_case(text, "mine.toml")
    return caught.value.problems


def test_a_case_with_only_the_required_fields_is_read() -> None:
    case = parse_case(GOOD)
    assert case.child.first_name == "Rosa"
    assert case.reply_by is None
    assert str(case.concerns[0].evidence[0].date) == "2026-01-15"


def test_every_problem_is_named_at_once_with_file_and_key() -> None:
    text = GOOD.replace('name = "Rosa M."', 'nam = "Rosa M."').replace("2026-03-10", '"soon"')
    found = problems_of(text)
    assert all(line.startswith("mine.toml: ") for line in found)
    assert any("`child.name` is missing" in line for line in found)
    assert any("did you mean `name`" in line for line in found)
    assert any("`meeting_date` is 'soon'; write a date such as" in line for line in found)


def test_a_disagreement_needs_the_part_that_is_disagreed_with() -> None:
    found = problems_of(GOOD.replace("concern_statement", "disagreement_note"))
    assert len(found) == 1 and "component" in found[0]


def test_prior_written_notice_is_asked_for_in_a_disagreement_unless_told_otherwise() -> None:
    part = '[disagreement]\ncomponent = "the minutes"\n'
    note = GOOD.replace("concern_statement", "disagreement_note")
    assert parse_case(note + part).asks_for_notice
    assert not parse_case("prior_written_notice = false\n" + note + part).asks_for_notice
    assert not parse_case(GOOD).asks_for_notice


def test_broken_toml_and_missing_files_are_one_sentence(tmp_path: Path) -> None:
    assert "not valid TOML" in problems_of("kind = ")[0]
    with pytest.raises(CaseError, match="no such file"):
        load_case(tmp_path / "none.toml")
    (tmp_path / "bytes.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(CaseError, match="UTF-8"):
        load_case(tmp_path / "bytes.toml")
