"""What the reader wrote: notes, bookmarks and reading state, tied to their places."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from briefterm.errors import UsageError
from briefterm.library.entries import by_id, chosen, reading_order
from briefterm.model import (
    NOTE_COLORS,
    Marks,
    Note,
    PlacedBookmark,
    PlacedNote,
    Reading,
)
from briefterm.terminal import visible_line

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from briefterm.library.following import Trace
    from briefterm.library.records import Records
    from briefterm.model import Anchor, Anchored, Bookmark, Briefing, Document, Span
    from briefterm.store import Store
    from briefterm.store.records import NoteFields, ReadingFields


class Notebook:
    """What the reader wrote in a library; it may be shared by threads."""

    def __init__(self, records: Records) -> None:
        self._records = records

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
        notes = [
            PlacedNote(note, self._place(note.anchor, document)) for note in self.notes(briefing.id)
        ]
        bookmarks = [
            PlacedBookmark(bookmark, self._place(bookmark.anchor, document))
            for bookmark in self.bookmarks(briefing.id)
        ]
        notes.sort(key=lambda placed: reading_order(placed.place))
        bookmarks.sort(key=lambda placed: reading_order(placed.place))
        return notes, bookmarks

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
        *,
        text: str,
        tags: Sequence[str],
        color: str,
    ) -> Note:
        """A new note; the text that it is over is kept before the note is written."""
        from briefterm.store import note_fields  # noqa: PLC0415 - as above

        now = _now()
        fields = note_fields(
            briefing=briefing_id,
            text=text,
            tags=_tags(tags),
            color=_color(color),
            anchor=_anchor(document, span),
            created=now,
            updated=now,
        )
        return self.note(self._store.insert_note(fields | self._about(briefing_id, document)))

    def edit_note(
        self,
        note_id: str,
        *,
        text: str | None,
        tags: Sequence[str] | None,
        color: str | None,
    ) -> Note:
        """The note with what is not None changed."""
        changes: NoteFields = {}
        if text is not None:
            changes["text"] = text
        if tags is not None:
            changes["tags"] = _tags(tags)
        if color is not None:
            changes["color"] = _color(color)
        return self._change_note(note_id, changes)

    def remove_note(self, note_id: str) -> Note:
        """The note with a tombstone; one that has it already keeps its time."""
        note = self.note(note_id)
        return note if note.deleted else self._change_note(note.id, {"deleted": _now()})

    def restore_note(self, note_id: str) -> Note:
        """The note without its tombstone."""
        note = self.note(note_id)
        return self._change_note(note.id, {"deleted": None}) if note.deleted else note

    def attach_note(
        self, note_id: str, briefing_id: str | None, document: Document, span: Span | None
    ) -> Note:
        """The note tied to another briefing, another span of its text, or both."""
        note = self.note(note_id)
        changes: NoteFields = {"briefing": briefing_id or note.briefing}
        if span is not None:
            changes["anchor"] = _anchor(document, span)
        about = self._about(changes["briefing"], document)
        if changes["briefing"] != note.briefing:
            about["attached"] = _now()
        return self._change_note(note_id, changes, about)

    def add_bookmark(self, briefing_id: str, document: Document, span: Span | None) -> Bookmark:
        """A new bookmark."""
        from briefterm.store import bookmark_fields  # noqa: PLC0415 - as above

        fields = bookmark_fields(
            briefing=briefing_id, anchor=_anchor(document, span), created=_now()
        )
        fields |= self._about(briefing_id, document)
        return self.bookmark(self._store.insert_bookmark(fields))

    def mark_bookmark(self, bookmark_id: str, *, deleted: bool) -> Bookmark:
        """The bookmark with or without a tombstone."""
        from briefterm.store import bookmark_fields  # noqa: PLC0415 - as above

        bookmark = self.bookmark(bookmark_id)
        if bool(bookmark.deleted) == deleted:
            return bookmark
        changes = bookmark_fields(deleted=_now() if deleted else None)
        self._store.update_bookmark(bookmark.id, changes)
        return self.bookmark(bookmark.id)

    def set_read(self, briefing_id: str, read: bool) -> None:
        """Mark a briefing as read or unread."""
        self._set_reading(briefing_id, {"read": read})

    def save_position(self, briefing_id: str, position: int) -> None:
        """Remember where the reader is, an offset in code points."""
        self._set_reading(briefing_id, {"position": max(0, position)})

    def notice(self) -> str:
        """What is wrong with the notes file, in one line; empty when nothing is."""
        return self._store.notice()

    def repair(self) -> str:
        """Mend a damaged notes file; one line on what was done, or empty."""
        return self._store.repair()

    def _set_reading(self, briefing_id: str, fields: ReadingFields) -> None:
        from briefterm.store import reading_fields  # noqa: PLC0415 - as above

        fields["updated"] = _now()
        self._store.set_reading(briefing_id, reading_fields(**fields) | self._about(briefing_id))

    @property
    def _store(self) -> Store:
        return self._records.store

    def _change_note(
        self, note_id: str, changes: NoteFields, about: Mapping[str, str] | None = None
    ) -> Note:
        from briefterm.store import note_fields  # noqa: PLC0415 - as above

        note = self.note(note_id)
        if not changes:
            return note
        changes["updated"] = _now()
        self._store.update_note(note.id, {**note_fields(**changes), **(about or {})})
        return self.note(note.id)

    def _about(self, briefing_id: str, document: Document | None = None) -> dict[str, str]:
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


def _anchor(document: Document, span: Span | None) -> Anchor | None:
    if span is None:
        return None
    from briefterm.annotation import make_anchor  # noqa: PLC0415 - loads with the first note

    return make_anchor(document, span)


def _tags(tags: Sequence[str]) -> tuple[str, ...]:
    """Tags without the leading # and white space, each once."""
    return tuple(dict.fromkeys(tag for raw in tags if (tag := "-".join(raw.lstrip("# ").split()))))


def _color(color: str) -> str:
    if color not in NOTE_COLORS:
        raise UsageError(
            f"color {visible_line(color)}: not known; choose one of {', '.join(NOTE_COLORS)}"
        )
    return color


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
