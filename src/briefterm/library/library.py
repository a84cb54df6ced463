"""The library as its callers see it; each part of the work is done by a neighbour module."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Unpack

from briefterm.library import places
from briefterm.library.chosen import ChosenTagger
from briefterm.library.curated import Glossary
from briefterm.library.shelf import Shelf
from briefterm.library.tagging import Tagger

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from briefterm.library.content import NoteContent
    from briefterm.library.exporting import Exports
    from briefterm.library.finding import Finder
    from briefterm.library.notebook import Notebook
    from briefterm.library.notes_file import NotesFile
    from briefterm.library.noting import Noting
    from briefterm.library.outlining import Outlines
    from briefterm.model import (
        Article,
        Bookmark,
        Briefing,
        DateOrder,
        Document,
        Marks,
        Note,
        PlacedBookmark,
        PlacedNote,
        Span,
    )


class Library:
    """A folder of briefings with the reader's notes. Every method may be called from any thread."""

    def __init__(
        self, shelf: Shelf, notes_path: Path, tagger: Tagger, warnings: tuple[str, ...]
    ) -> None:
        self._shelf = shelf
        self._notes_path = notes_path
        self._opening, self._making = threading.Lock(), threading.Lock()
        self._opened: Notebook | None = None
        self._finder: Finder | None = None
        self._tagger = tagger
        self._warnings = warnings

    @classmethod
    def open(
        cls,
        folder: Path,
        *,
        notes: Path | None = None,
        cache: Path | None = None,
        tagger: str = "",
        order: DateOrder = "us",
    ) -> Library:
        """The library in ``folder``; reads no file yet.

        ``notes`` is another place for the notes file, ``cache`` for the index; ``tagger`` names
        the plug-in that finds names; ``order`` is how texts write 5/6/2024. Raises
        `NotFoundError` when the folder is not there.
        """
        folder, notes_path, warnings = places.notes_place(folder, notes)
        shelf = Shelf(folder, cache or places.cache_place(folder))
        glossary = Glossary(folder / places.OWN_FOLDER / "glossary.toml")
        return cls(shelf, notes_path, Tagger(glossary, ChosenTagger(tagger), order), warnings)

    @property
    def _notebook(self) -> Notebook:
        """The notes, opened at their first use: a list is on the screen before they are read."""
        with self._opening:
            if self._opened is None:
                from briefterm.library.notebook import Notebook  # noqa: PLC0415 - see above
                from briefterm.library.records import Records  # noqa: PLC0415 - see above

                texts = places.texts_place(self.folder, self._notes_path)
                self._opened = Notebook(Records(self._notes_path, texts, self._shelf))
                self._opened.file.lay_over()
            return self._opened

    @property
    def folder(self) -> Path:
        """The absolute path of the folder of briefings."""
        return self._shelf.folder

    @property
    def notes_path(self) -> Path:
        """Where the reader's notes are kept; the file may not be there yet."""
        return self._notes_path

    @property
    def warnings(self) -> tuple[str, ...]:
        """What is wrong with the library as a whole, one line each."""
        left = places.left_elsewhere(self.folder, self._notes_path)
        return self._warnings + left + self.glossary.warnings

    @property
    def glossary(self) -> Glossary:
        """The names that the library's curator knows, to read and to put right."""
        return self._tagger.glossary

    @property
    def notes_file(self) -> NotesFile:
        """What tells what is wrong with the notes file, mends it, and merges it with others."""
        return self._notebook.file

    @property
    def finding(self) -> Finder:
        """Search, names, days and what is related, across all briefings."""
        with self._making:
            if self._finder is None:
                from briefterm.library.finding import Finder  # noqa: PLC0415 - opening is cheap

                self._finder = Finder(self, self._shelf, self._tagger)
            return self._finder

    # Briefings

    def listed(self, limit: int | None = None) -> list[Briefing]:
        """What the index knows, at once, perhaps stale or empty; newest first, undated last."""
        return self._shelf.listed(limit)

    def refresh(
        self,
        progress: Callable[[int, int], None] | None = None,
        cancelled: Callable[[], bool] = bool,  # which says no
    ) -> list[Briefing]:
        """All briefings of the folder, newest first; only changed files are parsed.

        ``progress`` is called with the number of changed files done and their total; the work
        stops early, and can be taken up later, once ``cancelled`` says so.
        """
        return self._shelf.refresh(progress, cancelled)

    def briefing(self, id: str) -> Briefing:
        """The briefing that ``id`` names: an id, a path in the library, or a unique beginning.

        Raises `NotFoundError` with the nearest id when there is none.
        """
        return self._shelf.briefing(id)

    def read(self, id: str) -> tuple[Briefing, Document]:
        """The briefing and its text, fresh from the file. Raises `NotFoundError`."""
        return self._shelf.read(id)

    def tag(
        self, briefing: Briefing, document: Document, tell: Callable[[str], object] | None = None
    ) -> Article:
        """The article with its names and dates; both glossaries and the date are used.

        Where the chosen tagger fails ``tell`` is told once and the program's own takes its place;
        without ``tell`` that raises `TaggerError`, or `UsageError` for a tagger that is not known.
        """
        return self._tagger.article(briefing, document, tell)

    def article(self, id: str) -> Article:
        """The briefing read and tagged. Raises `NotFoundError`."""
        return self.tag(*self.read(id))

    def naming(self, names: Sequence[str], but: str = "") -> list[tuple[Briefing, int]]:
        """Briefings except ``but`` that have one of ``names`` as whole words: how often, most first."""
        return self._shelf.naming(names, but)

    def select(
        self, query: str, briefings: Sequence[Briefing], marks: Mapping[str, Marks]
    ) -> list[Briefing]:
        """Those of ``briefings`` that ``query`` asks for, in the order given.

        Raises `UsageError` that tells the place when the query is malformed.
        """
        return self.finding.select(query, briefings, marks)

    # Notes, bookmarks, reading

    @property
    def noting(self) -> Noting:
        """All notes with their places, many changed at once, and changes taken back."""
        from briefterm.library.noting import Noting  # noqa: PLC0415 - keeps opening cheap

        return Noting(self._shelf, self._notebook)

    def marks(self) -> dict[str, Marks]:
        """What the reader did, by briefing id; briefings without any mark are left out."""
        return self._notebook.marks()

    def notes(self, briefing_id: str | None = None, *, deleted: bool = False) -> list[Note]:
        """Notes in the order they were made, of one briefing or all; ``deleted`` adds tombstones."""
        return self._notebook.notes(briefing_id, deleted=deleted)

    def note(self, id: str) -> Note:
        """The note with this id or unique beginning of one, deleted or not. Raises `NotFoundError`."""
        return self._notebook.note(id)

    def placed(
        self, briefing: Briefing, document: Document
    ) -> tuple[list[PlacedNote], list[PlacedBookmark]]:
        """Notes and bookmarks at their places in the text as it is now.

        Those of the whole briefing come first, then text order; orphans are last.
        """
        return self._notebook.placed(briefing, document)

    def carried(self, before: Document, after: Document, offset: int) -> int:
        """Where the words at ``offset`` of an earlier text of a briefing are in its text now."""
        from briefterm.library.position import carried  # noqa: PLC0415 - keeps opening cheap

        return carried(before, after, offset)

    def gone(self) -> list[Briefing]:
        """A stand-in for each briefing that is gone while notes or bookmarks of it are kept.

        The path is the folder's, title and date are what the notes know; as of the last refresh.
        """
        from briefterm.library.gone import stand_in  # noqa: PLC0415 - keeps opening cheap

        return [stand_in(trace, self.folder) for trace in self._notebook.gone()]

    def add_note(
        self,
        briefing_id: str,
        document: Document,
        span: Span | None,
        **content: Unpack[NoteContent],
    ) -> Note:
        """A new note on ``span`` (None: the whole briefing); it is on disk when this returns."""
        return self._notebook.add_note(briefing_id, document, span, **content)

    def edit_note(self, note_id: str, **content: Unpack[NoteContent]) -> Note:
        """The note with what is given changed; None leaves a part as it is."""
        return self._notebook.edit_note(note_id, **content)

    def remove_note(self, note_id: str) -> Note:
        """The note with a tombstone; `restore_note` undoes it."""
        return self._notebook.remove_note(note_id)

    def restore_note(self, note_id: str) -> Note:
        """The note without its tombstone."""
        return self._notebook.restore_note(note_id)

    def attach_note(
        self, note_id: str, document: Document, span: Span | None, *, to: str | None = None
    ) -> Note:
        """The note tied to ``span`` of its briefing's text, or of that of the briefing ``to``.

        Without a span it is tied to the words that it was, wherever they are in ``document``.
        """
        return self._notebook.attach_note(note_id, to, document, span)

    def add_bookmark(self, briefing_id: str, document: Document, span: Span | None) -> Bookmark:
        """A new bookmark at ``span`` (None: the whole briefing)."""
        return self._notebook.add_bookmark(briefing_id, document, span)

    def remove_bookmark(self, bookmark_id: str) -> Bookmark:
        """The bookmark with a tombstone; `restore_bookmark` undoes it."""
        return self._notebook.mark_bookmark(bookmark_id, deleted=True)

    def restore_bookmark(self, bookmark_id: str) -> Bookmark:
        """The bookmark without its tombstone."""
        return self._notebook.mark_bookmark(bookmark_id, deleted=False)

    def bookmark(self, id: str) -> Bookmark:
        """The bookmark with this id or unique beginning of one. Raises `NotFoundError`."""
        return self._notebook.bookmark(id)

    def bookmarks(self, briefing_id: str | None = None, *, deleted: bool = False) -> list[Bookmark]:
        """Bookmarks in the order they were made, of one briefing or all."""
        return self._notebook.bookmarks(briefing_id, deleted=deleted)

    def save_position(self, briefing_id: str, position: int) -> None:
        """Remember where the reader is: an offset in code points."""
        self._notebook.save_position(briefing_id, position)

    def set_read(self, briefing_id: str, read: bool) -> None:
        """Mark a briefing as read or unread."""
        self._notebook.set_read(briefing_id, read)

    # Outlines, export

    @property
    def outlines(self) -> Outlines:
        """Notes of many briefings, put into order for one document."""
        from briefterm.library.outlining import Outlines  # noqa: PLC0415 - keeps opening cheap

        return Outlines(self._shelf, self._notebook)

    @property
    def exports(self) -> Exports:
        """The notes as files: what would be written, writing it, reading it back."""
        from briefterm.library.exporting import Exports  # noqa: PLC0415 - keeps opening cheap

        return Exports(self._shelf, self._notebook, self._tagger)
