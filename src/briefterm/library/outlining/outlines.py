"""The door of the library to its outlines."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefterm.errors import NotFoundError, UsageError
from briefterm.library import clock
from briefterm.library.gone import stand_in
from briefterm.library.outlining.arranging import added
from briefterm.model import Briefing, OutlineItem
from briefterm.terminal import visible_line

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from briefterm.export import Cited
    from briefterm.library.notebook import Notebook
    from briefterm.library.shelf import Shelf
    from briefterm.model import Note, Outline

    Items = tuple[OutlineItem, ...]


@dataclass(frozen=True, slots=True)
class OutlineChange:
    """The items of an outline as they were and as they became; ``id`` is the outline's."""

    id: str
    name: str
    before: Items
    after: Items

    @property
    def back(self) -> OutlineChange:
        """The change that takes this one back."""
        return OutlineChange(self.id, self.name, self.after, self.before)


class Outlines:
    """All outlines of a library. Every method may be called from any thread.

    A change is read, made and written under the lock of the notes file. Raises `StoreError`.
    """

    def __init__(self, shelf: Shelf, notebook: Notebook) -> None:
        self._shelf = shelf
        self._notebook = notebook

    def all(self, *, deleted: bool = False) -> list[Outline]:
        """Outlines in the order they were made; ``deleted`` adds those that were removed."""
        from briefterm.store import outline_from  # noqa: PLC0415 - the store loads at the first use

        outlines = [outline_from(record) for record in self._notebook.store.outlines()]
        return [one for one in outlines if deleted or not one.deleted]

    def outline(self, wanted: str, *, deleted: bool = False) -> Outline:
        """The outline with this name, or this id or unique beginning of one.

        Of two with one name the newer is meant. Raises `NotFoundError`.
        """
        outlines = self.all(deleted=deleted)
        key = wanted.strip().casefold()
        named = [one for one in outlines if one.name.casefold() == key]
        near = named[-1:] or [one for one in outlines if one.id == key]
        near = near or [one for one in outlines if key and one.id.startswith(key)]
        if len(near) != 1:
            shown = visible_line(wanted)
            raise NotFoundError(f"outline {shown}: no such outline; see `briefterm outline list`")
        return near[0]

    def create(self, name: str) -> Outline:
        """A new outline. Raises `UsageError` when the name is empty or taken."""
        name = self._free(name)
        now = clock.now()
        fields = {"name": name, "items": [], "created": now, "updated": now}
        return self._exact(self._notebook.store.insert_outline(fields))

    def rename(self, outline_id: str, name: str) -> Outline:
        """The outline with another name. Raises `UsageError` as `create` does."""
        if self._exact(outline_id).name.casefold() != name.strip().casefold():
            name = self._free(name)
        self._set(outline_id, {"name": " ".join(name.split())})
        return self._exact(outline_id)

    def remove(self, outline_id: str) -> Outline:
        """The outline with a tombstone; `restore` undoes it."""
        if not self._exact(outline_id).deleted:
            self._set(outline_id, {"deleted": clock.now()})
        return self._exact(outline_id)

    def restore(self, outline_id: str) -> Outline:
        """The outline without its tombstone."""
        if self._exact(outline_id).deleted:
            self._set(outline_id, {"deleted": None})
        return self._exact(outline_id)

    def change(self, outline_id: str, arrange: Callable[[Items], Items]) -> OutlineChange:
        """Make of the items what ``arrange`` makes of those that are stored now."""
        with self._notebook.transaction():
            outline = self._exact(outline_id)
            after = arrange(outline.items)
            if after != outline.items:
                self._set_items(outline_id, after)
        return OutlineChange(outline.id, outline.name, outline.items, after)

    def turn(self, change: OutlineChange) -> bool:
        """Make ``change`` once more; False when the items are others than it begins with."""
        with self._notebook.transaction():
            if self._exact(change.id).items != change.before:
                return False
            self._set_items(change.id, change.after)
        return True

    def collect(
        self, outline_id: str, note_ids: Sequence[str], *, behind: str = ""
    ) -> OutlineChange:
        """Put notes at the end, or behind an item; those that are there already stay there.

        A unique beginning of a note's id is enough. Raises `NotFoundError`.
        """
        ids = self.ids_of_notes(note_ids)
        new = [new_item("note", note=note_id) for note_id in ids]
        return self.change(outline_id, lambda items: added(items, new, behind))

    def ids_of_notes(self, wanted: Sequence[str]) -> list[str]:
        """The whole ids of notes that are named by ids or beginnings. Raises `NotFoundError`."""
        from briefterm.library.entries import by_id  # noqa: PLC0415 - on demand

        notes = self._notebook.notes() if wanted else []
        return list(dict.fromkeys(by_id(notes, one, "note", "note list").id for one in wanted))

    def cited(self, outline: Outline) -> dict[str, Cited]:
        """The notes of an outline with their briefings, by id; without those that are gone."""
        from briefterm.export import Cited  # noqa: PLC0415 - loads with the export

        wanted = {item.note for item in outline.items if item.kind == "note"}
        notes = [note for note in self._notebook.notes() if note.id in wanted]
        briefings = self._briefings(notes)
        return {note.id: Cited(note, briefings[note.briefing]) for note in notes}

    def _briefings(self, notes: Sequence[Note]) -> dict[str, Briefing]:
        """The briefings of notes by id, with a stand-in for each that is gone."""
        names = {note.briefing for note in notes}
        found = {name: one for name in names if (one := self._shelf.known(name)) is not None}
        if len(found) < len(names):
            folder = self._shelf.folder
            gone = {one.briefing: stand_in(one, folder) for one in self._notebook.gone()}
            for name in names - found.keys():
                found[name] = gone.get(name) or Briefing(id=name, path=folder, title=name)
        return found

    def _free(self, name: str) -> str:
        name = " ".join(name.split())
        if not name:
            raise UsageError("an outline needs a name")
        if any(one.name.casefold() == name.casefold() for one in self.all()):
            raise UsageError(f"outline {visible_line(name)}: there is one of this name")
        return name

    def _exact(self, outline_id: str) -> Outline:
        for one in self.all(deleted=True):
            if one.id == outline_id:
                return one
        shown = visible_line(outline_id)
        raise NotFoundError(f"outline {shown}: no such outline; see `briefterm outline list`")

    def _set_items(self, outline_id: str, items: Items) -> None:
        from briefterm.store import item_records  # noqa: PLC0415 - as above

        store = self._notebook.store
        record = next(one for one in store.outlines() if one.get("id") == outline_id)
        self._set(outline_id, {"items": item_records(items, record)})

    def _set(self, outline_id: str, fields: dict[str, object]) -> None:
        self._notebook.store.update_outline(outline_id, {**fields, "updated": clock.now()})


def new_item(kind: str, *, note: str = "", text: str = "", level: int = 1) -> OutlineItem:
    """An item with an id of its own."""
    return OutlineItem(id=os.urandom(5).hex(), kind=kind, note=note, text=text, level=level)
