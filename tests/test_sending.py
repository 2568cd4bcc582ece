from __future__ import annotations

from pathlib import Path

import pytest

from iepwriter.errors import IepwriterError
from iepwriter.tui import clipboard
from iepwriter.tui.editor import edit, editor_command


def a_tool(folder: Path, name: str, lines: str) -> None:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{lines}\n")
    path.chmod(0o700)


def test_without_a_tool_nothing_more_than_the_asking_is_claimed(tmp_path: Path) -> None:
    said = clipboard.copy("letter", {"PATH": str(tmp_path)})
    assert said.startswith("The terminal was asked") and "cannot be known" in said


def test_the_tool_gets_the_letter_and_is_named(tmp_path: Path) -> None:
    a_tool(tmp_path, "xclip", f'/bin/cat > "{tmp_path}/got"; echo "$@" > "{tmp_path}/arguments"')
    said = clipboard.copy("Größe: 30 minutes", {"PATH": str(tmp_path), "DISPLAY": ":0"})
    assert said.startswith("xclip took the letter")
    assert (tmp_path / "got").read_text(encoding="utf-8") == "Größe: 30 minutes"
    assert (tmp_path / "arguments").read_text().split() == ["-selection", "clipboard"]


def test_a_tool_that_has_no_screen_to_copy_to_is_not_used(tmp_path: Path) -> None:
    a_tool(tmp_path, "xclip", "exit 0")
    assert clipboard.tool({"PATH": str(tmp_path)}) is None


@pytest.mark.parametrize(
    ("lines", "said"), [("exit 1", "xsel could not copy"), ("exec /bin/sleep 9", "did not answer")]
)
def test_a_tool_that_fails_is_not_said_to_have_copied(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lines: str, said: str
) -> None:
    monkeypatch.setattr(clipboard, "_SECONDS", 0.3)
    a_tool(tmp_path, "xsel", lines)
    told = clipboard.copy("letter", {"PATH": str(tmp_path), "DISPLAY": ":0"})
    assert said in told and "cannot be known" in told and "took" not in told


def test_visual_comes_before_editor_and_its_options_are_kept() -> None:
    assert editor_command({"VISUAL": "code --wait", "EDITOR": "vi"}) == ["code", "--wait"]
    with pytest.raises(IepwriterError, match="quotation mark"):
        editor_command({"EDITOR": "vi 'x"})
    with pytest.raises(IepwriterError, match="No editor"):
        editor_command({"PATH": ""})


def test_the_editor_gets_a_file_for_the_owner_alone_which_is_gone_afterwards(tmp_path: Path) -> None:
    a_tool(tmp_path, "ed", f'ls -l "$1" > "{tmp_path}/seen"; echo more >> "$1"')
    assert edit("text\n", [str(tmp_path / "ed")]) == "text\nmore\n"
    seen = (tmp_path / "seen").read_text().split()
    assert seen[0].startswith("-rw-------") and not Path(seen[-1]).exists()


def test_an_editor_that_comes_back_at_once_brings_the_hint_to_make_it_wait(tmp_path: Path) -> None:
    a_tool(tmp_path, "code", "exit 0")
    with pytest.raises(IepwriterError, match="code --wait"):
        edit("text", [str(tmp_path / "code")])


def test_an_editor_that_does_not_exist_says_so() -> None:
    with pytest.raises(IepwriterError, match="Your letter is as it was"):
        edit("text", ["/nowhere/editor"])
