"""``briefterm outline``: notes of many briefings in order, as one cited document."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefterm.cli.context import Session, library_options, output_options, refreshed, warn
from briefterm.cli.exported import report
from briefterm.cli.output import print_json, print_records, print_table, print_text
from briefterm.errors import NotFoundError, UsageError
from briefterm.paths import expanded
from briefterm.terminal import visible_line

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefterm.export import Cited
    from briefterm.model import Outline, OutlineItem

_HEADER = ("id", "items", "notes", "name")
_NAME = 3


@click.group()
def outline() -> None:
    """Collect notes of many briefings into a document."""


@outline.command("list")
@click.option("--deleted", is_flag=True, help="List the removed outlines.")
@output_options
@library_options
@click.pass_obj
def list_(session: Session, *, deleted: bool, as_json: bool, jsonl: bool) -> int:
    """List outlines in the order they were made."""
    outlines = session.library().outlines.all(deleted=deleted)
    listed = [one for one in outlines if bool(one.deleted) == deleted]
    if as_json or jsonl:
        print_records(map(_record, listed), jsonl=jsonl)
    elif listed:
        print_table(_HEADER, [_row(one) for one in listed], flexible=_NAME)
    else:
        warn("no outlines yet; `briefterm outline add NAME NOTE` makes one")
    return 0 if listed else 1


@outline.command()
@click.argument("name")
@click.option("--json", "as_json", is_flag=True, help="Print the outline as JSON.")
@library_options
@click.pass_obj
def show(session: Session, name: str, *, as_json: bool) -> int:
    """Show the outline NAME, an item a line."""
    one, cited = _found(session, name)
    if as_json:
        print_json({**_record(one), "list": [_item_record(item, cited) for item in one.items]})
        return 0
    print_text(one.name)
    for number, item in enumerate(one.items, start=1):
        print_text(f"{number:4}  {_line(item, cited)}")
    _tell_missing(one, cited)
    return 0


@outline.command()
@click.argument("name")
@click.argument("note_ids", nargs=-1, metavar="[NOTE]...")
@click.option("--heading", metavar="H", help="Put a heading first; its level is that of its #.")
@click.option("--text", metavar="T", help="Put words of your own behind the notes.")
@library_options
@click.pass_obj
def add(
    session: Session,
    name: str,
    note_ids: tuple[str, ...],
    *,
    heading: str | None,
    text: str | None,
) -> int:
    """Put notes at the end of the outline NAME, which is made if need be; print its id.

    A note that is in the outline already stays where it is.
    """
    from briefterm.library.outlining.adding import put_at_end  # noqa: PLC0415 - on demand

    outlines = session.library().outlines
    try:
        wanted = outlines.outline(name)
    except NotFoundError:
        wanted = None
    if wanted is not None and not (note_ids or heading or text):
        raise UsageError("nothing to add; give ids of notes, --heading or --text")
    print_text(put_at_end(outlines, wanted, name, note_ids, heading=heading or "", text=text or ""))
    return 0


@outline.command()
@click.argument("name")
@library_options
@click.pass_obj
def rm(session: Session, name: str) -> int:
    """Remove the outline NAME; `briefterm outline restore NAME` undoes it. Its notes stay."""
    outlines = session.library().outlines
    print_text(outlines.remove(outlines.outline(name).id).id)
    return 0


@outline.command()
@click.argument("name")
@library_options
@click.pass_obj
def restore(session: Session, name: str) -> int:
    """Bring the removed outline NAME back."""
    outlines = session.library().outlines
    print_text(outlines.restore(outlines.outline(name, deleted=True).id).id)
    return 0


@outline.command()
@click.argument("name")
@click.option("--to", metavar="DIR|FILE|-", help="Where to; - is stdout, the default.")
@click.option("--dry-run", is_flag=True, help="Tell what would be written, and do nothing.")
@click.option("--json", "as_json", is_flag=True, help="Print what was done as JSON.")
@click.option("--force", is_flag=True, help="Replace what you edited in the file.")
@library_options
@click.pass_obj
def export(
    session: Session, name: str, *, to: str | None, dry_run: bool, as_json: bool, force: bool
) -> int:
    """Write the outline NAME as one Markdown document, with its sources as footnotes.

    Export again as often as you like: what you edited in the file stays.
    """
    from briefterm.export import outline_text  # noqa: PLC0415 - on demand
    from briefterm.library.exporting import Options  # noqa: PLC0415 - as above

    if to is not None and (not to or "\0" in to):
        raise UsageError("--to: not a path; give a folder, a file, or - for stdout")
    one, cited = _found(session, name)
    _tell_missing(one, cited)
    if to in {None, "-"}:
        print_text(outline_text(one, cited))
        return 0
    exports = session.library().exports
    plan = exports.plan_outline(one, cited, expanded(Path(to or "")), Options(force=force))
    return report(plan if dry_run else exports.write(plan), as_json=as_json)


def _found(session: Session, name: str) -> tuple[Outline, Mapping[str, Cited]]:
    """The outline called ``name``, and its notes with their briefings."""
    library = session.library()
    one = library.outlines.outline(name)
    refreshed(library)
    return one, library.outlines.cited(one)


def _tell_missing(one: Outline, cited: Mapping[str, Cited]) -> None:
    """Say how many notes are left out because they were deleted."""
    missing = sum(item.kind == "note" and item.note not in cited for item in one.items)
    if missing:
        what = "1 note is" if missing == 1 else f"{missing} notes are"
        warn(f"{what} left out: deleted; `briefterm note list --deleted` shows them")


def _record(one: Outline) -> dict[str, Any]:
    return {
        "id": one.id,
        "name": one.name,
        "items": len(one.items),
        "notes": _notes(one),
        "created": one.created,
        "updated": one.updated,
        "deleted": one.deleted,
    }


def _item_record(item: OutlineItem, cited: Mapping[str, Cited]) -> dict[str, Any]:
    record: dict[str, Any] = {"id": item.id, "kind": item.kind}
    if item.kind == "note":
        known = cited.get(item.note)
        briefing = known.briefing.id if known is not None else None
        return {**record, "note": item.note, "briefing": briefing, "missing": known is None}
    if item.kind == "heading":
        record["level"] = item.level
    return {**record, "text": item.text}


def _row(one: Outline) -> tuple[str, ...]:
    return (one.id, str(len(one.items)), str(_notes(one)), one.name)


def _notes(one: Outline) -> int:
    return sum(item.kind == "note" for item in one.items)


def _line(item: OutlineItem, cited: Mapping[str, Cited]) -> str:
    if item.kind == "heading":
        words = f"{'#' * item.level} {item.text}"
    elif item.kind != "note":
        words = item.text
    elif item.note in cited:
        note, briefing = cited[item.note].note, cited[item.note].briefing
        quote = f"“{' '.join(note.anchor.quote.split())}”" if note.anchor else ""
        said = "  ".join(part for part in (quote, " ".join(note.text.split())) if part)
        words = f"{item.note}  {said}  ({briefing.title})"
    else:
        words = f"{item.note}  (deleted)"
    return visible_line(" ".join(words.split("\n")))
