"""Where saved letters lie: the one folder and the names inside it."""

from __future__ import annotations

import contextlib
import os
from dataclasses import dataclass
from pathlib import Path

from iepwriter.errors import StoreError


@dataclass(frozen=True)
class Place:
    """The folder of the store, and the path of everything that the store writes in it."""

    folder: Path

    @property
    def letters(self) -> Path:
        """The database."""
        return self.folder / "letters.db"

    @property
    def rewritten(self) -> Path:
        """A database being built; it takes the place of `letters` when it is whole."""
        return self.folder / "letters.db.new"

    @property
    def in_use(self) -> Path:
        """An empty file that open stores hold a lock on; another beside it has `.gate` at its end."""
        return self.folder / "in-use"

    @property
    def backups(self) -> Path:
        """The folder of the daily backups."""
        return self.folder / "backups"

    @property
    def temp(self) -> Path:
        """The folder for copies that another program edits; it is emptied at every open."""
        return self.folder / "temp"

    def make(self) -> None:
        """Make the folders, readable by their owner only; raises StoreError."""
        try:
            for folder in (self.folder, self.backups, self.temp):
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
                folder.chmod(0o700)
        except OSError as error:
            raise StoreError(
                f"The folder {self.folder} cannot be used ({(error.strerror or 'error').lower()}).",
                "Name another one with `--store FOLDER`.",
            ) from None


def default_place() -> Place:
    """The store in the data folder of this operating system's user; makes nothing."""
    from iepwriter.models import paths

    return Place(paths.data_folder() / "letters")


def new_file(path: Path) -> None:
    """Make an empty file that only its owner may read, in place of any other."""
    path.unlink(missing_ok=True)
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def settle(path: Path) -> None:
    """Ask the system to keep a finished file or a changed folder even through a power cut."""
    with contextlib.suppress(OSError):
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def scrub(path: Path) -> None:
    """Overwrite a file with zeros where the disk lets us, and remove it; a missing file is no error."""
    with contextlib.suppress(FileNotFoundError):
        with contextlib.suppress(OSError), path.open("r+b", buffering=0) as file:
            overwrite(file.fileno())
        path.unlink()


def overwrite(handle: int) -> None:
    """Fill an open file with zeros."""
    left = os.fstat(handle).st_size
    os.lseek(handle, 0, os.SEEK_SET)
    zeros = bytes(1 << 16)
    while left > 0:
        left -= os.write(handle, zeros[:left])
    os.fsync(handle)
