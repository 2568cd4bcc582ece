from __future__ import annotations

from pathlib import Path

import pytest

from iepwriter.errors import IepwriterError
from iepwriter.store import default_place, open_store
from tests.store_samples import CASE, draft, letter_text
from tests.test_letters_cli import home as home
from tests.test_letters_cli import run


def test_a_sentence_is_reworded_in_plain_lines(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    store = open_store(default_place().folder)
    letter = store.save(draft(), CASE).letter
    request = "I ask the team to keep grommet-polishing therapy at 30 minutes per week."
    store.save_edit(letter, letter_text().replace("Sincerely,", f"{request}\n\nSincerely,"))
    store.close()
    assert run("letters", "reword", "1", "i ask the team") == 0
    lines = capsys.readouterr().out.splitlines()
    assert "firmer: I request that the team keep grommet-polishing therapy at 30 minutes per week." in lines
    assert all("30 minutes per week" in line for line in lines) and len(lines) == 4
    with pytest.raises(IepwriterError, match="No sentence of letter 1 begins so"):
        run("letters", "reword", "1", "something else")
