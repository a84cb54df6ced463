"""Outlines: what a reader collects from many briefings for one document."""

from __future__ import annotations

from dataclasses import dataclass

OUTLINE_KINDS = ("note", "heading", "text")
DEEPEST_LEVEL = 3  # of headings below the title


@dataclass(frozen=True, slots=True, kw_only=True)
class OutlineItem:
    """An item of an outline: a note by its id, a heading, or the reader's own text in Markdown.

    ``kind`` is one of `OUTLINE_KINDS`, or another one that a newer version knows. ``level`` of a
    heading is 1 to `DEEPEST_LEVEL`.
    """

    id: str
    kind: str
    note: str = ""
    text: str = ""
    level: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """Items in their order, under a name. Times are as those of a note."""

    id: str
    name: str
    items: tuple[OutlineItem, ...] = ()
    created: str = ""
    updated: str = ""
    deleted: str | None = None
