"""``briefterm check``: what is wrong with a library and its notes."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import click

from briefterm.cli.context import Session, library_options, refreshed
from briefterm.cli.output import print_json, print_text
from briefterm.errors import StoreError, UsageError
from briefterm.model import AnchorState
from briefterm.terminal import visible_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefterm.library import Library
    from briefterm.model import Briefing


@click.command()
@click.option("--repair", is_flag=True, help="Mend a damaged notes file; it is kept aside.")
@click.option("--accept", is_flag=True, help="Take a notes file that you changed as it is.")
@click.option("--force", is_flag=True, help="With --accept: though nothing is left in it.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON value.")
@library_options
@click.pass_obj
def check(session: Session, *, repair: bool, accept: bool, force: bool, as_json: bool) -> int:
    """Tell what is wrong with the library, its files, the notes and their places.

    Copies of the notes file that a file sync left beside it are merged into it.
    """
    if repair and accept:
        raise UsageError("--repair and --accept are two ways out; give one of them")
    if force and not accept:
        raise UsageError("--force belongs to --accept")
    library = session.library()
    file = library.notes_file
    mended = file.repair() if repair else file.accept(force=force) if accept else ""
    merged, unmerged = file.absorb()
    done = [line for line in (mended, *merged) if line]
    briefings = refreshed(library)
    problems = [*find_problems(library, briefings), *unmerged]
    if as_json:
        print_json(
            {
                "library": str(library.folder),
                "notes": str(library.notes_path),
                "briefings": len(briefings),
                "mended": done,
                "problems": problems,
            }
        )
        return 1 if problems else 0
    print_text(f"library   {visible_line(str(library.folder))}: {len(briefings)} briefings")
    print_text(f"notes     {visible_line(str(library.notes_path))}")
    for line in done:
        print_text(f"mended    {visible_line(line)}")
    for problem in problems:
        print_text(f"problem   {visible_line(problem)}")
    if not problems:
        print_text("all is well")
    return 1 if problems else 0


def find_problems(library: Library, briefings: list[Briefing]) -> Iterator[str]:
    """What is wrong, one line each: library, briefings, searches, notes, and those without a place."""
    from briefterm.library.finding.saving import trouble  # noqa: PLC0415 - only this needs it

    yield from library.warnings
    for briefing in briefings:
        for warning in briefing.warnings:
            yield f"{briefing.id}: {warning}"
    if wrong := trouble(library.finding):
        yield wrong
    notice = library.notes_file.notice()
    if notice:
        offer = library.notes_file.offer()
        yield f"{notice} (the last good state: {offer})" if offer else notice
    try:
        yield from _lost(library, briefings)
    except StoreError as error:
        if str(error) != notice:
            yield str(error)


def _lost(library: Library, briefings: list[Briefing]) -> Iterator[str]:
    present = {briefing.id for briefing in briefings}
    notes: dict[str, list[str]] = {}
    for note in library.notes():
        notes.setdefault(note.briefing, []).append(note.id)
    bookmarks = Counter(bookmark.briefing for bookmark in library.bookmarks())
    for briefing_id in sorted((notes.keys() | bookmarks.keys()) - present):
        noted, marked = notes.get(briefing_id, []), bookmarks[briefing_id]
        kept = " and ".join(
            filter(None, (_counted(len(noted), "note"), _counted(marked, "bookmark")))
        )
        way_out = f"; `briefterm note attach {noted[0]} --to ID` moves a note" if noted else ""
        yield f"{briefing_id}: not in the library any more, {kept} kept and exported{way_out}"
    for briefing_id in sorted(notes.keys() & present):
        for placed in library.placed(*library.read(briefing_id))[0]:
            if placed.place is not None and placed.place.state is AnchorState.ORPHAN:
                note_id = placed.note.id
                yield (
                    f"{briefing_id}: note {note_id} has lost its place; "
                    f"`briefterm note attach {note_id} --quote …` gives it another"
                )


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'s' * (number > 1)}" if number else ""
