"""The twelfth floor of the reader's screen: notes are collected for a document of one's own."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from briefterm.terminal import visible_line
from briefterm.tui.draft import Draft
from briefterm.tui.goal import Goal
from briefterm.tui.screens.reader.annotating import Place
from briefterm.tui.screens.reader.tending import TendingScreen
from briefterm.tui.undo import Undo, sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from briefterm.library.outlining import OutlineChange
    from briefterm.model import Note, Outline, PlacedNote
    from briefterm.tui.widgets.panel_rows import PanelRow


class BuildingScreen(TendingScreen):
    """Puts notes into outlines, and opens the briefing builder."""

    outline_id = ""
    """The outline that was used last."""

    async def action_collect(self) -> None:
        """Put the note here, or the selection as a highlight, into an outline."""
        span = self.view.selected if self.filled else None
        if span is not None:
            self.collect_place(Place(self.article, span))
        elif not await self.with_note(self.collect_placed):
            self.notify("Select some text, or go to a note: ]n, or the Notes panel (1).", timeout=3)

    async def collect_placed(self, placed: PlacedNote) -> None:
        """Put a note of the open briefing into an outline."""
        self.collect([placed.note.id])

    def collect_place(self, place: Place) -> None:
        """Highlight the selection, and put that into an outline."""
        article, draft = place.article, Draft(color=self.last_color)

        def done(note: Note) -> None:
            from briefterm.library.changes import Change, made  # noqa: PLC0415 - on demand

            undo = self.undo_of("added a highlight", Change((made(note),)))
            self.view.select(None)
            self.written("Highlight saved.", undo)
            self.collect([note.id])

        add = partial(self.library.add_note, article.briefing.id, article.document, place.span)
        self.writer.write(partial(add, **draft.content), done)

    def collect(self, note_ids: Sequence[str]) -> None:
        """Ask for an outline and put these notes at its end."""
        if note_ids:
            take = partial(self.put_into, note_ids)
            self.fetch(self.library.outlines.all, partial(self.choose_outline, take))

    def choose_outline(
        self, take: Callable[[Outline], object], outlines: Sequence[Outline]
    ) -> None:
        """Choose one of the outlines; where there is none, name a new one."""
        from briefterm.tui.screens.outline.dialogs import NEW, OutlineDialog  # noqa: PLC0415

        if not outlines:
            self.ask_outline_name(take)
            return

        def chosen(row: PanelRow | None) -> None:
            if row is not None and row.subject == NEW:
                self.ask_outline_name(take)
            elif row is not None:
                take(row.subject)

        self.app.push_screen(
            OutlineDialog("Into which outline?", outlines, self.outline_id), chosen
        )

    def ask_outline_name(self, take: Callable[[Outline], object]) -> None:
        """Make a new outline under a name that is asked for."""
        from briefterm.tui.screens.outline.dialogs import LineDialog  # noqa: PLC0415 - on demand

        def create(name: str | None) -> None:
            if name:
                self.writer.write(partial(self.library.outlines.create, name), take)

        dialog = LineDialog("Name of the new outline", placeholder="the title of its document")
        self.app.push_screen(dialog, create)

    def put_into(self, note_ids: Sequence[str], outline: Outline) -> None:
        """Put notes at the end of an outline."""

        def done(change: OutlineChange) -> None:
            self.outline_id = outline.id
            count = len(change.after) - len(change.before)
            name = f"“{visible_line(outline.name)}”"
            if not count:
                self.notify(f"In {name} already.", timeout=3, markup=False)
                return
            notes = f"{count:,} note{'s' * (count != 1)}"
            undo = self.undo_of_outline(f"put {notes} into {name}", change)
            self.written(f"{notes} put into {name}. O opens it.", undo)

        self.writer.write(partial(self.library.outlines.collect, outline.id, note_ids), done)

    # The builder.

    def action_builder(self) -> None:
        """Open the outline that was used last, or the newest."""
        self.fetch(self.library.outlines.all, self.open_builder)

    def open_builder(self, outlines: Sequence[Outline]) -> None:
        """Open the builder on an outline; the first one is made now."""
        if not outlines:
            self.ask_outline_name(self.show_builder)
            return
        last = (one for one in outlines if one.id == self.outline_id)
        self.show_builder(next(last, outlines[-1]))

    def show_builder(self, outline: Outline) -> None:
        """Open the builder on an outline."""
        from briefterm.tui.screens.outline.builder import BuilderScreen  # noqa: PLC0415 - on demand

        self.outline_id = outline.id

        def follow(note: Note | None) -> None:
            if note is not None:
                for screen in reversed(self.over):
                    if self.app.screen is screen:  # the builder was opened from there
                        screen.dismiss(None)
                self.go_to_briefing(note.briefing, Goal.of_note(note))

        self.app.push_screen(BuilderScreen(self, outline), follow)

    def undo_of_outline(self, label: str, change: OutlineChange) -> Undo:
        """How to take back what was made of an outline."""
        turn = self.library.outlines.turn

        def again() -> Undo:
            turn(change)
            return undo

        undo = Undo(label, partial(turn, change.back), partial(self.tell_arranged, label), again)
        return undo

    def tell_arranged(self, label: str, could: bool) -> None:
        """Say whether a change of an outline could be taken back."""
        if could:
            self.written(f"Undone: {label}", None)
        else:
            self.written(f"The outline has changed since: it stays. ({label})", None)

    def do_outline(self, label: str, job: Callable[[], object], back: Callable[[], object]) -> None:
        """Do something to an outline as a whole; u takes it back."""

        def write() -> Undo:
            job()
            return Undo(label, back, None, write)

        def done(undo: Undo) -> None:
            self.written(f"{sentence(label)}. u takes it back.", undo)

        self.writer.write(write, done)

    def export_outline(self, outline: Outline) -> None:
        """Preview an outline's document and write it; the floor above does."""
        raise NotImplementedError
