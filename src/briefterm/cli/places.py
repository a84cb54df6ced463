"""Places in a briefing as a command line names them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import click

from briefterm.errors import NotFoundError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefterm.model import Document, Span

_Decorated = TypeVar("_Decorated", bound="Callable[..., Any]")
_NO_MARKS = str.maketrans("", "", "*_`")


def quote_options(command: _Decorated) -> _Decorated:
    """Add ``--quote``, ``--prefix`` and ``--suffix``, which `quoted_span` takes."""
    for flag, metavar, help_ in (
        ("--suffix", "S", "Words after it, if it is there twice."),
        ("--prefix", "P", "Words before it, if it is there twice."),
    ):
        command = click.option(flag, default="", metavar=metavar, help=help_)(command)
    quote = click.option("--quote", metavar="Q", help="The words of the briefing that are meant.")
    return quote(command)


def quoted_span(
    document: Document, quote: str | None, prefix: str = "", suffix: str = ""
) -> Span | None:
    """The span of a quote in the canonical text; None without one.

    A quote that was copied with Markdown's marks of emphasis is looked for without them too.

    Raises `NotFoundError` when it is not there, `UsageError` when it is there more than once.
    """
    if quote is None:
        if prefix or suffix:
            raise UsageError("--prefix and --suffix need a --quote")
        return None
    from briefterm.annotation import locate_quote  # noqa: PLC0415 - loads with the first quote

    try:
        return locate_quote(document.text, quote, prefix, suffix)
    except NotFoundError:
        plain = quote.translate(_NO_MARKS)
        if plain in ("", quote):
            raise
        return locate_quote(document.text, plain, prefix, suffix)
