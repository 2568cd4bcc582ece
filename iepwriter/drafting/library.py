"""Finds letter templates: those of the product, and those that an advocate put into the own folder in their place."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from iepwriter.drafting.facts import known
from iepwriter.drafting.template import Template, parse_template
from iepwriter.errors import TemplateError


class Library:
    """Templates from several folders; a file of an earlier folder stands in for one of the same name later on."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self._folders = tuple(folders)

    def _find(self, name: str) -> Path:
        for folder in self._folders:
            if (folder / name).is_file():
                return folder / name
        raise FileNotFoundError(name)

    def _read(self, name: str) -> str:
        path = self._find(name)
        try:
            return path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise TemplateError(f"{path} cannot be read.", f"Correct or remove it: {error}.") from None

    def template(self, kind: str) -> Template:
        """The template of a kind of letter; raises TemplateError with file and line when it is broken."""
        name = f"{kind}.md"
        try:
            text = self._read(name)
        except FileNotFoundError:
            known_kinds = ", ".join(self.kinds())
            raise TemplateError(f"There is no template for {kind}.", f"Choose one of: {known_kinds}.") from None
        template = parse_template(str(self._find(name)), text, read=self._read, known=known)
        if template.kind != kind:
            raise TemplateError(f'{self._find(name)}, line 1: kind is "{template.kind}".', f'Write kind = "{kind}".')
        return template

    def kinds(self) -> list[str]:
        """The kinds of letter that can be written, by the names of their files; shared parts are not kinds."""
        names = {path.stem for folder in self._folders for path in folder.glob("*.md")}
        return sorted(name for name in names if self._read(f"{name}.md").startswith("+++"))
