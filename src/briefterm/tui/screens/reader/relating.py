"""The sixteenth floor of the reader's screen: what is near the open briefing, and the way there."""

from __future__ import annotations

from datetime import date
from functools import partial
from inspect import isawaitable
from typing import TYPE_CHECKING

from briefterm.errors import BrieftermError, NotFoundError
from briefterm.tui.goal import Goal
from briefterm.tui.newest import Newest
from briefterm.tui.screens.reader.folding import FoldingScreen
from briefterm.tui.screens.reader.panes import ARTICLE, LIST, PANEL
from briefterm.tui.screens.reader.trail import Step, Trail

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefterm.library import Library
    from briefterm.model import Briefing
    from briefterm.tui.keys import Keymap
    from briefterm.tui.screens.reader.tabs.related_rows import Also
    from briefterm.tui.widgets.panel_rows import PanelRow

ALSO = "also"


class RelatingScreen(FoldingScreen):
    """Fills the tab of what is near a briefing, and shows what differs between near-duplicates."""

    def __init__(
        self,
        library: Library,
        keymap: Keymap,
        *,
        measure: int,
        briefing_id: str | None = None,
        note_id: str | None = None,
    ) -> None:
        super().__init__(library, keymap, measure=measure, briefing_id=briefing_id, note_id=note_id)
        self._nearness = Newest(self, "nearness")
        self._asked_for = ""  # the briefing of which it is known, or being found out, what is near
        self.trail = Trail()

    # The tab.

    def show_panel(self) -> None:
        """Show the open tab; what is near the briefing is only looked for when it is asked for."""
        super().show_panel()
        if self.tab != ALSO:
            return
        from briefterm.tui.screens.reader.tabs.related_rows import first_row  # noqa: PLC0415 - on demand

        row = first_row(self.panel.items, self.panel.cursor)
        if row != self.panel.cursor:
            self.panel.point(row)
        briefing = self.article.briefing
        if briefing.id and briefing.id != self._asked_for:
            self._asked_for = briefing.id
            complete = self.indexer.complete
            self._nearness.ask(lambda: self._near(briefing, complete=complete), self.show_also)

    def _near(self, briefing: Briefing, *, complete: bool) -> Iterator[Also]:
        """What is near a briefing, as far as the index knows; in a thread."""
        from briefterm.library.finding.relating import earlier_notes  # noqa: PLC0415 - on demand
        from briefterm.tui.screens.reader.tabs import related_rows  # noqa: PLC0415 - on demand

        finding, briefings = self.library.finding, self.briefings
        empty = related_rows.NOTHING if complete else related_rows.UNKNOWN
        try:
            related = finding.related(briefing.id, briefings)
            notes = earlier_notes(finding, briefing.id, briefings)
        except NotFoundError:
            yield related_rows.Also(briefing.id, empty=related_rows.UNKNOWN)
        except BrieftermError as error:
            self.tell(str(error))
            yield related_rows.Also(briefing.id, empty=empty)
        else:
            rows = related_rows.also_rows(briefing, related, notes)
            yield related_rows.Also(briefing.id, rows, empty)

    def show_also(self, also: Also) -> None:
        """Show what is near the open briefing, with the cursor on what it was on."""
        here = self.panel.current if self.tab == ALSO else None
        self.also = also
        if here is not None and here in also.rows:
            self.panel.cursor = also.rows.index(here)
        self.show_panel()

    def look_anew(self) -> None:
        """Look again for what is near: the index or the notes have changed."""
        self._asked_for = ""
        if self.filled and self.tab == ALSO:
            self.show_panel()

    def after_indexing(self) -> None:
        """Look for what is near with what the index knows now."""
        super().after_indexing()
        self.look_anew()

    def on_listing_screen_marked(self, message: FoldingScreen.Marked) -> None:
        """Look again for earlier notes, which may be others now."""
        del message
        self.call_later(self.look_anew)

    # The way there and back.

    def go_near(self, row: PanelRow) -> None:
        """Open what a row of the tab is about: a briefing, or one at a note."""
        from briefterm.library.finding.model import NearNote, Related  # noqa: PLC0415 - on demand

        subject = row.subject
        if isinstance(subject, NearNote):
            self.leave_for(subject.briefing.id, Goal.of_note(subject.note))
        elif isinstance(subject, Related):
            self.leave_for(subject.briefing.id, Goal())

    def leave_for(self, briefing_id: str, goal: Goal) -> None:
        """Open a briefing; `action_former` leads back."""
        former = self.article.briefing.id
        if former:
            self.trail.leave(Step(briefing_id, partial(self.go_to_briefing, former)))
        self.go_to_briefing(briefing_id, goal)

    def after_opening(self, goal: Goal) -> None:
        """Know the way back, now that there is another briefing to go back from."""
        super().after_opening(goal)
        self.trail.arrive(self.article.briefing.id)
        self.show_hints()

    @property
    def first_hints(self) -> list[tuple[str, str]]:
        """Where the open briefing was found, the way back comes first."""
        hint = self.trail.hint(self.article.briefing.id) if self.pane == ARTICLE else ""
        return [(self.keymap.keys_of("reader.former").split()[0], hint)] if hint else []

    async def action_former(self) -> None:
        """Go back to what led to this briefing: another one, or the screen where it was found."""
        step = self.trail.back()
        if step is None:
            self.notify("Nothing to go back to.", timeout=2)
            return
        going = step.back()
        if isawaitable(going):
            await going
        self.show_hints()

    # What differs.

    def action_differences(self) -> None:
        """Show what differs between a near-duplicate and the briefing that it is one of."""
        pair = self._pair_in_list() if self.pane == LIST else self._pair_in_panel()
        if pair is None:
            words = "Go to a briefing with ≈: another one has nearly its text."
            if self.pane != LIST:
                words = "No other briefing has nearly this text."
            self.notify(words, timeout=3)
            return
        from briefterm.tui.screens.differences.rows import in_order  # noqa: PLC0415 - on demand
        from briefterm.tui.screens.differences.screen import (  # noqa: PLC0415 - on demand
            DifferencesScreen,
        )

        before, after = in_order(*pair)
        self.app.push_screen(DifferencesScreen(self, before.id, after.id), self.go_to_target)

    def _pair_in_panel(self) -> tuple[Briefing, Briefing] | None:
        from briefterm.library.finding.model import Related  # noqa: PLC0415 - on demand
        from briefterm.tui.screens.reader.tabs.related_rows import is_near  # noqa: PLC0415 - on demand

        row = self.panel.current if self.pane == PANEL and self.tab == ALSO else None
        subject = row.subject if row is not None else None
        if isinstance(subject, Related) and is_near(subject):
            return self.article.briefing, subject.briefing
        return self._pair_in_article()

    def _pair_in_article(self) -> tuple[Briefing, Briefing] | None:
        """The open briefing with the newest of its near-duplicates."""
        others = self._copies(self.article.briefing)
        if not others:
            return None
        return self.article.briefing, max(others, key=lambda one: one.date or date.min)

    def _pair_in_list(self) -> tuple[Briefing, Briefing] | None:
        """The briefing under the cursor with the one that leads its group, or the next of that."""
        current = self.briefs.current
        others = self._copies(current) if current is not None else []
        return (current, others[0]) if current is not None and others else None

    def _copies(self, briefing: Briefing) -> list[Briefing]:
        """The near-duplicates of a briefing, the one that leads them first."""
        others = self.folds.others(briefing.id)
        among = frozenset(others)
        known = {one.id: one for one in self.briefings if one.id in among} if among else {}
        return [known[name] for name in others if name in known]
