"""The fourteenth floor of the reader's screen: what leaves it, as files and as quotes."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from briefterm.terminal import visible_line
from briefterm.tui.screens.reader.browsing import BrowsingScreen
from briefterm.tui.screens.reader.consulting import export_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from briefterm.library.exporting import Exported, Plan
    from briefterm.model import Marks, Outline
    from briefterm.tui.screens.export.screen import Exporting

    Progress = Callable[[int, int], None]

_FEW = 3  # files that are told of by name
_STEP = 20


class ExportingScreen(BrowsingScreen):
    """Previews and writes exports, and copies quotes."""

    export_to: Path | None = None
    """Where the last export of briefings went."""

    def action_export(self) -> None:
        """Show what an export of notes would write, and write it, once all notes are on disk."""

        def begin() -> None:
            self.fetch(self.library.marks, self.offer_export)

        self.writer.take_turn(begin)

    def offer_export(self, marks: Mapping[str, Marks]) -> None:
        """Open the preview; with nothing to export, say so."""
        if not any(mark.notes or mark.bookmarked for mark in marks.values()):
            self.notify("No notes or bookmarks yet: select text, then h or a.", timeout=3)
            return
        from briefterm.tui.screens.export.screen import Exporting  # noqa: PLC0415 - on demand

        here = self.article.briefing.id
        mark = marks.get(here)
        scopes = {"this": "this briefing", "all": "all with notes", "listed": "listed"}
        if not here:
            del scopes["this"]
        scope = "this" if mark is not None and (mark.notes or mark.bookmarked) else "all"
        place = self.export_to or export_folder(self.library.folder, Path.cwd())
        listed = [briefing.id for briefing in self.briefs.items]
        ids = {"this": [here], "all": None, "listed": listed}

        def plan(scope: str, place: Path, progress: Progress) -> Plan:
            from briefterm.library.exporting import Options  # noqa: PLC0415 - on demand

            return self.library.exports.plan(ids[scope], place, Options(index=None), progress)

        self.preview_export(Exporting("Export to Markdown", scopes, scope, place, plan))

    def export_outline(self, outline: Outline) -> None:
        """Show what the document of an outline would be, and write it."""
        from briefterm.tui.screens.export.screen import Exporting  # noqa: PLC0415 - on demand

        outlines = self.library.outlines

        def plan(_: str, place: Path, __: Progress) -> Plan:
            present = outlines.outline(outline.id)
            return self.library.exports.plan_outline(present, outlines.cited(present), place)

        place = self.export_to or export_folder(self.library.folder, Path.cwd())
        title = f"Export “{outline.name}”"
        self.preview_export(Exporting(title, {"outline": ""}, "outline", place, plan))

    def preview_export(self, exporting: Exporting) -> None:
        """Open the preview, and write what it shows if that is wished for."""
        from briefterm.tui.screens.export.screen import ExportScreen  # noqa: PLC0415 - on demand

        screen = ExportScreen(exporting)

        def answer(plan: Plan | None) -> None:
            if plan is None:
                return
            if screen.place.suffix.lower() not in {".md", ".markdown", ".org"}:
                self.export_to = screen.place
            job = partial(self.library.exports.write, plan, self.tell_export_progress)
            self.writer.write(job, self.tell_exported, self.leave_export)

        self.app.push_screen(screen, answer)

    def tell_export_progress(self, done: int, total: int) -> None:
        """Show, from the worker that writes, how far it is."""
        if total > _STEP:
            words = f"EXPORTING {done:,} of {total:,}"
            self.app.call_from_thread(self.status.tell, mode=words)

    def leave_export(self) -> None:
        """The export has ended, or could not be written."""
        self.status.tell(mode="")
        self.show_hints()

    def tell_exported(self, exported: Exported) -> None:
        """Say what was written where, and what was left alone."""
        self.leave_export()
        written = [file for file in exported.files if file.changed]
        for file in written[:_FEW] if len(written) <= _FEW else ():
            self.notify(f"Written to {visible_line(str(file.path))}", timeout=6, markup=False)
        if len(written) > _FEW and written[0].path is not None:
            folder = visible_line(str(written[0].path.parent))
            words = f"{len(written):,} files written into {folder}"
            self.notify(words, timeout=6, markup=False)
        if not written and exported.files:
            path = exported.files[0].path
            words = f"Already up to date: {visible_line(str(path))}"
            if len(exported.files) > 1:
                words = f"{len(exported.files):,} files, all up to date already."
            self.notify(words, timeout=6, markup=False)
        for warning in exported.warnings[:_FEW]:
            self.notify(warning, severity="warning", timeout=8, markup=False)

    # Quotes.

    def action_copy(self) -> None:
        """Copy the selection, or the note's quote, with its source as a Markdown quote."""
        from briefterm.tui.quoting import cited_quote  # noqa: PLC0415 - on demand

        notes = self.notes_here()
        note = notes[0] if notes and self.view.selected is None else None
        span = self.view.selected or (note.span if note is not None else None) or self.view.here
        words = span.of(self.article.document.text) if span is not None else ""
        if not words and note is not None and note.note.anchor is not None:
            words = note.note.anchor.quote  # of a note without a place
        if not words.strip():
            self.notify("Select some text first: v and move, or drag.", timeout=3)
            return
        note_id = note.note.id if note is not None else ""
        self.app.copy_to_clipboard(cited_quote(words, self.article.briefing, note_id))
        self.notify("Quote and source sent to the terminal's clipboard.", timeout=3)
        self.view.select(None)
        self.show_hints()
