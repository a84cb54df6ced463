"""Queries as they were parsed."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from briefterm.index.query import Query


@lru_cache(maxsize=32)
def _parsed(query: str, _today: date) -> Query:
    from briefterm.index.query import parse  # noqa: PLC0415 - loads when used

    return parse(query, _today)


def parsed_query(query: str) -> Query:
    """The query that was parsed, once a day. Raises `UsageError`."""
    from datetime import datetime  # noqa: PLC0415 - as above

    return _parsed(query, datetime.now().astimezone().date())
