"""What can go wrong with saved letters, each kind with its own way on."""

from __future__ import annotations

from iepwriter.errors import StoreError


class DamagedStore(StoreError):
    """The saved letters cannot be read as they are; nothing was changed."""

    def __init__(self, what: str) -> None:
        super().__init__(
            f"The saved letters are damaged ({what}); nothing was changed.",
            "`iepwriter restore --repair` mends them from what can be read and from the daily backups.",
        )


class WrongPassphrase(StoreError):
    """The passphrase does not fit; nothing was changed."""

    def __init__(self) -> None:
        super().__init__(
            "This passphrase does not open the saved letters; nothing was changed.",
            "Check Caps Lock and the keyboard language, and try again.",
        )


class Locked(StoreError):
    """The letters are locked by a passphrase, from the start or after idle time."""

    def __init__(self) -> None:
        super().__init__("The saved letters are locked.", "Type your passphrase to open them.")


class InUse(StoreError):
    """Another window of this program uses the letters."""

    def __init__(self) -> None:
        super().__init__(
            "iepwriter has these letters open in another window; nothing was changed.",
            "Close it there, and try again.",
        )


class NoSuchLetter(StoreError):
    """A letter or version that is not there."""

    def __init__(self, letter: int, version: int | None = None) -> None:
        super().__init__(
            f"There is no letter {letter}." if version is None else f"Letter {letter} has no version {version}.",
            "`iepwriter letters list` shows the letters."
            if version is None
            else f"`iepwriter letters list {letter}` shows its versions.",
        )
