"""``briefterm timeline``: what the briefings say happened or will happen when."""

from __future__ import annotations

import re
import sys
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import click

from briefterm.cli.context import (
    Session,
    joined,
    library_options,
    marks_or_none,
    output_options,
    selected,
    warn,
)
from briefterm.cli.output import print_records, print_text
from briefterm.errors import UsageError
from briefterm.terminal import visible_line, visible_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefterm.library.finding.model import Dated

_BAR = 40
_PLAIN = re.compile(r"\d{4}(-\d\d){0,2}", re.ASCII)
_UNITS = ("day", "month", "year")


@click.command()
@click.argument("query", nargs=-1)
@click.option("--from", "first", metavar="DATE", help="Only what begins then or later.")
@click.option("--to", "last", metavar="DATE", help="Only what begins then or earlier.")
@click.option("--upcoming", is_flag=True, help="Only what begins after today.")
@click.option("--limit", type=click.IntRange(1), metavar="N", help="At most so many statements.")
@click.option("--density", type=click.Choice(_UNITS), help="Count statements a day, month or year.")
@click.option("--ics", is_flag=True, help="Print a calendar (iCalendar, RFC 5545).")
@click.option("--markdown", is_flag=True, help="Print Markdown.")
@output_options
@library_options
@click.pass_obj
def timeline(
    session: Session,
    query: tuple[str, ...],
    *,
    first: str | None,
    last: str | None,
    upcoming: bool,
    limit: int | None,
    density: str | None,
    ics: bool,
    markdown: bool,
    as_json: bool,
    jsonl: bool,
) -> int:
    """List dated statements of all briefings, or of those that QUERY asks for, in order of time.

    QUERY is as in `briefterm list`. DATE is 2023, 2023-09, 2023-09-13 or today.
    """
    if sum((ics, markdown, as_json or jsonl, density is not None)) > 1:
        raise UsageError("--ics, --markdown, --json and --density exclude each other; give one")
    begin, behind = _ends(first, last, upcoming=upcoming)
    library = session.library()
    briefings, _ = selected(library, joined(query), marks_or_none, names=True)
    dated = library.finding.timeline(briefings, begin, behind, limit)
    if as_json or jsonl:
        print_records(map(dated_record, dated), jsonl=jsonl)
    elif ics:
        from briefterm.library.finding.calendar import calendar  # noqa: PLC0415 - few ask for one

        sys.stdout.flush()
        sys.stdout.buffer.write(calendar(dated, datetime.now(UTC)))
    elif not dated:
        warn("no dated statements in what was asked for")
    elif density is not None:
        _print_density(dated, density)
    elif markdown:
        print_text(_markdown(dated))
    else:
        for one in dated:
            source = visible_line(f"{_when(one)}  {one.briefing.id}")
            print_text(f"{source}\n    {visible_line(one.text)}")
    return 0 if dated else 1


def dated_record(one: Dated) -> dict[str, Any]:
    """What ``timeline --json`` says; offsets are those of the briefing's canonical text."""
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


def _ends(
    first: str | None, last: str | None, *, upcoming: bool
) -> tuple[date | None, date | None]:
    """The first day and the one behind the last, None where it is open. Raises `UsageError`."""
    today = datetime.now().astimezone().date()
    begin = _days("--from", first, today)[0] if first else None
    behind = _days("--to", last, today)[1] if last else None
    if upcoming:
        tomorrow = today + timedelta(1)
        begin = max(begin, tomorrow) if begin else tomorrow
    return begin, behind


def _days(option: str, value: str, today: date) -> tuple[date, date | None]:
    from briefterm.library.finding.timing import days_meant  # noqa: PLC0415 - loads the index

    try:
        return days_meant(value, today)
    except ValueError as error:
        raise UsageError(f"{option} {value}: {error}; write 2023, 2023-09 or 2023-09-13") from None


def _when(one: Dated) -> str:
    """The date as it was read where that is short, such as 1360 or 2023-09, else its first day."""
    return one.value if _PLAIN.fullmatch(one.value) else one.earliest[:10]


def _print_density(dated: Sequence[Dated], unit: str) -> None:
    from briefterm.library.finding.timing import density  # noqa: PLC0415 - few ask for it

    counts = density(dated, unit)
    most = max(count for _, count in counts)
    for when, count in counts:
        print_text(f"{when}  {'█' * max(1, round(_BAR * count / most))} {count}")


def _markdown(dated: Sequence[Dated]) -> str:
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
    return visible_text("\n".join(lines))


def _escaped(text: str) -> str:
    return "".join(f"\\{char}" if char in "\\`*_[]<>#|~" else char for char in text)
