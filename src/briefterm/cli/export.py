"""``briefterm export``: notes for other programs."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefterm.cli.context import Session, joined, library_options, refreshed, selected, warn
from briefterm.cli.exported import report, report_pull
from briefterm.cli.output import print_text
from briefterm.cli.progress import progress_line
from briefterm.errors import NotFoundError, UsageError
from briefterm.paths import expanded
from briefterm.terminal import visible_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefterm.library import Library
    from briefterm.library.exporting import Options

_FORMATS = ("markdown", "jsonld", "json", "csv")
_STEP = 20  # briefings after which progress is told again


@click.command()
@click.argument("query", nargs=-1)
@click.option("--to", metavar="DIR|FILE|-", help="Where to; - is stdout, the default.")
@click.option("--single", metavar="FILE", help="One file for all briefings.")
@click.option(
    "--format", "kind", type=click.Choice(_FORMATS), default="markdown", show_default=True
)
@click.option(
    "--template",
    default="",
    metavar="NAME|FILE",
    help="obsidian (the default), markdown, brief, org, or a Jinja2 template of your own.",
)
@click.option("--wikilinks/--no-wikilinks", default=None, help="Names as [[links]].")
@click.option(
    "--index/--no-index", default=None, help="A file with links; by default in a folder of several."
)
@click.option("--pull", is_flag=True, help="Read your edits of the files back into the notes.")
@click.option("--dry-run", is_flag=True, help="Tell what would be written or read, and do nothing.")
@click.option("--json", "as_json", is_flag=True, help="Print what was done as JSON.")
@click.option(
    "--force", is_flag=True, help="Replace what you edited, and bring back what you deleted."
)
@library_options
@click.pass_obj
def export(
    session: Session,
    query: tuple[str, ...],
    *,
    to: str | None,
    single: str | None,
    kind: str,
    template: str,
    wikilinks: bool | None,
    index: bool | None,
    pull: bool,
    dry_run: bool,
    as_json: bool,
    force: bool,
) -> int:
    """Export the notes and bookmarks of all briefings, or of those that QUERY asks for.

    Markdown goes to one file for each briefing in a folder, or to one file. Export again as often
    as you like: your own words in the files, blocks that you edited or deleted, the names of the
    files and where you put them stay as they are.
    """
    from briefterm.library.exporting import Options  # noqa: PLC0415 - as late as can be

    place = _place(to, single)
    options = Options(template, wikilinks, index, force)
    library = session.library()
    ids = _ids(library, joined(query))
    if pull:
        return _pull(library, ids, place, options, dry_run=dry_run, as_json=as_json)
    if kind != "markdown":
        return _export_records(library, ids, kind, place, force=force, dry_run=dry_run)
    if place is None:
        exported = library.exports.export(ids, None, options)
        for file in exported.files:
            print_text(file.text)
        return 0 if exported.files else _nothing(library)
    with progress_line() as tell:

        def progress(done: int, total: int) -> None:
            if done % _STEP == 0 or done == total:
                tell("exporting briefings", done, total)

        plan = library.exports.plan(ids, place, options, progress)
        done = plan if dry_run else library.exports.export(ids, place, options, plan=plan)
    if not done.files and not done.warnings:
        return _nothing(library)
    return report(done, as_json=as_json)


def _place(to: str | None, single: str | None) -> Path | None:
    """Where to export; None is stdout. Raises `UsageError`."""
    if to is not None and single is not None:
        raise UsageError("--to and --single: give one of them")
    given = single if single is not None else to
    flag = "--to" if single is None else "--single"
    if given is not None and (not given or "\0" in given):
        raise UsageError(f"{flag}: not a path; give a folder, a file, or - for stdout")
    if given in {None, "-"}:
        return None
    place = expanded(Path(given or ""))
    if single is not None and place.suffix.lower() not in {".md", ".markdown", ".org"}:
        raise UsageError(f"--single {visible_line(single)}: name a file that ends in .md or .org")
    if single is not None and place.is_dir():
        raise UsageError(f"--single {visible_line(single)}: is a folder; name a file")
    return place


def _ids(library: Library, words: str) -> list[str] | None:
    """The ids of the briefings that a query asks for, gone ones too; None for all there are."""
    if not words:
        refreshed(library)
        return None
    from briefterm.library import Library  # noqa: PLC0415 - as above

    briefings, marks = selected(library, words, Library.marks)
    briefings += library.select(words, library.gone(), marks)
    return [briefing.id for briefing in briefings]


def _pull(
    library: Library,
    ids: Sequence[str] | None,
    place: Path | None,
    options: Options,
    *,
    dry_run: bool,
    as_json: bool,
) -> int:
    """Read edits of the files at ``place`` back into the notes; show what that changes."""
    if place is None:
        raise UsageError("--pull: say with --to where the exported files are")
    if not place.exists():
        raise NotFoundError(f"{visible_line(str(place))}: is not there; export to it first")
    plan = library.exports.pull_plan(ids, place, options)
    if not dry_run:
        return report_pull(plan, library.exports.pull(plan, options), options, as_json=as_json)
    return report_pull(plan, None, options, as_json=as_json)


def _export_records(
    library: Library,
    ids: Sequence[str] | None,
    kind: str,
    place: Path | None,
    *,
    force: bool,
    dry_run: bool,
) -> int:
    from briefterm.library.exporting.records import records_text, write_records  # noqa: PLC0415

    text = records_text(library, ids, kind)
    if not text:
        return _nothing(library)
    if place is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(text)
        return 0
    if place.is_dir():
        place = place / f"notes.{kind}"
    if write_records(place, text, force=force, dry_run=dry_run):
        print_text(f"{'would write ' if dry_run else ''}{visible_line(str(place))}")
    return 0


def _nothing(library: Library) -> int:
    some = library.notes() or library.bookmarks()
    warn(
        "no notes or bookmarks in what the query asks for; without one all are exported"
        if some
        else "no notes or bookmarks to export"
    )
    return 1
