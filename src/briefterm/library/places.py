"""Where a library's notes, texts and index are kept."""

from __future__ import annotations

import os
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
    cannot be written to. Raises `NotFoundError` when the folder is not there.
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
    elsewhere = data_folder() / "libraries" / folder_hash(folder) / NOTES_FILE
    warning = (
        f"library {visible_line(str(folder))} is read-only; "
        f"notes are kept in {visible_line(str(elsewhere))}"
    )
    return folder, elsewhere, (warning,)


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
