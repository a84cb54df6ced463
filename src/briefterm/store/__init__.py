"""The reader's data: notes, bookmarks and reading positions in one TinyDB file.

A write is lock, re-read if changed, apply, temporary file in the same folder, fsync, backup, rename,
fsync of the folder, unlock; so several processes may write at once, and a program killed at any
moment leaves the old file or the new one. The file stays plain TinyDB JSON whose last table is a
checksum (`seal`); its earlier states and its last change stand beside it (`history`, `recovery`);
two copies of it become one without a loss (`edits`, `version`, `merge`). TinyDB and orjson are
loaded by the first call that needs them.
"""

from __future__ import annotations

from briefterm.store.files import atomic_write
from briefterm.store.outlines import item_records, outline_from
from briefterm.store.records import (
    bookmark_fields,
    bookmark_from,
    note_fields,
    note_from,
    reading_fields,
    reading_from,
)
from briefterm.store.store import Store, open_store
from briefterm.store.texts import Texts

__all__ = [
    "Store",
    "Texts",
    "atomic_write",
    "bookmark_fields",
    "bookmark_from",
    "item_records",
    "note_fields",
    "note_from",
    "open_store",
    "outline_from",
    "reading_fields",
    "reading_from",
]
