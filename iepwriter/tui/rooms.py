"""What the screens work with; tests pass in their own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from iepwriter.cases import Case
from iepwriter.checking.finding import Report
from iepwriter.drafting.result import Draft
from iepwriter.drafting.wordings import Wording
from iepwriter.store import Store


@dataclass(frozen=True)
class Rooms:
    """The collaborators of every screen."""

    store: Store
    draft: Callable[..., Draft]
    check: Callable[[str, Case | None], Report]
    fetch: Callable[..., Path] | None = None
    """Fetches a model by its name (`models.fetching.get`); None where a model is not to be asked for."""
    more: Callable[..., list[Wording]] | None = None
    """Lets the model write wordings on the spot (`writing.Desk.more`); None where no model is to be asked."""
