"""Help with writing a query of notes, from what the notes have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefterm.library.finding.completing import problem
from briefterm.library.note_completing import NoteCompleter
from briefterm.library.note_query import parse
from briefterm.tui.screens.reader.query_help import hints

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from briefterm.library.note_query import NoteFacts
    from briefterm.tui.widgets.query_hints import Hints


class NoteHelp:
    """The hints for a `QueryInput`; ``facts`` gives what is known of the notes now."""

    def __init__(self, facts: Callable[[], Sequence[NoteFacts]]) -> None:
        self._facts = facts
        self._completer = NoteCompleter()

    def __call__(self, query: str, cursor: int) -> Hints:
        """What may stand at the cursor, and what is wrong; in a thread."""
        found = self._completer.completions(query, cursor, self._facts())
        return hints(query, found, problem(query, cursor, parse))
