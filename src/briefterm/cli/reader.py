"""``briefterm`` and ``briefterm open``: the reader on the screen."""

from __future__ import annotations

import sys

import click

from briefterm.cli.context import Session, library_options
from briefterm.cli.target import COMMANDS_KEY, find_target
from briefterm.errors import UsageError


@click.command("open")
@click.argument("target", required=False, metavar="[PATH|ID[#NOTE]]")
@library_options
@click.pass_obj
def open_(session: Session, target: str | None) -> int:
    """Open the reader on a folder, a file, a briefing, or the exact place of a note."""
    # A word that means nothing is told before that it could not be shown here.
    commands = click.get_current_context().meta.get(COMMANDS_KEY, ())
    meant = find_target(session, target, commands)
    if not (sys.stdout.isatty() and sys.stdin.isatty()):
        raise UsageError(
            "the reader needs a terminal; `briefterm list` and `briefterm show ID` do not, "
            "and `briefterm --help` has more"
        )
    config = session.config
    from briefterm.tui import run  # noqa: PLC0415 - no other command needs Textual

    return run(meant.library, config, meant.briefing_id, meant.note_id)
