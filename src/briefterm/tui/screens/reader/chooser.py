"""The list's filter at work: a query is answered in a thread, the newest one alone counts."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING

from briefterm.errors import BrieftermError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from textual.screen import Screen

    from briefterm.library import Library
    from briefterm.model import Briefing, Marks

_FRAME_SECONDS = 0.05


class Chooser:
    """Chooses briefings for a screen; ``show`` gets them on the event loop.

    ``names`` is called there when a query asks for names or dates in texts, and ``tell`` in a thread
    with what went wrong. A malformed query chooses all.
    """

    def __init__(
        self,
        screen: Screen[None],
        library: Library,
        *,
        show: Callable[[Sequence[Briefing]], object],
        names: Callable[[], object],
        tell: Callable[[str], object],
    ) -> None:
        self._screen = screen
        self._library = library
        self._show = show
        self._names = names
        self._tell = tell
        self._number = 0  # of the query that was asked last
        self._answered = asyncio.Event()

    def choose(self, query: str, briefings: Sequence[Briefing], marks: Mapping[str, Marks]) -> None:
        """Choose those of ``briefings`` that ``query`` asks for; what was asked before is void."""
        self._number += 1
        self._answered.clear()
        number = self._number

        # Textual describes a worker by the repr of its job, which must not be that of a whole list.
        def job() -> None:
            self._choose(number, query, briefings, marks)

        self._screen.run_worker(
            job, thread=True, exclusive=True, group="choosing", exit_on_error=False
        )

    def drop(self) -> None:
        """Show no answer any more."""
        self._number += 1
        self._answered.set()

    async def answered(self) -> None:
        """Wait for the answer, but not so long that it would be seen."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._answered.wait(), _FRAME_SECONDS)

    def _choose(
        self,
        number: int,
        query: str,
        briefings: Sequence[Briefing],
        marks: Mapping[str, Marks],
    ) -> None:
        if number != self._number:
            return
        from briefterm.library.finding.parsed import parsed_query  # noqa: PLC0415 - when used

        chosen, names = briefings, False
        try:
            names = parsed_query(query).needs_names()
            chosen = self._library.select(query, briefings, marks)
        except UsageError:
            pass  # it is told once the query is whole
        except BrieftermError as error:
            self._tell(str(error))
        if number == self._number:
            self._screen.app.call_from_thread(self._take, number, chosen, names)

    def _take(self, number: int, chosen: Sequence[Briefing], names: bool) -> None:
        if number == self._number and self._screen.is_attached:
            if names:
                self._names()
            self._show(chosen)
            self._answered.set()
