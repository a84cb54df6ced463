"""Rows of the search screen: briefings that were found, and queries to choose from."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefterm.layout.cells import cell_width, fit, graphemes
from briefterm.layout.wrap import wrap

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefterm.model import Span
    from briefterm.tui.widgets.rows import RowLine

_MARGIN = "  "
_GAP = 2  # cells kept free at the right
_TITLE_LINES = 2
_LEAST_SOURCE = 6  # cells below which a source says nothing
_LEAST_NAME = 12


@dataclass(frozen=True, slots=True)
class ListedSnippet:
    """A line of a text in which ``hits`` are lit; ``place`` is where the first is in the text."""

    words: str
    hits: tuple[Span, ...]
    place: Span


@dataclass(frozen=True, slots=True)
class ListedHit:
    """A briefing that was found as its row shows it; every part is one line that may be shown."""

    id: str
    title: str
    source: str
    facts: tuple[str, ...]
    lit: tuple[Span, ...] = ()  # in the title
    snippets: tuple[ListedSnippet, ...] = ()
    unread: bool = False

    @property
    def place(self) -> Span | None:
        """Where in the text its first hit is, if it has any there."""
        return self.snippets[0].place if self.snippets else None


HEADING, SEARCH, WATCH, RECENT, EXAMPLE = "heading", "search", "watch", "recent", "example"


@dataclass(frozen=True, slots=True)
class Entry:
    """A query to choose, or the heading of some; ``query`` and ``name`` as they are, not shown so.

    ``shown`` is the line for it, ``about`` what stands below or beside it. ``total`` counts its
    briefings and ``new`` those not read; None while that is not known.
    """

    kind: str
    shown: str
    query: str = ""
    name: str = ""
    about: str = ""
    total: int | None = None
    new: int = 0


def hit_height(hit: ListedHit, width: int) -> int:
    """How many lines the row of a briefing takes; quick for long lists."""
    room = max(8, width - len(_MARGIN) - _GAP)
    return 3 + len(hit.snippets) + (cell_width(hit.title) > room)


def hit_lines(hit: ListedHit, width: int) -> list[RowLine]:
    """The row of a briefing: its title, its facts, and the places that were found."""
    room = max(8, width - len(_MARGIN) - _GAP)
    look = "row-unread" if hit.unread else "row"
    ranges = wrap(hit.title, 0, len(hit.title), room)
    margin: tuple[str, str] = ("• ", "accent") if hit.unread else (_MARGIN, "")
    lines: list[RowLine] = []
    for start, end in ranges[:_TITLE_LINES]:
        lines.append((margin, *_lit(hit.title, start, end, hit.lit, look)))
        margin = (_MARGIN, "")
    if len(ranges) > _TITLE_LINES:
        start = ranges[_TITLE_LINES - 1][0]
        shown = fit(hit.title[start:], room)
        cut = start + len(shown) - 1
        lines[-1] = (margin, *_lit(hit.title, start, cut, hit.lit, look), ("…", look))
    lines.append(((_MARGIN, ""), (facts_line(hit.source, hit.facts, room), "meta")))
    lines += [((_MARGIN, ""), *snippet_parts(snippet, room)) for snippet in hit.snippets]
    return [*lines, ()]


def facts_line(source: str, facts: Sequence[str], room: int) -> str:
    """The source and facts in a line; the source gives way first, cut where it must be."""
    others = " · ".join(facts)
    left = room - cell_width(others) - (len(" · ") if facts else 0)
    if source and left >= min(_LEAST_SOURCE, cell_width(source)):
        return " · ".join(part for part in (fit(source, left), others) if part)
    return fit(others, room)


def snippet_parts(snippet: ListedSnippet, room: int) -> RowLine:
    """As much of a snippet as fits, its first hit in sight, in stretches with their looks."""
    words, hits = snippet.words, snippet.hits
    cut = words[:1].islower()  # the text begins before it
    begin = _begin(words, hits[0], room) if hits and cell_width(words) + cut > room else 0
    mark = "…" if begin or cut else ""
    ends = cell_width(words[begin:]) + len(mark) > room
    shown = fit(words[begin:], room - len(mark))
    end = begin + len(shown) - ends if ends else len(words)
    parts = _lit(words, begin, max(begin, end), hits, "row-fact")
    return (
        *(((mark, "meta"),) if mark else ()),
        *parts,
        *((("…", "meta"),) if ends else ()),
    )


def _begin(words: str, hit: Span, room: int) -> int:
    """Where to begin so that the hit is in sight: at a word, a third of the room before it."""
    if cell_width(words[: hit.end]) + 1 <= room:
        return 0
    wanted = min(room // 3, max(0, room - 2 - cell_width(words[hit.start : hit.end])))
    starts: list[int] = []
    used = 0
    for start, _, cells in reversed(list(graphemes(words[: hit.start]))):
        used += cells
        if used > wanted:
            break
        starts.append(start)
    at_words = [start for start in starts if words[start - 1 : start].isspace()]
    return (at_words or starts or [hit.start])[-1]


def _lit(
    text: str, start: int, end: int, hits: Sequence[Span], look: str
) -> Iterator[tuple[str, str]]:
    """The stretches of ``text[start:end]`` with their looks."""
    index = max(0, bisect_right(hits, start, key=lambda hit: hit.start) - 1)
    position = start
    for hit in hits[index:]:
        first, behind = max(hit.start, position), min(hit.end, end)
        if first >= end:
            break
        if behind <= first:
            continue
        if first > position:
            yield text[position:first], look
        yield text[first:behind], "hit"
        position = behind
    if position < end:
        yield text[position:end], look


def entry_height(entry: Entry) -> int:
    """How many lines the row of a query takes."""
    return 1 + (entry.kind == HEADING or (bool(entry.about) and entry.kind in (SEARCH, WATCH)))


def entry_lines(entry: Entry, width: int) -> list[RowLine]:
    """The row of a query."""
    room = max(8, width - len(_MARGIN) - _GAP)
    if entry.kind == HEADING:
        return [(), ((" ", ""), (fit(entry.shown, room), "h2"))]
    margin = ("⚑ ", "accent") if entry.kind == WATCH else (_MARGIN, "")
    if entry.kind in (SEARCH, WATCH):
        new, total = _counts(entry)
        counts = "  ".join(part for part in (new, total) if part)
        name = fit(entry.shown, max(1, room - len(counts) - 2))
        space = " " * max(1, room - cell_width(name) - len(counts))
        look = "row-unread" if entry.new else "row"
        first: RowLine = (margin, (name, look), (space, ""), (new, "accent"))
        first = (*first, ("  " if new and total else "", ""), (total, "meta"))
        below: list[RowLine] = [((_MARGIN, ""), (fit(entry.about, room), "meta"))]
        return [first, *(below if entry.about else [])]
    name = fit(entry.shown, room)
    left = room - cell_width(name) - 2
    about = fit(entry.about, left) if left >= _LEAST_NAME else ""
    return [((_MARGIN, ""), (name, "row"), (_MARGIN, ""), (about, "meta"))]


def _counts(entry: Entry) -> tuple[str, str]:
    if entry.total is None:
        return "", ""
    return (f"{entry.new:,} new" if entry.new else ""), f"{entry.total:,}"
