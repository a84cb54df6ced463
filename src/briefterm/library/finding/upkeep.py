"""The upkeep of the index: one update at a time, and another one when it was lost.

Who asks for an update that can be cancelled has a screen to keep going: a query waits there for no
names and for no other thread, and whoever sees that the index is `lost` begins another update.
Others ask for an answer once, and it is to be the right one: they wait for all that it needs.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from briefterm.index.concordance import Concordance
    from briefterm.library.finding.building import Builder
    from briefterm.library.finding.model import Progress
    from briefterm.library.shelf import Shelf
    from briefterm.library.tagging import Tagger
    from briefterm.model import Briefing


class Upkeep:
    """Keeps a concordance up to date; threads may share it."""

    def __init__(self, shelf: Shelf, concordance: Concordance, tagger: Tagger) -> None:
        self._shelf = shelf
        self._concordance = concordance
        self._tagger = tagger
        self._updating, self._regaining = threading.Lock(), threading.Lock()
        self._builder: Builder | None = None
        self._due: tuple[Sequence[Briefing], bool] | None = (
            None  # with what, if words alone are back
        )
        self._words_back = False
        self._cancelled: Callable[[], bool] = bool  # which says no
        self._tell: Callable[[str], object] = lambda _: None
        self._told: set[str] = set()

    def update(
        self,
        briefings: Sequence[Briefing],
        progress: Callable[[Progress], object],
        cancelled: Callable[[], bool],
        tell: Callable[[str], object],
        *,
        names: bool,
    ) -> bool:
        """See `Finder.update`."""
        from briefterm.library.finding.building import Builder  # noqa: PLC0415 - loads when used

        with self._updating:
            if self._builder is None:
                self._builder = Builder(self._shelf.catalogue, self._concordance, self._tagger)
            self._tell, self._cancelled, self._due = tell, cancelled, None
            done = self._builder.update(briefings, progress, cancelled, tell, names=names)
        self.tell_notices(tell)
        return done

    def tell_notices(self, tell: Callable[[str], object]) -> None:
        """Tell what is wrong with the files of the index, each in one line and once."""
        for notice in (self._shelf.catalogue.notice, self._concordance.notice):
            if notice and notice not in self._told:
                self._told.add(notice)
                tell(notice)

    @property
    def lost(self) -> bool:
        """Whether the index was lost since the last update, so that another one is due."""
        return self._left() is not None

    def _left(self) -> tuple[Sequence[Briefing], bool] | None:
        """What the index is to be made anew with, and whether names are to be, if it was lost."""
        if self._builder is None:
            return None
        self._concordance.state()  # which looks at the file
        return self._builder.lost or self._due

    def regain(self, *, texts: bool, names: bool) -> None:
        """Make anew what a query asks for of a lost index; not while an update is under way."""
        waits = self._cancelled is bool
        if not texts and not (names and waits):
            return
        # Who asks while another thread does that waits for it.
        if (self.lost or self._regaining.locked()) and self._regaining.acquire(blocking=waits):
            try:
                if self._updating.acquire(blocking=False):
                    try:
                        self._make_anew(names=names and waits)
                    finally:
                        self._updating.release()
            finally:
                self._regaining.release()

    def _make_anew(self, *, names: bool) -> None:
        left = self._left()
        if self._builder is None or left is None or self._cancelled():
            return
        briefings, had_names = left
        names = names and had_names
        if self._builder.lost is None and self._words_back and not names:
            return
        self._due, self._words_back = left, False
        self._words_back = self._builder.update(
            briefings, lambda _: None, self._cancelled, self._tell, names=names
        )
        if self._words_back and names == had_names:
            self._due = None
        self.tell_notices(self._tell)
