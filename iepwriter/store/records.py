"""What a saved letter looks like to the rest of the program, and as stored text."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Any

from iepwriter.cases.model import Case
from iepwriter.errors import StoreError

if TYPE_CHECKING:
    from pydantic import TypeAdapter

    from iepwriter.drafting.result import Draft
    from iepwriter.files.letter import Letter


@dataclass(frozen=True)
class Summary:
    """One line of the list of letters."""

    id: int
    title: str
    child: str
    addressee: str
    kind: str
    changed: datetime
    """When the latest version was made, UTC."""
    versions: int
    open_findings: int
    """Findings of the latest version when it was saved."""


@dataclass(frozen=True)
class Label:
    """One line of the list of a letter's versions."""

    letter: int
    number: int
    made: datetime
    """UTC."""
    origin: str
    """`drafted`, `edited`, or `restored from version N`."""
    name: str = ""


@dataclass(frozen=True)
class Content:
    """What a version holds besides its case."""

    text: str
    signature_note: str | None
    disclaimer: str
    model: dict[str, Any] | None = None
    """Which model wrote in it (`ModelInfo` as plain data); None when no model did."""
    seed: int | None = None
    findings: list[dict[str, Any]] = field(default_factory=list)
    """As `check --json` prints them."""
    draft_data: dict[str, Any] | None = None


@dataclass(frozen=True)
class Version:
    """A letter as it was at one time."""

    label: Label
    content: Content
    case_data: dict[str, Any]

    @property
    def text(self) -> str:
        """The letter."""
        return self.content.text

    @property
    def letter(self) -> Letter:
        """The version as it is handed over, with its disclaimer."""
        from iepwriter.drafting.layout import SIGNATURE_WARNING
        from iepwriter.files.letter import Letter

        content = self.content
        return Letter(content.text, content.signature_note, content.disclaimer, warning=SIGNATURE_WARNING)

    @property
    def case(self) -> Case:
        """What the person knew then; raises StoreError when it was saved in a form that is no longer read."""
        from pydantic import ValidationError

        try:
            return Case.model_validate(self.case_data)
        except ValidationError:
            raise StoreError(
                f"Version {self.label.number} of letter {self.label.letter} has notes that cannot be read.",
                "Its letter can still be shown and exported.",
            ) from None

    @property
    def draft(self) -> Draft | None:
        """The draft with the origin of each sentence; None for an edited version or an older form."""
        from pydantic import ValidationError

        if self.content.draft_data is None:
            return None
        try:
            return drafts().validate_python(self.content.draft_data)
        except ValidationError:
            return None


@cache
def drafts() -> TypeAdapter[Draft]:
    """How drafts are read and written; making it the first time takes about 20 ms of the processor."""
    from pydantic import TypeAdapter

    from iepwriter.drafting.result import Draft

    return TypeAdapter(Draft)


def content_of(draft: Draft) -> Content:
    """A draft as it is kept."""
    from dataclasses import asdict

    plain = draft.as_dict()
    return Content(
        text=draft.letter,
        signature_note=draft.signature_note,
        disclaimer=draft.disclaimer,
        model=asdict(draft.model),
        seed=draft.seed,
        findings=list(plain["findings"]),  # type: ignore[call-overload]
        draft_data=drafts().dump_python(draft, mode="json"),
    )


def title_of(case: Case) -> str:
    """The title that a letter has until the person gives it another one."""
    areas = ", ".join(dict.fromkeys(concern.area for concern in case.concerns))
    return f"{case.kind.replace('_', ' ').capitalize()}: {areas}"


def words_of(title: str, case: Case, text: str) -> bytes:
    """What a search looks through: every word once."""
    parts = (title, case.child.name, case.child.school, case.parent.name, case.addressee.name, text)
    return b" ".join(dict.fromkeys(folded("\n".join(parts)).split()))


def folded(text: str) -> bytes:
    """Text made equal for upper and lower case and for composed letters, as UTF-8."""
    return unicodedata.normalize("NFC", text.casefold()).encode("utf-8", "surrogatepass")


def packed(data: object) -> bytes:
    """Plain data as stored text."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def unpacked(data: bytes) -> dict[str, Any]:
    """Stored text as plain data."""
    return dict(json.loads(data.decode("utf-8", "surrogatepass")))
