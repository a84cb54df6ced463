"""How commands print: JSON for programs, tables for people; nothing that a terminal would obey."""

from __future__ import annotations

import json
import re
import sys
from typing import TYPE_CHECKING, Any

from briefterm.terminal import visible_line, visible_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rich.console import Console

_GAP = 2
_NARROWEST = 12
_WHOLE = 40  # columns that tell one title from another, and that an id has
_BRIEF = 60  # characters of a text that is only to be recognised
# DEL and the C1 controls in UTF-8; JSON leaves them as they are, terminals may obey them.
_CONTROLS = re.compile(rb"\x7f|\xc2[\x80-\x9f]")


def json_line(value: object) -> bytes:
    """``value`` as one line of JSON in UTF-8, its control characters escaped."""
    import orjson  # noqa: PLC0415 - output for people needs none

    try:
        data = orjson.dumps(value, default=str, option=orjson.OPT_NON_STR_KEYS)
    except TypeError:
        # Lone surrogates and huge numbers, which orjson refuses.
        data = json.dumps(value, default=str).encode()
    return _CONTROLS.sub(lambda match: b"\\u00%02x" % match[0][-1], data) + b"\n"


def print_json(value: object) -> None:
    """Write ``value`` to stdout as one line of JSON, at once."""
    sys.stdout.flush()
    sys.stdout.buffer.write(json_line(value))
    sys.stdout.buffer.flush()


def print_records(records: Iterable[Any], *, jsonl: bool) -> None:
    """Write records as one JSON array or one JSON value a line."""
    if not jsonl:
        print_json(list(records))
        return
    for record in records:
        print_json(record)


def print_text(text: str) -> None:
    """Write a text as it is but for control characters, ended by a newline."""
    shown = visible_text(text)
    sys.stdout.write(shown if shown.endswith("\n") else shown + "\n")


def in_brief(text: str) -> str:
    """The beginning of a text on one line, with an ellipsis where it goes on."""
    words = " ".join(text.split())
    return words if len(words) <= _BRIEF else words[: _BRIEF - 1] + "…"


def print_table(
    header: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    flexible: int,
    spare: Sequence[int] = (),
) -> None:
    """Write rows in columns that are parted by two spaces.

    On a terminal they have a header, and the column ``flexible`` is cut so that a row fits into
    one line; where too little of it would be left, the columns ``spare`` go first, in their order,
    and the last column, an id, keeps its first 40 characters. On a pipe all cells are whole.
    """
    from rich.cells import cell_len  # noqa: PLC0415 - Rich loads for a table

    lines = [[visible_line(cell) for cell in row] for row in rows]
    sizes = [[cell_len(cell) for cell in line] for line in (header, *lines)]
    widths = [max(column) for column in zip(*sizes, strict=True)]
    if not sys.stdout.isatty():
        widths = [max(column) for column in zip(*sizes[1:], strict=True)]
        sys.stdout.writelines(f"{_in_columns(line, widths)}\n" for line in lines)
        return
    room = console().width
    if spare:
        widths[-1] = min(widths[-1], _WHOLE)
    shown = list(range(len(widths)))
    for column in (*spare, None):
        others = sum(widths[one] for one in shown) - widths[flexible] + _GAP * (len(shown) - 1)
        if column is None or room - others >= min(widths[flexible], _WHOLE):
            break
        shown.remove(column)
    widths[flexible] = min(widths[flexible], max(_NARROWEST, room - others))
    kept = [widths[one] for one in shown]
    for number, line in enumerate((header, *lines)):
        cells = list(line)
        cells[flexible] = _cut(cells[flexible], widths[flexible])
        text = _cut(_in_columns([cells[one] for one in shown], kept), room)
        if number:
            sys.stdout.write(f"{text}\n")
        else:
            console().print(text, style="dim")


def _in_columns(cells: Sequence[str], widths: Sequence[int]) -> str:
    """One line of cells, each as wide as its column or wider."""
    from rich.cells import cell_len  # noqa: PLC0415 - as above

    pairs = zip(cells, widths, strict=True)
    padded = (cell + " " * (width - cell_len(cell)) for cell, width in pairs)
    return (" " * _GAP).join(padded).rstrip()


def _cut(text: str, width: int) -> str:
    """The beginning of a text, in so many columns, with an ellipsis where it goes on."""
    from rich.cells import cell_len, set_cell_size  # noqa: PLC0415 - as above

    return text if cell_len(text) <= width else set_cell_size(text, width - 1) + "…"


def console() -> Console:
    """A console on stdout: no markup is read, no links or numbers are guessed."""
    from rich.console import Console  # noqa: PLC0415 - as above

    return Console(file=sys.stdout, markup=False, highlight=False, emoji=False, soft_wrap=False)
