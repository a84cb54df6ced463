"""Runs the command line: every way out ends in an exit status and at most one line on stderr."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, TextIO, cast

import click

from briefterm.cli.app import app
from briefterm.cli.context import Session
from briefterm.errors import BrieftermError
from briefterm.terminal import visible_line

if TYPE_CHECKING:
    from collections.abc import Sequence

_PROGRAM = "briefterm"
_INTERRUPTED = 130
_BROKEN_PIPE = 141


def run(arguments: Sequence[str]) -> int:
    """Run a command; its exit status. ``arguments`` come without the program's name."""
    # A closed stream is None; nobody listens, but the work is done all the same.
    sys.stdin = sys.stdin or _nowhere("r")
    sys.stdout = sys.stdout or _nowhere("w")
    sys.stderr = sys.stderr or _nowhere("w")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    if os.environ.get("_BRIEFTERM_COMPLETE"):
        app.main(list(arguments), prog_name=_PROGRAM)
    try:
        status = _invoke(arguments)
        sys.stdout.flush()
    except BrokenPipeError:
        return _hang_up()
    except (KeyboardInterrupt, click.Abort):
        return _INTERRUPTED
    except click.exceptions.Exit as done:
        return done.exit_code
    except Exception as error:  # noqa: BLE001 - a reader is never shown a traceback
        message, status = _explained(error)
        with contextlib.suppress(OSError):
            sys.stderr.write(f"{_PROGRAM}: {visible_line(' '.join(message.split()))}\n")
    return status


def _invoke(arguments: Sequence[str]) -> int:
    with app.make_context(_PROGRAM, list(arguments), obj=Session()) as context:
        status = app.invoke(context)
    return status if isinstance(status, int) else 0


def _explained(error: Exception) -> tuple[str, int]:
    """One line on what went wrong, and the exit status."""
    match error:
        case click.exceptions.NoArgsIsHelpError():
            return f"{_help_hint(error)} lists what can follow", error.exit_code
        case click.UsageError():
            return f"{error.format_message().rstrip('.')}; see {_help_hint(error)}", error.exit_code
        case click.ClickException():
            return error.format_message(), error.exit_code
        case BrieftermError():
            return str(error), error.status
        case OSError():
            place = f"{os.fsdecode(error.filename)}: " if error.filename else ""
            return f"{place}{error.strerror or error}", 1
        case _:
            return f"unexpected {type(error).__name__}: {error}; please report it", 1


def _help_hint(error: click.UsageError) -> str:
    command = error.ctx.command_path if error.ctx is not None else _PROGRAM
    return f"`{command} --help`"


def _nowhere(mode: str) -> TextIO:
    file = Path(os.devnull).open(mode, encoding="utf-8")  # noqa: SIM115 - open until the end
    return cast("TextIO", file)


def _hang_up() -> int:
    """Whoever reads has enough: what Python flushes at its end goes nowhere."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return _BROKEN_PIPE
