"""The seventh floor of the reader's screen: notes, highlights and bookmarks."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from briefterm.tui.draft import Draft
from briefterm.tui.screens.reader.panes import PANEL
from briefterm.tui.screens.reader.undoing import UndoingScreen

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from briefterm.library.noting import Saved
    from briefterm.model import Article, Bookmark, Note, PlacedNote, Span
    from briefterm.tui.screens.note_editor import NoteEditor
    from briefterm.tui.widgets.panel_rows import PanelRow


_LINE = 120  # code points of a bookmark, at most


@dataclass(frozen=True)
class Place:
    """Where a note is written: a span of an article, or None for all of it.

    It is taken when the writing begins, for another article may be open when it ends.
    """

    article: Article
    span: Span | None

    @property
    def quote(self) -> str:
        """What the note is on, as its editor shows it."""
        if self.span is None:
            return "On the whole briefing"
        return f"“{self.span.of(self.article.document.text)}”"


class AnnotatingScreen(UndoingScreen):
    """Writes what the reader attaches to the text; every action can be undone."""

    last_color = "yellow"

    # Notes.

    def notes_here(self) -> list[PlacedNote]:
        """The note chosen in the panel, or those under the cursor, the innermost first."""
        from briefterm.model import PlacedNote  # noqa: PLC0415 - not for the first paint
        from briefterm.tui.screens.reader.note_places import notes_at  # noqa: PLC0415 - as above

        if self.pane == PANEL:
            row = self.panel.current
            return [row.subject] if row and isinstance(row.subject, PlacedNote) else []
        cursor = self.view.cursor
        if cursor is None or self.view.selected is not None:
            return []
        return notes_at(self.notes, cursor, self.view.here)

    async def with_note(self, then: Callable[[PlacedNote], Awaitable[None]]) -> bool:
        """Do something with the note here, of several with the chosen one; False if none is."""
        notes = self.notes_here()
        if len(notes) > 1:
            from briefterm.tui.screens.dialogs import TakingDialog  # noqa: PLC0415 - on demand
            from briefterm.tui.screens.reader.tabs.note_rows import note_row  # noqa: PLC0415 - on demand

            async def take(row: PanelRow | None) -> None:
                if row is not None:
                    await then(row.subject)

            rows = [note_row(placed, self.article.document.text) for placed in notes]
            dialog = TakingDialog(f"{len(notes)} notes here, the innermost first", "", rows)
            await self.app.push_screen(dialog, take)
        elif notes:
            await then(notes[0])
        return bool(notes)

    def action_highlight(self) -> None:
        """Highlight the selection."""
        span = self.view.selected
        if not self.article.briefing.id:
            return
        if span is None:
            self.notify("Select some text first: v and move, or drag.", timeout=3)
            return
        self.add_note(Place(self.article, span), Draft(color=self.last_color))

    async def action_annotate(self) -> None:
        """Write a note on the selection, the note or the bookmark here, or the whole briefing."""
        if not self.article.briefing.id:
            return
        span = self.view.selected or self.bookmarked_here()
        if span is not None or not await self.with_note(self.edit_placed):
            await self.compose_note(Place(self.article, span))

    def bookmarked_here(self) -> Span | None:
        """The place of the bookmark chosen in the panel."""
        from briefterm.model import PlacedBookmark  # noqa: PLC0415 - as above

        row = self.panel.current if self.pane == PANEL else None
        return row.span if row and isinstance(row.subject, PlacedBookmark) else None

    async def edit_placed(self, placed: PlacedNote) -> None:
        """Open the editor on a note of the open briefing."""
        from briefterm.library.note_entries import words_now  # noqa: PLC0415 - on demand

        await self.edit(placed.note, now=words_now(placed, self.article.document.text))

    async def compose_note(self, place: Place, draft: Draft | None = None) -> None:
        """Open the editor for a new note; ``draft`` is one that could not be saved."""
        from briefterm.tui.screens.note_editor import NoteEditor  # noqa: PLC0415 - a text area

        def save(result: Draft | None) -> None:
            if result is None:
                return
            if not result.text and place.span is None:
                self.notify("An empty note on a whole briefing is not kept.", timeout=3)
                return
            self.add_note(place, result)

        fresh = draft or Draft(color=self.last_color)
        await self.open_editor(NoteEditor(place.quote, fresh, stored=draft is None), save)

    async def open_editor(self, editor: NoteEditor, save: Callable[[Draft | None], object]) -> None:
        """Open a note editor; the program does not end before its answer is taken."""

        def close(result: Draft | None) -> None:
            self.composing -= 1
            save(result)
            if not self.writer.busy:
                self.all_written()

        self.composing += 1
        await self.app.push_screen(editor, close)

    def add_note(self, place: Place, draft: Draft) -> None:
        """Store a new note and show it; one that cannot be stored comes back to its editor."""
        self.last_color = draft.color
        job = partial(
            self.library.add_note,
            place.article.briefing.id,
            place.article.document,
            place.span,
            **draft.content,
        )

        def done(note: Note) -> None:
            from briefterm.library.changes import Change, made  # noqa: PLC0415 - on demand

            label = "note" if draft.text else "highlight"
            undo = self.undo_of(f"added a {label}", Change((made(note),)))
            if self.view.selected == place.span:
                self.view.select(None)
            self.written(f"{label.capitalize()} saved.", undo)

        again = partial(self.compose_note, place, draft) if draft.text else None
        self.writer.write(job, done, again)

    async def edit(self, note: Note, draft: Draft | None = None, *, now: str = "") -> None:
        """Open the editor on a note that is there; ``now`` are the words at its place, if others.

        ``draft`` is one that could not be saved.
        """
        from briefterm.tui.screens.note_editor import NoteEditor  # noqa: PLC0415 - a text area

        before = Draft.of(note)

        def save(result: Draft | None) -> None:
            if result is not None and result != before:
                self.change_note(note, result)

        quote = f"“{note.anchor.quote}”" if note.anchor else "On the whole briefing"
        editor = NoteEditor(quote, draft or before, now=now, stored=draft is None)
        await self.open_editor(editor, save)

    def change_note(self, note: Note, draft: Draft) -> None:
        """Store what is new of a note; what is not stays as others may have left it."""
        self.last_color = draft.color
        said = draft.beyond(Draft.of(note))

        def done(saved: Saved) -> None:
            from briefterm.library.changes import change_of_notes  # noqa: PLC0415 - on demand

            change = change_of_notes([(saved.was, saved.note)])
            self.written(_said_of(saved), self.undo_of("edited a note", change))

        self.writer.write(
            partial(self.library.noting.save, note, **said),
            done,
            partial(self.edit, note, draft),
        )

    async def action_edit(self) -> None:
        """Edit the note here in the reader's own editor."""
        if not await self.with_note(self.edit_outside):
            self.notify("Go to a note first: ]n, or the Notes panel (1).", timeout=3)

    async def edit_outside(self, placed: PlacedNote) -> None:
        """Edit a note in the reader's own editor."""
        from briefterm.tui.editor import edit_text  # noqa: PLC0415 - rarely used

        note = placed.note
        text = edit_text(self.app, note.text)
        if text is not None and text != note.text:
            self.change_note(note, replace(Draft.of(note), text=text))

    def action_delete_note(self) -> None:
        """Delete the note or bookmark chosen in the panel; u brings it back."""
        from briefterm.model import PlacedBookmark, PlacedNote  # noqa: PLC0415 - as above

        row = self.panel.current
        subject = row.subject if row else None
        if isinstance(subject, PlacedNote):
            note = subject.note

            def done(after: Note) -> None:
                from briefterm.library.changes import Change  # noqa: PLC0415 - on demand

                undo = self.undo_of("deleted a note", Change(((note, after),)))
                self.written("Note deleted. u brings it back.", undo)

            self.writer.write(partial(self.library.remove_note, note.id), done)
        elif isinstance(subject, PlacedBookmark):
            self.lift(subject.bookmark)

    # Bookmarks.

    def action_bookmark(self) -> None:
        """Set a bookmark at the selection, the cursor or the first line; lift one that is here."""
        article, view = self.article, self.view
        if not article.briefing.id:
            return
        text = article.document.text
        span = view.selected or _line_span(text, view.place if text else 0)

        def toggle() -> tuple[Bookmark, bool]:
            for placed in self.library.placed(article.briefing, article.document)[1]:
                if placed.span is not None and placed.span.start == span.start:
                    return self.library.remove_bookmark(placed.bookmark.id), False
            place = span if len(span) else None
            added = self.library.add_bookmark(article.briefing.id, article.document, place)
            return added, True

        def done(result: tuple[Bookmark, bool]) -> None:
            if view.selected == span:
                view.select(None)
            self.marked(*result)

        self.writer.write(toggle, done)

    def lift(self, bookmark: Bookmark) -> None:
        """Delete a bookmark."""
        job = partial(self.library.remove_bookmark, bookmark.id)
        self.writer.write(job, partial(self.marked, added=False))

    def marked(self, bookmark: Bookmark, added: bool) -> None:
        """Say that a bookmark was set or lifted."""
        from briefterm.library.changes import Change, made  # noqa: PLC0415 - on demand

        label = "set" if added else "lifted"
        set_, there = made(replace(bookmark, deleted=None))
        change = Change(bookmarks=((set_, there) if added else (there, bookmark),))
        self.written(f"Bookmark {label}.", self.undo_of(f"{label} a bookmark", change))


def _said_of(saved: Saved) -> str:
    words = "Note saved."
    if saved.joined:
        words += " Its text was changed elsewhere meanwhile: both texts are kept."
    if saved.restored:
        words += " It was removed elsewhere meanwhile: it is back."
    return words


def _line_span(text: str, offset: int) -> Span:
    """The beginning of a paragraph from the word at ``offset`` on, long enough to be found again."""
    from briefterm.model import Span  # noqa: PLC0415 - as above
    from briefterm.tui.screens.reader.note_places import word_start  # noqa: PLC0415 - as above

    offset = word_start(text, offset)
    end = text.find("\n", offset)
    end = len(text) if end < 0 else end
    if end > offset + _LINE:
        end = word_start(text, offset + _LINE)
    return Span(offset, offset + len(text[offset:end].rstrip()))
