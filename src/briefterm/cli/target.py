"""What the words PATH, ID and ID#NOTE mean."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from briefterm.errors import NotFoundError, UsageError
from briefterm.terminal import visible_line

if TYPE_CHECKING:
    from briefterm.cli.context import Session
    from briefterm.library import Library

_SUFFIXES = (".md", ".markdown", ".txt")


@dataclass(frozen=True, slots=True)
class Target:
    """A library, and the ids of the briefing and the note in it, if these are meant."""

    library: Library
    briefing_id: str | None = None
    note_id: str | None = None


def find_target(session: Session, word: str | None) -> Target:
    """What ``word`` names: a folder, a file, a briefing's id, or one of the last two and a note.

    A file outside of the chosen library opens the folder that it is in. Raises `NotFoundError`.
    """
    if not word:
        return Target(session.library())
    path = _path(word)
    if path is not None and path.is_dir():
        return Target(session.library(path))
    target, mark, note = word, "", ""
    if path is None and "#" in word:
        target, mark, note = word.rpartition("#")
        path = _path(target) if target else None
    if path is not None and not path.is_dir():
        library, key = _library_of(session, path)
        briefing_id = library.briefing(key).id
    else:
        library = session.library()
        briefing_id, mark, note = _briefing_id(library, word, target, mark, note)
    if mark and not note:
        raise UsageError(f"{visible_line(word)}: the note's id is missing after the #")
    return Target(library, briefing_id, _note_id(library, briefing_id, note) if note else None)


def _path(word: str) -> Path | None:
    """``word`` as a path that is there; the bare name of no briefing is left to be an id."""
    try:
        path = Path(word).expanduser()
        present = os.path.lexists(path)
    except (OSError, ValueError, RuntimeError):
        return None
    is_other_file = path.suffix.lower() not in _SUFFIXES and not path.is_dir()
    return path if present and ("/" in word or not is_other_file) else None


def _briefing_id(
    library: Library, word: str, target: str, mark: str, note: str
) -> tuple[str, str, str]:
    """The id, and what is left of the note's: an id may hold a # itself."""
    if not mark:
        return library.briefing(word).id, "", ""
    if not target:
        return library.note(note).briefing, mark, note
    try:
        return library.briefing(target).id, mark, note
    except NotFoundError:
        try:
            return library.briefing(word).id, "", ""
        except NotFoundError:
            pass
        raise


def _note_id(library: Library, briefing_id: str, note: str) -> str:
    found = library.note(note)
    if found.briefing != briefing_id:
        raise NotFoundError(
            f"note {visible_line(note)} is on the briefing {visible_line(found.briefing)}, "
            f"not on {visible_line(briefing_id)}"
        )
    return found.id


def _library_of(session: Session, path: Path) -> tuple[Library, str]:
    """The library that a file is in and its path there."""
    if path.suffix.lower() not in _SUFFIXES:
        raise UsageError(
            f"{visible_line(str(path))}: not a briefing; these end in {', '.join(_SUFFIXES)}"
        )
    absolute = Path(os.path.abspath(path))  # noqa: PTH100 - a link in the library stays in it
    folder = Path(os.path.abspath(session.folder))  # noqa: PTH100 - as above
    for place, root in ((absolute, folder), (absolute.resolve(), folder.resolve())):
        if place.is_relative_to(root):
            return session.library(), place.relative_to(root).as_posix()
    return session.library(absolute.parent), absolute.name
