"""Words of an article as a Markdown quote that says where they are from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefterm.export.escaping import code_span, literal_line, open_command
from briefterm.export.markdown import citation, quote_lines

if TYPE_CHECKING:
    from briefterm.model import Briefing


def cited_quote(words: str, briefing: Briefing, note_id: str = "") -> str:
    """``words`` as a block quote, with title, source, date, address and the way back below it."""
    title = literal_line(briefing.title or briefing.id)
    command = code_span(open_command(briefing.id, note_id))
    facts = " · ".join(fact for fact in (title, citation(briefing), command) if fact)
    return f"{quote_lines(words)}\n>\n> — {facts}\n"
