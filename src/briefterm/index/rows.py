"""A briefing's metadata as a row of the index and back."""

from __future__ import annotations

import os
from dataclasses import fields as fields_of
from datetime import date
from typing import TYPE_CHECKING, Any

import orjson

from briefterm.model import Briefing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from briefterm.model import GlossaryEntry

    # The library's folder, and the end of a path that begins with the id, or the whole of another.
    _Place = tuple[Path, str, str]

_FIELDS = tuple(field.name for field in fields_of(Briefing))
_PATH, _DATE, _NAMES = map(_FIELDS.index, ("path", "date", "names"))
_TAGS, _WARNINGS, _EXTRA = map(_FIELDS.index, ("tags", "warnings", "extra"))
_SHARED = tuple(map(_FIELDS.index, ("source", "author", "lang", "words", "size")))
# A frozen value's constructor costs three times as much as its slots' own setters, and a start
# with 10,000 briefings waits for them all.
_SETTERS = tuple(
    (getattr(Briefing, name).__set__, index) for index, name in enumerate(_FIELDS) if index != _PATH
)
_NOTHING: Mapping[str, Any] = {}


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


class Listed(Briefing):
    """A briefing of a list: its path, the heaviest of its values, is made when it is asked for."""

    __slots__ = ("_place",)
    _place: _Place

    def __getattr__(self, name: str) -> Path:
        # Python asks here for what is in no slot.
        if name != "path":
            raise AttributeError(name)
        return self._place[0] / _file(self.id, self._place)

    def __eq__(self, other: object) -> bool:
        """Equal to any briefing with the same values."""
        if not isinstance(other, Briefing):
            return NotImplemented
        return self is other or all(getattr(self, name) == getattr(other, name) for name in _FIELDS)

    __hash__ = Briefing.__hash__


def _file(briefing_id: str, place: _Place) -> str:
    """The path inside the library."""
    _, suffix, file = place
    return file or briefing_id + suffix


_put_place = Listed.__dict__["_place"].__set__


def folders_of(briefings: Iterable[Briefing]) -> set[Path]:
    """The folders that the files of ``briefings`` are in."""
    inside: dict[str, Briefing] = {}
    others: set[Path] = set()
    for one in briefings:
        # A copy of a listed one, which has a path like any other, has no place.
        place: _Place | None = getattr(one, "_place", None)
        if place is None:
            others.add(one.path.parent)
        else:
            inside.setdefault(_file(one.id, place).rpartition("/")[0], one)
    return others | {one.path.parent for one in inside.values()}


class Decoder:
    """Makes briefings of rows again; what many of them have in common is kept once.

    ``folder`` is the library's absolute path. Threads may share it.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._places: dict[str, _Place] = {}
        self._days: dict[int, date | None] = {0: None}
        self._tags: dict[tuple[str, ...], tuple[str, ...]] = {}
        self._shared: dict[str | int, str | int] = {}

    def decode(self, row: bytes) -> Briefing:
        """The briefing that `encode` made ``row`` of.

        Raises `ValueError`, `TypeError`, `LookupError` or `AttributeError` for another row.
        """
        try:
            values = orjson.loads(row)
        except orjson.JSONDecodeError:
            values = _decode_odd(row)
        place = self._place(values[0], values[_PATH])
        day = values[_DATE]
        if day not in self._days:
            self._days[day] = date.fromordinal(day)
        values[_DATE] = self._days[day]
        tags = tuple(values[_TAGS])
        values[_TAGS] = self._tags.setdefault(tags, tags)
        for index in _SHARED:
            value = values[index]
            values[index] = self._shared.setdefault(value, value)
        values[_NAMES] = _names(values[_NAMES]) if values[_NAMES] else ()
        values[_EXTRA] = values[_EXTRA] or _NOTHING
        if values[-1] != values[0]:
            values[_WARNINGS].append(twin_warning(values[-1]))
        values[_WARNINGS] = tuple(values[_WARNINGS])
        briefing = Listed.__new__(Listed)
        _put_place(briefing, place)
        for put, index in _SETTERS:
            put(briefing, values[index])
        return briefing

    def _place(self, briefing_id: str, file: str) -> _Place:
        """Where a file is; most ids are its path but for the suffix, which many have in common."""
        if not file.startswith(briefing_id):
            return self._folder, "", file
        suffix = file[len(briefing_id) :]
        place = self._places.get(suffix)
        if place is None:
            place = self._places[suffix] = (self._folder, suffix, "")
        return place


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
