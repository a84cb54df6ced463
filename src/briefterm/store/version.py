"""A record as a value that joins with another copy's: in any order, any grouping, any repetition.

Each group of fields is a register that the later change wins; the text keeps every version that no
other has replaced (a multi-value register); `created` is the earliest and `updated` the latest
time; the history is all of both.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import orjson

from briefterm.store.edits import (
    OWN_RULES,
    TEXT,
    clock,
    group_of,
    instant,
    joined,
    version,
    versions,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Version:
    """One copy's state of a record: ``groups`` have a time and fields, ``heads`` are texts."""

    key: str
    groups: dict[str, tuple[str, dict[str, Any]]]
    heads: dict[str, str]
    past: frozenset[str]
    own: dict[str, Any]

    @classmethod
    def of(cls, key: str, record: Record, row: Record) -> Version:
        """The state of ``record``, whose key field is ``key``, and its row of edits."""
        groups: dict[str, tuple[str, dict[str, Any]]] = {}
        heads, past = versions(record, row)
        for field, value in record.items():
            if field == key or field in OWN_RULES or (field == TEXT and heads):
                continue
            group = group_of(field)
            if group not in groups:
                groups[group] = (clock(group, record, row), {})
            groups[group][1][field] = value
        own = {field: record[field] for field in (key, *OWN_RULES) if field in record}
        return cls(key, groups, heads, past, _joined_own(own, own))

    def join(self, other: Version) -> Version:
        """What both copies know."""
        groups = dict(self.groups)
        for group, register in other.groups.items():
            groups[group] = max(groups.get(group, register), register, key=_rank)
        past = self.past | other.past
        heads = {**self.heads, **other.heads}
        if heads:
            groups.pop(TEXT, None)  # what is no text gives way to one
        present = {name: text for name, text in heads.items() if name not in past}
        if heads and not present:
            last = max(heads)
            present = {last: heads[last]}
        return Version(self.key, groups, present, past, _joined_own(self.own, other.own))

    def record(self) -> dict[str, Any]:
        """The record as it is stored."""
        fields = dict(self.own)
        for _, values in self.groups.values():
            fields.update(values)
        if self.heads:
            fields[TEXT] = joined(self.heads)
        return {name: fields[name] for name in sorted(fields)}

    def row(self, table: str) -> dict[str, Any]:
        """The row of edits that goes with the record; empty when it needs none."""
        record = self.record()
        if Version.of(self.key, record, {}) == self:
            return {}
        row: dict[str, Any] = {"table": table, "of": record[self.key]}
        row["at"] = {group: self.groups[group][0] for group in sorted(self.groups)}
        names = sorted(self.heads)
        if len(names) == 1 and names[0] == version(names[0].partition("~")[0], record[TEXT]):
            row["head"] = names[0]
        elif names:
            row["heads"] = {name: self.heads[name] for name in names}
        if self.past:
            row["past"] = sorted(self.past)
        return row


def canonical(value: object) -> bytes:
    """One spelling of a JSON value, for comparing."""
    return orjson.dumps(value, option=orjson.OPT_SORT_KEYS)


def _rank(register: tuple[str, dict[str, Any]]) -> tuple[str, bytes]:
    return register[0], canonical(register[1])


def _joined_own(one: Record, other: Record) -> dict[str, Any]:
    own = {**other, **one}
    for field, choose in (("created", min), ("updated", max)):
        values = [record[field] for record in (one, other) if field in record]
        times = [value for value in values if instant(value)]
        if values:
            own[field] = choose(times or values, key=_time_rank)
    histories = [record["history"] for record in (one, other) if "history" in record]
    lists = [history for history in histories if isinstance(history, list)]
    if lists:
        entries = {canonical(entry): entry for history in lists for entry in history}
        own["history"] = [
            entry
            for _, _, entry in sorted(
                (_until(entry), spelling, entry) for spelling, entry in entries.items()
            )
        ]
    elif histories:
        own["history"] = max(histories, key=canonical)
    return own


def _time_rank(value: object) -> tuple[str, bytes]:
    return instant(value), canonical(value)


def _until(entry: object) -> str:
    return instant(entry.get("until")) if isinstance(entry, dict) else ""
