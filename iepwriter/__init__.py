"""Offline letters to an IEP team: specific, calm, firm, in the parent's own words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from iepwriter.cases import Case as Case
    from iepwriter.checking import check as check
    from iepwriter.writing import draft as draft

__version__ = "0.1.0"
__all__ = ["Case", "check", "draft"]

_PUBLIC = {"Case": "iepwriter.cases", "check": "iepwriter.checking", "draft": "iepwriter.writing"}


def __getattr__(name: str) -> Any:
    # Names are imported when first used, so that a door opens before the packages behind it are read.
    if name in _PUBLIC:
        from importlib import import_module

        return getattr(import_module(_PUBLIC[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
