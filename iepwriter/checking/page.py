"""A text in the forms in which rules look at it."""

from __future__ import annotations

from functools import cached_property

from .hearing.ear import Heard
from .hearing.listening import listened
from .masking import Sentences, mask, normal, sentences


class Page:
    """A text prepared once for all rules."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def normal(self) -> str:
        """In lower case with straight apostrophes."""
        return normal(self.text)

    @cached_property
    def masked(self) -> str:
        """The normal form without what others said."""
        return mask(self.text)

    @cached_property
    def sentences(self) -> Sentences:
        """Where its sentences start; most pages have nothing that needs it."""
        return sentences(self.text)

    @cached_property
    def heard(self) -> list[Heard]:
        """What the network hears in it."""
        return listened(self.masked, self.sentences)
