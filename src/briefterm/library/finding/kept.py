"""The reader's notes as queries look at them: kept until their file or the library changes."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from briefterm.library.library import Library
    from briefterm.library.shelf import Shelf
    from briefterm.model import Note

    _Stamp = tuple[object, ...]


class KeptNotes:
    """The notes by briefing; nothing is loaded while there is no notes file."""

    def __init__(self, library: Library, shelf: Shelf) -> None:
        self._library = library
        self._shelf = shelf
        self._lock = threading.Lock()
        self._kept: tuple[_Stamp | None, Mapping[str, Sequence[Note]]] = (None, {})

    def by_briefing(self) -> Mapping[str, Sequence[Note]]:
        """The notes of each briefing that has any, as the file has them now. Raises `StoreError`."""
        with self._lock:
            try:
                status = self._library.notes_path.stat()
            except OSError:
                return {}
            # Notes follow renamed files, so that they change with the catalogue too.
            file = (status.st_ino, status.st_size, status.st_mtime_ns)
            stamp = (*file, self._shelf.state())
            if self._kept[0] != stamp:
                notes: dict[str, list[Note]] = {}
                for note in self._library.notes():
                    notes.setdefault(note.briefing, []).append(note)
                self._kept = (stamp, notes)
            return self._kept[1]
