"""Every note of a library with what is known of its briefing and of its place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefterm.errors import BrieftermError
from briefterm.library.entries import reading_order
from briefterm.library.gone import stand_in, unplaced
from briefterm.model import Anchored, AnchorState, Briefing, PlacedNote

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from briefterm.library.notebook import Notebook
    from briefterm.library.shelf import Shelf
    from briefterm.model import Note


@dataclass(frozen=True, slots=True)
class NoteEntry:
    """A note, the briefing that it is of, and its place there.

    ``now`` are the words at its place where they are not those of its quote; ``gone`` says that
    the briefing is a stand-in for one that is not in the library any more.
    """

    placed: PlacedNote
    briefing: Briefing
    now: str = ""
    gone: bool = False

    @property
    def note(self) -> Note:
        """The note alone."""
        return self.placed.note

    @property
    def state(self) -> AnchorState | None:
        """How its anchor fared; None for a note on a whole briefing."""
        return None if self.placed.place is None else self.placed.place.state


def entries(
    shelf: Shelf, notebook: Notebook, *, deleted: bool, cancelled: Callable[[], bool]
) -> list[NoteEntry]:
    """See `briefterm.library.noting.Noting.entries`."""
    groups: dict[str, list[Note]] = {}
    for note in notebook.notes(deleted=deleted):
        groups.setdefault(note.briefing, []).append(note)
    present = {one.id: one for one in shelf.listed()}
    absent = _stand_ins(groups.keys() - present.keys(), notebook, shelf)
    listed: list[NoteEntry] = []
    for name, briefing in (present | absent).items():
        if name not in groups or cancelled():
            continue
        if name in absent:
            placed, _ = unplaced(groups[name], ())
            listed += [NoteEntry(one, briefing, gone=True) for one in placed]
        else:
            listed += _placed(groups[name], briefing, shelf, notebook)
    return listed


def _stand_ins(names: Iterable[str], notebook: Notebook, shelf: Shelf) -> dict[str, Briefing]:
    """Briefings in the place of those that are not there, by id."""
    missing = set(names)
    if not missing:
        return {}
    known = {one.briefing: stand_in(one, shelf.folder) for one in notebook.gone()}
    return {
        name: known.get(name) or Briefing(id=name, path=shelf.folder, title=name)
        for name in sorted(missing)
    }


def _placed(
    notes: list[Note], briefing: Briefing, shelf: Shelf, notebook: Notebook
) -> list[NoteEntry]:
    """The notes of one briefing in reading order; its text is read only if it has changed."""
    digest = briefing.text_sha256
    if all(note.anchor is None or note.anchor.text_sha256 == digest for note in notes):
        placed = [PlacedNote(note, _as_it_was(note)) for note in notes]
        placed.sort(key=lambda one: reading_order(one.place))
        return [NoteEntry(one, briefing) for one in placed]
    try:
        briefing, document = shelf.read(briefing.id)
    except BrieftermError:
        placed, _ = unplaced(notes, ())
        return [NoteEntry(one, briefing, gone=True) for one in placed]
    placed, _ = notebook.at_places(notes, [], document)
    return [NoteEntry(one, briefing, words_now(one, document.text)) for one in placed]


def words_now(placed: PlacedNote, text: str) -> str:
    """The words of ``text`` at a note's place where they are others than its quote; else empty."""
    span, anchor = placed.span, placed.note.anchor
    if span is None or anchor is None or span.of(text) == anchor.quote:
        return ""
    return span.of(text)


def _as_it_was(note: Note) -> Anchored | None:
    if note.anchor is None:
        return None
    return Anchored(note.anchor.start, note.anchor.end, AnchorState.SAME)
