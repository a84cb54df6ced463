"""The fifth floor of the reader's screen: notes, highlights and bookmarks."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from briefterm.terminal import visible_line
from briefterm.tui.screens.reader.keeping import KeepingScreen
from briefterm.tui.screens.reader.panes import PANEL
from briefterm.tui.writer import Undo, Work

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefterm.model import Article, Bookmark, Note, PlacedNote, Span
    from briefterm.tui.screens.note_editor import Draft, NoteEditor

Result = TypeVar("Result")


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


class AnnotatingScreen(KeepingScreen):
    """Writes what the reader attaches to the text; every action can be undone."""

    last_color = "yellow"

    def written(self, message: str, undo: Undo | None) -> None:
        """Say that it is done, and show the notes as they are now."""
        if undo is not None:
            self.writer.undos.append(undo)
        self.notify(message, timeout=3, markup=False)
        self.load_notes()

    def action_undo(self) -> None:
        """Take the last action on a note or bookmark back."""
        self.writer.take_turn(self._undo)

    def _undo(self) -> Work | None:
        undos = self.writer.undos
        if not undos:
            self.notify("Nothing to undo.", timeout=2)
            return None
        undo = undos.pop()
        return Work(
            undo.job,
            lambda _: self.written(f"Undone: {undo.label}", None),
            lambda: undos.append(undo),
        )

    # Notes.

    def note_here(self) -> PlacedNote | None:
        """The note chosen in the panel, or the innermost one under the cursor."""
        from briefterm.model import PlacedNote  # noqa: PLC0415 - not for the first paint

        if self.pane == PANEL:
            row = self.panel.current
            return row.subject if row and isinstance(row.subject, PlacedNote) else None
        cursor = self.view.cursor
        if cursor is None or self.view.selected is not None:
            return None
        around = [
            placed
            for placed in self.notes
            if placed.span is not None and placed.span.start <= cursor < placed.span.end
        ]
        return min(around, key=lambda placed: len(placed.span or ()), default=None)

    def action_highlight(self) -> None:
        """Highlight the selection."""
        span = self.view.selected
        if not self.article.briefing.id:
            return
        if span is None:
            self.notify("Select some text first: v and move, or drag.", timeout=3)
            return
        from briefterm.tui.screens.note_editor import Draft  # noqa: PLC0415 - loads a text area

        self.add_note(Place(self.article, span), Draft(color=self.last_color))

    async def action_annotate(self) -> None:
        """Write a note on the selection, on the note here, or on the whole briefing."""
        if not self.article.briefing.id:
            return
        span = self.view.selected
        existing = None if span else self.note_here()
        if existing is not None:
            await self.edit(existing.note)
            return
        await self.compose_note(Place(self.article, span))

    async def compose_note(self, place: Place, draft: Draft | None = None) -> None:
        """Open the editor for a new note; ``draft`` is one that could not be saved."""
        from briefterm.tui.screens.note_editor import (  # noqa: PLC0415 - loads a text area
            Draft,
            NoteEditor,
        )

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
            text=draft.text,
            tags=draft.tags,
            color=draft.color,
        )

        def done(note: Note) -> None:
            label = "note" if draft.text else "highlight"
            undo = Undo(f"{label} added", partial(self.library.remove_note, note.id))
            if self.view.selected == place.span:
                self.view.select(None)
            self.written(f"{label.capitalize()} saved.", undo)

        again = partial(self.compose_note, place, draft) if draft.text else None
        self.writer.write(job, done, again)

    async def edit(self, note: Note, draft: Draft | None = None) -> None:
        """Open the editor on a note that is there."""
        from briefterm.tui.screens.note_editor import (  # noqa: PLC0415 - loads a text area
            Draft,
            NoteEditor,
        )

        before = Draft(note.text, note.tags, note.color)

        def save(result: Draft | None) -> None:
            if result is not None and result != before:
                self.change_note(note, result)

        quote = f"“{note.anchor.quote}”" if note.anchor else "On the whole briefing"
        editor = NoteEditor(quote, draft or before, stored=draft is None)
        await self.open_editor(editor, save)

    def change_note(self, note: Note, draft: Draft) -> None:
        """Store a note's new text, tags and colour."""
        self.last_color = draft.color
        change = partial(self.library.edit_note, note.id)
        undo = Undo(
            "note edited", partial(change, text=note.text, tags=note.tags, color=note.color)
        )
        self.writer.write(
            partial(change, text=draft.text, tags=draft.tags, color=draft.color),
            lambda _: self.written("Note saved.", undo),
            partial(self.edit, note, draft),
        )

    def action_edit(self) -> None:
        """Edit the note here in the reader's own editor."""
        from briefterm.tui.editor import edit_text  # noqa: PLC0415 - rarely used
        from briefterm.tui.screens.note_editor import Draft  # noqa: PLC0415 - loads a text area

        placed = self.note_here()
        if placed is None:
            self.notify("Go to a note first: ]n, or the Notes panel (1).", timeout=3)
            return
        note = placed.note
        text = edit_text(self.app, note.text)
        if text is not None and text != note.text:
            self.change_note(note, Draft(text, note.tags, note.color))

    def action_delete_note(self) -> None:
        """Delete the note or bookmark chosen in the panel; u brings it back."""
        from briefterm.model import PlacedBookmark, PlacedNote  # noqa: PLC0415 - as above

        row = self.panel.current
        subject = row.subject if row else None
        if isinstance(subject, PlacedNote):
            note = subject.note
            undo = Undo("note deleted", partial(self.library.restore_note, note.id))
            self.writer.write(
                partial(self.library.remove_note, note.id),
                lambda _: self.written("Note deleted. u brings it back.", undo),
            )
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
            bookmark, added = result
            back = self.library.remove_bookmark if added else self.library.restore_bookmark
            label = "bookmark set" if added else "bookmark lifted"
            if view.selected == span:
                view.select(None)
            self.written(f"{label.capitalize()}.", Undo(label, partial(back, bookmark.id)))

        self.writer.write(toggle, done)

    def lift(self, bookmark: Bookmark) -> None:
        """Delete a bookmark."""
        undo = Undo("bookmark lifted", partial(self.library.restore_bookmark, bookmark.id))
        self.writer.write(
            partial(self.library.remove_bookmark, bookmark.id),
            lambda _: self.written("Bookmark lifted.", undo),
        )

    def action_copy(self) -> None:
        """Copy the selection, or the note's quote, with its source as a Markdown quote."""
        placed = self.note_here()
        span = self.view.selected or (placed.span if placed else None) or self.view.here
        if span is None or not len(span):
            self.notify("Select some text first: v and move, or drag.", timeout=3)
            return
        self.app.copy_to_clipboard(self.cited(span))
        self.notify("Sent to the terminal's clipboard.", timeout=3)
        self.view.select(None)
        self.show_hints()

    def cited(self, span: Span) -> str:
        """A span as a Markdown quote with its source."""
        briefing = self.article.briefing
        quote = visible_line(span.of(self.article.document.text).replace("\n", " "))
        day = briefing.date.isoformat() if briefing.date else ""
        facts = (briefing.title, briefing.source, day, briefing.url)
        return f"> {quote}\n>\n> — {visible_line(', '.join(fact for fact in facts if fact))}\n"


def _line_span(text: str, offset: int) -> Span:
    """The beginning of a paragraph from ``offset`` on, long enough to be found again."""
    from briefterm.model import Span  # noqa: PLC0415 - as above

    end = text.find("\n", offset)
    end = len(text) if end < 0 else end
    return Span(offset, min(end, offset + 120))
