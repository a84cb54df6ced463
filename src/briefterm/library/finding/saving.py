"""Saved searches and the watch list: ``.briefterm/searches.toml``.

::

    [[search]]
    name = "Arms"
    query = 'name:"Kim Jong Un" date:>2022'

    [[watch]]
    query = "sanctions OR embargo"
    label = "sanctions"

All else in the file is kept. A file that cannot be read is never written over.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from briefterm.errors import BrieftermError, NotFoundError, StoreError, UsageError
from briefterm.library.finding.model import Search, Watch
from briefterm.library.finding.parsed import parsed_query
from briefterm.library.places import OWN_FOLDER
from briefterm.terminal import visible_line

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from briefterm.library.finding.finder import Finder
    from briefterm.model import Briefing, Marks

FILE = "searches.toml"
_KINDS = ("search", "watch")
_MAX_BYTES = 1_000_000


@dataclass(frozen=True, slots=True)
class Removed:
    """Tables that were taken out, each as it stands in the file and with its number there."""

    kind: str
    key: str
    value: str
    tables: tuple[tuple[int, Any], ...]


def searches(
    finder: Finder, briefings: Sequence[Briefing], marks: Mapping[str, Marks]
) -> list[Search]:
    """See `Finder.searches`; one that is malformed by now has no briefings."""
    found = []
    for table in _tables(finder, "search"):
        name, query = table.get("name"), table.get("query")
        if not isinstance(name, str) or not isinstance(query, str):
            continue
        found.append(Search(name, query, *(counts(finder, query, briefings, marks) or (0, 0))))
    return found


def counts(
    finder: Finder, query: str, briefings: Sequence[Briefing], marks: Mapping[str, Marks]
) -> tuple[int, int] | None:
    """How many of ``briefings`` a query asks for, and how many of these are not read.

    None where it is malformed by now.
    """
    try:
        chosen = finder.select(query, briefings, marks) if briefings else []
    except BrieftermError:
        return None
    return len(chosen), sum(_is_new(one, marks) for one in chosen)


def _is_new(briefing: Briefing, marks: Mapping[str, Marks]) -> bool:
    return briefing.id not in marks or not marks[briefing.id].read


def watches(finder: Finder) -> list[Watch]:
    """See `Finder.watches`; without a label one has the name under which its query is saved."""
    names = {one.query: one.name for one in reversed(searches(finder, (), {}))}
    found = []
    for table in _tables(finder, "watch"):
        query = table.get("query")
        if isinstance(query, str):
            labels = table.get("label"), names.get(query), query
            label = next((one for one in labels if isinstance(one, str) and one), query)
            found.append(Watch(query, label))
    return found


def watched(
    finder: Finder, briefings: Sequence[Briefing], marks: Mapping[str, Marks]
) -> dict[str, tuple[str, ...]]:
    """See `Finder.watched`; a watch that is malformed by now meets nothing."""
    labels: dict[str, tuple[str, ...]] = {}
    for watch in watches(finder):
        try:
            chosen = finder.select(watch.query, briefings, marks)
        except BrieftermError:
            continue
        for one in chosen:
            if _is_new(one, marks):
                labels[one.id] = (*labels.get(one.id, ()), watch.label)
    return labels


def save(finder: Finder, kind: str, fields: Mapping[str, str]) -> None:
    """Write a table, in place of the one of the same name or query."""
    if not all(value.strip() for value in fields.values()):
        raise UsageError(f"a saved {kind} needs a name and a query; neither may be empty")
    parsed_query(fields["query"])
    key = next(iter(fields))

    def change(tables: Any, table: Any) -> None:  # noqa: ANN401 - TOML's own kinds of list and table
        same = next((one for one in tables if one.get(key) == fields[key]), None)
        if same is None:
            tables.append(table)
        else:
            same.update(fields)

    _change(finder, kind, fields, change)


def rename(finder: Finder, name: str, new: str) -> None:
    """Give a saved search another name. Raises `NotFoundError`, and `UsageError` for a taken one."""

    def change(tables: Any, _: Any) -> None:  # noqa: ANN401 - as above
        names = [table.get("name") for table in tables]
        if name not in names:
            raise NotFoundError(f"search {visible_line(name)}: not saved")
        if not new.strip() or new in names:
            raise UsageError(f"search {visible_line(new)}: {'taken' if new.strip() else 'no name'}")
        for table in tables:
            if table.get("name") == name:
                table["name"] = new

    _change(finder, "search", {}, change)


def trouble(finder: Finder) -> str:
    """Why the file is of no use, in a line that says what to do; empty if nothing is wrong."""
    path = _path(finder)
    try:
        document = tomllib.loads(_text(path))
        for kind in _KINDS:
            _check(path, kind, document.get(kind, []))
    except StoreError as error:
        return str(error)
    return ""


def remove(finder: Finder, kind: str, key: str, value: str) -> Removed:
    """Take a table out. Raises `NotFoundError`."""
    removed: list[tuple[int, Any]] = []

    def change(tables: Any, _: Any) -> None:  # noqa: ANN401 - as above
        removed[:] = [(n, one) for n, one in enumerate(tables) if one.get(key) == value]
        if not removed:
            raise NotFoundError(f"{kind} {visible_line(value)}: not saved")
        for number, _one in reversed(removed):
            del tables[number]

    _change(finder, kind, {}, change)
    return Removed(kind, key, value, tuple(removed))


def put_back(finder: Finder, removed: Removed) -> None:
    """Put what was taken out where it was, with all that is in it. Raises `UsageError` if it is there again."""

    def change(tables: Any, empty: Any) -> None:  # noqa: ANN401 - as above
        if any(one.get(removed.key) == removed.value for one in tables):
            raise UsageError(f"{removed.kind} {visible_line(removed.value)}: it is there again")
        for place, one in removed.tables:
            same = isinstance(one, type(empty))  # a list in a line takes other tables than [[…]]
            tables.insert(min(place, len(tables)), one if same else {**one})

    _change(finder, removed.kind, {}, change)


def _change(finder: Finder, kind: str, fields: Mapping[str, str], change: Any) -> None:  # noqa: ANN401
    import tomlkit  # noqa: PLC0415 - only a change needs it

    from briefterm.store import atomic_write  # noqa: PLC0415 - as above
    from briefterm.store.lock import exclusive  # noqa: PLC0415 - as above

    path = _path(finder)
    with exclusive(path):
        document = tomlkit.parse(_text(path))
        tables = document.get(kind, [])
        _check(path, kind, tables)
        if not tables:
            document.pop(kind, None)  # an empty list would take no tables of their own
            tables = document[kind] = tomlkit.aot()
        of_lines = isinstance(tables, tomlkit.items.AoT)
        table = tomlkit.table() if of_lines else tomlkit.inline_table()
        table.update(fields)
        change(tables, table)
        if not tables:
            del document[kind]
        atomic_write(path, tomlkit.dumps(document).encode("utf-8"))


def _check(path: Path, kind: str, tables: object) -> None:
    if not isinstance(tables, list) or not all(isinstance(one, dict) for one in tables):
        raise _refused(path, f"{kind} is not a list of [[{kind}]] tables")


def _tables(finder: Finder, kind: str) -> list[dict[str, Any]]:
    """The tables of a kind; none where the file is of no use."""
    try:
        tables = tomllib.loads(_text(_path(finder))).get(kind, [])
    except StoreError:
        return []
    return [one for one in tables if isinstance(one, dict)] if isinstance(tables, list) else []


def _text(path: Path) -> str:
    """The text of the file, which is TOML; empty if it is not there. Raises `StoreError`."""
    if not path.exists():
        return ""
    try:
        if not path.is_file() or path.stat().st_size > _MAX_BYTES:
            raise _refused(path, "not a file that can be read")
        text = path.read_bytes().decode("utf-8")
        tomllib.loads(text)
    except (OSError, ValueError, RecursionError) as error:
        raise _refused(path, str(error)) from error
    return text


def _refused(path: Path, why: str) -> StoreError:
    place = visible_line(str(path))
    return StoreError(f"{place}: {visible_line(why)}; mend the file, it is left as it is")


def _path(finder: Finder) -> Path:
    return finder.library.folder / OWN_FOLDER / FILE
