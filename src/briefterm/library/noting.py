"""Many notes at once, and what was done to notes and bookmarks taken back or done again."""

from __future__ import annotations

import itertools
import os
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple, Unpack, cast

from briefterm.errors import NotFoundError, UsageError
from briefterm.library import clock
from briefterm.library.changes import Change, Turned, change_of_notes, differences, turned
from briefterm.library.content import NoteContent, checked, kept_tags
from briefterm.library.note_entries import NoteEntry, entries
from briefterm.model import AnchorState, Attachment

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence
    from pathlib import Path

    from briefterm.library.notebook import Notebook
    from briefterm.library.shelf import Shelf
    from briefterm.model import Bookmark, Document, Note, Span
    from briefterm.store.records import BookmarkFields, NoteFields


_SECONDS = len("2023-09-13T07:30:00")


class Saved(NamedTuple):
    """A note as it was and as it became; whether two texts are kept in it, or it was brought back."""

    was: Note
    note: Note
    joined: bool = False
    restored: bool = False


class Noting:
    """All notes of a library. Every method may be called from any thread.

    A method that changes notes writes once, and gives what it changed; `turn` takes that back.
    """

    def __init__(self, shelf: Shelf, notebook: Notebook) -> None:
        self._shelf = shelf
        self._notebook = notebook

    def entries(
        self,
        *,
        deleted: bool = False,
        cancelled: Callable[[], bool] = bool,  # which says no
    ) -> list[NoteEntry]:
        """Every note with its briefing and its place: newest briefing first, in reading order.

        With ``deleted`` those that were removed are among them. Only the texts of briefings that
        have changed since they were annotated are read.
        """
        return entries(self._shelf, self._notebook, deleted=deleted, cancelled=cancelled)

    def edit(self, ids: Collection[str], **content: Unpack[NoteContent]) -> Change:
        """Say the same of several notes. Raises `UsageError` as a single edit does."""
        fields: dict[str, Any] = {**checked(content)}
        return self._each(ids, lambda note: replace(note, **fields))

    def save(self, opened: Note, **content: Unpack[NoteContent]) -> Saved:
        """Say something new of a note that others may have changed since it was ``opened``.

        Where they wrote another text both are kept, this one first; a note that they removed comes
        back. Raises `UsageError` as an edit does, and `NotFoundError`.
        """
        from briefterm.store.edits import joined  # noqa: PLC0415 - as the store, on demand

        fields: dict[str, Any] = {**checked(content)}
        with self._notebook.transaction():
            was = self._notebook.note(opened.id)
            both = False
            if "text" in fields and was.text not in (opened.text, fields["text"]):
                mine = fields["text"]
                fields["text"] = joined({"2": mine, "1": was.text})
                both = fields["text"] != mine
            restored = bool(was.deleted) and not opened.deleted
            if restored:
                fields["deleted"] = None
            wanted = differences(was, replace(was, **fields))
            if wanted:
                self._set(was, wanted)
            return Saved(was, self._notebook.note(opened.id), both, restored)

    def retag(self, ids: Collection[str], add: Sequence[str], drop: Sequence[str]) -> Change:
        """Give several notes tags and take others from them."""
        added, dropped = kept_tags(add), set(kept_tags(drop))

        def retagged(note: Note) -> Note:
            tags = (tag for tag in dict.fromkeys((*note.tags, *added)) if tag not in dropped)
            return replace(note, tags=tuple(tags))

        return self._each(ids, retagged)

    def remove(self, ids: Collection[str]) -> Change:
        """Give several notes a tombstone."""
        now = clock.now()
        return self._each(ids, lambda note: replace(note, deleted=note.deleted or now))

    def restore(self, ids: Collection[str]) -> Change:
        """Take the tombstones of several notes away."""
        return self._each(ids, lambda note: replace(note, deleted=None))

    def accept(self, note_id: str) -> Note:
        """Tie a note to the place that is only suggested, or to words that have changed.

        Raises `UsageError` when the note is where it was, or nowhere, and `NotFoundError`.
        """
        note = self._notebook.note(note_id)
        document, span = self._suggested(note)
        return self._notebook.attach_note(note.id, None, document, span)

    def accept_all(self, ids: Collection[str]) -> Change:
        """The same for several notes; those without such a place are left as they are."""
        wanted = set(ids)
        found = []
        for note in [one for one in self._notebook.notes() if one.id in wanted]:
            with suppress(UsageError, NotFoundError):
                found.append((note, *self._suggested(note)))
        pairs = []
        with self._notebook.transaction():
            for note, document, span in found:
                pairs.append((note, self._notebook.attach_note(note.id, None, document, span)))
        return change_of_notes(pairs)

    def _suggested(self, note: Note) -> tuple[Document, Span]:
        """The text of a note's briefing, and the place there that can be accepted."""
        briefing, document = self._shelf.read(note.briefing)
        if briefing.id != note.briefing:
            raise NotFoundError(f"note {note.id}: its briefing is not in the library any more")
        (placed,), _ = self._notebook.at_places([note], [], document)
        state = placed.place.state if placed.place else None
        if placed.span is None or state not in (AnchorState.SUGGESTED, AnchorState.CHANGED):
            way = "; tie it to other words with `note attach`" * (state is AnchorState.ORPHAN)
            raise UsageError(f"note {note.id}: no place is suggested{way}")
        return document, placed.span

    def markdown(self, ids: Collection[str]) -> str:
        """Notes as Markdown, by briefing, in the form of an export; for a file of its own."""
        from briefterm.export import Subject  # noqa: PLC0415 - on demand
        from briefterm.library.exporting.selection import selection  # noqa: PLC0415 - as above
        from briefterm.model import Document  # noqa: PLC0415 - as above

        wanted = set(ids)
        subjects = []
        groups = itertools.groupby(
            (one for one in self.entries(deleted=True) if one.note.id in wanted),
            key=lambda one: one.briefing,
        )
        for briefing, group in groups:
            chosen = [one.placed for one in group]
            try:
                document = self._shelf.read(briefing.id)[1]
            except NotFoundError:
                document = Document("")
            subjects.append(Subject(briefing, document, chosen))
        return selection(subjects, f"{clock.now()[:_SECONDS]}Z") if subjects else ""

    def write_markdown(self, markdown: str, folder: Path, name: str) -> Path:
        """Write Markdown into a new file ``name``.md of a folder, or ``name``-2.md; its path.

        Raises `StoreError` when that cannot be done.
        """
        from briefterm.store import atomic_write  # noqa: PLC0415 - as above

        names = (f"{name}{'' if number == 1 else f'-{number}'}.md" for number in itertools.count(1))
        path = next(path for path in map(folder.joinpath, names) if not os.path.lexists(path))
        atomic_write(path, markdown.encode(errors="replace"))
        return path

    def turn(self, change: Change) -> Turned:
        """Bring each record of ``change`` from its first state to its second, in one write.

        One that somebody else has changed since is left. To take a change back, turn its `back`.
        """
        if not change.notes and not change.bookmarks:
            return Turned()
        with self._notebook.transaction():
            notes = turned(self._notebook.notes(deleted=True), change.notes, self._set)
            marks = turned(self._notebook.bookmarks(deleted=True), change.bookmarks, self._mark)
        return Turned(notes.done + marks.done, notes.left + marks.left)

    def _each(self, ids: Collection[str], new: Callable[[Note], Note]) -> Change:
        wanted = set(ids)
        with self._notebook.transaction():
            notes = [one for one in self._notebook.notes(deleted=True) if one.id in wanted]
            change = change_of_notes((note, new(note)) for note in notes)
            for was, becomes in change.notes:
                self._set(was, differences(was, becomes))
        return change

    def _set(self, note: Note, wanted: Mapping[str, Any]) -> None:
        """Set fields of a note; a place that it leaves is kept in its history."""
        about: dict[str, str] = {}
        now = clock.now()
        fields = cast("NoteFields", {**wanted, "updated": now})
        if fields.keys() & {"briefing", "anchor"}:
            past = Attachment(briefing=note.briefing, anchor=note.anchor, until=now)
            fields["history"] = (*note.history, past)
            about = self._notebook.about(fields.get("briefing", note.briefing))
            about["attached"] = now
        if fields.get("deleted"):
            fields["deleted"] = now
        self._notebook.set_note(note.id, fields, about)

    def _mark(self, bookmark: Bookmark, wanted: Mapping[str, Any]) -> None:
        fields = cast("BookmarkFields", dict(wanted))
        if fields.get("deleted"):
            fields["deleted"] = clock.now()
        self._notebook.set_bookmark(bookmark.id, fields)
