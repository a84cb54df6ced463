"""Names and dates in a text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

# How a text writes 5/6/2024: 6 May in the United States, 5 June in Europe.
DateOrder = Literal["us", "european"]


class EntityKind(StrEnum):
    """Kinds of names, by the labels that annotated corpora use."""

    PERSON = "PERSON"
    ORG = "ORG"
    GPE = "GPE"
    LOC = "LOC"
    FAC = "FAC"
    NORP = "NORP"
    EVENT = "EVENT"
    PRODUCT = "PRODUCT"
    WORK = "WORK"
    LAW = "LAW"


@dataclass(frozen=True, slots=True)
class GlossaryEntry:
    """A name that a curator knows: its canonical form, kind and other forms.

    Without a kind it is the other way round: its forms are words that are no name. With ``always``
    an entry of a library stands above what a briefing says of its own names.
    """

    name: str
    kind: EntityKind | None
    aliases: tuple[str, ...] = ()
    always: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """A span that names an entity; ``name`` is the entity's canonical name.

    ``layer`` tells which part of the tagger decided: "pattern", "gazetteer", "document" or
    "glossary".
    """

    start: int
    end: int
    kind: EntityKind
    name: str
    layer: str = ""


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A span with a TIMEX3 type, value and modifier, and the interval that it means.

    ``type`` is DATE, TIME, DURATION or SET; ``value`` and ``mod`` follow TimeML 1.2.1 (``2023-08``
    with ``START`` for "early August"). ``earliest`` (inclusive) and ``latest`` (exclusive) are ISO
    8601 dates, or date-times for clock times; None leaves that end open, both None means no place
    in time. ``rule`` names the rule that read it, ``why`` says in plain words what it counted from.
    """

    start: int
    end: int
    type: str
    value: str
    mod: str | None = None
    earliest: str | None = None
    latest: str | None = None
    rule: str = ""
    why: str = ""
