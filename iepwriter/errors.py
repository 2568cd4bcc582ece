"""Errors that a person can meet: one clear sentence, and what to do next."""

from __future__ import annotations


class IepwriterError(Exception):
    """An error to show as it is: `message` says what happened, `hint` what to do next."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()


class CaseError(IepwriterError):
    """A case file that cannot be used; `problems` has one sentence for each mistake in it."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


class TemplateError(IepwriterError):
    """A letter template with a mistake; the message names the file and the line."""


class ModelError(IepwriterError):
    """A model that is missing, damaged or cannot be run."""


class StoreError(IepwriterError):
    """Saved letters that cannot be opened, read or written."""


class Stopped(IepwriterError):
    """The person stopped the work; nothing was changed."""

    def __init__(self, message: str = "Stopped.", hint: str = "Nothing was changed.") -> None:
        super().__init__(message, hint)
