"""A row of the timeline: when, what a briefing says of it, and which briefing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from briefterm.layout.cells import cell_width, fit
from briefterm.layout.wrap import wrap
from briefterm.tui.screens.timeline.periods import stretch_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefterm.tui.widgets.rows import RowLine

PAGE = 64  # rows that are read at once
TEXT_LINES = 2
_WIDE = 64  # cells from which on the time stands beside the words
_COLUMN = 14
_MARGIN = 2
_RIGHT = 2  # the scrollbar, and a gap
_LEAST_TITLE = 12
_CUT = "…"
_SEPARATOR = " · "

Spans = tuple[tuple[int, int, str], ...]


@dataclass(frozen=True, slots=True)
class ListedMoment:
    """What a row of the timeline shows; every part is one line that a terminal may be sent.

    ``spans`` are stretches of ``text`` with their looks, in order; ``facts`` are about the briefing,
    those first that may be left out; ``subject`` is what the row is of.
    """

    when: str
    text: str
    spans: Spans
    title: str
    facts: tuple[str, ...]
    others: int = 0
    subject: Any = None


Page = Sequence[ListedMoment | None]


def height(width: int) -> int:
    """The lines of a row at a width in cells, with the gap below it."""
    return TEXT_LINES + 2 + (width < _WIDE)


def moment_lines(item: ListedMoment, width: int, *, ahead: bool) -> list[RowLine]:
    """The lines of a row; what lies ``ahead`` of today has a bar of its own."""
    edge = ("▎", "bar-accent" if ahead else "bar-faint")
    if width < _WIDE:
        room = max(8, width - _MARGIN - _RIGHT)
        when: RowLine = ((fit(item.when, room), "bar-date"),)
        lines = (when, *_words(item, room), _source(item, room))
        return [(edge, (" ", ""), *line) for line in lines]
    room = width - _MARGIN - _COLUMN - _RIGHT
    rows = [*_words(item, room), _source(item, room)]
    column = _column(item.when, len(rows))
    lines_beside = zip(column, rows, strict=True)
    return [
        (edge, (" ", ""), (part, "bar-date"), (" " * (_COLUMN - cell_width(part)), ""), *line)
        for part, line in lines_beside
    ]


def _column(when: str, most: int) -> list[str]:
    """The time on so many lines beside the words."""
    ranges = wrap(when, 0, len(when), _COLUMN - 2)
    lines = [when[start:end] for start, end in ranges[:most]]
    if len(ranges) > most:
        lines[-1] = fit(when[ranges[most - 1][0] :], _COLUMN - 2)
    return lines + [""] * (most - len(lines))


def waiting_lines(first: int, last: int, width: int) -> list[RowLine]:
    """The lines of a row that is still being read; its days are ordinals."""
    words = fit(stretch_words(first, last), max(8, width - _MARGIN - 2))
    return [(("▎", "bar-faint"), (" ", ""), (words, "meta"), (" …", "meta"))]


def _words(item: ListedMoment, room: int) -> list[RowLine]:
    """The sentences on as many lines as a row has, its time in sight."""
    text, spans = _from_time(item.text, item.spans, room * TEXT_LINES)
    # No more than what could be seen is wrapped.
    end = min(len(text), 4 * room * TEXT_LINES)
    ranges = wrap(text, 0, end, room) if text else []
    lines: list[RowLine] = [tuple(_lit(text, *line, spans)) for line in ranges[:TEXT_LINES]]
    if len(ranges) > TEXT_LINES:
        start = ranges[TEXT_LINES - 1][0]
        stop = start + len(fit(text[start:end], room)) - len(_CUT)
        lines[-1] = (*_lit(text, start, stop, spans), (_CUT, "row"))
    return lines


def _from_time(text: str, spans: Spans, room: int) -> tuple[str, Spans]:
    """The text from a later word on, where its first time would not be in sight otherwise."""
    first, last = next(((start, end) for start, end, look in spans if look == "date"), (0, 0))
    if cell_width(text[:last]) <= room * 3 // 4:
        return text, spans
    begin = max(0, first - room // 3)
    begin = text.rfind(" ", 0, begin) + 1 or begin
    lead = f"{_CUT} "
    shift = begin - len(lead)
    moved = ((max(s, begin) - shift, e - shift, look) for s, e, look in spans if e > begin)
    return lead + text[begin:], tuple(moved)


def _lit(text: str, start: int, end: int, spans: Spans) -> Iterator[tuple[str, str]]:
    """A line of the text in pieces, each with its look."""
    at = start
    for left, right, look in spans:
        first, behind = max(left, at), min(right, end)
        if first < behind:
            if at < first:
                yield text[at:first], "row"
            yield text[first:behind], look
            at = behind
    if at < end:
        yield text[at:end], "row"


def _source(item: ListedMoment, room: int) -> RowLine:
    """Title, source and day of the briefing, and how many others say the same; the title matters."""
    more = f"  +{item.others} source{'s' * (item.others != 1)}" if item.others else ""
    left = max(1, room - cell_width(more))
    facts = list(item.facts)
    while facts and cell_width(_SEPARATOR.join((item.title, *facts))) > left:
        if cell_width(_SEPARATOR.join(("", *facts))) + _LEAST_TITLE <= left and len(facts) == 1:
            break
        facts.pop(0)
    about = "".join(f"{_SEPARATOR}{fact}" for fact in facts)
    line: RowLine = ((fit(item.title, left - cell_width(about)) + about, "meta"),)
    return (*line, (more, "accent")) if more else line
