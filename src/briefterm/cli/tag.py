"""``briefterm tag``: names and dates of any text."""

from __future__ import annotations

import codecs
import json
import sys
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefterm.cli.context import Session, library_options, tagger_option, warn
from briefterm.cli.output import print_json, print_table
from briefterm.cli.records import date_record, mention_record
from briefterm.errors import BrieftermError, TaggerError, UsageError
from briefterm.terminal import visible_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefterm.entities.plugins import Tag
    from briefterm.model import DateOrder

_HEADER = ("start", "kind", "text", "meaning", "")
_TEXT = 2
# The marks of UTF-32 begin like those of UTF-16, so they come first.
_WIDE = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@click.command()
@click.argument("file", default="-", metavar="[FILE|-]")
@click.option("--date", "day", metavar="D", help="The day that the text was written, YYYY-MM-DD.")
@click.option("--day-first", is_flag=True, help="Read 5/6/2024 as 5 June, as Europe writes it.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON; pipes always get it.")
@click.option("--jsonl", is_flag=True, help='Read {"id","text","date"} lines, answer each at once.')
@click.option("--explain", is_flag=True, help="Say what found each name, and why a date is so.")
@tagger_option
@library_options
@click.pass_obj
def tag(
    session: Session,
    file: str,
    day: str | None,
    *,
    day_first: bool,
    as_json: bool,
    jsonl: bool,
    explain: bool,
) -> int:
    """Find names and dates in FILE, or in what comes on stdin.

    Offsets count code points of the text as it was given.
    """
    reference = _option_date(day)
    from briefterm.entities.plugins import choose  # noqa: PLC0415 - `--help` needs no tagger

    order: DateOrder = "european" if day_first else session.config.date_order
    asked = Asked(choose(session.tagger), order, explain=explain)
    if jsonl:
        return _tag_lines(file, reference, asked)
    data = sys.stdin.buffer.read() if file == "-" else _bytes_of(file)
    text = text_of(data, "stdin" if file == "-" else visible_line(file))
    record = tag_record(text, reference, asked)
    if as_json or not sys.stdout.isatty():
        print_json(record)
    else:
        _print_people(record)
    return 0


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of each text. ``names`` finds names, ``order`` is how texts write 5/6/2024.

    ``explain`` adds the ``layer`` that found a mention, and the ``rule`` and ``why`` of a date.
    """

    names: Tag
    order: DateOrder = "us"
    explain: bool = False


def tag_record(text: str, reference: date | None, asked: Asked) -> dict[str, Any]:
    """Mentions and dates of ``text``, with half-open offsets in code points.

    Raises `TaggerError` where a plug-in fails.
    """
    from briefterm import temporal  # noqa: PLC0415 - `--help` needs no engine

    explain = asked.explain
    return {
        "mentions": [
            mention_record(mention, text) | ({"layer": mention.layer} if explain else {})
            for mention in asked.names(text)
        ],
        "dates": [
            date_record(found, text) | ({"rule": found.rule, "why": found.why} if explain else {})
            for found in temporal.tag(text, reference, order=asked.order)
        ],
    }


def _tag_lines(file: str, reference: date | None, asked: Asked) -> int:
    if file == "-":
        return _answer(sys.stdin.buffer, reference, asked)
    with _file(file).open("rb") as lines:
        return _answer(lines, reference, asked)


def _answer(lines: Iterable[bytes], reference: date | None, asked: Asked) -> int:
    """Answer each line when it comes; 1 if any was malformed."""
    status = 0
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            answer = answer_line(line, reference, asked)
        except (ValueError, TaggerError) as error:
            warn(f"line {number}: {error}")
            status = 1
            continue
        except Exception as error:  # noqa: BLE001 - one line must not end the others
            warn(f"line {number}: unexpected {type(error).__name__}: {error}")
            status = 1
            continue
        print_json(answer)
    return status


def answer_line(line: bytes, reference: date | None, asked: Asked) -> dict[str, Any]:
    """The answer to one JSON line.

    Raises ValueError that says what is malformed, and `TaggerError` where a plug-in fails.
    """
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
    return {"id": request.get("id"), **tag_record(text, written, asked)}


def text_of(data: bytes, name: str) -> str:
    """``data`` as text: UTF-8, or UTF-16 and UTF-32 where a byte order mark tells them.

    Raises `BrieftermError` that names the file, ``name``, where it is none of these or has NULs.
    """
    encoding = next((wide for mark, wide in _WIDE if data.startswith(mark)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        where = f"not {encoding.upper()} text (at byte {error.start})"
        raise BrieftermError(f"{name}: {where}; save it as UTF-8") from error
    if "\0" in text:
        raise BrieftermError(f"{name}: has NUL bytes, so it is no text; save it as UTF-8")
    return text


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
