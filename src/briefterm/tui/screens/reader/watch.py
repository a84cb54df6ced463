"""What others have changed on disk since the last look."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from briefterm.model import Briefing

    Stamp = tuple[int, int]


@dataclass(frozen=True)
class Changes:
    """What is not as it was: the open file, the folders, the reader's and the curator's files.

    ``gone`` says that the open file has just gone, ``file`` that it is another one now.
    """

    gone: bool = False
    file: bool = False
    folders: bool = False
    notes: bool = False
    glossary: bool = False
    searches: bool = False


class Watch:
    """Remembers how things were; the first look only sees the open file."""

    def __init__(self) -> None:
        self._stamps: dict[Path, Stamp | None] = {}
        self._gone: Path | None = None  # the file of which it was told that it is gone

    def look(
        self,
        briefing: Briefing,
        folders: Iterable[Path],
        notes: Path,
        glossary: Path,
        searches: Path,
    ) -> Changes:
        """Look at the open briefing's file (if it has an id), at folders and at three files."""
        gone = changed = False
        if briefing.id:
            stamp = _stamp(briefing.path)
            gone = stamp is None and self._gone != briefing.path
            self._gone = briefing.path if stamp is None else None
            changed = stamp not in (None, (briefing.mtime_ns, briefing.size))
        before = self._stamps
        now = {folder: _stamp(folder) for folder in folders}
        own = {path: _stamp(path) for path in (notes, glossary, searches)}
        self._stamps = {**now, **own}
        if not before:
            return Changes(gone, changed)
        others = {path: stamp for path, stamp in before.items() if path not in own}
        differs = {path: before.get(path) != stamp for path, stamp in own.items()}
        files = (differs[path] for path in (notes, glossary, searches))
        return Changes(gone, changed, now != others, *files)


def _stamp(path: Path) -> Stamp | None:
    """Modification time in nanoseconds and size in bytes; None when nothing is there."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size
