"""What an action made of notes and bookmarks, so that it can be taken back and done again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from briefterm.model import Bookmark, Note

_Item = TypeVar("_Item", "Note", "Bookmark")

_SAID = ("text", "tags", "color", "status", "kind")
_PLACE = ("briefing", "anchor")
_GONE = "deleted"


@dataclass(frozen=True, slots=True)
class Change:
    """Notes and bookmarks, each as it was and as it became."""

    notes: tuple[tuple[Note, Note], ...] = ()
    bookmarks: tuple[tuple[Bookmark, Bookmark], ...] = ()

    @property
    def back(self) -> Change:
        """The change that takes this one back."""
        return Change(
            tuple((after, before) for before, after in self.notes),
            tuple((after, before) for before, after in self.bookmarks),
        )


@dataclass(frozen=True, slots=True)
class Turned:
    """How many records were changed, and how many were left because others had changed them."""

    done: int = 0
    left: int = 0


def made(item: _Item) -> tuple[_Item, _Item]:
    """A new note or bookmark as a change: before it, it is one that was deleted."""
    return replace(item, deleted=item.created or "before"), item


def change_of_notes(pairs: Iterable[tuple[Note, Note]]) -> Change:
    """The notes that differ in what a change can take back."""
    return Change(tuple((was, becomes) for was, becomes in pairs if differences(was, becomes)))


def differences(was: _Item, becomes: _Item) -> dict[str, Any]:
    """The fields of ``becomes`` that are others than in ``was``; a time of deletion is one."""
    fields = {
        name: getattr(becomes, name)
        for name in (*_SAID, *_PLACE)
        if getattr(was, name, None) != getattr(becomes, name, None)
    }
    if bool(was.deleted) != bool(becomes.deleted):
        fields[_GONE] = becomes.deleted
    return fields


def steps(present: _Item, was: _Item, becomes: _Item) -> dict[str, Any] | None:
    """What is to be set in ``present`` so that what led from ``was`` to ``becomes`` holds there.

    None when somebody has changed one of those fields since, so that the change would undo theirs.
    """
    wanted = differences(was, becomes)
    missing = differences(present, becomes)
    fields = {name: value for name, value in wanted.items() if name in missing}
    return None if fields.keys() & differences(present, was).keys() else fields


def turned(
    present: Iterable[_Item],
    pairs: Iterable[tuple[_Item, _Item]],
    put: Callable[[_Item, dict[str, Any]], object],
) -> Turned:
    """Let ``put`` set in those of ``present`` what leads from the first of a pair to its second.

    What somebody has changed since, or is not present, is left.
    """
    known = {item.id: item for item in present}
    done = left = 0
    for was, becomes in pairs:
        item = known.get(was.id)
        fields = None if item is None else steps(item, was, becomes)
        if item is None or fields is None:
            left += 1
        elif fields:
            done += 1
            put(item, fields)
    return Turned(done, left)
