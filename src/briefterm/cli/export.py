"""``briefterm export``: notes for other programs."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefterm.cli.context import Session, joined, library_options, selected, warn
from briefterm.cli.output import json_line, print_text
from briefterm.errors import UsageError
from briefterm.paths import expanded
from briefterm.terminal import visible_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefterm.library import Library
    from briefterm.library.exporting import Exported

_FORMATS = ("markdown", "json", "csv")


@click.command()
@click.argument("query", nargs=-1)
@click.option("--to", default="-", metavar="DIR|FILE|-", help="Where to; - is stdout, the default.")
@click.option(
    "--format", "kind", type=click.Choice(_FORMATS), default="markdown", show_default=True
)
@click.option("--force", is_flag=True, help="Replace files that were edited or are no exports.")
@library_options
@click.pass_obj
def export(
    session: Session,
    query: tuple[str, ...],
    *,
    to: str,
    kind: str,
    force: bool,
) -> int:
    """Export the notes and bookmarks of all briefings, or of those that QUERY asks for.

    Markdown goes to one file for each briefing in a folder, or to one file whose name ends in .md.
    The files written are listed; those that would not change are left alone, and those that you
    have edited or that are no exports.
    """
    if not to or "\0" in to:
        raise UsageError("--to: not a path; give a folder, a file, or - for stdout")
    from briefterm.library import Library  # noqa: PLC0415 - as late as can be

    library = session.library()
    words = joined(query)
    briefings, marks = selected(library, words, Library.marks)
    briefings += library.select(words, library.gone(), marks)
    ids = [briefing.id for briefing in briefings]
    place = None if to == "-" else expanded(Path(to))
    if not any(marks[name].notes or marks[name].bookmarked for name in ids if name in marks):
        return _nothing(library)
    if kind == "markdown":
        return _report(library.export(ids, place, force=force))
    return _export_records(library, ids, kind, place, force=force)


def _report(exported: Exported) -> int:
    """Print what was exported, or where it is; 1 when a file was left out."""
    for warning in exported.warnings:
        warn(warning)
    for file in exported.files:
        if file.path is None:
            print_text(file.text)
        elif file.changed:
            print_text(visible_line(str(file.path)))
    unchanged = sum(1 for file in exported.files if file.path is not None and not file.changed)
    if unchanged:
        warn(f"{unchanged} {'file' if unchanged == 1 else 'files'} up to date")
    return 1 if exported.warnings else 0


def _export_records(
    library: Library, ids: Sequence[str], kind: str, place: Path | None, *, force: bool
) -> int:
    from briefterm.export import csv_text, json_records  # noqa: PLC0415 - loads with the export
    from briefterm.library.exporting import write_records  # noqa: PLC0415 - as above

    records: list[dict[str, Any]] = []
    for briefing, _, notes, bookmarks in library.annotated(ids):
        records += json_records(briefing, notes, bookmarks)
    text = csv_text(records) if kind == "csv" else json_line(records).decode()
    if place is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode(errors="replace"))
        return 0
    if place.is_dir():
        place = place / f"notes.{kind}"
    if write_records(place, text, force=force):
        print_text(visible_line(str(place)))
    return 0


def _nothing(library: Library) -> int:
    some = library.notes() or library.bookmarks()
    warn(
        "no notes or bookmarks in what the query asks for; without one all are exported"
        if some
        else "no notes or bookmarks to export"
    )
    return 1
