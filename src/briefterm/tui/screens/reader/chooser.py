"""The list's filter at work: a query is answered in a thread, the newest one alone counts."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING

from briefterm.errors import BrieftermError, UsageError
from briefterm.tui.newest import Newest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from textual.widget import Widget

    from briefterm.library import Library
    from briefterm.model import Briefing, Marks

    Chosen = tuple[Sequence[Briefing], bool]

_FRAME_SECONDS = 0.05


class Chooser:
    """Chooses briefings for ``rows``, by whose queue answers come; the screen may wait for them.

    ``show`` gets the briefings on the event loop; ``ready`` gets them before that, in a thread,
    where ``tell`` is called with what went wrong. ``names`` is called on the loop when a query asks
    for names or dates in texts. A malformed query chooses all.
    """

    def __init__(
        self,
        rows: Widget,
        library: Library,
        *,
        ready: Callable[[Sequence[Briefing]], object],
        show: Callable[[Sequence[Briefing]], object],
        names: Callable[[], object],
        tell: Callable[[str], object],
    ) -> None:
        self._newest = Newest(rows, "choosing")
        self._library = library
        self._ready = ready
        self._show = show
        self._names = names
        self._tell = tell
        self._answered = asyncio.Event()

    def choose(self, query: str, briefings: Sequence[Briefing], marks: Mapping[str, Marks]) -> None:
        """Choose those of ``briefings`` that ``query`` asks for; what was asked before is void."""
        self._answered.clear()
        self._newest.ask(lambda: self._chosen(query, briefings, marks), self._take)

    def drop(self) -> None:
        """Show no answer any more."""
        self._newest.drop()
        self._answered.set()

    async def answered(self) -> None:
        """Wait for the answer, but not so long that it would be seen."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._answered.wait(), _FRAME_SECONDS)

    def _chosen(
        self, query: str, briefings: Sequence[Briefing], marks: Mapping[str, Marks]
    ) -> Iterator[Chosen]:
        """What the query chooses, and whether it asks for names; in a thread."""
        from briefterm.library.finding.parsed import parsed_query  # noqa: PLC0415 - when used

        chosen, names = briefings, False
        try:
            names = parsed_query(query).needs_names()
            chosen = self._library.select(query, briefings, marks)
        except UsageError:
            pass  # it is told once the query is whole
        except BrieftermError as error:
            self._tell(str(error))
        self._ready(chosen)
        yield chosen, names

    def _take(self, answer: Chosen) -> None:
        chosen, names = answer
        if names:
            self._names()
        self._show(chosen)
        self._answered.set()
