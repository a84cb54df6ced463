"""What all commands share: the options that choose a library, and the library that they mean."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from briefterm import paths
from briefterm.cli.progress import progress_line
from briefterm.errors import StoreError, UsageError
from briefterm.terminal import visible_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from briefterm.config import Config
    from briefterm.library import Library
    from briefterm.library.finding.model import Progress
    from briefterm.model import Briefing, Marks

_Decorated = TypeVar("_Decorated", bound="Callable[..., Any]")
_SHOWN = 3


@dataclass
class Session:
    """One call of the program: the options given so far and what they lead to."""

    library_flag: Path | None = None
    notes_flag: Path | None = None
    config_flag: Path | None = None
    tagger_flag: str | None = None
    _opened: dict[Path, Library] = field(default_factory=dict)

    @cached_property
    def config(self) -> Config:
        """The settings; what is wrong with them goes to stderr. Raises `ConfigError`."""
        config = self._settings
        for problem in config.problems.values():
            warn(f"settings {visible_line(str(config.path))}: {problem}; the default holds")
        return config

    @cached_property
    def _settings(self) -> Config:
        from briefterm.config import load  # noqa: PLC0415 - commands without a library need none

        return load(self.config_flag)

    def need(self, *keys: str) -> None:
        """Raise `ConfigError` if the settings of these keys are wrong, unless a flag is given."""
        flags = {
            "library": self.library_flag or os.environ.get("BRIEFTERM_LIBRARY") or None,
            "notes": self.notes_flag,
            "names": self.tagger_flag,
        }
        self._settings.need(*(key for key in keys if flags.get(key) is None))

    @property
    def folder(self) -> Path:
        """The library's folder; the samples are put there if it is the user's first."""
        self.need("library")
        folder = paths.choose_library(
            self.library_flag, os.environ, self.config.library, Path.cwd()
        )
        if folder == paths.default_library():
            paths.create_samples(folder)
        return folder

    @property
    def tagger(self) -> str:
        """The tagger of names that was asked for; empty for the program's own."""
        return self.config.tagger if self.tagger_flag is None else self.tagger_flag

    def library(self, folder: Path | None = None) -> Library:
        """The library in ``folder``, or the chosen one; its warnings go to stderr.

        Raises `NotFoundError` when the folder is not there, `ConfigError` when the settings do not
        say which notes are meant.
        """
        self.need("notes", *(() if folder else ("library",)))
        from briefterm.library import Library  # noqa: PLC0415 - as above

        place = folder or self.folder
        if place not in self._opened:
            notes = self.notes_flag or self.config.notes
            library = Library.open(
                place, notes=notes, tagger=self.tagger, order=self.config.date_order
            )
            self._opened[place] = library
            for warning in library.warnings:
                warn(warning)
        return self._opened[place]


def library_options(command: _Decorated) -> _Decorated:
    """Add ``--library``, ``--notes`` and ``--config``; they count wherever they stand."""
    for flag, metavar, help_ in (
        ("--config", "FILE", "Settings to use instead of the user's own."),
        ("--notes", "FILE", "Where the notes are kept, if not in the library."),
        ("--library", "DIR", "The folder of briefings."),
    ):
        option = click.option(flag, metavar=metavar, help=help_, expose_value=False, callback=_keep)
        command = option(command)
    return command


def tagger_option(command: _Decorated) -> _Decorated:
    """Add ``--tagger``."""
    return click.option(
        "--tagger",
        metavar="NAME[:MODEL]",
        help="What finds the names: briefterm, spacy:PIPELINE, gliner:FOLDER or a plug-in.",
        expose_value=False,
        callback=_keep_tagger,
    )(command)


def output_options(command: _Decorated) -> _Decorated:
    """Add ``--json`` and ``--jsonl``."""
    command = click.option("--jsonl", is_flag=True, help="Print one JSON value a line.")(command)
    return click.option("--json", "as_json", is_flag=True, help="Print one JSON value.")(command)


def warn(message: str) -> None:
    """Tell the reader something in one line on stderr."""
    sys.stderr.write(f"briefterm: {visible_line(message)}\n")


def refreshed(library: Library) -> list[Briefing]:
    """All briefings, newest first; a counter is shown on a terminal while many are parsed."""
    with progress_line() as tell:
        return library.refresh(lambda done, total: tell("reading briefings", done, total))


def marks_or_none(library: Library) -> dict[str, Marks]:
    """The reader's marks; without a readable notes file there are none, and a warning says so."""
    try:
        return library.marks()
    except StoreError as error:
        warn(str(error))
        return {}


def selected(
    library: Library,
    query: str,
    marks_of: Callable[[Library], dict[str, Marks]],
    *,
    names: bool = False,
) -> tuple[list[Briefing], dict[str, Marks]]:
    """The briefings that ``query`` asks for, newest first, and the marks. Raises `UsageError`.

    With ``names`` the names and dates in all texts are known then.
    """
    briefings, marks = sought(library, query, marks_of, names=names)
    return library.select(query, briefings, marks), marks


def sought(
    library: Library,
    query: str,
    marks_of: Callable[[Library], dict[str, Marks]],
    *,
    names: bool = False,
) -> tuple[list[Briefing], dict[str, Marks]]:
    """All briefings, newest first, and the marks; the index can answer ``query``, a sound one."""
    library.select(query, (), {})  # a malformed query is told before files are read
    briefings = refreshed(library)
    with progress_shown() as progress:
        library.finding.prepare(query, briefings, progress, names=names, tell=warn)
    # Marks follow renamed files, so that they are read after the folder.
    return briefings, marks_of(library)


@contextmanager
def progress_shown() -> Iterator[Callable[[Progress], None]]:
    """Tells a terminal how far the index is while much of it is made."""
    with progress_line() as tell:

        def show(progress: Progress) -> None:
            what = "names and dates" if progress.stage == "names" else "words"
            tell(f"indexing {what}", progress.done, progress.total)

        yield show


def tell_gone(library: Library) -> None:
    """Say on stderr which briefings are gone while the reader's notes of them are kept."""
    gone = library.gone()
    if not gone:
        return
    names = ", ".join(briefing.id for briefing in gone[:_SHOWN]) + ", …" * (len(gone) > _SHOWN)
    what = "1 briefing is" if len(gone) == 1 else f"{len(gone)} briefings are"
    warn(f"{what} not in the library any more: {names}; see `briefterm check`")


def joined(words: tuple[str, ...]) -> str:
    """The query that was given as words; a word with spaces was a quoted phrase in the shell."""
    return " ".join(_as_phrase(word) if len(words) > 1 else word for word in words)


def _as_phrase(word: str) -> str:
    if not any(char.isspace() for char in word) or '"' in word:
        return word
    sign = "-" if word.startswith("-") else ""
    field, colon, value = word.removeprefix("-").partition(":")
    if colon and field.isalpha():
        return f'{sign}{field}:"{value}"'
    return f'{sign}"{word.removeprefix("-")}"'


def _keep(ctx: click.Context, parameter: click.Parameter, value: str | None) -> None:
    if value is None:
        return
    if "\0" in value or not value:
        raise UsageError(f"{parameter.opts[0]}: not a path")
    setattr(ctx.find_object(Session), f"{parameter.name}_flag", paths.expanded(Path(value)))


def _keep_tagger(ctx: click.Context, _: click.Parameter, value: str | None) -> None:
    session: Session = ctx.obj
    session.tagger_flag = value
