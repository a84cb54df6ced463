"""Places in a briefing as a command line names them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefterm.errors import UsageError

if TYPE_CHECKING:
    from briefterm.model import Document, Span


def quoted_span(
    document: Document, quote: str | None, prefix: str = "", suffix: str = ""
) -> Span | None:
    """The span of a quote in the canonical text; None without one.

    Raises `NotFoundError` when it is not there, `UsageError` when it is there more than once.
    """
    if quote is None:
        if prefix or suffix:
            raise UsageError("--prefix and --suffix need a --quote")
        return None
    from briefterm.annotation import locate_quote  # noqa: PLC0415 - loads with the first quote

    return locate_quote(document.text, quote, prefix, suffix)
