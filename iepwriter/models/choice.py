"""Which model a person chose: one of the catalogue, a file of their own, or none."""

from __future__ import annotations

from iepwriter.errors import ModelError
from iepwriter.models import paths
from iepwriter.models.catalogue import entry, find

NONE = "none"


def remembered() -> str:
    """The chosen model's name or path, `none` for writing without a model, empty when nothing was chosen."""
    try:
        return (paths.config_folder() / "model").read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return ""


def remember(model: str) -> None:
    """Keeps a choice for the next letters; raises ModelError when it cannot run or cannot be kept."""
    if model != NONE:
        find(model)
    place = paths.config_folder() / "model"
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(f"{model}\n", encoding="utf-8")
    except OSError as error:
        raise ModelError(f"{place} could not be written: {error.strerror}.", "Check who may write there.") from None


def settled(default: str) -> bool:
    """Whether letters can be written as things are: a choice was made, or the default model is here."""
    return bool(remembered()) or entry(default).path is not None
