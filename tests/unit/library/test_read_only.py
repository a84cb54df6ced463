"""A library that cannot be written to shows its own notes, and takes later ones over."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from briefterm.library import Library

if TYPE_CHECKING:
    import pytest


def _close(monkeypatch: pytest.MonkeyPatch, place: Path) -> None:
    """Make ``place`` and what is in it look read-only; permissions do not stop every user."""
    real = os.access

    def access(path: str | os.PathLike[str], mode: int) -> bool:
        return not (mode & os.W_OK and Path(path).is_relative_to(place)) and real(path, mode)

    monkeypatch.setattr(os, "access", access)


def _texts(library: Library) -> list[str]:
    return sorted(note.text for note in library.notes())


def _add(library: Library, text: str) -> str:
    briefing, document = library.read("gas")
    return library.add_note(briefing.id, document, None, text=text).id


def test_no_note_vanishes_when_a_library_turns_read_only_and_back(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its own notes are shown below later ones, which are told of and taken over by a check."""
    changed = _add(Library.open(folder), "own")
    own = (folder / ".briefterm" / "notes.json").read_bytes()
    with monkeypatch.context() as patch:
        _close(patch, folder)
        closed = Library.open(folder)
        assert ["own"] == _texts(closed)
        _add(closed, "made read-only")
        closed.edit_note(changed, text="own, changed")
        assert ["made read-only", "own, changed"] == _texts(Library.open(folder))
    assert own == (folder / ".briefterm" / "notes.json").read_bytes()

    again = Library.open(folder)
    assert "`briefterm check` takes them over" in again.warnings[0]
    done, failed = again.notes_file.absorb()
    assert (1, ()) == (len(done), failed)
    assert "1 added, 1 changed" in done[0]
    assert ["made read-only", "own, changed"] == _texts(again)
    assert () == again.warnings
    assert ((), ()) == again.notes_file.absorb()


def test_only_looking_at_a_read_only_library_leaves_nothing_to_take_over(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was laid over it and not changed is no news."""
    _add(Library.open(folder), "own")
    with monkeypatch.context() as patch:
        _close(patch, folder)
        assert ["own"] == _texts(Library.open(folder))

    assert () == Library.open(folder).warnings


def test_where_nothing_can_be_written_notes_are_still_shown(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a user data folder the library's own file is read."""
    _add(Library.open(folder), "own")
    _close(monkeypatch, tmp_path)

    library = Library.open(folder)

    assert ["own"] == _texts(library)
    assert "cannot be changed" in library.warnings[0]


def test_a_notes_file_that_alone_is_read_only_is_named(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The library itself is not called read-only then."""
    _add(Library.open(folder), "own")
    _close(monkeypatch, folder / ".briefterm" / "notes.json")

    library = Library.open(folder)

    assert "notes.json cannot be written; notes are kept in" in library.warnings[0]
    assert ["own"] == _texts(library)


def test_own_notes_that_are_damaged_are_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What cannot be laid below is a notice, and new notes are kept."""
    _add(Library.open(folder), "own")
    (folder / ".briefterm" / "notes.json").write_text("{")
    _close(monkeypatch, folder)

    library = Library.open(folder)
    _add(library, "new")

    assert ["new"] == _texts(library)
    assert "cannot be merged" in library.notes_file.notice()
