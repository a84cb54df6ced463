"""``briefterm merge``: the notes of another computer."""

from __future__ import annotations

from pathlib import Path

import click

from briefterm.cli.context import Session, library_options
from briefterm.cli.output import print_text
from briefterm.errors import UsageError
from briefterm.paths import expanded


@click.command()
@click.argument("others", nargs=-1, required=True, metavar="OTHER.json…")
@click.option("--force", is_flag=True, help="Merge a file whose checksum is wrong, too.")
@library_options
@click.pass_obj
def merge(session: Session, others: tuple[str, ...], *, force: bool) -> int:
    """Take over notes, bookmarks and readings of other notes files, which are left as they are.

    Of a note that both have the newer changes count; of a text that was changed in both, both are
    kept. What was removed in either is removed. Merging twice changes nothing. A notes file that
    is gone is begun anew; what was in it stays in its backups.
    """
    if any("\0" in other or not other for other in others):
        raise UsageError("OTHER.json: not a path")
    library = session.library()
    for other in others:
        print_text(library.notes_file.merge(expanded(Path(other)), force=force, anew=True))
    return 0
