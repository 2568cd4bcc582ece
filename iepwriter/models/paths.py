"""Where models, caches and the person's own templates and rules lie; nothing is created by asking."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs

_NAME = "iepwriter"


def _home(part: str, usual: str) -> Path:
    own = os.environ.get("IEPWRITER_HOME", "")
    return Path(own) / part if own else Path(usual)


def models_folder() -> Path:
    """The folder of fetched models; `IEPWRITER_HOME` moves everything that iepwriter keeps."""
    return _home("models", platformdirs.user_data_dir(_NAME, appauthor=False)) / ("" if _own() else "models")


def _own() -> bool:
    return bool(os.environ.get("IEPWRITER_HOME", ""))


def cache_folder() -> Path:
    """The folder of what can be made again, such as requantised models."""
    return _home("cache", platformdirs.user_cache_dir(_NAME, appauthor=False))


def config_folder() -> Path:
    """The folder of the person's own templates (`prompts`), rules (`rules`) and settings."""
    return _home("config", platformdirs.user_config_dir(_NAME, appauthor=False))


def data_folder() -> Path:
    """The folder of saved letters."""
    return _home("data", platformdirs.user_data_dir(_NAME, appauthor=False))


def shipped(name: str) -> Path:
    """A file or folder that comes with the product: inside the package, or beside it in a checkout."""
    package = Path(__file__).parent.parent
    inside = package / "_shipped" / name
    return inside if inside.exists() else package.parent / name
