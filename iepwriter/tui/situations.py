"""The first question of a new letter: what is going on, in everyday words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from iepwriter.cases.model import Kind


@dataclass(frozen=True)
class Situation:
    """What a person may be facing, the letter for it, and when that letter helps."""

    name: str
    kind: Kind
    helps: str


SITUATIONS = (
    Situation(
        "The meeting is coming",
        "concern_statement",
        "Helps before an IEP meeting: your concern is on paper before anyone sits down, so it gets talked about "
        "and stays on record. Name the amount and the report it rests on.",
    ),
    Situation(
        "I disagree with part of the IEP",
        "disagreement_note",
        "Helps once there is a proposal or a written IEP: you name the one part that is wrong and what you do "
        "agree with. You may take the pages home first; nobody has to sign at the table.",
    ),
)


class NewLetter(ModalScreen[Kind | int | None]):
    """Asks for the situation; gives back its kind of letter, or the place of an unfinished letter to go on with."""

    BINDINGS: ClassVar = [("escape", "back", "Back")]

    def __init__(self, unfinished: dict[int, str]) -> None:
        super().__init__()
        self._unfinished = unfinished
        self._choices: list[Kind | int] = [*unfinished, *(s.kind for s in SITUATIONS)]

    def compose(self) -> ComposeResult:
        """What was begun first, then the situations."""
        with Vertical(classes="box"):
            yield Static("What is going on? Choose with the arrows and Enter. Esc goes back.\n", markup=False)
            listed = [f"Go on with the letter you began: {line}" for line in self._unfinished.values()]
            listed += [f"{s.name}\n  {s.helps}\n" for s in SITUATIONS]
            yield OptionList(*(Option(line) for line in listed), markup=False, id="situations")

    def on_mount(self) -> None:
        """Puts the cursor on the first choice."""
        self.query_one(OptionList).focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Gives the choice back."""
        self.dismiss(self._choices[event.option_index])

    def action_back(self) -> None:
        """Goes back without a letter."""
        self.dismiss(None)
