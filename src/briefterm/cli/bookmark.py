"""``briefterm bookmark``: places to come back to."""

from __future__ import annotations

import click

from briefterm.cli.context import (
    Session,
    library_options,
    output_options,
    refreshed,
    tell_gone,
    warn,
)
from briefterm.cli.output import print_records, print_table, print_text
from briefterm.cli.places import quote_options, quoted_span
from briefterm.cli.records import bookmark_record
from briefterm.cli.target import find_briefing
from briefterm.model import PlacedBookmark

_HEADER = ("id", "quote", "briefing")
_QUOTE = 1


@click.group()
def bookmark() -> None:
    """Add, list and remove bookmarks."""


@bookmark.command()
@click.argument("briefing", metavar="ID")
@quote_options
@library_options
@click.pass_obj
def add(session: Session, briefing: str, *, quote: str | None, prefix: str, suffix: str) -> int:
    """Bookmark the briefing ID, or a quote in it; print the bookmark's id."""
    library, briefing_id = find_briefing(session, briefing)
    found, document = library.read(briefing_id)
    span = quoted_span(document, quote, prefix, suffix)
    before = {one.id for one in library.bookmarks(found.id)}
    made = library.add_bookmark(found.id, document, span)
    if made.id in before:
        warn(f"bookmark {made.id} is there already; nothing was added")
    print_text(made.id)
    return 0


@bookmark.command("list")
@click.option("--deleted", is_flag=True, help="List the removed bookmarks.")
@output_options
@library_options
@click.pass_obj
def list_(session: Session, *, deleted: bool, as_json: bool, jsonl: bool) -> int:
    """List bookmarks, newest briefing first."""
    library = session.library()
    placed: list[PlacedBookmark] = []
    briefings = refreshed(library) if library.bookmarks() and not deleted else []
    # As they are shown now that renamed files are known.
    bookmarks = [one for one in library.bookmarks(deleted=deleted) if bool(one.deleted) == deleted]
    named = {one.briefing for one in bookmarks}
    for briefing in briefings:
        if briefing.id in named:
            placed += library.placed(*library.read(briefing.id))[1]
    shown = {one.bookmark.id for one in placed}
    placed += [PlacedBookmark(one) for one in bookmarks if one.id not in shown]
    if placed:
        tell_gone(library)
    if as_json or jsonl:
        print_records(map(bookmark_record, placed), jsonl=jsonl)
    elif placed:
        print_table(_HEADER, [_row(one) for one in placed], flexible=_QUOTE)
    else:
        warn("no bookmarks yet; `briefterm bookmark add` makes one")
    return 0 if placed else 1


@bookmark.command()
@click.argument("bookmark_id", metavar="B")
@library_options
@click.pass_obj
def rm(session: Session, bookmark_id: str) -> int:
    """Remove the bookmark B; `briefterm bookmark restore B` undoes it."""
    print_text(session.library().remove_bookmark(bookmark_id).id)
    return 0


@bookmark.command()
@click.argument("bookmark_id", metavar="B")
@library_options
@click.pass_obj
def restore(session: Session, bookmark_id: str) -> int:
    """Bring the removed bookmark B back."""
    print_text(session.library().restore_bookmark(bookmark_id).id)
    return 0


def _row(placed: PlacedBookmark) -> tuple[str, ...]:
    anchor = placed.bookmark.anchor
    quote = " ".join(anchor.quote.split()) if anchor else "(the whole briefing)"
    return (placed.bookmark.id, quote[:80], placed.bookmark.briefing)
