"""Dated statements as files: a calendar, Markdown, or JSON."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

from briefterm.errors import StoreError, UsageError
from briefterm.library.finding.calendar import calendar
from briefterm.library.finding.timing import timeline
from briefterm.terminal import visible_line, visible_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import datetime
    from pathlib import Path

    from briefterm.library.finding.finder import Finder
    from briefterm.library.finding.model import Dated
    from briefterm.library.finding.moments import Moments

_ROWS_AT_ONCE = 25_000


def as_record(one: Dated) -> dict[str, Any]:
    """A statement as JSON has it; offsets are those of the briefing's canonical text."""
    return {
        "id": one.briefing.id,
        "title": one.briefing.title,
        "source": one.briefing.source,
        "start": one.start,
        "end": one.start + len(one.text),
        "text": one.text,
        "hit": {"start": one.hit.start, "end": one.hit.end},
        "type": one.type,
        "value": one.value,
        "earliest": one.earliest,
        "latest": one.latest,
        "names": list(one.names),
    }


def as_json(dated: Iterable[Dated]) -> str:
    """An array, a statement a line."""
    return "[\n" + ",\n".join(json.dumps(as_record(one)) for one in dated) + "\n]\n"


def as_markdown(dated: Iterable[Dated]) -> str:
    """A list under a heading for each day on which something begins."""
    lines: list[str] = []
    day = ""
    for one in dated:
        if one.earliest[:10] != day:
            day = one.earliest[:10]
            lines += ["", f"## {day}", ""] if lines else [f"## {day}", ""]
        text = " ".join(one.text.split())
        title = " ".join(one.briefing.title.split())
        about = ", ".join(part for part in (one.briefing.source, one.briefing.id) if part)
        lines.append(f"- {_escaped(text)} ({_escaped(title)}; {_escaped(about)})")
    return visible_text("\n".join(lines)) + "\n"


def _escaped(text: str) -> str:
    return "".join(f"\\{char}" if char in "\\`*_[]<>#|~" else char for char in text)


_WRITERS: dict[str, Callable[[Iterable[Dated], datetime], bytes]] = {
    ".ics": calendar,
    ".md": lambda dated, _: as_markdown(dated).encode("utf-8", "replace"),
    ".markdown": lambda dated, _: as_markdown(dated).encode("utf-8", "replace"),
    ".json": lambda dated, _: as_json(dated).encode(),
}


def check(path: Path) -> None:
    """Raise `UsageError` unless the path's suffix says what kind of file it is to be."""
    if path.suffix.lower() not in _WRITERS:
        raise UsageError(f"{visible_line(path.name)}: end it in .ics, .md or .json")
    if path.is_dir():
        raise UsageError(f"{visible_line(str(path))} is a folder; name a file in it")


def write(
    finder: Finder,
    moments: Moments,
    path: Path,
    now: datetime,
    *,
    progress: Callable[[int], object] = lambda _: None,
    cancelled: Callable[[], bool] = bool,  # which says no
) -> int | None:
    """Write all statements of a timeline to a file, in place of one that is there; their number.

    ``now``, in UTC, is when it is made; ``progress`` gets the number of rows that were read. None
    if it was ``cancelled``: then nothing is written. Raises `UsageError` and `StoreError`.
    """
    from briefterm.store.files import atomic_write  # noqa: PLC0415 - loads when used

    check(path)
    count = 0

    def counted() -> Iterator[Dated]:
        nonlocal count
        for row, some in in_order(finder, moments):
            if cancelled():
                return
            count += len(some)
            yield from some
            progress(row)

    data = _WRITERS[path.suffix.lower()](counted(), now)
    if cancelled():
        return None
    try:
        atomic_write(path, data)
    except ValueError as error:  # a NUL in the path
        raise StoreError(f"{visible_line(str(path))}: {error}") from error
    return count


def in_order(finder: Finder, moments: Moments) -> Iterator[tuple[int, list[Dated]]]:
    """All statements in order of time, some days at a time, and the rows that were read by then."""
    start = 0
    for number in range(len(moments.stretches)):
        first = moments.stretches[start][0]
        here = moments.stretches[number][0]
        if moments.tops[number] - moments.tops[start] >= _ROWS_AT_ONCE and here > first:
            days = date.fromordinal(first), date.fromordinal(here)
            yield (
                moments.tops[number],
                timeline(finder, moments.among, *days, None, about=moments.about),
            )
            start = number
    if moments.rows:
        begin = date.fromordinal(moments.stretches[start][0])
        yield moments.rows, timeline(finder, moments.among, begin, None, None, about=moments.about)
