"""Rows of the side panel: notes, names, dates and outline of the open briefing."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from briefterm.model import AnchorState, Article, BlockKind, Document, PlacedNote, Span
from briefterm.tui import keys
from briefterm.tui.lights import LIGHT_OF

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefterm.model import PlacedBookmark, TimeExpression

TABS = keys.TABS
EXCERPT_LINES = 2
_STATES = {
    AnchorState.CHANGED: "the text here has changed",
    AnchorState.SUGGESTED: "perhaps moved here",
    AnchorState.ORPHAN: "its text is gone",
}


@dataclass(frozen=True)
class PanelRow:
    """A row of the panel: paragraphs of (text, style, most lines), a place and a subject.

    ``light`` colours the bar at its left edge; ``tail`` stands at the end of the first line.
    ``excerpt_of`` is the text of which the words around the span are shown; they are only looked up
    when the row is drawn, so that thousands of rows are made at once.
    """

    parts: tuple[tuple[str, str, int], ...]
    span: Span | None = None
    subject: Any = None
    light: str = ""
    gap: bool = True
    tail: str = ""
    excerpt_of: str = ""

    @property
    def all_parts(self) -> tuple[tuple[str, str, int], ...]:
        """The parts, and the words around the span if an excerpt is asked for."""
        if self.span is None or not self.excerpt_of:
            return self.parts
        return (*self.parts, (snippet(self.excerpt_of, self.span), "meta", EXCERPT_LINES))


def note_rows(
    document: Document, notes: Sequence[PlacedNote], bookmarks: Sequence[PlacedBookmark]
) -> list[PanelRow]:
    """Notes and bookmarks in text order; those without a place keep the order given."""
    rows = [_note_row(placed) for placed in notes]
    for placed in bookmarks:
        span = placed.span
        where = document.text[span.start : span.start + 80] if span else "This briefing"
        rows.append(PanelRow(((f"◆ {where}", "meta", 1),), span, placed, "accent"))
    whole = [row for row in rows if row.span is None]
    # Sorting is stable, so nested notes stay with the outer one first.
    return whole + sorted((row for row in rows if row.span), key=lambda row: _start(row.span))


def _note_row(placed: PlacedNote) -> PanelRow:
    note = placed.note
    parts: list[tuple[str, str, int]] = []
    if note.anchor is not None:
        parts.append((f"“{note.anchor.quote}”", "row-quote", 2))
    else:
        parts.append(("On the whole briefing", "meta", 1))
    if note.text:
        parts.append((note.text, "row", 4))
    if note.tags:
        parts.append((" ".join(f"#{tag}" for tag in note.tags), "accent", 1))
    state = _STATES.get(placed.place.state) if placed.place else None
    if state:
        parts.append((f"! {state}", "accent", 1))
    return PanelRow(tuple(parts), placed.span, placed, note.color)


def name_rows(article: Article) -> list[PanelRow]:
    """Entities with their number of mentions, the most mentioned first within each kind."""
    first: dict[tuple[str, str], Span] = {}
    count: Counter[tuple[str, str]] = Counter()
    for mention in article.mentions:
        key = (LIGHT_OF[mention.kind], mention.name)
        count[key] += 1
        first.setdefault(key, Span(mention.start, mention.end))
    kinds: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for key in count:
        kinds[key[0]].append(key)
    rows = []
    for light in ("person", "org", "place", "norp", "other"):
        for key in sorted(kinds[light], key=lambda key: (-count[key], key[1])):
            times = f"  ×{count[key]}" if count[key] > 1 else ""
            parts = ((key[1], light, 1),)
            rows.append(PanelRow(parts, first[key], key[1], light, gap=False, tail=times))
    return rows


def date_rows(article: Article) -> list[PanelRow]:
    """Dates in order of time with the words around them; those without a place in time last."""
    placed = [timex for timex in article.dates if timex.earliest]
    loose = [timex for timex in article.dates if not timex.earliest]
    placed.sort(key=lambda timex: (_instant(timex), timex.start))
    return [_date_row(article.document, timex) for timex in [*placed, *loose]]


def _instant(timex: TimeExpression) -> str:
    return timex.earliest or ""


def _date_row(document: Document, timex: TimeExpression) -> PanelRow:
    words = document.text[timex.start : timex.end]
    value = f"  {timex.value} {timex.mod or ''}".rstrip()
    span = Span(timex.start, timex.end)
    parts = ((words, "date", 1),)
    return PanelRow(parts, span, timex, "date", tail=value, excerpt_of=document.text)


def outline_rows(document: Document) -> list[PanelRow]:
    """Headings, set in by level."""
    rows = []
    for block in document.blocks:
        if block.kind is BlockKind.HEADING:
            text = "  " * max(0, block.level - 1) + document.text[block.start : block.end]
            style = "row" if block.level > 1 else "row-unread"
            rows.append(PanelRow(((text, style, 1),), Span(block.start, block.end), gap=False))
    return rows


def snippet(text: str, span: Span, around: int = 90) -> str:
    """The words around a span, cut at word borders, on one line."""
    begin = max(text.rfind("\n", 0, span.start) + 1, span.start - around)
    stop = text.find("\n", span.end)
    end = min(len(text) if stop < 0 else stop, span.end + around)
    if begin > 0 and text[begin - 1] not in "\n ":
        begin = max(begin, text.find(" ", begin, span.start) + 1)
    if end < len(text) and text[end] not in "\n ":
        cut = text.rfind(" ", span.end, end)
        end = cut if cut > 0 else end
    return text[begin:end].strip()


def _start(span: Span | None) -> int:
    return span.start if span else -1


def row_numbers(
    article: Article, notes: Sequence[PlacedNote], bookmarks: Sequence[PlacedBookmark]
) -> dict[str, int]:
    """How many rows each tab has, without making them."""
    return {
        "notes": len(notes) + len(bookmarks),
        "names": len({(LIGHT_OF[mention.kind], mention.name) for mention in article.mentions}),
        "dates": len(article.dates),
        "outline": sum(block.kind is BlockKind.HEADING for block in article.document.blocks),
    }


def rows_of(
    tab: str,
    article: Article,
    notes: Sequence[PlacedNote],
    bookmarks: Sequence[PlacedBookmark],
) -> list[PanelRow]:
    """The rows of a tab."""
    match tab:
        case "names":
            return name_rows(article)
        case "dates":
            return date_rows(article)
        case "outline":
            return outline_rows(article.document)
        case _:
            return note_rows(article.document, notes, bookmarks)


EMPTY: dict[str, Iterable[str]] = {
    "notes": ("No notes yet.", "", "Press v and move, or drag,", "then h to highlight", "or a to write a note."),
    "names": ("No names here.",),
    "dates": ("No dates here.",),
    "outline": ("No headings here.",),
}  # fmt: skip
