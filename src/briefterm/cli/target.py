"""What the words PATH, ID and ID#NOTE mean."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from briefterm.errors import BrieftermError, NotFoundError, UsageError
from briefterm.terminal import visible_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefterm.cli.context import Session
    from briefterm.library import Library

COMMANDS_KEY = "briefterm.commands"
"""Where a call keeps the names of all commands when its first word is none of them."""

_LIKE_A_PATH = ("/", "./", "../", "~")
_NEAR_ENOUGH = 0.7
_SUFFIXES = (".md", ".markdown", ".txt")


@dataclass(frozen=True, slots=True)
class Target:
    """A library, and the ids of the briefing and the note in it, if these are meant."""

    library: Library
    briefing_id: str | None = None
    note_id: str | None = None


def find_target(session: Session, word: str | None, commands: Sequence[str] = ()) -> Target:
    """What ``word`` names: a folder, a file, a briefing's id, or one of the last two and a note.

    A file outside of the chosen library opens the folder that it is in. Raises `NotFoundError`,
    which proposes one of the ``commands`` if ``word`` is nearly that.
    """
    if not word:
        return Target(session.library())
    path = _path(word)
    if path is not None and path.is_dir():
        named = _named(session, word) if session.library_flag is not None else None
        return named or Target(session.library(path))
    if path is not None or "#" not in word:
        return Target(*_briefing(session, word, path, commands))
    try:
        return _at_note(session, word)
    except BrieftermError as error:
        try:
            return Target(*_briefing(session, word, None))  # an id may hold a # itself
        except NotFoundError:
            raise error from None


def find_briefing(session: Session, word: str) -> tuple[Library, str]:
    """The library and the id of the briefing that ``word`` names; an id counts before a folder.

    Raises `NotFoundError`, and `UsageError` for a folder.
    """
    if not word.strip():
        raise UsageError("no briefing is named; `briefterm list` shows those there are")
    path = _path(word)
    is_folder = path is not None and path.is_dir()
    target = _named(session, word) if is_folder else find_target(session, word)
    if target is None or target.briefing_id is None:
        raise UsageError(
            f"{visible_line(word)}: a folder; name a briefing, or list them with "
            "`briefterm list --library DIR`"
        )
    return target.library, target.briefing_id


def _named(session: Session, word: str) -> Target | None:
    """The briefing of the chosen library whose id or bare name is ``word``."""
    if "/" in word:
        return None
    try:
        return Target(*_briefing(session, word, None))
    except NotFoundError:
        return None


def _at_note(session: Session, word: str) -> Target:
    name, _, note_id = word.rpartition("#")
    if not note_id:
        raise UsageError(f"{visible_line(word)}: the note's id is missing after the #")
    if not name:
        library = session.library()
        note = library.note(note_id)
        return Target(library, note.briefing, note.id)
    path = _path(name)
    if path is not None and path.is_dir():
        path = None
    library, briefing_id = _briefing(session, name, path)
    note = library.note(note_id)
    if note.briefing != briefing_id:
        raise NotFoundError(
            f"note {visible_line(note_id)} is on the briefing {visible_line(note.briefing)}, "
            f"not on {visible_line(briefing_id)}"
        )
    return Target(library, briefing_id, note.id)


def _briefing(
    session: Session, word: str, path: Path | None, commands: Sequence[str] = ()
) -> tuple[Library, str]:
    """The library and the id that a path that is there, or else an id, leads to."""
    if path is None:
        library = session.library()
        try:
            return library, library.briefing(word).id
        except NotFoundError as error:
            if word.startswith(_LIKE_A_PATH):
                raise NotFoundError(f"{visible_line(word)}: no such file or folder") from error
            from difflib import get_close_matches  # noqa: PLC0415 - only a mistake needs it

            near = get_close_matches(word.lower(), commands, 1, _NEAR_ENOUGH)
            if near:
                words = f"no such command or briefing; did you mean `briefterm {near[0]}`?"
                raise NotFoundError(f"{visible_line(word)}: {words}") from error
            raise
    library, key = _library_of(session, path)
    return library, library.briefing(key).id


def _path(word: str) -> Path | None:
    """``word`` as a path that is there; the bare name of no briefing is left to be an id."""
    try:
        path = Path(word).expanduser()
        present = os.path.lexists(path)
    except (OSError, ValueError, RuntimeError):
        return None
    is_other_file = path.suffix.lower() not in _SUFFIXES and not path.is_dir()
    return path if present and ("/" in word or not is_other_file) else None


def _library_of(session: Session, path: Path) -> tuple[Library, str]:
    """The library that a file is in and its path there."""
    if path.suffix.lower() not in _SUFFIXES:
        raise UsageError(
            f"{visible_line(str(path))}: not a briefing; these end in {', '.join(_SUFFIXES)}"
        )
    from briefterm.briefing.scan import printable_key  # noqa: PLC0415 - ids need no parser

    absolute = Path(os.path.abspath(path))  # noqa: PTH100 - a link in the library stays in it
    folder = Path(os.path.abspath(session.folder))  # noqa: PTH100 - as above
    for place, root in ((absolute, folder), (absolute.resolve(), folder.resolve())):
        if place.is_relative_to(root):
            return session.library(), printable_key(place.relative_to(root).as_posix())
    return session.library(absolute.parent), printable_key(absolute.name)
