"""The looks of an export by name: ours, those of shipped templates, and a reader's own."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from briefterm.export.markdown import Obsidian

if TYPE_CHECKING:
    from briefterm.export.subject import Look

TEMPLATES = ("obsidian", "markdown", "brief", "org")


@lru_cache(maxsize=8)
def look_named(name: str) -> Look:
    """The look called ``name``, or that of the template file at that path; empty is our own.

    Raises `UsageError` when there is none, or when Jinja2, which templates need, is not there.
    """
    if name in {"", "obsidian"}:
        return Obsidian()
    from briefterm.export.templates import template_look  # noqa: PLC0415 - loads Jinja2

    return template_look(name)
