"""TinyDB's keys of records by what names them, made once and kept up while a table changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Records = Mapping[str, Any]


class Lookup:
    """For each table that was asked about, the keys of the records of its present state."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[Records, dict[str, str]]] = {}

    def keys(
        self, name: str, records: Records, name_of: Callable[[Mapping[str, Any]], str | None]
    ) -> dict[str, str]:
        """The keys in the table ``name``, which holds ``records``, by what ``name_of`` says."""
        known = self._known.get(name)
        if known is not None and known[0] is records:
            return known[1]
        keys: dict[str, str] = {}
        for key, record in records.items():
            named = name_of(record)
            if named is not None:
                keys.setdefault(named, key)
        self._known[name] = (records, keys)
        return keys

    def follow(self, name: str, before: Records, after: Records) -> None:
        """Take the keys of ``before`` for those of ``after``, which the table ``name`` holds now.

        Who adds a record to it then puts that into its `keys`.
        """
        known = self._known.pop(name, None)
        if known is not None and known[0] is before:
            self._known[name] = (after, known[1])
