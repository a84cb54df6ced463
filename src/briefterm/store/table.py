"""TinyDB's table for records that several threads read while one of them changes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tinydb.table import Table

if TYPE_CHECKING:
    from collections.abc import Callable


class Changing(dict[str, Any]):
    """A table under change: it copies a record that is taken out, and knows what was touched."""

    def __init__(self, records: dict[str, Any]) -> None:
        super().__init__(records)
        self.touched: dict[str, None] = {}
        self._older = len(records)

    @property
    def added(self) -> list[str] | None:
        """The keys of new records behind the old ones; None when old ones were touched."""
        keys = list(self.touched)
        if len(self) != self._older + len(keys):
            return None
        behind = [key for _, key in zip(keys, reversed(self), strict=False)]
        return keys if behind[::-1] == keys else None

    def __getitem__(self, key: str) -> Any:  # noqa: ANN401  records are open
        record = dict(super().__getitem__(key))
        self[key] = record
        return record

    def __setitem__(self, key: str, record: Any) -> None:  # noqa: ANN401  as above
        self.touched[key] = None
        super().__setitem__(key, record)

    def __delitem__(self, key: str) -> None:
        self.touched[key] = None
        super().__delitem__(key)

    def pop(self, key: str, *default: Any) -> Any:  # noqa: ANN401  as above
        """Take a record away."""
        self.touched[key] = None
        return super().pop(key, *default)

    def clear(self) -> None:
        """Take all records away."""
        self.touched.update(dict.fromkeys(self))
        super().clear()


class RecordTable(Table):
    """A table that changes copies, keeps its keys as text and remembers no queries.

    Other threads read the tables of the present generation while the next one is made, so that
    must be new dictionaries where it differs. TinyDB itself changes records in place, rebuilds a
    whole table twice at each change to convert its keys (a third of an insert's cost among ten
    thousand notes), and has a cache of queries that does not notice what other processes write.
    """

    document_id_class = str  # type: ignore[assignment]  # TinyDB only calls it
    default_query_cache_capacity = 0

    def _update_table(self, updater: Callable[[dict[Any, Any]], None]) -> None:
        updater(self._storage.changing(self.name))  # type: ignore[attr-defined]  # as it is made
