"""``briefterm list``: the briefings of the library."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from briefterm.cli.context import (
    Session,
    joined,
    library_options,
    marks_or_none,
    output_options,
    selected,
    warn,
)
from briefterm.cli.output import print_records, print_table
from briefterm.model import Marks
from briefterm.terminal import visible_line

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefterm.model import Briefing

_HEADER = ("date", "", "title", "source", "min", "id")
_TITLE, _SOURCE, _MINUTES = 2, 3, 4


@click.command("list")
@click.argument("query", nargs=-1)
@output_options
@library_options
@click.pass_obj
def list_(session: Session, query: tuple[str, ...], *, as_json: bool, jsonl: bool) -> int:
    """List briefings, newest first: all, or those that QUERY asks for.

    QUERY is words that must all occur, in the metadata, the notes or as whole words in the text:
    "phrases", kim* for a beginning, *missile* for a part, -not, OR, (groups). Fields: title:
    source: author: tag: lang: date:2023-08..2023-10 mentions:2023-09-13 name:"Kim Jong Un"
    kind:person note: note.tag: is:unread is:read is:noted is:bookmarked has:warning sort:date
    sort:title sort:relevance sort:length. Put -- before a QUERY that begins with a minus. Marks:
    * unread, n noted, b bookmarked, ! something is wrong with the file.
    """
    library = session.library()
    briefings, marks = selected(library, joined(query), marks_or_none)
    if as_json or jsonl:
        print_records((list_record(briefing, marks) for briefing in briefings), jsonl=jsonl)
    elif briefings:
        rows = [_row(briefing, marks) for briefing in briefings]
        print_table(_HEADER, rows, flexible=_TITLE, spare=(_SOURCE, _MINUTES))
    elif query:
        warn("no briefing matches the query")
    else:
        folder = visible_line(str(library.folder))
        warn(f"no briefings in {folder}; put .md or .txt files there")
    return 0 if briefings else 1


def list_record(briefing: Briefing, marks: Mapping[str, Marks]) -> dict[str, Any]:
    """What ``list --json`` says about a briefing; the date is ISO 8601 or None."""
    mark = marks.get(briefing.id, Marks())
    return {
        "id": briefing.id,
        "title": briefing.title,
        "date": briefing.date.isoformat() if briefing.date else None,
        "source": briefing.source,
        "tags": list(briefing.tags),
        "words": briefing.words,
        "minutes": briefing.minutes,
        "unread": not mark.read,
        "bookmarked": mark.bookmarked,
        "notes": mark.notes,
        "warnings": list(briefing.warnings),
    }


def _row(briefing: Briefing, marks: Mapping[str, Marks]) -> tuple[str, ...]:
    mark = marks.get(briefing.id, Marks())
    signs = (
        ("*", not mark.read),
        ("n", mark.notes > 0),
        ("b", mark.bookmarked),
        ("!", bool(briefing.warnings)),
    )
    return (
        briefing.date.isoformat() if briefing.date else "undated",
        "".join(sign if shown else " " for sign, shown in signs),
        briefing.title,
        briefing.source,
        str(briefing.minutes),
        briefing.id,
    )
