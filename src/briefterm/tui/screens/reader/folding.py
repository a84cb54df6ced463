"""The fifteenth floor of the reader's screen: what is folded and what is marked in the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.worker import get_current_worker

from briefterm.errors import BrieftermError
from briefterm.tui.newest import Newest
from briefterm.tui.screens.reader.exporting import ExportingScreen
from briefterm.tui.screens.reader.folds import Folds, folded
from briefterm.tui.screens.reader.panes import LIST

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from textual.timer import Timer

    from briefterm.library import Library
    from briefterm.model import Briefing
    from briefterm.tui.keys import Keymap
    from briefterm.tui.screens.reader.brief_list import BriefList
    from briefterm.tui.widgets.rows import RowList

QUIET = 3.0
"""Seconds without news of the index before near-duplicates are looked for again."""


class FoldingScreen(ExportingScreen):
    """Folds near-duplicates under the newest of them, and marks what is watched for."""

    fold = True
    """Whether near-duplicates are folded at all."""

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
        self.folds = Folds()
        self._folding = Newest(self, "folding")
        self._watching = Newest(self, "watching")
        self._folded_at: object = None  # the state of the index of which the folds are known
        self._quiet: Timer | None = None  # until which near-duplicates are not looked for again

    # What is to be looked for.

    def after_indexing(self) -> None:
        """Look for near-duplicates and for what is watched for."""
        super().after_indexing()
        self.look_for_watched()
        if self.fold and self.indexer.complete:
            self.look_for_copies()

    def look_for_copies(self) -> None:
        """Look for near-duplicates among all; again only once the index has been quiet for a while."""
        if self._quiet is not None:
            self._quiet.stop()
            self._quiet = None
        if self._folded_at is None:
            self._ask_for_copies()
        else:
            self._quiet = self.set_timer(QUIET, self._ask_for_copies)

    def _ask_for_copies(self) -> None:
        self._folding.ask(self._groups, self.show_groups)

    def on_listing_screen_listed(self, message: ExportingScreen.Listed) -> None:
        """Before a lower floor shows the list: groups lose what is gone, and have its order."""
        self.folds = self.folds.within(message.briefings)

    def on_listing_screen_marked(self, message: ExportingScreen.Marked) -> None:
        """Once a lower floor knows the marks: what was read is not watched for any more."""
        del message
        self.call_later(self.look_for_watched)

    def after_searches(self) -> None:
        """Follow a change of what is watched for."""
        super().after_searches()
        self.look_for_watched()

    def look_for_watched(self) -> None:
        """Look for unread briefings that are watched for."""
        if self.complete:
            self._watching.ask(self._labels, self.show_labels)

    def _labels(self) -> Iterator[Mapping[str, tuple[str, ...]]]:
        """What the list shows of each briefing that is watched for; in a thread."""
        try:
            yield self.library.finding.watched(self.briefings, self.marks)
        except BrieftermError as error:
            self.tell(str(error))

    def show_labels(self, labels: Mapping[str, tuple[str, ...]]) -> None:
        """Mark what is watched for."""
        self.briefs.show_watched(labels)

    # Folding.

    def _groups(self) -> Iterator[tuple[object, Sequence[Sequence[Briefing]]]]:
        """The groups of near-duplicates with the state of the index, unless known; in a thread."""
        from briefterm.library.finding.grouping import duplicates  # noqa: PLC0415 - on demand

        worker = get_current_worker()
        finding = self.library.finding
        try:
            state = finding.concordance.state()
            if state != self._folded_at:
                groups = duplicates(finding, self.briefings, lambda: worker.is_cancelled)
                if not worker.is_cancelled:
                    yield state, groups
        except BrieftermError as error:
            self.tell(str(error))

    def show_groups(self, found: tuple[object, Sequence[Sequence[Briefing]]]) -> None:
        """Fold these groups; what the cursor is on and what is open stay in sight."""
        self._folded_at, groups = found
        folds = Folds.among(groups, self.folds).within(self.briefings)
        current = self.briefs.current
        for name in (self.wanted, current.id if current is not None else ""):
            if folds.is_hidden(name):
                folds = folds.unfolded(name)
        self.show_folds(folds)

    def show_folds(self, folds: Folds) -> None:
        """Show the list folded so, unless a filter is on."""
        self.folds = folds
        if not self.query_text.strip():
            self.show_list()

    def show_chosen(self, chosen: Sequence[Briefing]) -> None:
        """Show these briefings, folded unless a filter has chosen them."""
        if self.query_text.strip():
            self.briefs.show_folds(Folds(), frozenset())
        else:
            chosen, copies = folded(chosen, self.folds)
            self.briefs.show_folds(self.folds, copies)
        super().show_chosen(chosen)

    def action_fold(self) -> None:
        """Show the near-duplicates of the briefing under the cursor, or hide them."""
        current = self.briefs.current
        if current is None or not self.folds.others(current.id) or self.query_text.strip():
            self.notify("Nothing is folded here.", timeout=2)
            return
        self.turn_fold(current.id)

    def on_brief_list_turned(self, message: BriefList.Turned) -> None:
        """A click on what tells of near-duplicates shows or hides them."""
        self.turn_fold(message.briefing_id)

    def on_row_list_pointed(self, message: RowList.Pointed) -> None:
        """Say what can be done with near-duplicates where the cursor is on one."""
        if message.rows is self.briefs:
            self.tell_copies(message.item.id)

    def tell_copies(self, briefing_id: str) -> None:
        """Say what can be done with the near-duplicates of a briefing."""
        others, turns = len(self.briefs.folds.others(briefing_id)), "shows"
        if self.briefs.folds.is_open(briefing_id):
            turns = "hides"
        way = f"≈ {others:,} more of this text: . {turns} them, D compares" if others else ""
        labels = self.briefs.watched.get(briefing_id, ())
        watch = f"⚑ unread, watched for: {', '.join(labels)}" if labels else ""
        self.status.tell(fact="  ·  ".join(part for part in (way, watch) if part))

    def go_to_pane(self, pane: str) -> None:
        """Give a pane the focus; what was said of near-duplicates is for the list."""
        if pane != LIST and self.status.fact.startswith(("≈", "⚑")):
            self.status.tell(fact="")
        super().go_to_pane(pane)

    def turn_fold(self, briefing_id: str) -> None:
        """Show the near-duplicates of a briefing below it, or hide them under their leader."""
        folds = self.folds.turned(briefing_id)
        if folds.is_hidden(briefing_id):
            self.briefs.point_at(folds.groups[folds.of[briefing_id]][0])
        self.show_folds(folds)
        if self.pane == LIST and self.briefs.current is not None:
            self.tell_copies(self.briefs.current.id)

    def follow_open(self) -> None:
        """Put the list's cursor on the open briefing, which is unfolded for that."""
        opened = self.article.briefing.id
        if self.folds.is_hidden(opened):
            self.show_folds(self.folds.unfolded(opened))
        super().follow_open()
