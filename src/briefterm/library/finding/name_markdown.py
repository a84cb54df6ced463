"""The page of a name as Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefterm.export.escaping import literal_line, prose
from briefterm.export.markdown import citation, quote_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefterm.library.finding.model import NamePage
    from briefterm.model import Briefing, Note


def markdown(page: NamePage) -> str:
    """Name, kind, aliases and counts, names beside it, sentences with their sources, and notes."""
    return "\n".join(_lines(page))


def _lines(page: NamePage) -> Iterator[str]:
    count = page.count
    briefings = "1 briefing" if count.briefings == 1 else f"{count.briefings:,} briefings"
    times = "once" if count.mentions == 1 else f"{count.mentions:,} times"
    days = f", {count.first} to {count.last}" if count.first else ""
    yield f"# {literal_line(count.name)}"
    yield ""
    yield f"{count.kind}, named {times} in {briefings}{days}"
    if page.aliases:
        yield ""
        yield f"Also: {literal_line(', '.join(page.aliases))}"
    if page.with_whom:
        yield from ("", "## Named together with", "")
        for one, shared in page.with_whom:
            yield f"- {literal_line(one.name)} ({shared:,})"
    if page.contexts:
        yield from ("", "## In context")
        for context in page.contexts:
            yield ""
            yield quote_lines(" ".join(context.text.split()))
            yield ">"
            yield f"> — {_source(context.briefing)}"
    if page.notes:
        yield from ("", "## Notes")
        for note in page.notes:
            yield from _note(note)
    yield ""


def _source(briefing: Briefing) -> str:
    title = literal_line(briefing.title or briefing.id)
    return " · ".join(part for part in (title, citation(briefing)) if part)


def _note(note: Note) -> Iterator[str]:
    if note.anchor is not None:
        yield ""
        yield quote_lines(" ".join(note.anchor.quote.split()))
    if note.text:
        yield ""
        yield prose(note.text)
