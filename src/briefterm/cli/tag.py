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
from briefterm.cli.progress import passing_time
from briefterm.cli.records import date_record, mention_record
from briefterm.errors import BrieftermError, TaggerError, UsageError
from briefterm.terminal import visible_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

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

    Offsets count code points of the text as it was given. YAML front matter is not searched, and
    its date holds where --date says none. A line of --jsonl that cannot be answered gives
    {"line", "error"}, and its "id" where it has one.
    """
    reference = _option_date(day)
    session.need("names", *(() if day_first else ("dates",)))
    from briefterm.entities.plugins import choose  # noqa: PLC0415 - `--help` needs no tagger

    order: DateOrder = "european" if day_first else session.config.date_order
    asked = Asked(choose(session.tagger), order, explain=explain)
    if jsonl:
        return _tag_lines(file, reference, asked)
    data = sys.stdin.buffer.read() if file == "-" else _bytes_of(file)
    text = text_of(data, "stdin" if file == "-" else visible_line(file))
    start, written = behind_front_matter(text)
    with passing_time() as tell:
        record = tag_record(text[start:], reference or written, asked, tell)
    for found in (*record["mentions"], *record["dates"]) if start else ():
        found["start"] += start
        found["end"] += start
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


def tag_record(
    text: str, reference: date | None, asked: Asked, tell: Callable[[str], object] = str
) -> dict[str, Any]:
    """Mentions and dates of ``text``, with half-open offsets in code points.

    ``tell`` is told in words what is being done. Raises `TaggerError` where a plug-in fails.
    """
    from briefterm import temporal  # noqa: PLC0415 - `--help` needs no engine

    explain = asked.explain
    size = f"in {len(text):,} characters"
    tell(f"finding names {size}")
    mentions = [
        mention_record(mention, text) | ({"layer": mention.layer} if explain else {})
        for mention in asked.names(text)
    ]
    tell(f"finding dates {size}")
    dates = [
        date_record(found, text) | ({"rule": found.rule, "why": found.why} if explain else {})
        for found in temporal.tag(text, reference, order=asked.order)
    ]
    return {"mentions": mentions, "dates": dates}


def _tag_lines(file: str, reference: date | None, asked: Asked) -> int:
    if file == "-":
        return _answer(sys.stdin.buffer, reference, asked)
    with _file(file).open("rb") as lines:
        return _answer(lines, reference, asked)


def _answer(lines: Iterable[bytes], reference: date | None, asked: Asked) -> int:
    """Answer each line when it comes, also a malformed one; 1 if any was malformed."""
    status = 0
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        troubles: list[str] = []
        request: dict[str, Any] = {}
        try:
            request = request_of(line)
            answer = answered(request, reference, asked, troubles.append)
        except (ValueError, TaggerError) as error:
            troubles.append(str(error))
            answer = _failure(number, request, str(error))
        except Exception as error:  # noqa: BLE001 - one line must not end the others
            troubles.append(f"unexpected {type(error).__name__}: {error}")
            answer = _failure(number, request, troubles[-1])
        for trouble in troubles:
            warn(f"line {number}: {trouble}")
            status = 1
        print_json(answer)
    return status


def _failure(number: int, request: dict[str, Any], error: str) -> dict[str, Any]:
    named = {"id": request["id"]} if "id" in request else {}
    return {**named, "line": number, "error": visible_line(error)}


def request_of(line: bytes) -> dict[str, Any]:
    """What one JSON line asks for. Raises ValueError that says what is malformed."""
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
    return request


def answered(
    request: dict[str, Any],
    reference: date | None,
    asked: Asked,
    tell: Callable[[str], object],
) -> dict[str, Any]:
    """The answer to what a line asks for.

    ``tell`` is told of a bad date, without which the text is read. Raises ValueError without a
    text, and `TaggerError` where a plug-in fails.
    """
    text = request.get("text")
    if not isinstance(text, str):
        raise ValueError("text is missing or not a string")  # noqa: TRY004 - one error for all
    day = request.get("date")
    written = reference
    if isinstance(day, str):
        try:
            written = parse_date(day)
        except ValueError as error:
            tell(f"{error}; the text is read without it")
    elif day is not None:
        tell("date is not a string; the text is read without it")
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


def behind_front_matter(text: str) -> tuple[int, date | None]:
    """The offset at which a text begins behind its front matter, 0 without one, and the date there."""
    if not text.startswith(("---", "\ufeff---")):
        return 0, None
    from briefterm.briefing import frontmatter, metadata  # noqa: PLC0415 - few texts have one

    block, body = frontmatter.split(text.removeprefix("\ufeff"))
    mapping = frontmatter.load(block)[0] if block is not None else None
    if mapping is None:
        return 0, None
    return len(text) - len(body), metadata.interpret(mapping).date


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
