"""What an export, or its way back, would do: values that commands and screens show."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from briefterm.export import Change
    from briefterm.store.files import Stamp

# What is said of the number of changes of each kind.
_SAID = {
    "add": "added",
    "update": "updated",
    "remove": "removed",
    "keep": "of yours kept",
    "offer": "beside yours",
    "front": "in front matter",
}


@dataclass(frozen=True, slots=True)
class Options:
    """How to export. ``template`` is a name or a file; empty is the one that a file has, or ours.

    ``wikilinks`` None is what a file has, or no. ``index`` adds a file with links to a folder: None
    where it has several files, or an index.
    ``force`` lets the program's version of every block stand, and brings deleted ones back.
    """

    template: str = ""
    wikilinks: bool | None = None
    index: bool | None = False
    force: bool = False


@dataclass(frozen=True, slots=True)
class PlannedFile:
    """A file of an export: of which briefings, the text that it shall have, what that changes.

    ``action`` is "create", "update" or "same"; ``before`` is the text that it has, "" for none.
    """

    briefing_ids: tuple[str, ...]
    path: Path
    text: str
    action: str
    changes: tuple[Change, ...] = ()
    before: str = ""
    data: bytes = field(default=b"", repr=False)
    seen: Stamp | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Plan:
    """What an export would write; ``warnings`` tell what is left alone, one line each."""

    files: tuple[PlannedFile, ...] = ()
    warnings: tuple[str, ...] = ()

    @property
    def writes(self) -> tuple[PlannedFile, ...]:
        """The files that would be written."""
        return tuple(file for file in self.files if file.action != "same")


@dataclass(frozen=True, slots=True)
class PlannedEdit:
    """What a file says of a note otherwise than the store; None where that is the same.

    With a ``conflict``, a line that says why, the store is left as it is unless that is forced.
    """

    note_id: str
    briefing_id: str
    path: Path
    old_text: str
    old_tags: tuple[str, ...]
    text: str | None = None
    tags: tuple[str, ...] | None = None
    conflict: str = ""


@dataclass(frozen=True, slots=True)
class PullPlan:
    """What reading the files back would change in the store."""

    edits: tuple[PlannedEdit, ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ExportedFile:
    """One exported text: of which briefings, where (None: nowhere), and whether that changed."""

    briefing_ids: tuple[str, ...]
    text: str
    path: Path | None = None
    changed: bool = False
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Exported:
    """What an export made; ``warnings`` tell what was left alone and why, one line each."""

    files: tuple[ExportedFile, ...] = ()
    warnings: tuple[str, ...] = ()


def changes_in_words(changes: Iterable[Change]) -> str:
    """How many changes of each kind there are, such as "2 added, 1 updated"; empty for none."""
    counts = Counter(change.action for change in changes)
    return ", ".join(
        f"{counts[action]} {words}" for action, words in _SAID.items() if counts[action]
    )
