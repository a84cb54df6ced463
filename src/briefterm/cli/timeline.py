"""``briefterm timeline``: what the briefings say happened or will happen when."""

from __future__ import annotations

import re
import sys
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import click

from briefterm.cli.context import (
    Session,
    joined,
    library_options,
    marks_or_none,
    output_options,
    sought,
    warn,
)
from briefterm.cli.output import print_records, print_text
from briefterm.errors import UsageError
from briefterm.terminal import visible_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefterm.library.finding.model import Dated

_BAR = 40
_FOOTNOTE = re.compile(r"\[\^[^\]\s]{1,80}\]")
_PLAIN = re.compile(r"\d{4}(-\d\d){0,2}", re.ASCII)
_UNITS = ("day", "month", "year")


@click.command()
@click.argument("query", nargs=-1)
@click.option("--from", "first", metavar="DATE", help="Only what begins then or later.")
@click.option("--to", "last", metavar="DATE", help="Only what begins then or earlier.")
@click.option("--coming", "--upcoming", is_flag=True, help="Only what begins after today.")
@click.option("--limit", type=click.IntRange(1), metavar="N", help="At most so many statements.")
@click.option(
    "--by", "--density", type=click.Choice(_UNITS), help="Count statements a day, month or year."
)
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
    coming: bool,
    limit: int | None,
    by: str | None,
    ics: bool,
    markdown: bool,
    as_json: bool,
    jsonl: bool,
) -> int:
    """List dated statements of all briefings, or of those that QUERY asks for, in order of time.

    QUERY is as in `briefterm list`; name: and kind: in it are about the sentence. DATE is 2023, 2023-09, 2023-09-13 or today.
    """
    if sum((ics, markdown, as_json or jsonl, by is not None)) > 1:
        raise UsageError("--ics, --markdown, --json and --by exclude each other; give one")
    begin, behind = _ends(first, last, coming=coming)
    session.need("names", "dates")
    library = session.library()
    asked = joined(query)
    briefings, marks = sought(library, asked, marks_or_none, names=True)
    from briefterm.library.finding.about import among_about  # noqa: PLC0415 - loads when used

    among, about = among_about(library.finding, asked, briefings, marks)
    dated = library.finding.timeline(among, begin, behind, limit, about)
    if as_json or jsonl:
        from briefterm.library.finding.timeline_files import as_record  # noqa: PLC0415 - as below

        print_records(map(as_record, dated), jsonl=jsonl)
    elif ics:
        from briefterm.library.finding.calendar import calendar  # noqa: PLC0415 - few ask for one

        sys.stdout.flush()
        sys.stdout.buffer.write(calendar(dated, datetime.now(UTC)))
    elif not dated:
        warn("no dated statements in what was asked for")
    elif by is not None:
        _print_density(dated, by)
    elif markdown:
        from briefterm.library.finding.timeline_files import as_markdown  # noqa: PLC0415 - as above

        print_text(as_markdown(dated))
    else:
        for one in dated:
            source = visible_line(f"{_when(one)}  {one.briefing.id}")
            print_text(f"{source}\n    {visible_line(_FOOTNOTE.sub('', one.text))}")
    return 0 if dated else 1


def _ends(first: str | None, last: str | None, *, coming: bool) -> tuple[date | None, date | None]:
    """The first day and the one behind the last, None where it is open. Raises `UsageError`."""
    today = datetime.now().astimezone().date()
    begin = _days("--from", first, today)[0] if first else None
    behind = _days("--to", last, today)[1] if last else None
    if coming:
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
    """A day, month or year as it was read, such as 1360 or 2023-09; of all else, the words for it."""
    if _PLAIN.fullmatch(one.value) and not one.mod:
        return one.value
    if one.value.startswith("P"):
        return one.earliest[:10]  # how long it is does not say when
    from briefterm.temporal.words import in_words  # noqa: PLC0415 - loads when used

    return in_words(one.value, one.mod or None)


def _print_density(dated: Sequence[Dated], unit: str) -> None:
    from briefterm.library.finding.timing import density  # noqa: PLC0415 - few ask for it

    counts = density(dated, unit)
    most = max(count for _, count in counts)
    for when, count in counts:
        print_text(f"{when}  {'█' * max(1, round(_BAR * count / most))} {count}")
