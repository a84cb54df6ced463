"""The records of a library's notes file, each with the briefing that it is shown with.

What is stored is not changed by that: a briefing whose old file comes back has its notes again.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from briefterm.library.following import briefing_of, homes, likeness, time_of, traces

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Set as AbstractSet
    from pathlib import Path

    from briefterm.library.following import Trace
    from briefterm.library.shelf import Shelf
    from briefterm.model import Briefing
    from briefterm.store import Store, Texts

    Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Homes:
    """What was found for the briefings ``asked`` about, with the catalogue in that ``state``."""

    state: tuple[int, int, int] | None = None
    asked: frozenset[str] = frozenset()
    found: Mapping[str, str] = field(default_factory=dict)


class Records:
    """Notes, bookmarks and readings of a library; the store is opened at the first use.

    The notes of a briefing whose file was renamed are those of the renamed one. Nothing is looked
    for while every briefing that the records name is there, and the answer is remembered until the
    catalogue changes or another briefing is lost.
    """

    def __init__(self, path: Path, texts_folder: Path, shelf: Shelf) -> None:
        self.shelf = shelf
        self._path = path
        self._texts_folder = texts_folder
        self._lock = threading.Lock()
        self._opened: tuple[Store, Texts] | None = None
        self._homes = _Homes()

    @property
    def path(self) -> Path:
        """Where the notes file is, or will be."""
        return self._path

    @property
    def store(self) -> Store:
        """The notes file."""
        return self._open()[0]

    @property
    def texts(self) -> Texts:
        """Texts as they stood when they were annotated."""
        return self._open()[1]

    def notes(self) -> list[Record]:
        """All notes in the order they were made, deleted ones too."""
        return self._shown(self.store.notes())

    def bookmarks(self) -> list[Record]:
        """All bookmarks in the order they were made, deleted ones too."""
        return self._shown(self.store.bookmarks())

    def shared(self) -> tuple[list[Record], list[Record]]:
        """The same notes and bookmarks without a copy, for who changes nothing in them."""
        return self._shown(self.store.shared("notes")), self._shown(self.store.shared("bookmarks"))

    def readings(self) -> dict[str, Record]:
        """How far each briefing was read, by its id; what is known of its present file counts."""
        stored = self.store.readings()
        moved = self._moved(stored.keys())
        if not moved:
            return stored
        merged: dict[str, Record] = {}
        for name in sorted(stored, key=lambda name: (name not in moved, time_of(stored[name]))):
            home = moved.get(name, name)
            merged[home] = {**merged.get(home, {}), **stored[name], "briefing": home}
        return merged

    def lost(self) -> dict[str, Trace]:
        """Briefings with records that are not in the library, nor under another name, by id."""
        known = self._traces()
        moved = self._moved(known.keys())
        present = self.shelf.ids()
        return {
            name: trace
            for name, trace in known.items()
            if name not in present and name not in moved
        }

    def _shown(self, records: list[Record]) -> list[Record]:
        moved = self._moved({briefing_of(record) for record in records})
        if not moved:
            return records
        return [
            {**record, "briefing": moved[name]}
            if (name := briefing_of(record)) in moved
            else record
            for record in records
        ]

    def _moved(self, names: AbstractSet[str]) -> Mapping[str, str]:
        """The present ids of lost briefings that can be told, those among ``names`` at least."""
        present = self.shelf.ids()
        lost = names - present
        # An empty catalogue has not been filled yet, so that nothing is known to be lost.
        if not present or not lost:
            return {}
        state = self.shelf.state()
        if self._homes.state != state or not self._homes.asked.issuperset(lost):
            known = self._traces()
            found = homes(known, self.shelf.listed(), self._likeness)
            self._homes = _Homes(state, frozenset(known), found)
        return self._homes.found

    def _traces(self) -> dict[str, Trace]:
        store = self.store
        return traces([*store.notes(), *store.bookmarks(), *store.readings().values()])

    def _likeness(self, lost: Trace, briefing: Briefing) -> float:
        kept = (self.texts.get(digest) for digest in lost.digests)
        old = next((text for text in kept if text is not None), None)
        new = self.shelf.text(briefing)
        return 0.0 if old is None or new is None else likeness(old, new)

    def _open(self) -> tuple[Store, Texts]:
        with self._lock:
            if self._opened is None:
                from briefterm.store import Texts, open_store  # noqa: PLC0415 - as late as can be

                self._opened = (open_store(self._path), Texts(self._texts_folder))
            return self._opened
