"""A briefing's metadata as a row of the index and back."""

from __future__ import annotations

import os
from dataclasses import fields as fields_of
from datetime import date
from typing import TYPE_CHECKING, Any

import orjson

from briefterm.model import Briefing

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from briefterm.model import GlossaryEntry

_FIELDS = tuple(field.name for field in fields_of(Briefing))
_PATH, _DATE, _NAMES = map(_FIELDS.index, ("path", "date", "names"))
_TAGS, _WARNINGS = map(_FIELDS.index, ("tags", "warnings"))
# A frozen value's constructor costs three times as much as its slots' own setters, and a start
# with 10,000 briefings waits for them all.
_SETTERS = tuple(getattr(Briefing, name).__set__ for name in _FIELDS)


def packed(text: str) -> bytes:
    """``text`` as bytes that sort like its code points; lone surrogates are kept."""
    return text.encode("utf-8", "surrogatepass")


def unpacked(data: bytes) -> str:
    """The text that `packed` made ``data`` of."""
    return data.decode("utf-8", "surrogatepass")


def day_of(briefing: Briefing) -> int:
    """A number that sorts newest first and undated last."""
    return -briefing.date.toordinal() if briefing.date else 1


def title_of(briefing: Briefing) -> str:
    """What briefings of one day are sorted by."""
    return briefing.title.casefold()


def encode(briefing: Briefing, folder: Path) -> bytes:
    """The briefing as a JSON array of its fields, and the id that its file asks for.

    The path is kept from the library's absolute ``folder`` on, the date as its ordinal.
    """
    values: list[Any] = [getattr(briefing, name) for name in _FIELDS]
    values[_PATH] = str(briefing.path).removeprefix(f"{folder}/")
    values[_DATE] = briefing.date.toordinal() if briefing.date else 0
    values[_NAMES] = [(entry.name, entry.kind, entry.aliases) for entry in briefing.names]
    values.append(briefing.id)
    try:
        return orjson.dumps(values, default=_plain, option=orjson.OPT_NON_STR_KEYS)
    except TypeError:
        return _encode_odd(values)


def decode_all(rows: Iterable[bytes], folder: Path) -> list[Briefing]:
    """The briefings that `encode` made ``rows`` of; ``folder`` is the library's absolute path."""
    loads, new, ordinal = orjson.loads, Briefing.__new__, date.fromordinal
    parents: dict[str, Path] = {}
    briefings = []
    for row in rows:
        try:
            values = loads(row)
        except orjson.JSONDecodeError:
            values = _decode_odd(row)
        parent, _, name = values[_PATH].rpartition("/")
        if parent not in parents:
            parents[parent] = folder / parent
        values[_PATH] = parents[parent] / name
        values[_DATE] = ordinal(values[_DATE]) if values[_DATE] else None
        values[_TAGS] = tuple(values[_TAGS])
        values[_NAMES] = _names(values[_NAMES]) if values[_NAMES] else ()
        if values[-1] != values[0]:
            values[_WARNINGS].append(twin_warning(values[-1]))
        values[_WARNINGS] = tuple(values[_WARNINGS])
        briefing = new(Briefing)
        for put, value in zip(_SETTERS, values, strict=False):
            put(briefing, value)
        briefings.append(briefing)
    return briefings


def with_id(row: bytes, briefing_id: str) -> bytes:
    """The row of the same briefing under another id."""
    try:
        values = orjson.loads(row)
    except orjson.JSONDecodeError:
        values = _decode_odd(row)
    values[0] = briefing_id
    try:
        return orjson.dumps(values)
    except TypeError:
        return _encode_odd(values)


def twin_warning(declared: str) -> str:
    """What a briefing is told whose id an earlier path has too."""
    return f"id {declared} is taken by another briefing; the path is the id of this one"


def unique_ids(declared: Iterable[tuple[str, str]]) -> dict[str, str]:
    """An id for each ``(key, declared id)``, given in the order of their keys.

    The first to declare an id has it; a later one has its key instead, which ends in the file's
    suffix and so is hardly ever an id itself.
    """
    ids: dict[str, str] = {}
    taken: set[str] = set()
    twins = []
    for key, wanted in declared:
        if wanted in taken:
            twins.append(key)
        else:
            taken.add(wanted)
            ids[key] = wanted
    for key in twins:
        choice, number = key, 2
        while choice in taken:
            choice, number = f"{key} ({number})", number + 1
        taken.add(choice)
        ids[key] = choice
    return ids


def _names(names: list[tuple[str, str | None, list[str]]]) -> tuple[GlossaryEntry, ...]:
    from briefterm.model import EntityKind, GlossaryEntry  # noqa: PLC0415 - few briefings have any

    return tuple(
        GlossaryEntry(name, EntityKind(kind) if kind else None, tuple(aliases))
        for name, kind, aliases in names
    )


def _plain(value: object) -> object:
    """What is kept of a value that JSON has no word for."""
    if isinstance(value, (set, frozenset)):
        return sorted(map(str, value))
    if isinstance(value, bytes):
        return os.fsdecode(value)
    if hasattr(value, "items"):
        return dict(value.items())
    return str(value)


def _encode_odd(values: list[Any]) -> bytes:
    """The same for what orjson refuses: lone surrogates, huge numbers, values that hold themselves."""
    import json  # noqa: PLC0415 - hardly ever needed

    try:
        return json.dumps(values, default=_plain).encode()
    except (TypeError, ValueError, RecursionError):
        extra = _FIELDS.index("extra")
        values[extra] = {str(key): str(value) for key, value in values[extra].items()}
        return json.dumps(values, default=_plain).encode()


def _decode_odd(row: bytes) -> list[Any]:
    """The values that `_encode_odd` made ``row`` of."""
    import json  # noqa: PLC0415 - as above

    values: list[Any] = json.loads(row)
    return values
