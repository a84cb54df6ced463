"""Kinds of names for the labels of OntoNotes, CoNLL, ACE and WNUT, by which models are trained."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from briefterm.model import EntityKind

if TYPE_CHECKING:
    from collections.abc import Mapping

_MISC = "MISC"

# Labels in capitals; None stands for what is no name.
LABELS: Mapping[str, EntityKind | None] = MappingProxyType(
    {kind.value: kind for kind in EntityKind}
    | dict.fromkeys(("PER", "PERS"), EntityKind.PERSON)
    | dict.fromkeys(
        ("ORGANIZATION", "ORGANISATION", "CORPORATION", "COMPANY", "GROUP"), EntityKind.ORG
    )
    | dict.fromkeys(("COUNTRY", "CITY", "STATE_OR_PROVINCE"), EntityKind.GPE)
    | {"LOCATION": EntityKind.LOC, "FACILITY": EntityKind.FAC}
    | dict.fromkeys(("NATIONALITY", "RELIGION", "IDEOLOGY"), EntityKind.NORP)
    | dict.fromkeys(("VEH", "VEHICLE", "WEA", "WEAPON"), EntityKind.PRODUCT)
    | dict.fromkeys(("WORK_OF_ART", "CREATIVE-WORK", "CREATIVE_WORK"), EntityKind.WORK)
    | {_MISC: EntityKind.EVENT}
    | dict.fromkeys(
        (
            *("DATE", "TIME", "DURATION", "SET", "PERCENT", "MONEY", "QUANTITY", "ORDINAL"),
            *("CARDINAL", "NUMBER", "LANGUAGE", "TITLE", "URL", "EMAIL"),
        )
    )
)


def kind_of(label: str, words: str = "") -> EntityKind | None:
    """The kind that a model's label means, whatever its case; None for what is no name.

    MISC of the CoNLL corpora is a people where the program's lists know ``words`` as one, else an
    event, the next most frequent thing that it stands for. Raises KeyError for an unknown label.
    """
    upper = label.upper()
    kind = LABELS[upper]
    return EntityKind.NORP if upper == _MISC and _is_people(words) else kind


def _is_people(words: str) -> bool:
    from briefterm.entities.lexicon import lexicon  # noqa: PLC0415 - few models have such a label

    known = lexicon().known(words)
    return known is not None and known.kind is EntityKind.NORP
