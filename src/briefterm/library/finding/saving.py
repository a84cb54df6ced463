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
from typing import TYPE_CHECKING, Any

from briefterm.errors import BrieftermError, NotFoundError, StoreError, UsageError
from briefterm.library.finding.finder import parsed_query
from briefterm.library.finding.model import Search, Watch
from briefterm.library.places import OWN_FOLDER
from briefterm.terminal import visible_line

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from briefterm.library.finding.finder import Finder
    from briefterm.model import Briefing, Marks

FILE = "searches.toml"
_MAX_BYTES = 1_000_000


def searches(
    finder: Finder, briefings: Sequence[Briefing], marks: Mapping[str, Marks]
) -> list[Search]:
    """See `Finder.searches`; one that is malformed by now has no briefings."""
    found = []
    for table in _tables(finder, "search"):
        name, query = table.get("name"), table.get("query")
        if not isinstance(name, str) or not isinstance(query, str):
            continue
        try:
            chosen = finder.select(query, briefings, marks) if briefings else []
        except BrieftermError:
            chosen = []
        new = sum(1 for one in chosen if one.id not in marks or not marks[one.id].read)
        found.append(Search(name, query, len(chosen), new))
    return found


def watches(finder: Finder) -> list[Watch]:
    """See `Finder.watches`."""
    return [
        Watch(query, label if isinstance(label := table.get("label"), str) and label else query)
        for table in _tables(finder, "watch")
        if isinstance(query := table.get("query"), str)
    ]


def watched(
    finder: Finder, briefings: Sequence[Briefing], marks: Mapping[str, Marks]
) -> dict[str, tuple[str, ...]]:
    """See `Finder.watched`; a watch that is malformed by now meets nothing."""
    labels: dict[str, tuple[str, ...]] = {}
    for watch in watches(finder):
        try:
            chosen = finder.select(f"({watch.query}) is:unread", briefings, marks)
        except BrieftermError:
            continue
        for one in chosen:
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


def remove(finder: Finder, kind: str, key: str, value: str) -> None:
    """Take a table out. Raises `NotFoundError`."""
    if not any(table.get(key) == value for table in _tables(finder, kind)):
        raise NotFoundError(f"{kind} {visible_line(value)}: not saved")

    def change(tables: Any, _: Any) -> None:  # noqa: ANN401 - as above
        for number in reversed(range(len(tables))):
            if tables[number].get(key) == value:
                del tables[number]

    _change(finder, kind, {}, change)


def _change(finder: Finder, kind: str, fields: Mapping[str, str], change: Any) -> None:  # noqa: ANN401
    import tomlkit  # noqa: PLC0415 - only a change needs it

    from briefterm.store import atomic_write  # noqa: PLC0415 - as above
    from briefterm.store.lock import exclusive  # noqa: PLC0415 - as above

    path = _path(finder)
    with exclusive(path):
        document = tomlkit.parse(_text(path))
        tables = document.get(kind)
        if tables is None:
            tables = document[kind] = tomlkit.aot()
        if not isinstance(tables, list):
            raise _refused(path, f"{kind} is not a list of [[{kind}]] tables")
        table = tomlkit.table()
        table.update(fields)
        change(tables, table)
        atomic_write(path, tomlkit.dumps(document).encode("utf-8"))


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
