"""From a file to a briefing: metadata and a document with one canonical text.

`scan` lists the files of a folder without opening them, `read` turns one file into a
`briefterm.model.Briefing` and its `briefterm.model.Document`, and `parse` does the same for bytes.
Parsing is deterministic and total: what is wrong with a file becomes a warning of its briefing.

The canonical text has no markup. Blocks are joined by a blank line, list items and the rows of a
table by a newline. A rule is an empty span between the two newlines that part its neighbours (at
the start or the end of the text where it has but one).
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from briefterm.briefing.scan import FileStat, scan

if TYPE_CHECKING:
    from briefterm.briefing.decode import MAX_BYTES
    from briefterm.briefing.reader import parse, read

__all__ = ["MAX_BYTES", "FileStat", "parse", "read", "scan"]

_HOMES = {"MAX_BYTES": "decode", "parse": "reader", "read": "reader"}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - a module's attribute may be anything
    """Load the parser when it is first asked for: a folder is listed without it."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
