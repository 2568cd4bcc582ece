"""The person's own keys and colours: two small files in the configuration folder, never a reason not to start."""

from __future__ import annotations

from pathlib import Path

from iepwriter.tui.actions import ACTIONS

_KEYS, _THEME = "keys.toml", "theme.txt"
_TAKEN = {
    "ctrl+q": "closes the app",
    "ctrl+p": "opens the list of everything you can do",
    "ctrl+c": "copies",
    **dict.fromkeys(
        ("tab", "enter", "space", "backspace", "delete", "up", "down", "left", "right"), "is needed to type"
    ),
}


def read_keys(folder: Path) -> tuple[dict[str, str], list[str]]:
    """The keys of `keys.toml` by action, lines such as `draft = "f12"`, and a sentence about each that is ignored."""
    path = folder / _KEYS
    if not path.exists():
        return {}, []
    import tomllib

    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        return {}, [f'{path} cannot be read ({error}), so the usual keys work. Write lines such as draft = "f12".']
    keys: dict[str, str] = {}
    said = []
    for action, key in found.items():
        if problem := _problem(action, str(key), keys):
            said.append(f"{_KEYS}: {problem}, so this line is ignored.")
        else:
            keys[action] = str(key)
    return keys, said


def _problem(action: str, key: str, chosen: dict[str, str]) -> str:
    screens = {a.screen for a in ACTIONS if a.id == action}
    if not screens:
        return f"there is no action “{action}”"
    if key in _TAKEN:
        return f"the key “{key}” {_TAKEN[key]}"
    if not _is_key(key):
        return f"“{key}” is not the name of a key such as f12 or ctrl+g"
    for other in ACTIONS:
        together = other.screen in screens or "all" in (other.screen, *screens)
        if together and other.id != action and chosen.get(other.id, other.key) == key:
            return f"the key “{key}” already stands for “{other.label}”"
    return ""


def _is_key(key: str) -> bool:
    from textual.keys import Keys

    *modifiers, last = key.split("+")
    if set(modifiers) - {"ctrl", "shift", "alt", "super"}:
        return False
    if len(last) == 1:
        # A letter alone, or with shift, must stay free to be typed.
        return last.isalnum() and bool(set(modifiers) - {"shift"})
    return last in {known.value for known in Keys}


def read_theme(folder: Path) -> str:
    """The colours chosen last time, empty when none were."""
    try:
        return (folder / _THEME).read_text(encoding="utf-8").strip()
    except (OSError, ValueError):
        return ""


def keep_theme(folder: Path, name: str) -> None:
    """Remembers the colours; raises OSError when the folder cannot be written to."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    (folder / _THEME).write_text(name + "\n", encoding="utf-8")
