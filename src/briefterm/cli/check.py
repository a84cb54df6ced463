"""``briefterm check``: what is wrong with a library and its notes."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import click

from briefterm.cli.context import Session, library_options, refreshed
from briefterm.cli.output import print_json, print_text
from briefterm.errors import StoreError
from briefterm.model import AnchorState
from briefterm.terminal import visible_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefterm.library import Library
    from briefterm.model import Briefing


@click.command()
@click.option("--repair", is_flag=True, help="Mend a damaged notes file; it is kept aside.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON value.")
@library_options
@click.pass_obj
def check(session: Session, *, repair: bool, as_json: bool) -> int:
    """Tell what is wrong with the library, its files, the notes and their places."""
    library = session.library()
    mended = library.repair() if repair else ""
    briefings = refreshed(library)
    problems = list(find_problems(library, briefings))
    if as_json:
        print_json(
            {
                "library": str(library.folder),
                "notes": str(library.notes_path),
                "briefings": len(briefings),
                "mended": [mended] if mended else [],
                "problems": problems,
            }
        )
        return 1 if problems else 0
    print_text(f"library   {visible_line(str(library.folder))}: {len(briefings)} briefings")
    print_text(f"notes     {visible_line(str(library.notes_path))}")
    if mended:
        print_text(f"mended    {visible_line(mended)}")
    for problem in problems:
        print_text(f"problem   {visible_line(problem)}")
    if not problems:
        print_text("all is well")
    return 1 if problems else 0


def find_problems(library: Library, briefings: list[Briefing]) -> Iterator[str]:
    """What is wrong, one line each: library, notes file, briefings, notes without a place."""
    yield from library.warnings
    for briefing in briefings:
        for warning in briefing.warnings:
            yield f"{briefing.id}: {warning}"
    notice = library.notice()
    if notice:
        yield notice
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
