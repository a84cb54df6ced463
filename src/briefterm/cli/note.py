"""``briefterm note``: what the reader attached to briefings."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from briefterm.cli.context import (
    Session,
    joined,
    library_options,
    output_options,
    tell_gone,
    warn,
)
from briefterm.cli.noted import listed_notes, placed_record
from briefterm.cli.output import print_json, print_records, print_table, print_text
from briefterm.cli.places import quote_options, quoted_span
from briefterm.cli.records import note_record
from briefterm.cli.target import find_briefing
from briefterm.errors import NotFoundError, UsageError
from briefterm.model import NOTE_COLORS
from briefterm.terminal import visible_line

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, TypeVar

    from briefterm.model import Note

    _Decorated = TypeVar("_Decorated", bound="Callable[..., Any]")

_HEADER = ("id", "color", "quote", "text", "tags", "briefing")
_QUOTE = 2
_SHOWN = 60


def _content_options(command: _Decorated) -> _Decorated:
    for option in (
        click.option("--color", type=click.Choice(NOTE_COLORS), help="The highlight's color."),
        click.option(
            "--tag", "tags", multiple=True, metavar="T", help="A tag; give more if needed."
        ),
        click.option("--text", metavar="T", help="The note; - reads it from stdin."),
    ):
        command = option(command)
    return command


@click.group()
def note() -> None:
    """Add, list, edit and remove notes."""


@note.command()
@click.argument("briefing", metavar="ID")
@quote_options
@_content_options
@click.option("--json", "as_json", is_flag=True, help="Print the note as JSON.")
@library_options
@click.pass_obj
def add(
    session: Session,
    briefing: str,
    *,
    quote: str | None,
    prefix: str,
    suffix: str,
    text: str | None,
    tags: tuple[str, ...],
    color: str | None,
    as_json: bool,
) -> int:
    """Add a note to the briefing ID, on a quote or on the whole; print the note's id."""
    if quote is None and not text and not tags:
        raise UsageError("an empty note; give --quote, --text or --tag")
    library, briefing_id = find_briefing(session, briefing)
    found, document = library.read(briefing_id)
    span = quoted_span(document, quote, prefix, suffix)
    made = library.add_note(
        found.id,
        document,
        span,
        text=_content(text) or "",
        tags=tags,
        color=color or NOTE_COLORS[0],
    )
    if as_json:
        print_json(placed_record(library, made))
    else:
        print_text(made.id)
    return 0


@note.command("list")
@click.argument("query", nargs=-1)
@click.option("--deleted", is_flag=True, help="List the removed notes.")
@output_options
@library_options
@click.pass_obj
def list_(
    session: Session, query: tuple[str, ...], *, deleted: bool, as_json: bool, jsonl: bool
) -> int:
    """List notes, newest briefing first: all, or those that QUERY asks for.

    QUERY is as in `briefterm list`; words and tag: look at the notes too.
    """
    library = session.library()
    words = joined(query)
    library.select(words, (), {})
    placed = list(listed_notes(library, words, deleted=deleted))
    if placed:
        tell_gone(library)
    if as_json or jsonl:
        print_records(map(note_record, placed), jsonl=jsonl)
    elif placed:
        print_table(_HEADER, [_row(one.note) for one in placed], flexible=_QUOTE)
    else:
        warn(
            "no note matches the query" if query else "no notes yet; `briefterm note add` makes one"
        )
    return 0 if placed else 1


@note.command()
@click.argument("note_id", metavar="N")
@click.option("--json", "as_json", is_flag=True, help="Print the note as JSON.")
@library_options
@click.pass_obj
def show(session: Session, note_id: str, *, as_json: bool) -> int:
    """Show the note N."""
    library = session.library()
    one = library.note(note_id)
    record = placed_record(library, one)
    if as_json:
        print_json(record)
        return 0
    place = "" if record["start"] is None else f"{record['start']}-{record['end']}"
    tags = " ".join(f"#{tag}" for tag in one.tags)
    about = (one.id, one.color, tags, one.created, "removed" if one.deleted else "")
    print_text("  ".join(part for part in about if part))
    print_text(visible_line("  ".join(p for p in (one.briefing, place, record["state"]) if p)))
    if one.anchor is not None:
        print_text("\n".join(f"> {line}" for line in one.anchor.quote.split("\n")))
    if one.text:
        print_text(one.text)
    return 0


@note.command()
@click.argument("note_id", metavar="N")
@_content_options
@library_options
@click.pass_obj
def edit(
    session: Session,
    note_id: str,
    *,
    text: str | None,
    tags: tuple[str, ...],
    color: str | None,
) -> int:
    """Change the text, the color, or all tags of the note N."""
    if text is None and not tags and color is None:
        raise UsageError("nothing to change; give --text, --tag or --color")
    changed = session.library().edit_note(
        note_id, text=_content(text), tags=tags or None, color=color
    )
    print_text(changed.id)
    return 0


@note.command()
@click.argument("note_id", metavar="N")
@library_options
@click.pass_obj
def rm(session: Session, note_id: str) -> int:
    """Remove the note N; `briefterm note restore N` undoes it."""
    print_text(session.library().remove_note(note_id).id)
    return 0


@note.command()
@click.argument("note_id", metavar="N")
@library_options
@click.pass_obj
def restore(session: Session, note_id: str) -> int:
    """Bring the removed note N back."""
    print_text(session.library().restore_note(note_id).id)
    return 0


@note.command()
@click.argument("note_id", metavar="N")
@quote_options
@click.option("--to", metavar="ID", help="Another briefing, if the note's own was renamed.")
@library_options
@click.pass_obj
def attach(
    session: Session, note_id: str, *, to: str | None, quote: str | None, prefix: str, suffix: str
) -> int:
    """Tie the note N to another quote of its briefing, or to another briefing.

    Without a quote it keeps its own, wherever that is in the other briefing.
    """
    if quote is None and to is None:
        raise UsageError("give the words of the briefing with --quote, or a briefing with --to")
    library = session.library()
    one = library.note(note_id)
    wanted = one.briefing if to is None else to
    found, document = library.read(wanted)
    if to is None and found.id != one.briefing:
        raise NotFoundError(
            f"briefing {visible_line(one.briefing)}: not in the library any more; "
            "name another with --to ID"
        )
    span = quoted_span(document, quote, prefix, suffix)
    print_text(library.attach_note(one.id, document, span, to=found.id).id)
    return 0


def _content(text: str | None) -> str | None:
    """The text of a note, read from stdin for ``-``, without the newline at its end."""
    if text != "-":
        return text
    return sys.stdin.buffer.read().decode("utf-8", "replace").rstrip("\n")


def _row(one: Note) -> tuple[str, ...]:
    quote = " ".join(one.anchor.quote.split()) if one.anchor else ""
    text = " ".join(one.text.split())
    tags = " ".join(f"#{tag}" for tag in one.tags)
    return (one.id, one.color, _cut(quote), _cut(text), tags, one.briefing)


def _cut(text: str) -> str:
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
