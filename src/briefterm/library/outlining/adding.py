"""Items at the end of an outline that may not be there yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefterm.library.outlining.arranging import added
from briefterm.library.outlining.outlines import new_item
from briefterm.model import DEEPEST_LEVEL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefterm.library.outlining.outlines import Outlines
    from briefterm.model import Outline, OutlineItem


def put_at_end(
    outlines: Outlines,
    outline: Outline | None,
    name: str,
    note_ids: Sequence[str],
    *,
    heading: str = "",
    text: str = "",
) -> str:
    """Put a heading, notes and a text at the end of an outline, or of a new one; its id.

    Nothing is made when one of the notes is not there. Raises `NotFoundError`, `UsageError`.
    """
    ids = outlines.ids_of_notes(note_ids)
    items = [heading_item(heading)] if heading.strip() else []
    items += [new_item("note", note=note_id) for note_id in ids]
    items += [new_item("text", text=text)] if text.strip() else []
    wanted = outline or outlines.create(name)
    if items:
        outlines.change(wanted.id, lambda present: added(present, items))
    return wanted.id


def heading_item(words: str) -> OutlineItem:
    """A heading; its level is the number of # before its words, or 1."""
    line = " ".join(words.split())
    text = line.lstrip("#").strip()
    level = min(max(1, len(line) - len(line.lstrip("#"))), DEEPEST_LEVEL)
    return new_item("heading", text=text, level=level)
