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
from briefterm.cli.importing import import_
from briefterm.cli.noted import described, entry_of, listed_notes
from briefterm.cli.output import in_brief, print_json, print_records, print_table, print_text
from briefterm.cli.places import quote_options, quoted_span
from briefterm.cli.records import entry_record
from briefterm.cli.target import find_briefing
from briefterm.errors import NotFoundError, UsageError
from briefterm.model import NOTE_COLORS, NOTE_KINDS, NOTE_STATUSES
from briefterm.terminal import visible_line

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, TypeVar

    from briefterm.model import Note

    _Decorated = TypeVar("_Decorated", bound="Callable[..., Any]")

_HEADER = ("id", "color", "kind", "quote", "text", "tags", "briefing")
_QUOTE = 3


def _content_options(command: _Decorated) -> _Decorated:
    kinds = [kind or "none" for kind in NOTE_KINDS]
    for option in (
        click.option("--status", type=click.Choice(NOTE_STATUSES), help="Open, or done with."),
        click.option("--kind", type=click.Choice(kinds), help="What kind of statement it is."),
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


note.add_command(import_)


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
    kind: str | None,
    status: str | None,
    as_json: bool,
) -> int:
    """Add a note to the briefing ID, on a quote or on the whole; print the note's id."""
    if quote is None and not text and not tags:
        raise UsageError("an empty note; give --quote, --text or --tag")
    words = _content(text) or ""
    if quote is None and not words.strip() and not tags:
        raise UsageError("an empty note; there is no text on stdin")
    library, briefing_id = find_briefing(session, briefing)
    found, document = library.read(briefing_id)
    span = quoted_span(document, quote, prefix, suffix)
    made = library.add_note(
        found.id,
        document,
        span,
        text=words,
        tags=tags,
        color=color,
        kind=kind,
        status=status,
    )
    if as_json:
        print_json(entry_record(entry_of(library, made)))
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

    QUERY is as in `briefterm list`, with words for notes: kind:claim status:open color:green
    tag:x note.tag:x state:orphan in:ID made:2024-03 edited:>2024 is:deleted sort:made.
    """
    library = session.library()
    listed = listed_notes(library, joined(query), deleted=deleted)
    if listed:
        tell_gone(library)
    if as_json or jsonl:
        print_records(map(entry_record, listed), jsonl=jsonl)
    elif listed:
        print_table(_HEADER, [_row(one.note) for one in listed], flexible=_QUOTE)
    else:
        warn(
            "no note matches the query" if query else "no notes yet; `briefterm note add` makes one"
        )
    return 0 if listed else 1


@note.command()
@click.argument("note_id", metavar="N")
@click.option("--json", "as_json", is_flag=True, help="Print the note as JSON.")
@library_options
@click.pass_obj
def show(session: Session, note_id: str, *, as_json: bool) -> int:
    """Show the note N."""
    library = session.library()
    entry = entry_of(library, library.note(note_id))
    if as_json:
        print_json(entry_record(entry))
    else:
        print_text(described(entry))
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
    kind: str | None,
    status: str | None,
) -> int:
    """Change the text, the color, the kind, the status, or all tags of the note N."""
    if not tags and (text, color, kind, status) == (None, None, None, None):
        raise UsageError("nothing to change; give --text, --tag, --color, --kind or --status")
    changed = session.library().edit_note(
        note_id, text=_content(text), tags=tags or None, color=color, kind=kind, status=status
    )
    _tell_removed(changed)
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
@library_options
@click.pass_obj
def accept(session: Session, note_id: str) -> int:
    """Tie the note N to the place that is suggested for it; `note show N` shows that."""
    print_text(session.library().noting.accept(note_id).id)
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
    attached = library.attach_note(one.id, document, span, to=found.id)
    if attached == one:
        warn(f"note {one.id} is there already; nothing was changed")
    else:
        _tell_removed(attached)
    print_text(attached.id)
    return 0


def _tell_removed(one: Note) -> None:
    """Say that what was changed is not listed."""
    if one.deleted:
        warn(f"note {one.id} was changed and is still removed; `briefterm note restore {one.id}`")


def _content(text: str | None) -> str | None:
    """The text of a note, read from stdin for ``-``, without the newline at its end."""
    if text != "-":
        return text
    try:
        return sys.stdin.buffer.read().decode().rstrip("\n")
    except UnicodeDecodeError:
        raise UsageError("stdin: not UTF-8; convert it with iconv") from None


def _row(one: Note) -> tuple[str, ...]:
    quote = in_brief(one.anchor.quote) if one.anchor else ""
    tags = " ".join(f"#{tag}" for tag in one.tags)
    kind = " ".join(word for word in (one.kind, "done" if one.status == "done" else "") if word)
    return (one.id, one.color, kind, quote, in_brief(one.text), tags, one.briefing)
