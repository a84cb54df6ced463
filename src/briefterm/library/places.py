"""Where a library's notes, texts and index are kept."""

from __future__ import annotations

import os
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from briefterm.errors import NotFoundError
from briefterm.paths import cache_folder, data_folder
from briefterm.terminal import visible_line

OWN_FOLDER = ".briefterm"
NOTES_FILE = "notes.json"


def notes_place(folder: Path, notes: Path | None) -> tuple[Path, Path, tuple[str, ...]]:
    """The absolute folder, the notes file, and what the reader should know about it.

    Without ``notes`` they are in the library itself, or in the user data folder when the library
    cannot be written to: `other_notes` names the other of the two. Raises `NotFoundError` when the folder is not there.
    """
    folder = Path(os.path.abspath(folder))  # noqa: PTH100 - Path.absolute keeps "..", resolve() links
    if not folder.is_dir():
        raise NotFoundError(
            f"library {visible_line(str(folder))}: no such folder; "
            "make it, or name another with --library DIR"
        )
    if notes is not None:
        return folder, Path(os.path.abspath(notes)), ()  # noqa: PTH100 - as above
    own = folder / OWN_FOLDER
    if _writable(own / NOTES_FILE):
        return folder, own / NOTES_FILE, ()
    elsewhere = _elsewhere(folder)
    why = f"library {visible_line(str(folder))} is read-only"
    if os.path.lexists(own / NOTES_FILE):
        if os.access(own, os.W_OK):
            why = f"notes file {visible_line(str(own / NOTES_FILE))} cannot be written"
        if not os.access(own / NOTES_FILE, os.R_OK):
            why += " and its notes cannot be read"
        elif not _writable(elsewhere):
            return folder, own / NOTES_FILE, (f"{why}; notes are shown and cannot be changed",)
    return folder, elsewhere, (f"{why}; notes are kept in {visible_line(str(elsewhere))}",)


def other_notes(folder: Path, notes_path: Path) -> Path | None:
    """The library's own notes file for that of the user data folder, and the other way round.

    None when it is not there, and for a notes file that was named.
    """
    pair = (folder / OWN_FOLDER / NOTES_FILE, _elsewhere(folder))
    if notes_path not in pair:
        return None
    other = pair[1 - pair.index(notes_path)]
    return other if os.path.lexists(other) else None


def left_elsewhere(folder: Path, notes_path: Path) -> tuple[str, ...]:
    """A warning while the user data folder has notes that the library's own file may not have."""
    other = other_notes(folder, notes_path)
    if other is None or other != _elsewhere(folder) or is_taken_over(other):
        return ()
    place = visible_line(str(other))
    way_out = "`briefterm check` takes them over"
    return (f"notes from when the library was read-only are in {place}; {way_out}",)


def is_taken_over(notes_path: Path) -> bool:
    """Whether `mark_taken_over` was called since the file was last written."""
    try:
        return _mark_of(notes_path).read_text() == _state(notes_path)
    except (OSError, ValueError):
        return False


def mark_taken_over(notes_path: Path) -> None:
    """Remember that the library itself has all of this file; what fails is asked again."""
    with suppress(OSError):
        _mark_of(notes_path).write_text(_state(notes_path))


def _elsewhere(folder: Path) -> Path:
    return data_folder() / "libraries" / folder_hash(folder) / NOTES_FILE


def _mark_of(notes_path: Path) -> Path:
    return notes_path.with_name(f"{notes_path.name}.taken-over")


def _state(path: Path) -> str:
    status = path.stat()
    return f"{status.st_size} {status.st_mtime_ns}"


def texts_place(folder: Path, notes_path: Path) -> Path:
    """The folder of texts as they stood when annotated: beside the notes file.

    A notes file of another name or place has a folder named after it, so that two of them in one
    folder do not mix.
    """
    in_own_folder = notes_path == folder / OWN_FOLDER / NOTES_FILE
    if in_own_folder or notes_path.is_relative_to(data_folder()):
        return notes_path.parent / "texts"
    return notes_path.parent / f"{notes_path.stem}-texts"


def cache_place(folder: Path) -> Path:
    """The index file of a library in the user cache folder."""
    return cache_folder() / "libraries" / f"{folder_hash(folder)}.sqlite3"


def folder_hash(folder: Path) -> str:
    """A short name for a folder, the same however it was reached."""
    return sha256(os.fsencode(os.path.realpath(folder))).hexdigest()[:16]


def _writable(path: Path) -> bool:
    """Whether ``path`` could be written: it or the nearest folder above it that is there."""
    for place in (path, *path.parents):
        try:
            place.lstat()
        except FileNotFoundError:
            continue
        except OSError:
            return False
        if place == path:
            return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
        return os.access(place, os.W_OK | os.X_OK)
    return False
