"""Values that every JSON reader takes: what a reader typed is made safe to store."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import Any

from briefterm.errors import StoreError

_MAX_DEPTH = 100
_MAX_INT = 2**63 - 1


def plain_text(text: str) -> str:
    """``text`` with surrogate pairs joined and lone surrogates as U+FFFD; others as they are."""
    if text.isascii():
        return str(text)
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return str(text)


def plain(value: object, depth: int = 0) -> Any:  # noqa: ANN401  a JSON value has no narrower type
    """A copy of ``value`` made of JSON's own types only.

    NaN and the infinities become None (JSON has no word for them), integers beyond 64 bits and
    objects of other types become text, keys too.

    Raises:
        StoreError: the value is nested more than a hundred deep, or holds itself.
    """
    if depth > _MAX_DEPTH:
        raise StoreError("the value is nested too deep to be stored; flatten it")
    if isinstance(value, Mapping):
        return {plain_text(str(key)): plain(item, depth + 1) for key, item in value.items()}
    if isinstance(value, Iterable) and not isinstance(value, str | bytes | bytearray):
        return [plain(item, depth + 1) for item in value]
    return _scalar(value)


def _scalar(value: object) -> str | int | float | bool | None:
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int) and -_MAX_INT <= value <= _MAX_INT:
        return int(value)
    if isinstance(value, float):
        return float(value) if math.isfinite(value) else None
    if isinstance(value, bytes | bytearray):
        return bytes(value).decode(errors="replace")
    return plain_text(hex(value) if isinstance(value, int) else str(value))


def copied(records: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Copies of plain records that share nothing that can be changed."""
    return [_copied_table(record) for record in records]


def _copied_table(table: dict[str, Any]) -> dict[str, Any]:
    copy = table.copy()
    for name, value in table.items():
        if value.__class__ is dict:
            copy[name] = _copied_table(value)
        elif value.__class__ is list:
            copy[name] = _copied_list(value)
    return copy


def _copied_list(items: list[Any]) -> list[Any]:
    copy = items.copy()
    for index, item in enumerate(items):
        if item.__class__ is dict:
            copy[index] = _copied_table(item)
        elif item.__class__ is list:
            copy[index] = _copied_list(item)
    return copy
