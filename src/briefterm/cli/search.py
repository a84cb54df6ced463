"""``briefterm search`` and ``briefterm related``: the best briefings for a query, or for another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from briefterm.cli.context import (
    Session,
    joined,
    library_options,
    marks_or_none,
    output_options,
    progress_shown,
    refreshed,
    sought,
    warn,
)
from briefterm.cli.differing import differing
from briefterm.cli.listing import list_record
from briefterm.cli.output import console, print_records, print_table, print_text
from briefterm.cli.target import find_briefing
from briefterm.terminal import visible_line

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefterm.cli.differing import Differing
    from briefterm.library.finding.model import Hit, Related, Snippet
    from briefterm.model import Marks

_HEADER = ("score", "date", "title", "shares", "id")


@click.command()
@click.argument("query", nargs=-1, required=True)
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, metavar="N")
@output_options
@library_options
@click.pass_obj
def search(
    session: Session, query: tuple[str, ...], *, limit: int, as_json: bool, jsonl: bool
) -> int:
    """Search texts, names, dates and notes; the best briefings come first, with what matches.

    QUERY is as in `briefterm list`. Words in a title weigh more than in a heading, and these more
    than in the text; of equals the newer comes first.
    """
    session.need("names", "dates")
    library = session.library()
    words = joined(query)
    briefings, marks = sought(library, words, marks_or_none)
    results = library.finding.search(words, briefings, marks, limit=limit)
    if as_json or jsonl:
        print_records((hit_record(hit, marks) for hit in results.hits), jsonl=jsonl)
    elif results.hits:
        for hit in results.hits:
            _print_hit(hit)
        if results.total > len(results.hits):
            warn(f"{len(results.hits)} of {results.total}; --limit N shows more")
    else:
        warn("nothing matches the query; words are whole ones, and a * after one finds longer ones")
    return 0 if results.hits else 1


@click.command()
@click.argument("briefing", metavar="ID")
@click.option("--limit", type=click.IntRange(1), default=10, show_default=True, metavar="N")
@click.option("--differences", is_flag=True, help="Show what differs in near-duplicates.")
@output_options
@library_options
@click.pass_obj
def related(
    session: Session, briefing: str, *, limit: int, differences: bool, as_json: bool, jsonl: bool
) -> int:
    """List briefings about the same names and days as the briefing ID, the nearest first."""
    session.need("names", "dates")
    library, briefing_id = find_briefing(session, briefing)
    briefings = refreshed(library)
    with progress_shown() as progress:
        library.finding.update(briefings, progress, tell=warn)
    found = library.finding.related(briefing_id, briefings, limit)
    near = differing(library, briefing_id, found) if differences else {}
    if as_json or jsonl:
        print_records((_related_record(one, near) for one in found), jsonl=jsonl)
    elif found:
        print_table(_HEADER, [_related_row(one) for one in found], flexible=3)
        for name, one in near.items():
            print_text(f"\n{visible_line(name)}, against {visible_line(briefing_id)}:")
            out = console()
            for line in one.lines():
                out.print(line, soft_wrap=True)
    else:
        warn("no other briefing shares a name or a day with it")
    return 0 if found else 1


def hit_record(hit: Hit, marks: Mapping[str, Marks]) -> dict[str, Any]:
    """What ``search --json`` says; offsets are half-open, in code points of the canonical text."""
    return {
        **list_record(hit.briefing, marks),
        "score": hit.score,
        "hits": hit.hits,
        "snippets": [
            {
                "start": snippet.start,
                "end": snippet.start + len(snippet.text),
                "text": snippet.text,
                "hits": [{"start": span.start, "end": span.end} for span in snippet.hits],
            }
            for snippet in hit.snippets
        ],
    }


def _print_hit(hit: Hit) -> None:
    from rich.text import Text  # noqa: PLC0415 - Rich loads for a page

    one = hit.briefing
    head = Text(visible_line(one.title), "bold")
    day = one.date.isoformat() if one.date else "undated"
    about = "  ".join(part for part in (day, one.source, one.id) if part)
    head.append(f"  {visible_line(about)}", "not bold dim")
    out = console()
    out.print(head, soft_wrap=True)
    for snippet in hit.snippets:
        out.print(_lit(snippet), soft_wrap=True)


def _lit(snippet: Snippet) -> Any:  # noqa: ANN401 - a `rich.text.Text`, which is imported late
    from rich.text import Text  # noqa: PLC0415 - as above

    text = Text("    " + visible_line(snippet.text), "not bold")
    for span in snippet.hits:
        text.stylize("bold reverse", span.start - snippet.start + 4, span.end - snippet.start + 4)
    return text


def _related_record(one: Related, near: Mapping[str, Differing]) -> dict[str, Any]:
    differences = near.get(one.briefing.id)
    return {
        "id": one.briefing.id,
        "title": one.briefing.title,
        "date": one.briefing.date.isoformat() if one.briefing.date else None,
        "score": one.score,
        "names": list(one.names),
        "days": [day.isoformat() for day in one.days],
        "alike": one.alike,
        **({"differences": differences.records} if differences is not None else {}),
    }


def _related_row(one: Related) -> tuple[str, ...]:
    shares = ", ".join((*one.names, *(day.isoformat() for day in one.days)))
    if one.alike:
        shares = f"{one.alike:.0%} of the text; {shares}"
    day = one.briefing.date.isoformat() if one.briefing.date else "undated"
    return (f"{one.score:.1f}", day, one.briefing.title, shares, one.briefing.id)
