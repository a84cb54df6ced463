"""The timeline of the library: what is done with a dated statement, and with all that are listed."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from textual.worker import get_current_worker

from briefterm.errors import BrieftermError, UsageError
from briefterm.library.finding import timeline_files
from briefterm.model import Span
from briefterm.paths import expanded
from briefterm.terminal import visible_line
from briefterm.tui.goal import Goal, Target
from briefterm.tui.quoting import cited_quote
from briefterm.tui.screens.dialogs import TakingDialog
from briefterm.tui.screens.outline.dialogs import LineDialog
from briefterm.tui.screens.reader.consulting import export_folder
from briefterm.tui.screens.timeline.moving import MovingTimeline
from briefterm.tui.widgets.panel_rows import PanelRow
from briefterm.tui.widgets.status import StatusBar

if TYPE_CHECKING:
    from briefterm.library.finding.model import Telling
    from briefterm.tui.widgets.rows import RowList

_NAME = re.compile(r'(?:^|\s)name:(?:"[^"]*"?|\S*)')


def with_name(query: str, name: str) -> str:
    """A query about another name; an empty one asks for no name any more."""
    others = _NAME.sub(" ", query).strip()
    quoted = name.replace('"', " ").strip()
    return f'{others} name:"{quoted}"'.strip() if quoted else others


class TimelineScreen(MovingTimeline):
    """The timeline, with the keys that open, copy and write statements."""

    @property
    def current(self) -> Telling | None:
        """What is told in the row under the cursor, once it is read."""
        row = self.statements.current
        if row is None or row.moment is None:
            return None
        telling: Telling = row.moment.subject
        return telling

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Go to a statement in its briefing; from the bars, to the statements."""
        event.stop()
        if event.rows is self.bars:
            self.action_to_list()
        elif self.current is not None:
            said = self.current.said[0]
            span = Span(said.start + said.hits[0].start, said.start + said.hits[0].end)
            goal = Goal(span=span, query=self.query_text)
            self.leave(Target(self.current.briefing.id, goal))

    def action_name(self) -> None:
        """Ask for a name to filter by."""
        found = _NAME.search(self.query_text)
        present = found[0].strip().removeprefix("name:").strip('"') if found else ""

        def take(name: str | None) -> None:
            if name is not None:
                self.field.value = with_name(self.query_text, name)

        self.app.push_screen(LineDialog("Dates of which name?", present), take)

    def action_copy(self) -> None:
        """Copy what is said, with its source."""
        telling = self.current
        if telling is not None:
            words = "\n\n".join(said.text for said in telling.said)
            self.app.copy_to_clipboard(cited_quote(words, telling.briefing))
            self.notify("Statement and source sent to the terminal's clipboard.", timeout=3)

    # Writing a file.

    def action_export(self) -> None:
        """Ask where all that is listed is to be written to."""
        if self.shown is None or not self.shown.moments.rows:
            self.notify("Nothing is listed.", timeout=2)
            return
        if self.shown.partial:
            self.notify("The dates are still being counted.", timeout=2)
            return
        folder = export_folder(self.reader.library.folder, Path.cwd())
        day = self.shown.asked.today.isoformat()
        self.ask_where(str(folder / f"timeline-{day}.md"))

    def ask_where(self, place: str) -> None:
        """Ask for the file; its end says what kind it is of."""

        def take(given: str | None) -> None:
            if given is None:
                return
            try:
                path = expanded(Path(given)).absolute()
                timeline_files.check(path)
            except (UsageError, ValueError) as error:
                self.notify(visible_line(str(error)), severity="warning", markup=False)
                self.ask_where(given)
            else:
                self.ask_whether(path)

        title = "Write what is listed to (.ics calendar, .md or .json)"
        self.app.push_screen(LineDialog(title, place), take)

    def ask_whether(self, path: Path) -> None:
        """Write the file; ask before one is replaced."""
        if not path.exists():
            self.write(path)
            return

        def take(row: PanelRow | None) -> None:
            if row is not None and row.subject:
                self.write(path)
            else:
                self.ask_where(str(path))

        rows = [
            PanelRow((("Another name", "row", 1),), subject="", gap=False),
            PanelRow((("Replace it", "row", 1),), subject="replace", gap=False),
        ]
        words = f"{visible_line(str(path))} is there already."
        self.app.push_screen(TakingDialog("Replace the file?", words, rows), take)

    def write(self, path: Path) -> None:
        """Write all that is listed to a file, in a worker of the reader's: one may leave meanwhile."""
        of, reader = self.shown, self.reader
        if of is None:
            return

        def progress(row: int) -> None:
            if get_current_worker().is_cancelled:
                return
            doing = f"writing dates {row:,} of {of.moments.rows:,}" if row < of.moments.rows else ""
            reader.app.call_from_thread(self.tell_doing, doing)

        def job() -> None:
            worker = get_current_worker()
            now = datetime.now(UTC)
            try:
                count = timeline_files.write(
                    of.asked.finding,
                    of.moments,
                    path,
                    now,
                    progress=progress,
                    cancelled=lambda: worker.is_cancelled,
                )
            except BrieftermError as error:
                reader.tell(str(error))
                reader.app.call_from_thread(self.tell_doing, "")
            else:
                if count is not None:
                    reader.app.call_from_thread(self.tell_written, count, path)

        # Textual describes a worker by the repr of its job, which must not be that of a timeline.
        reader.run_worker(job, thread=True, group="timeline file", exit_on_error=False)

    def tell_doing(self, doing: str) -> None:
        """Say how far the file is, here and once one has left."""
        self.reader.status.tell(doing=doing)
        if self.is_attached:
            self.query_one(StatusBar).tell(doing=doing)

    def tell_written(self, count: int, path: Path) -> None:
        """Say where it was written to."""
        words = f"{count:,} statement{'s' * (count != 1)} written to {visible_line(str(path))}"
        self.reader.notify(words, timeout=6, markup=False)
