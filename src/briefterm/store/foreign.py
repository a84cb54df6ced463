"""A notes file whose seal is not its own: edited by another program, or damaged?

Another TinyDB, or a tool that formats JSON, writes the whole file in its own way and keeps what it
does not touch. Damage leaves our way of writing, or a mixture, or takes records away. What is in
doubt counts as damage: a word of the reader, and nothing else, makes it good.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from briefterm.store.history import is_begun
from briefterm.store.recovery import SEALED_SINCE, last_good
from briefterm.store.schema import BOOKMARKS, NOTES, OUTLINES, READINGS, schema_of
from briefterm.store.seal import SEAL

if TYPE_CHECKING:
    from pathlib import Path

    from briefterm.store.tables import Tables

_INDENT = re.compile(rb'[\[{]\n([ \t]{1,16})"')
_IDS = (
    (NOTES, "note", "id"),
    (BOOKMARKS, "bookmark", "id"),
    (READINGS, "reading", "briefing"),
    (OUTLINES, "outline", "id"),
)


def objection(path: Path, data: bytes, tables: Tables) -> str:
    """Why ``data``, which has no seal of its own, is not taken for an edit; empty when it is."""
    if schema_of(tables) < SEALED_SINCE and SEAL not in tables and not is_begun(path):
        return ""
    if not is_dumped(data):
        return "its checksum is wrong"
    good = last_good(path)
    lost = missing(good.tables, tables) if good is not None else ""
    return f"its checksum is wrong and {lost} missing" if lost else ""


def is_dumped(data: bytes) -> bool:
    """Whether ``data`` is what Python's `json.dump`, or a tool like it, writes as a whole."""
    if not data or b": " not in data[:200]:
        return False
    indent = _INDENT.match(data)
    try:
        text = json.dumps(
            json.loads(data),
            indent=indent[1].decode() if indent else None,
            ensure_ascii=data.isascii(),
        )
        return data.rstrip() == text.encode(errors="surrogatepass")
    except (ValueError, RecursionError):
        return False


def missing(before: Tables, after: Tables) -> str:
    """How many records of ``before`` are not in ``after``, in words with a verb; or empty."""
    words = []
    for table, noun, field in _IDS:
        count = len(_ids(before, table, field) - _ids(after, table, field))
        if count:
            words.append(f"{count} {noun}{'s' * (count > 1)}")
    if not words:
        return ""
    return (
        f"{' and '.join(words)} {'is' if words[0].startswith('1 ') and len(words) == 1 else 'are'}"
    )


def _ids(tables: Tables, name: str, field: str) -> set[Any]:
    records = tables.get(name, {}).values()
    return {value for record in records if isinstance(value := record.get(field), str)}
