"""``briefterm tag``: names and dates of any text."""

from __future__ import annotations

import json
import sys
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefterm.cli.context import Session, library_options, warn
from briefterm.cli.output import print_json, print_table
from briefterm.cli.records import date_record, mention_record
from briefterm.errors import UsageError
from briefterm.terminal import visible_line

if TYPE_CHECKING:
    from collections.abc import Iterable

_HEADER = ("start", "kind", "text", "meaning", "")
_TEXT = 2


@click.command()
@click.argument("file", default="-", metavar="[FILE|-]")
@click.option("--date", "day", metavar="D", help="The day that the text was written, YYYY-MM-DD.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON; pipes always get it.")
@click.option("--jsonl", is_flag=True, help='Read {"id","text","date"} lines, answer each at once.')
@click.option("--explain", is_flag=True, help="Say what found each name, and why a date is so.")
@library_options
@click.pass_obj
def tag(
    session: Session,  # noqa: ARG001 - a text needs no library
    file: str,
    day: str | None,
    *,
    as_json: bool,
    jsonl: bool,
    explain: bool,
) -> int:
    """Find names and dates in FILE, or in what comes on stdin.

    Offsets count code points of the text as it was given.
    """
    reference = _option_date(day)
    if jsonl:
        return _tag_lines(file, reference, explain=explain)
    data = sys.stdin.buffer.read() if file == "-" else _bytes_of(file)
    text = data.decode("utf-8", "replace")
    record = tag_record(text, reference, explain=explain)
    if as_json or not sys.stdout.isatty():
        print_json(record)
    else:
        _print_people(record)
    return 0


def tag_record(text: str, reference: date | None, *, explain: bool = False) -> dict[str, Any]:
    """Mentions and dates of ``text``, with half-open offsets in code points.

    ``explain`` adds the ``layer`` that found a mention, and the ``rule`` and ``why`` of a date.
    """
    from briefterm import entities, temporal  # noqa: PLC0415 - `--help` needs no engine

    return {
        "mentions": [
            mention_record(mention, text) | ({"layer": mention.layer} if explain else {})
            for mention in entities.tag(text)
        ],
        "dates": [
            date_record(found, text) | ({"rule": found.rule, "why": found.why} if explain else {})
            for found in temporal.tag(text, reference)
        ],
    }


def _tag_lines(file: str, reference: date | None, *, explain: bool) -> int:
    if file == "-":
        return _answer(sys.stdin.buffer, reference, explain=explain)
    with _file(file).open("rb") as lines:
        return _answer(lines, reference, explain=explain)


def _answer(lines: Iterable[bytes], reference: date | None, *, explain: bool) -> int:
    """Answer each line when it comes; 1 if any was malformed."""
    status = 0
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            answer = answer_line(line, reference, explain=explain)
        except ValueError as error:
            warn(f"line {number}: {error}")
            status = 1
            continue
        except Exception as error:  # noqa: BLE001 - one line must not end the others
            warn(f"line {number}: unexpected {type(error).__name__}: {error}")
            status = 1
            continue
        print_json(answer)
    return status


def answer_line(line: bytes, reference: date | None, *, explain: bool = False) -> dict[str, Any]:
    """The answer to one JSON line. Raises ValueError that says what is malformed."""
    try:
        request = json.loads(line)
    except UnicodeDecodeError as error:
        raise ValueError("not UTF-8") from error
    except RecursionError as error:
        raise ValueError("nested too deep") from error
    except ValueError as error:
        raise ValueError(f"not JSON: {error}") from error
    if not isinstance(request, dict):
        raise ValueError('not an object; write {"id": …, "text": …, "date": …}')  # noqa: TRY004 - one error for all
    text = request.get("text")
    if not isinstance(text, str):
        raise ValueError("text is missing or not a string")  # noqa: TRY004 - as above
    day = request.get("date")
    if day is None:
        written = reference
    elif isinstance(day, str):
        written = parse_date(day)
    else:
        raise ValueError("date is not a string")
    return {"id": request.get("id"), **tag_record(text, written, explain=explain)}


def parse_date(value: str) -> date:
    """The day of an ISO 8601 date or date-time. Raises ValueError with one line."""
    try:
        return datetime.fromisoformat(value.strip()).date()
    except ValueError:
        shown = visible_line(value)
        raise ValueError(f"date {shown}: not a date; write it as 2023-09-13") from None


def _option_date(value: str | None) -> date | None:
    if value is None:
        return None
    try:
        return parse_date(value)
    except ValueError as error:
        raise UsageError(f"--date: {error}") from error


def _file(name: str) -> Path:
    path = Path(name)
    if "\0" in name or not path.exists():
        raise UsageError(f"{visible_line(name)}: no such file; give a file, or - for stdin")
    if path.is_dir():
        raise UsageError(f"{visible_line(name)}: a folder; give a file, or - for stdin")
    return path


def _bytes_of(name: str) -> bytes:
    return _file(name).read_bytes()


def _print_people(record: dict[str, Any]) -> None:
    rows = [
        (item["start"], item["kind"], item["text"], item["name"], item.get("layer", ""))
        for item in record["mentions"]
    ]
    rows += [
        (
            item["start"],
            item["type"],
            item["text"],
            " ".join(filter(None, (item["value"], item["mod"]))),
            item.get("why", ""),
        )
        for item in record["dates"]
    ]
    if not rows:
        warn("no names and no dates")
        return
    print_table(_HEADER, [(str(row[0]), *row[1:]) for row in sorted(rows)], flexible=_TEXT)
