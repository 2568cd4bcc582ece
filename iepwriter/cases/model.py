"""The case: everything that a person knows about one letter."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints


def _no_date_if_empty(value: object) -> object:
    return None if value == "" else value


Text = Annotated[str, StringConstraints(strip_whitespace=True)]
Filled = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Day = Annotated[date | None, BeforeValidator(_no_date_if_empty)]
Kind = Literal["concern_statement", "disagreement_note"]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Child(_Part):
    """The child, named as the name should appear in the letter."""

    name: Filled
    pronouns: Literal["she", "he", "they"] = "they"
    grade: Text = ""
    school: Text = ""

    @property
    def first_name(self) -> str:
        """The name used inside sentences."""
        return self.name.split()[0]


class Parent(_Part):
    """Who signs."""

    name: Filled


class Addressee(_Part):
    """Who reads: a named person with a role (CPIR model letters)."""

    name: Filled
    role: Text = ""


class Evidence(_Part):
    """One report, with what it found in its own words."""

    source: Filled
    date: Day = None
    finding: Text = ""


class Concern(_Part):
    """One issue of the letter; amounts and services are free text."""

    area: Filled
    in_your_words: Text = ""
    current: Text = ""
    proposed: Text = ""
    needed: Text = ""
    goal: Text = ""
    school_reason: Text = ""
    observations: tuple[Filled, ...] = ()
    request: Text = ""
    question: Text = ""
    non_negotiable: bool = False
    evidence: tuple[Evidence, ...] = ()


class Disagreement(_Part):
    """What is disagreed with and what is agreed (article, "You Do Not Have to Sign the IEP at the Meeting")."""

    component: Filled
    agrees_with: Text = ""
    signed_so_far: Text = ""


class Private(_Part):
    """For the writer's eyes only; no output ever shows it."""

    minimum_acceptable: Text = ""
    willing_to_compromise: Text = ""


class Case(_Part):
    """One letter to write: who, to whom, about what, with which evidence."""

    kind: Kind
    letter_date: Day = None
    meeting_date: Day = None
    reply_by: Day = None
    cc: tuple[Filled, ...] = ()
    attach_to_iep: bool = True
    prior_written_notice: bool | None = None
    state: Text = ""
    child: Child
    parent: Parent
    addressee: Addressee
    concerns: Annotated[tuple[Concern, ...], Field(min_length=1)]
    disagreement: Disagreement | None = None
    private: Private = Private()

    @property
    def asks_for_notice(self) -> bool:
        """Whether the letter asks for prior written notice; a disagreement does unless told otherwise."""
        if self.prior_written_notice is None:
            return self.kind == "disagreement_note"
        return self.prior_written_notice
