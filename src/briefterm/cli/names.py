"""``briefterm names``: who and what is named across the library."""

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
from briefterm.cli.output import print_json, print_records, print_table, print_text
from briefterm.errors import UsageError
from briefterm.layout.bars import spark
from briefterm.model import EntityKind
from briefterm.terminal import visible_line

if TYPE_CHECKING:
    from datetime import date

    from briefterm.library.finding.model import Context, NameCount, NamePage

_HEADER = ("kind", "briefings", "mentions", "first", "last", "name")
_CELLS = 60  # of a line of bars


@click.command()
@click.argument("query", nargs=-1)
@click.option("--kind", type=click.Choice([*EntityKind], case_sensitive=False), help="Only these.")
@click.option("--of", metavar="NAME", help="Tell all that is known of one name instead.")
@click.option("--markdown", is_flag=True, help="With --of: the page of the name as Markdown.")
@click.option("--limit", type=click.IntRange(1), metavar="N", help="At most so many.")
@output_options
@library_options
@click.pass_obj
def names(
    session: Session,
    query: tuple[str, ...],
    *,
    kind: str | None,
    of: str | None,
    markdown: bool,
    limit: int | None,
    as_json: bool,
    jsonl: bool,
) -> int:
    """List the names in all briefings, or in those that QUERY asks for, the most frequent first.

    QUERY is as in `briefterm list`. With --of, aliases of one name, sentences with it, and the
    names beside it.
    """
    if of is not None and (kind or limit or jsonl):
        raise UsageError("--of tells of one name; --kind, --limit and --jsonl are for lists")
    if markdown and (of is None or as_json):
        raise UsageError("--markdown is for the page of a name: --of NAME --markdown")
    session.need("names", "dates")
    library = session.library()
    words = joined(query)
    briefings, _ = selected(library, words, marks_or_none, names=True)
    if of is not None:
        page = library.finding.name(of, briefings)
        if as_json:
            print_json(page_record(page))
        elif markdown:
            from briefterm.library.finding.name_markdown import markdown as written  # noqa: PLC0415

            print_text(written(page).rstrip("\n"))
        else:
            _print_page(page)
        return 0
    chosen = EntityKind(kind.upper()) if kind else None
    counts = library.finding.names(briefings, chosen)[:limit]
    if as_json or jsonl:
        print_records(map(name_record, counts), jsonl=jsonl)
    elif counts:
        print_table(_HEADER, [_row(one) for one in counts], flexible=5)
    else:
        warn("no names in what the query asks for" if query else "no names yet")
    return 0 if counts else 1


def name_record(one: NameCount) -> dict[str, Any]:
    """What ``names --json`` says of a name; days are ISO 8601 or None."""
    return {
        "name": one.name,
        "kind": one.kind,
        "briefings": one.briefings,
        "mentions": one.mentions,
        "first": _day(one.first),
        "last": _day(one.last),
    }


def page_record(page: NamePage) -> dict[str, Any]:
    """What ``names --of NAME --json`` says; offsets are those of the briefing's canonical text."""
    return {
        **name_record(page.count),
        "aliases": list(page.aliases),
        "contexts": [_context_record(one) for one in page.contexts],
        "with": [{**name_record(one), "shared": shared} for one, shared in page.with_whom],
        "months": [{"month": f"{month:%Y-%m}", "briefings": many} for month, many in page.months],
        "notes": [note.id for note in page.notes],
    }


def _context_record(one: Context) -> dict[str, Any]:
    return {
        "id": one.briefing.id,
        "date": _day(one.briefing.date),
        "start": one.start,
        "end": one.start + len(one.text),
        "text": one.text,
        "hits": [{"start": span.start, "end": span.end} for span in one.hits],
    }


def _print_page(page: NamePage) -> None:
    count = page.count
    briefings = "1 briefing" if count.briefings == 1 else f"{count.briefings} briefings"
    times = "once" if count.mentions == 1 else f"{count.mentions} times"
    times = f"{times} in {briefings}"
    span = f", {count.first} to {count.last}" if count.first else ""
    print_text(visible_line(f"{count.name}  {count.kind}  {times}{span}"))
    if page.aliases:
        print_text(visible_line(f"also: {', '.join(page.aliases)}"))
    months = page.months
    if len(months) > 1:
        line = spark([many for _, many in months], min(len(months), _CELLS))
        print_text(f"{months[0][0]:%Y-%m} {line} {months[-1][0]:%Y-%m}")
    if page.with_whom:
        beside = ", ".join(f"{one.name} ({shared})" for one, shared in page.with_whom[:10])
        print_text(visible_line(f"with: {beside}"))
    for one in page.contexts:
        print_text(visible_line(f"{one.briefing.date or 'undated'}  {one.briefing.id}"))
        print_text(visible_line(f"    {one.text}"))
    for note in page.notes:
        print_text(visible_line(f"note {note.id}  {' '.join(note.text.split())}"))


def _row(one: NameCount) -> tuple[str, ...]:
    days = (_day(one.first) or "", _day(one.last) or "")
    return (one.kind, str(one.briefings), str(one.mentions), *days, one.name)


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
