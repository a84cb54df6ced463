"""What each tab of the side panel holds, how many rows, and what it says when it has none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefterm.model import BlockKind
from briefterm.tui.lights import LIGHT_OF
from briefterm.tui.screens.reader.tabs.date_rows import date_rows
from briefterm.tui.screens.reader.tabs.note_rows import note_rows
from briefterm.tui.widgets.panel_rows import name_rows, outline_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefterm.model import Article, PlacedBookmark, PlacedNote
    from briefterm.tui.screens.reader.tabs.related_rows import Also
    from briefterm.tui.widgets.panel_rows import PanelRow


def row_numbers(
    article: Article,
    notes: Sequence[PlacedNote],
    bookmarks: Sequence[PlacedBookmark],
    also: Also | None = None,
) -> dict[str, int]:
    """How many notes, names and so on each tab has, without making rows; bookmarks are no notes."""
    del bookmarks
    return {
        "notes": len(notes),
        "names": len({(LIGHT_OF[mention.kind], mention.name) for mention in article.mentions}),
        "dates": len(article.dates),
        "outline": sum(block.kind is BlockKind.HEADING for block in article.document.blocks),
        "also": also.count if also is not None and also.briefing == article.briefing.id else 0,
    }


def rows_of(
    tab: str,
    article: Article,
    notes: Sequence[PlacedNote],
    bookmarks: Sequence[PlacedBookmark],
    also: Also | None = None,
) -> list[PanelRow]:
    """The rows of a tab; ``also`` is what is known by now of what is near, perhaps of another."""
    match tab:
        case "names":
            return name_rows(article)
        case "dates":
            return date_rows(article)
        case "outline":
            return outline_rows(article.document)
        case "also":
            known = also is not None and also.briefing == article.briefing.id
            return [*also.rows] if also is not None and known else []
        case _:
            return note_rows(article.document, notes, bookmarks)


def empty_of(tab: str, article: Article, also: Also | None, again: str = "") -> tuple[str, ...]:
    """What a tab without rows says; ``again`` are the keys for another look at unreadable notes."""
    if tab == "notes" and again:
        return tuple(line.format(again) for line in UNREAD)
    if tab == "also" and also is not None and also.briefing == article.briefing.id:
        return also.empty
    return tuple(EMPTY[tab])


UNREAD = (
    "Your notes cannot be read.",
    "",
    "{} offers to mend that,",
    "`briefterm check` says more.",
)
EMPTY: dict[str, Iterable[str]] = {
    "notes": ("No notes yet.", "", "Press v and move, or drag,", "then h to highlight", "or a to write a note."),
    "names": ("No names here.",),
    "dates": ("No dates here.",),
    "outline": ("No headings here.",),
    "also": ("Looking for what is related…",),
}  # fmt: skip
