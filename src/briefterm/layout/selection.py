"""A selection: two ends, and how far it reaches from each by its unit."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from briefterm.layout.motions import grapheme_at, paragraph_at, word_at
from briefterm.model import Span


class Unit(StrEnum):
    """What a selection grows by."""

    CHARACTER = "character"
    WORD = "word"
    PARAGRAPH = "paragraph"


@dataclass(frozen=True, slots=True)
class Selection:
    """From the unit at offset ``anchor`` to the unit at offset ``head``, both taken whole."""

    anchor: int
    head: int
    unit: Unit = Unit.CHARACTER

    def to(self, head: int) -> Selection:
        """The selection with its moving end at ``head``."""
        return replace(self, head=head)

    def swapped(self) -> Selection:
        """The selection with its ends exchanged, so that the other one moves."""
        return replace(self, anchor=self.head, head=self.anchor)

    def span(self, text: str) -> Span:
        """What is selected, without white space at its ends; empty if there is nothing else."""
        first, last = sorted((self.anchor, self.head))
        start, end = self._unit_at(text, first).start, self._unit_at(text, last).end
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        return Span(start, end)

    def _unit_at(self, text: str, offset: int) -> Span:
        match self.unit:
            case Unit.WORD:
                return word_at(text, offset)
            case Unit.PARAGRAPH:
                return paragraph_at(text, offset)
            case _:
                return grapheme_at(text, offset)
