"""What a curator's word on one name means for the entries of a glossary."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefterm.model import GlossaryEntry

if TYPE_CHECKING:
    from briefterm.model import EntityKind

_LETTERS_FOR_CAPITALS = 4  # a form of so many letters is known in capitals too


@dataclass(frozen=True)
class Correction:
    """What is right: the words ``forms`` name the entity ``name``, of a kind, or are no name.

    ``always`` sets the entry above the names that a briefing has of its own.
    """

    name: str
    kind: EntityKind | None
    forms: tuple[str, ...] = ()
    always: bool = False

    @property
    def entry(self) -> GlossaryEntry:
        """The entry that says so in a glossary that knew nothing of the name."""
        aliases = _with(self.name, (), self.forms)
        return GlossaryEntry(self.name, self.kind, aliases, always=self.always)


def concerns(entry: GlossaryEntry, correction: Correction) -> bool:
    """Whether an entry is of the name, or of one of the forms and so becomes one of the name."""
    return _plain(entry.name) in _claimed(correction)


def corrected(entry: GlossaryEntry, correction: Correction) -> GlossaryEntry:
    """An entry as it is to be.

    One that it `concerns` gets the name, the kind and the forms; what is no name keeps its own
    name. From others the forms are taken away.
    """
    if not concerns(entry, correction):
        claimed = _claimed(correction)
        kept = (one for one in entry.aliases if not {_plain(one), _plain(one).upper()} & claimed)
        return replace(entry, aliases=tuple(kept))
    same = correction.kind is None or _plain(entry.name) == _plain(correction.name)
    name = entry.name if same else correction.name
    forms = (entry.name, correction.name, *correction.forms)
    return replace(
        entry,
        name=name,
        kind=correction.kind,
        aliases=_with(name, entry.aliases, forms),
        always=entry.always or correction.always,
    )


def _claimed(correction: Correction) -> set[str]:
    return {_plain(form) for form in (correction.name, *correction.forms)}


def _with(name: str, aliases: tuple[str, ...], forms: tuple[str, ...]) -> tuple[str, ...]:
    """The aliases of a name and, behind them, the forms that these do not cover."""
    new = [
        form for form in dict.fromkeys(forms) if not {form, _plain(form)} & {*aliases, _plain(name)}
    ]
    capitals = {
        _plain(form).upper()
        for form in (name, *aliases, *new)
        if len(form) >= _LETTERS_FOR_CAPITALS and form != form.upper()
    }
    return (*aliases, *(form for form in new if _plain(form) not in capitals))


def _plain(form: str) -> str:
    """A form as forms are compared: with straight apostrophes, and no space around it."""
    return form.strip().replace("’", "'")
