"""The version of what a notes file holds, and the way from each earlier one to the present.

Version 0 is a TinyDB file that says no version, made by hand or by another program; 1 had no seal;
2 has the seal (`briefterm.store.seal`) and the table of edits (`briefterm.store.edits`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from briefterm.store.seal import META

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefterm.store.tables import Tables

SCHEMA = 2
NOTES = "notes"
BOOKMARKS = "bookmarks"
READINGS = "readings"
EDITS = "edits"
OUTLINES = "outlines"


def schema_of(tables: Tables) -> int:
    """The version that ``tables`` say they have; more than ours when it cannot be told."""
    meta = tables.get(META, {})
    records = meta.values() if isinstance(meta, dict) else ()
    versions = [
        record["schema"] for record in records if isinstance(record, dict) and "schema" in record
    ]
    if not all(isinstance(version, int) for version in versions):
        return SCHEMA + 1
    return max(versions, default=0)


def migrated(tables: Tables) -> Tables:
    """``tables`` of any version up to ours as tables of ours; those given are not changed."""
    version = schema_of(tables)
    if version >= SCHEMA:
        return tables
    for migration in _MIGRATIONS[version:]:
        tables = migration(tables)
    meta = {key: record for key, record in tables.get(META, {}).items() if "schema" not in record}
    key = str(max(map(int, meta), default=0) + 1)
    return {META: {**meta, key: {"schema": SCHEMA}}, **_without(tables, META)}


def with_ids(tables: Tables) -> Tables:
    """``tables`` with an id for each note and bookmark that has none.

    The id is made of the record and its key, so that it is the same whenever the file is read
    until it is written.
    """
    named = dict(tables)
    for name in (NOTES, BOOKMARKS):
        table = tables.get(name, {})
        if any(not _has_id(record) for record in table.values()):
            named[name] = {
                key: record if _has_id(record) else {**record, "id": _id_of(key, record)}
                for key, record in table.items()
            }
    return named


def _has_id(record: dict[str, Any]) -> bool:
    return isinstance(record.get("id"), str) and record["id"] != ""


def _id_of(key: str, record: dict[str, Any]) -> str:
    content = repr((key, sorted((name, str(value)) for name, value in record.items())))
    # A late letter first, so that it sorts behind the ids that tell their time.
    import hashlib  # noqa: PLC0415  few calls need it

    return "x" + hashlib.sha256(content.encode(errors="replace")).hexdigest()[:10]


def _same(tables: Tables) -> Tables:
    """From 1 to 2 no record changes: the seal comes with the next write, edits with the next."""
    return tables


def _without(tables: Tables, name: str) -> Tables:
    return {other: table for other, table in tables.items() if other != name}


_MIGRATIONS: tuple[Callable[[Tables], Tables], ...] = (with_ids, _same)
