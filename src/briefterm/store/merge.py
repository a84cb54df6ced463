"""Two copies of a notes file as one: nothing of either is lost, whichever comes first."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from briefterm.store.schema import BOOKMARKS, EDITS, NOTES, OUTLINES, READINGS
from briefterm.store.seal import META, SEAL
from briefterm.store.version import Version, canonical

if TYPE_CHECKING:
    from pathlib import Path

    from briefterm.store.tables import Tables

    Record = dict[str, Any]
    # A record and its row of edits, which may be empty.
    Pair = tuple[Record, Record]

KEYS = {NOTES: "id", BOOKMARKS: "id", READINGS: "briefing", OUTLINES: "id"}


@dataclass(frozen=True, slots=True)
class Merged:
    """What a merge gave: the tables, and the ids that it added, changed, or gave two texts.

    ``former`` is the backup of what was in a file that was gone, if there is one.
    """

    tables: Tables
    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    doubled: tuple[str, ...] = ()
    former: tuple[Path, ...] = ()


def merged(ours: Tables, theirs: Tables) -> Merged:
    """Both tables, of our schema, as one; ``ours`` itself when it has all already."""
    tables: Tables = {META: ours.get(META) or theirs.get(META, {}), NOTES: {}}
    report = _Report()
    rows: list[Record] = []
    for name, key in KEYS.items():
        after = _together(ours, theirs, name, report)
        kept = [after[id_] for id_ in sorted(after)]
        rows += [row for _, row in kept if row]
        records = [record for record, _ in kept] + _keyless(ours, theirs, name, key)
        if records or name in ours or name in theirs:
            tables[name] = _numbered(records)
    if rows:
        tables[EDITS] = _numbered(rows)
    for name in sorted({*ours, *theirs} - {META, SEAL, EDITS, *KEYS}):
        tables[name] = _foreign(ours.get(name), theirs.get(name))
    if not report.added and not report.changed and _alike(ours, tables):
        return Merged(ours)
    return Merged(tables, tuple(report.added), tuple(report.changed), tuple(report.doubled))


@dataclass(slots=True)
class _Report:
    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)


def _together(ours: Tables, theirs: Tables, name: str, report: _Report) -> dict[str, Pair]:
    """The records of both for a table, by their ids; what that changes is put into the report."""
    before = _pairs(ours, name, KEYS[name])
    after = dict(before)
    for id_, pair in _pairs(theirs, name, KEYS[name]).items():
        if id_ not in before:
            after[id_] = pair
            report.added.append(id_)
        elif pair != before[id_]:
            joined = _joined(name, KEYS[name], before[id_], pair)
            if joined == before[id_]:
                continue
            after[id_] = joined
            report.changed.append(id_)
            heads = joined[1].get("heads")
            if heads and heads != before[id_][1].get("heads"):
                report.doubled.append(id_)
    return after


def _pairs(tables: Tables, name: str, key: str) -> dict[str, Pair]:
    """The records of a table with their rows, by their ids."""
    rows = {
        row.get("of"): row for row in tables.get(EDITS, {}).values() if row.get("table") == name
    }
    pairs: dict[str, Pair] = {}
    for record in tables.get(name, {}).values():
        id_ = record.get(key)
        if not isinstance(id_, str):
            continue
        pair = (record, rows.get(id_, {}))
        pairs[id_] = _joined(name, key, pairs[id_], pair) if id_ in pairs else pair
    return pairs


def _joined(name: str, key: str, one: Pair, other: Pair) -> Pair:
    before = Version.of(key, *one)
    after = before.join(Version.of(key, *other))
    return one if after == before else (after.record(), after.row(name))


def _keyless(ours: Tables, theirs: Tables, name: str, key: str) -> list[Record]:
    """Records that nothing names, such as a reading without its briefing."""
    tables = (ours.get(name, {}), theirs.get(name, {}))
    loose = [
        [one for one in table.values() if not isinstance(one.get(key), str)] for table in tables
    ]
    return _union(*loose)


def _foreign(ours: Any, theirs: Any) -> Any:  # noqa: ANN401  tables of other programs
    """A table of another program: what is in either."""
    present = [table for table in (ours, theirs) if table is not None]
    if not all(isinstance(table, dict) for table in present):
        return max(present, key=canonical)
    return _numbered(_union(*([*table.values()] for table in (ours or {}, theirs or {}))))


def _union(ours: list[Record], theirs: list[Record]) -> list[Record]:
    """Each record as often as in that of the lists that has it more often."""
    counts = Counter(map(canonical, ours)) | Counter(map(canonical, theirs))
    records = {canonical(one): one for one in (*ours, *theirs)}
    return [records[spelling] for spelling in sorted(counts.elements())]


def _numbered(records: list[Record]) -> dict[str, Record]:
    return {str(number): record for number, record in enumerate(records, 1)}


def _alike(ours: Tables, tables: Tables) -> bool:
    """Whether nothing but TinyDB's keys differs, the named records having been compared."""
    for name, table in tables.items():
        present = ours.get(name, {})
        if name in {META, EDITS} or present == table:
            continue
        if not isinstance(present, dict) or len(present) != len(table):
            return False
        if name not in KEYS and Counter(map(canonical, present.values())) != Counter(
            map(canonical, table.values())
        ):
            return False
    return True
