"""What the reader wrote: notes, bookmarks and reading state, tied to their places."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Unpack

from briefterm.library import clock
from briefterm.library.content import NoteContent, checked
from briefterm.library.entries import by_id, chosen, reading_order
from briefterm.library.notes_file import NotesFile
from briefterm.model import (
    NOTE_COLORS,
    NOTE_STATUSES,
    AnchorState,
    Attachment,
    Marks,
    Note,
    PlacedBookmark,
    PlacedNote,
    Reading,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from contextlib import AbstractContextManager

    from briefterm.library.following import Trace
    from briefterm.library.records import Records
    from briefterm.model import Anchor, Anchored, Bookmark, Briefing, Document, Span
    from briefterm.store import Store
    from briefterm.store.records import BookmarkFields, NoteFields, ReadingFields

# What a new note says where nothing is said.
_BLANK: NoteFields = {
    "text": "",
    "tags": (),
    "color": NOTE_COLORS[0],
    "status": NOTE_STATUSES[0],
    "kind": "",
}


class Notebook:
    """What the reader wrote in a library; it may be shared by threads."""

    def __init__(self, records: Records) -> None:
        self._records = records
        self.file = NotesFile(records)

    def notes(self, briefing_id: str | None = None, *, deleted: bool = False) -> list[Note]:
        """Notes of one briefing or all, in the order they were made."""
        from briefterm.store import note_from  # noqa: PLC0415 - the store loads at the first use

        notes = [note_from(record) for record in self._records.notes()]
        return chosen(notes, briefing_id, deleted=deleted)

    def bookmarks(self, briefing_id: str | None = None, *, deleted: bool = False) -> list[Bookmark]:
        """Bookmarks of one briefing or all, in the order they were made."""
        from briefterm.store import bookmark_from  # noqa: PLC0415 - as above

        bookmarks = [bookmark_from(record) for record in self._records.bookmarks()]
        return chosen(bookmarks, briefing_id, deleted=deleted)

    def records(self) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
        """Notes and bookmarks that are not deleted as they are stored; not to be changed."""
        notes, bookmarks = self._records.shared()
        return (
            [record for record in notes if not record.get("deleted")],
            [record for record in bookmarks if not record.get("deleted")],
        )

    def note(self, note_id: str) -> Note:
        """The note with this id or unique beginning of one, deleted or not."""
        return by_id(self.notes(deleted=True), note_id, "note", "note list")

    def bookmark(self, bookmark_id: str) -> Bookmark:
        """The bookmark with this id or unique beginning of one, deleted or not."""
        return by_id(self.bookmarks(deleted=True), bookmark_id, "bookmark", "bookmark list")

    def marks(self) -> dict[str, Marks]:
        """What the reader did, by briefing id."""
        from briefterm.store import reading_from  # noqa: PLC0415 - as above

        readings = {name: reading_from(fields) for name, fields in self._records.readings().items()}
        notes = Counter(note.briefing for note in self.notes())
        bookmarked = {bookmark.briefing for bookmark in self.bookmarks()}
        unread = Reading(briefing="")
        return {
            briefing: Marks(
                read=readings.get(briefing, unread).read,
                notes=notes[briefing],
                bookmarked=briefing in bookmarked,
                position=readings.get(briefing, unread).position,
            )
            for briefing in readings.keys() | notes.keys() | bookmarked
        }

    def placed(
        self, briefing: Briefing, document: Document
    ) -> tuple[list[PlacedNote], list[PlacedBookmark]]:
        """Notes and bookmarks of a briefing where they are in its text as it is now."""
        return self.at_places(self.notes(briefing.id), self.bookmarks(briefing.id), document)

    def at_places(
        self, notes: Sequence[Note], bookmarks: Sequence[Bookmark], document: Document
    ) -> tuple[list[PlacedNote], list[PlacedBookmark]]:
        """These notes and bookmarks, all of one briefing, where they are in its text."""
        placed = [PlacedNote(note, self._place(note.anchor, document)) for note in notes]
        marked = [PlacedBookmark(one, self._place(one.anchor, document)) for one in bookmarks]
        placed.sort(key=lambda one: reading_order(one.place))
        marked.sort(key=lambda one: reading_order(one.place))
        return placed, marked

    def gone(self) -> list[Trace]:
        """What is known of briefings with notes or bookmarks whose file is gone, by their ids."""
        kept = {note.briefing for note in self.notes()}
        kept |= {bookmark.briefing for bookmark in self.bookmarks()}
        lost = self._records.lost()
        return [lost[name] for name in sorted(kept & lost.keys())]

    def add_note(
        self,
        briefing_id: str,
        document: Document,
        span: Span | None,
        **content: Unpack[NoteContent],
    ) -> Note:
        """A new note; the text that it is over is kept before the note is written."""
        from briefterm.store import note_fields  # noqa: PLC0415 - as above

        now = clock.now()
        said: NoteFields = {
            **_BLANK,
            **checked(content),
            "briefing": briefing_id,
            "anchor": _anchor(document, span),
            "created": now,
            "updated": now,
        }
        fields = note_fields(**said) | self.about(briefing_id, document)
        return self.note(self._store.insert_note(fields))

    def edit_note(self, note_id: str, **content: Unpack[NoteContent]) -> Note:
        """The note with what is not None changed."""
        return self._change_note(note_id, checked(content))

    def remove_note(self, note_id: str) -> Note:
        """The note with a tombstone; one that has it already keeps its time."""
        note = self.note(note_id)
        return note if note.deleted else self._change_note(note.id, {"deleted": clock.now()})

    def restore_note(self, note_id: str) -> Note:
        """The note without its tombstone."""
        note = self.note(note_id)
        return self._change_note(note.id, {"deleted": None}) if note.deleted else note

    def attach_note(
        self, note_id: str, briefing_id: str | None, document: Document, span: Span | None
    ) -> Note:
        """The note tied to another briefing, another span of its text, or both.

        The place that it had goes into its history. A note that is just there already stays as it
        is.
        """
        note = self.note(note_id)
        changes: NoteFields = {"briefing": briefing_id or note.briefing}
        at_home = changes["briefing"] == note.briefing
        if at_home and (span is None or self._is_at(note.anchor, document, span)):
            return note
        if span is not None:
            changes["anchor"] = _anchor(document, span)
        past = Attachment(briefing=note.briefing, anchor=note.anchor, until=clock.now())
        changes["history"] = (*note.history, past)
        about = self.about(changes["briefing"], document)
        if not at_home:
            about["attached"] = clock.now()
        return self._change_note(note_id, changes, about)

    def add_bookmark(self, briefing_id: str, document: Document, span: Span | None) -> Bookmark:
        """A new bookmark; one that is just there already is that."""
        for present in self.bookmarks(briefing_id):
            if self._is_at(present.anchor, document, span):
                return present
        from briefterm.store import bookmark_fields  # noqa: PLC0415 - as above

        anchor = _anchor(document, span)
        fields = bookmark_fields(briefing=briefing_id, anchor=anchor, created=clock.now())
        fields |= self.about(briefing_id, document)
        return self.bookmark(self._store.insert_bookmark(fields))

    def mark_bookmark(self, bookmark_id: str, *, deleted: bool) -> Bookmark:
        """The bookmark with or without a tombstone."""
        bookmark = self.bookmark(bookmark_id)
        if bool(bookmark.deleted) == deleted:
            return bookmark
        self.set_bookmark(bookmark.id, {"deleted": clock.now() if deleted else None})
        return self.bookmark(bookmark.id)

    def set_read(self, briefing_id: str, read: bool) -> None:
        """Mark a briefing as read or unread."""
        self._set_reading(briefing_id, {"read": read})

    def save_position(self, briefing_id: str, position: int) -> None:
        """Remember where the reader is, an offset in code points."""
        self._set_reading(briefing_id, {"position": max(0, position)})

    def _set_reading(self, briefing_id: str, fields: ReadingFields) -> None:
        from briefterm.store import reading_fields  # noqa: PLC0415 - as above

        fields["updated"] = clock.now()
        self._store.set_reading(briefing_id, reading_fields(**fields) | self.about(briefing_id))

    @property
    def store(self) -> Store:
        """The notes file itself."""
        return self._records.store

    @property
    def _store(self) -> Store:
        return self._records.store

    def _change_note(
        self, note_id: str, changes: NoteFields, about: Mapping[str, str] | None = None
    ) -> Note:
        note = self.note(note_id)
        if not changes:
            return note
        changes["updated"] = clock.now()
        self.set_note(note.id, changes, about)
        return self.note(note.id)

    def transaction(self) -> AbstractContextManager[None]:
        """Make all changes of a ``with`` block in one write."""
        return self._store.transaction()

    def set_note(
        self, note_id: str, changes: NoteFields, about: Mapping[str, str] | None = None
    ) -> None:
        """Set fields of the note with exactly this id."""
        from briefterm.store import note_fields  # noqa: PLC0415 - as above

        self._store.update_note(note_id, {**note_fields(**changes), **(about or {})})

    def set_bookmark(self, bookmark_id: str, changes: BookmarkFields) -> None:
        """Set fields of the bookmark with exactly this id."""
        from briefterm.store import bookmark_fields  # noqa: PLC0415 - as above

        self._store.update_bookmark(bookmark_id, bookmark_fields(**changes))

    def about(self, briefing_id: str, document: Document | None = None) -> dict[str, str]:
        """What tells a briefing when its file is no longer there under its name.

        The text of ``document`` is kept first, so that nothing is tied to a text that is lost.
        """
        about = {}
        briefing = self._records.shelf.known(briefing_id)
        if briefing is not None:
            about = {"title": briefing.title, "text_sha256": briefing.text_sha256}
            if briefing.date is not None:
                about["date"] = briefing.date.isoformat()
        if document is not None:
            about["text_sha256"] = self._records.texts.keep(document.text)
        return about

    def _place(self, anchor: Anchor | None, document: Document) -> Anchored | None:
        if anchor is None:
            return None
        from briefterm.annotation import place, sha256  # noqa: PLC0415 - as above

        return place(anchor, document.text, sha256(document.text), self._records.texts.get)

    def _is_at(self, anchor: Anchor | None, document: Document, span: Span | None) -> bool:
        """Whether what has ``anchor`` is surely at ``span``, its words being the same there."""
        if anchor is None or span is None:
            return anchor is None and span is None
        if anchor.quote != span.of(document.text):
            return False
        place = self._place(anchor, document)
        sure = (AnchorState.SAME, AnchorState.MOVED)
        there = None if place is None or place.state not in sure else (place.start, place.end)
        return there == (span.start, span.end)


def _anchor(document: Document, span: Span | None) -> Anchor | None:
    if span is None:
        return None
    from briefterm.annotation import make_anchor  # noqa: PLC0415 - loads with the first note

    return make_anchor(document, span)
