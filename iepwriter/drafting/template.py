"""Letter templates: plain data in Markdown, read by a small parser that can do nothing but fill in blanks.

A template file has front matter in TOML between two lines `+++`, then parts:

- `## paragraph NAME` or `## paragraph NAME for each concern` starts a paragraph.
- `### SLOT` or `### SLOT for each evidence` starts a place for one sentence; its list items are variants of that
  sentence, best first. The first variant whose blanks can all be filled is used. With `, varied` after the name a
  wording that the letter has used already gives way to the next one that fits.
- `{name}` is a blank; `{name:shape}` only fits when the field has that shape; `{?name}` prints nothing but must be
  there; `{!name}` prints nothing and must not be there.
- `## hole NAME` describes a place where the model may write: a paragraph of instruction and `typed => letter` items.
- `> include FILE` puts in the parts of another file of the same folder.

No expression is evaluated, so a template from a stranger can only ever produce text.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from iepwriter.errors import TemplateError

_BLANK = re.compile(r"\{([?!]?)([A-Za-z_]+)(?::([a-z_]+))?\}")
_PART = re.compile(r"## (paragraph|hole) ([a-z_]+)(?: for each (concern))?$")
_SLOT = re.compile(r"### ([a-z_]+)(?: for each (evidence))?(, varied)?$")
_META = {"kind": str, "title": str, "article": str, "when": str, "rules": list, "fields": list, "words": int}


@dataclass(frozen=True)
class Blank:
    """One `{...}` of a variant."""

    name: str
    shape: str = ""
    condition: str = ""
    """Empty, `?` or `!`."""


@dataclass(frozen=True)
class Variant:
    """One wording of a sentence."""

    pieces: tuple[str | Blank, ...]
    line: int


@dataclass(frozen=True)
class Slot:
    """A place for one sentence."""

    name: str
    each: str
    varied: bool
    variants: tuple[Variant, ...]


@dataclass(frozen=True)
class Paragraph:
    """Slots that stand together, perhaps once for every concern."""

    name: str
    each: str
    slots: tuple[Slot, ...]


@dataclass(frozen=True)
class Hole:
    """A place where the model may write, with what it is told."""

    name: str
    instruction: str
    examples: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Template:
    """One kind of letter."""

    file: str
    kind: str
    title: str
    article: str
    when: str
    rules: tuple[str, ...]
    fields: tuple[str, ...]
    words: int
    paragraphs: tuple[Paragraph, ...]
    holes: dict[str, Hole] = field(default_factory=dict)


def _wrong(file: str, line: int, what: str, instead: str) -> TemplateError:
    return TemplateError(f"{file}, line {line}: {what}.", instead)


def _without_comments(text: str) -> str:
    # Line breaks stay, so that the lines of an error are those of the file.
    return re.sub(r"<!--.*?-->", lambda found: "\n" * found[0].count("\n"), text, flags=re.S)


def _front_matter(file: str, lines: list[str]) -> tuple[dict[str, object], int]:
    if not lines or lines[0].strip() != "+++":
        return {}, 0
    try:
        end = next(i for i, text in enumerate(lines[1:], 1) if text.strip() == "+++")
    except StopIteration:
        raise _wrong(file, 1, "the front matter has no end", "Close it with a line that holds only +++.") from None
    try:
        meta = tomllib.loads("\n".join(lines[1:end]))
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"line (\d+)", str(error))
        line = int(found[1]) + 1 if found else 2
        raise _wrong(file, line, "the front matter is not TOML", f"Correct this: {error}.") from None
    for key, value in meta.items():
        if key not in _META or not isinstance(value, _META[key]):
            line = next((i + 1 for i, text in enumerate(lines[:end]) if text.startswith(key)), 2)
            known = ", ".join(f"{name} ({kind.__name__})" for name, kind in _META.items())
            raise _wrong(file, line, f"{key} is not a setting of a template", f"The settings are: {known}.")
    return meta, end + 1


def parse_variant(file: str, line: int, text: str, known: Callable[[str], bool]) -> Variant:
    """One list item as literal text and blanks; raises TemplateError for an unknown or broken blank."""
    pieces: list[str | Blank] = []
    at = 0
    for found in _BLANK.finditer(text):
        if found.start() > at:
            pieces.append(text[at : found.start()])
        if not known(found[2]):
            raise _wrong(file, line, f"{{{found[2]}}} is not a blank", "CONTRIBUTING.md lists the blanks.")
        pieces.append(Blank(found[2], found[3] or "", found[1]))
        at = found.end()
    pieces.append(text[at:])
    if any(isinstance(piece, str) and re.search(r"[{}]", piece) for piece in pieces):
        raise _wrong(file, line, "a brace that belongs to no blank", "Write a blank as {name} or {name:shape}.")
    return Variant(tuple(piece for piece in pieces if piece), line)


class _Parser:
    """Collects the parts of one file and of the files that it includes."""

    def __init__(self, read: Callable[[str], str], known: Callable[[str], bool]) -> None:
        self.read = read
        self.known = known
        self.paragraphs: list[tuple[str, str, list[Slot]]] = []
        self.holes: dict[str, Hole] = {}
        self.hole: str | None = None

    def parse(self, file: str, lines: list[str], start: int, *, included: bool = False) -> None:
        self.hole = None
        inside = False
        for number, raw in enumerate(lines[start:], start + 1):
            text = raw.strip()
            if not text:
                continue
            if text.startswith("> include "):
                if included:
                    raise _wrong(file, number, "an included file includes another", "Include it in the template.")
                self._include(file, number, text.removeprefix("> include ").strip())
                inside = False
            elif text.startswith("#"):
                self._heading(file, number, text)
                inside = True
            elif not inside:
                raise _wrong(file, number, "text before the first heading", "Start with ## paragraph NAME.")
            elif self.hole is not None:
                self._hole_line(file, number, text)
            else:
                self._variant_line(file, number, text)

    def _include(self, file: str, line: int, name: str) -> None:
        if not re.fullmatch(r"[a-z_]+\.md", name):
            raise _wrong(file, line, f"{name!r} cannot be included", "Name a file of this folder, as in concern.md.")
        try:
            text = self.read(name)
        except FileNotFoundError:
            raise _wrong(file, line, f"there is no {name} to include", "Put it beside this file.") from None
        self.parse(name, _without_comments(text).splitlines(), 0, included=True)
        self.hole = None

    def _heading(self, file: str, line: int, text: str) -> None:
        if slot := _SLOT.match(text):
            if not self.paragraphs or self.hole is not None:
                raise _wrong(file, line, "a sentence outside a paragraph", "Put ## paragraph NAME before it.")
            self.paragraphs[-1][2].append(Slot(slot[1], slot[2] or "", bool(slot[3]), ()))
            return
        part = _PART.match(text)
        if part is None:
            raise _wrong(
                file,
                line,
                f"a heading that means nothing: {text}",
                "Use ## paragraph NAME, ## hole NAME or ### NAME.",
            )
        self.hole = part[2] if part[1] == "hole" else None
        if self.hole is not None:
            self.holes[self.hole] = Hole(self.hole, "", ())
        else:
            self.paragraphs.append((part[2], part[3] or "", []))

    def _hole_line(self, file: str, line: int, text: str) -> None:
        hole = self.holes[self.hole or ""]
        if not text.startswith("- "):
            joined = f"{hole.instruction} {text}".strip()
            self.holes[hole.name] = Hole(hole.name, joined, hole.examples)
            return
        typed, arrow, letter = text[2:].partition(" => ")
        if not arrow or not letter.strip():
            raise _wrong(file, line, "an example without an arrow", "Write - what was typed => what the letter says.")
        self.holes[hole.name] = Hole(hole.name, hole.instruction, (*hole.examples, (typed.strip(), letter.strip())))

    def _variant_line(self, file: str, line: int, text: str) -> None:
        if not self.paragraphs or not self.paragraphs[-1][2] or not text.startswith("- "):
            raise _wrong(file, line, "a line that is no variant", "Write a variant as a list item under a ### heading.")
        slots = self.paragraphs[-1][2]
        variant = parse_variant(file, line, text[2:].strip(), self.known)
        slots[-1] = replace(slots[-1], variants=(*slots[-1].variants, variant))


def parse_template(file: str, text: str, *, read: Callable[[str], str], known: Callable[[str], bool]) -> Template:
    """Reads a template; `read` gives the text of an included file, `known` says whether a blank exists.

    Raises TemplateError with file and line for the first mistake.
    """
    lines = _without_comments(text).splitlines()
    meta, start = _front_matter(file, lines)
    for key in ("kind", "title", "when"):
        if key not in meta:
            raise _wrong(file, 1, f"the front matter lacks {key}", f'Add a line such as {key} = "...".')
    parser = _Parser(read, known)
    parser.parse(file, lines, start)
    for name, _, slots in parser.paragraphs:
        for slot in slots:
            if not slot.variants:
                raise _wrong(file, 1, f"{slot.name} in {name} has no variant", "Give it at least one list item.")
    texts = {key: str(meta.get(key, "")) for key in ("kind", "title", "article", "when")}
    rules, fields, words = meta.get("rules", []), meta.get("fields", []), meta.get("words", 400)
    assert isinstance(rules, list) and isinstance(fields, list) and isinstance(words, int)
    return Template(
        file=file,
        **texts,
        rules=tuple(map(str, rules)),
        fields=tuple(map(str, fields)),
        words=words,
        paragraphs=tuple(Paragraph(name, each, tuple(slots)) for name, each, slots in parser.paragraphs),
        holes=parser.holes,
    )
