"""The command ``briefterm`` and the list of its sub-commands."""

from __future__ import annotations

from importlib import import_module

import click

from briefterm import __version__
from briefterm.cli.context import library_options
from briefterm.cli.target import COMMANDS_KEY
from briefterm.errors import UsageError
from briefterm.terminal import visible_line

# Where each sub-command is, and the line that `--help` shows without importing it.
COMMANDS: dict[str, tuple[str, str]] = {
    "open": ("briefterm.cli.reader:open_", "Open the reader; it is what no command means too."),
    "list": ("briefterm.cli.listing:list_", "List briefings, newest first."),
    "show": ("briefterm.cli.show:show", "Show a briefing with its names and dates."),
    "tag": ("briefterm.cli.tag:tag", "Find names and dates in any text."),
    "note": ("briefterm.cli.note:note", "Add, list, edit and remove notes."),
    "bookmark": ("briefterm.cli.bookmark:bookmark", "Add, list and remove bookmarks."),
    "search": ("briefterm.cli.search:search", "Search texts, names, dates and notes."),
    "names": ("briefterm.cli.names:names", "List who and what is named across the library."),
    "timeline": ("briefterm.cli.timeline:timeline", "List dated statements in order of time."),
    "related": ("briefterm.cli.search:related", "List briefings that are near to one."),
    "export": ("briefterm.cli.export:export", "Write notes to Markdown, JSON or CSV."),
    "outline": ("briefterm.cli.outline:outline", "Collect notes into a cited document."),
    "merge": ("briefterm.cli.merge:merge", "Take over the notes of another notes file."),
    "check": ("briefterm.cli.check:check", "Tell what is wrong with the library and its notes."),
}
_DEFAULT = "open"


class LazyGroup(click.Group):
    """Imports a sub-command's module when it is called; other words are for the reader."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Names of the sub-commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The sub-command of that name, imported now."""
        if cmd_name not in COMMANDS:
            return None
        module, _, attribute = COMMANDS[cmd_name][0].partition(":")
        command: click.Command = getattr(import_module(module), attribute)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The sub-command that ``args`` begin with, else the reader for all of them."""
        if args and args[0] not in COMMANDS:
            if len(args) > 1 and not (args[0].startswith("-") or args[1].startswith("-")):
                raise UsageError(
                    f"{visible_line(args[0])}: no such command, and the reader opens one thing; "
                    "see `briefterm --help`"
                )
            ctx.meta[COMMANDS_KEY] = tuple(COMMANDS)  # one may be meant, if no briefing is
            return _DEFAULT, self.get_command(ctx, _DEFAULT), args
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Write the sub-commands for `--help`."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])


@click.group(
    cls=LazyGroup,
    invoke_without_command=True,
    subcommand_metavar="[PATH|ID[#NOTE]] | COMMAND …",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="briefterm", message="%(prog)s %(version)s")
@library_options
@click.pass_context
def app(ctx: click.Context) -> int:
    """Read curated briefings in the terminal, with names and dates lit and notes that stay.

    Without a command the reader opens: on a folder, a file, a briefing, or a note's exact place.
    """
    if ctx.invoked_subcommand is None:
        command = app.get_command(ctx, _DEFAULT)
        if command is not None:
            return int(ctx.invoke(command, target=None) or 0)
    return 0
