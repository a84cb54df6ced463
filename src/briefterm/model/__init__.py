"""The words of the program as frozen values; every layer shares them and none changes them.

Offsets are half-open ``[start, end)`` ranges counted in code points of the canonical text of a
document (for `tag`-like functions: of the text they were given).

A part is loaded when the first of its names is asked for: building all these classes takes longer
than ``briefterm --version`` may.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from briefterm.model.briefings import WORDS_PER_MINUTE, Article, Briefing, Marks
    from briefterm.model.names import DateOrder, EntityKind, GlossaryEntry, Mention, TimeExpression
    from briefterm.model.notes import (
        NOTE_COLORS,
        NOTE_KINDS,
        NOTE_STATUSES,
        Anchor,
        Anchored,
        AnchorState,
        Attachment,
        Bookmark,
        Note,
        PlacedBookmark,
        PlacedNote,
        Reading,
    )
    from briefterm.model.outlines import DEEPEST_LEVEL, OUTLINE_KINDS, Outline, OutlineItem
    from briefterm.model.text import Block, BlockKind, Document, Mark, MarkKind, Span

__all__ = [
    "DEEPEST_LEVEL",
    "NOTE_COLORS",
    "NOTE_KINDS",
    "NOTE_STATUSES",
    "OUTLINE_KINDS",
    "WORDS_PER_MINUTE",
    "Anchor",
    "AnchorState",
    "Anchored",
    "Article",
    "Attachment",
    "Block",
    "BlockKind",
    "Bookmark",
    "Briefing",
    "DateOrder",
    "Document",
    "EntityKind",
    "GlossaryEntry",
    "Mark",
    "MarkKind",
    "Marks",
    "Mention",
    "Note",
    "Outline",
    "OutlineItem",
    "PlacedBookmark",
    "PlacedNote",
    "Reading",
    "Span",
    "TimeExpression",
]

_PARTS = {
    "briefings": ("Article", "Briefing", "Marks", "WORDS_PER_MINUTE"),
    "names": ("DateOrder", "EntityKind", "GlossaryEntry", "Mention", "TimeExpression"),
    "notes": (
        "Anchor",
        "AnchorState",
        "Anchored",
        "Attachment",
        "Bookmark",
        "NOTE_COLORS",
        "NOTE_KINDS",
        "NOTE_STATUSES",
        "Note",
        "PlacedBookmark",
        "PlacedNote",
        "Reading",
    ),
    "outlines": ("DEEPEST_LEVEL", "OUTLINE_KINDS", "Outline", "OutlineItem"),
    "text": ("Block", "BlockKind", "Document", "Mark", "MarkKind", "Span"),
}
_HOMES = {name: part for part, names in _PARTS.items() for name in names}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - a module's attribute may be anything
    """Load the part of the model that ``name`` is in."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = value
    return value
