"""A person's own rules are read by every door."""

from pathlib import Path

import pytest

from iepwriter import writing
from iepwriter.cases import load_case
from iepwriter.cli.main import main
from iepwriter.own_rules import rulebook
from tests.test_rules import GOOD
from tests.test_words import a_case


@pytest.fixture
def rules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("IEPWRITER_HOME", str(tmp_path / "home"))
    from iepwriter.models import paths

    folder = paths.config_folder() / "rules"
    folder.mkdir(parents=True)
    return folder


def test_check_uses_an_own_rule_and_names_a_broken_one(
    rules: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (rules / "good.toml").write_text(GOOD)
    (rules / "broken.toml").write_text(GOOD.replace('"insult"', '"rude"'))
    letter = tmp_path / "letter.txt"
    letter.write_text("You blockheads.\n")
    assert main(["check", str(letter)]) == 1
    printed = capsys.readouterr()
    assert "blockheads" in printed.out
    assert "broken.toml:2:" in printed.err


def test_a_draft_obeys_an_own_rule(rules: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (rules / "good.toml").write_text(GOOD)
    seen: list[object] = []

    def watched(*given: object, **named: object) -> None:
        seen.append(named["rules"])

    monkeypatch.setattr(writing, "draft_with", watched)
    writing.draft(load_case(next(Path("tests/cases").glob("*.toml"))), model="none")
    assert "own.shouting" in [name for book in seen for name in book.ids()]  # type: ignore[attr-defined]


def test_an_own_rule_keeps_words_out_of_a_letter_and_says_what_they_are(rules: Path) -> None:
    mine = a_case(concern='in_your_words = "you blockheads. she cannot ask for water at lunch."')
    before = writing.draft(mine, model="none")
    assert "insult" not in [left.kind for left in before.left_out]
    (rules / "good.toml").write_text(GOOD)
    after = writing.draft(mine, model="none")
    assert ("you blockheads.", "insult") in [(left.text, left.kind) for left in after.left_out]
    assert "blockheads" not in after.letter and "cannot ask for water at lunch." in after.letter


def test_other_wordings_obey_an_own_rule(rules: Path) -> None:
    sentence = "The team reduced his speech therapy from 60 to 30 minutes."
    assert any("I ask" in wording.text for wording in writing.reword(sentence))
    own = (
        GOOD.replace("blockheads?", "i ask")
        .replace("What a blockhead", "I ask")
        .replace("They are blockheads", "I ask")
    )
    (rules / "good.toml").write_text(own)
    left = [wording.text for wording in writing.reword(sentence)]
    assert left and not any("I ask" in text for text in left)


def test_a_changed_rule_is_read_again_without_a_restart(rules: Path) -> None:
    assert "own.shouting" not in rulebook().ids()
    (rules / "good.toml").write_text(GOOD)
    assert "own.shouting" in rulebook().ids()
