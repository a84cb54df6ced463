"""An outline as the briefing builder shows it: its items as rows, and its document in parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefterm.export import outline_parts
from briefterm.terminal import visible_line
from briefterm.tui.days import day_words
from briefterm.tui.screens.outline.lines import ListedItem, Part

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefterm.export import Cited
    from briefterm.model import Outline, OutlineItem


def listed_items(outline: Outline, cited: Mapping[str, Cited]) -> list[ListedItem]:
    """The rows of an outline."""
    rows = []
    depth = 0
    for item in outline.items:
        if item.kind == "heading":
            depth = item.level - 1
            rows.append(ListedItem(item.id, "heading", depth, _line(item.text) or "(no words)"))
            depth += 1
        elif item.kind == "note":
            rows.append(_note_row(item, cited.get(item.note), depth))
        else:
            rows.append(ListedItem(item.id, "text", depth, _line(item.text) or "(no words)"))
    return rows


def document_parts(outline: Outline, cited: Mapping[str, Cited]) -> list[Part]:
    """The document of an outline, a part for each item that is in it."""
    title = Part(f"# {visible_line(outline.name)}", gap=True)
    return [title, *(Part(body, item.id, gap=True) for item, body in outline_parts(outline, cited))]


def _note_row(item: OutlineItem, cited: Cited | None, depth: int) -> ListedItem:
    if cited is None:
        about = "left out of the document"
        return ListedItem(item.id, "note", depth, "This note was deleted", "", about)
    note, briefing = cited.note, cited.briefing
    quote = _line(note.anchor.quote) if note.anchor else ""
    words = _line(note.text)
    facts = (visible_line(briefing.title), day_words(briefing.date))
    about = " · ".join(fact for fact in facts if fact)
    return ListedItem(
        item.id,
        "note",
        depth,
        words or ("" if quote else "On the whole briefing"),
        f"“{quote}”" if quote else "",
        about,
        note.color,
    )


def _line(text: str) -> str:
    return visible_line(" ".join(text.split()))
