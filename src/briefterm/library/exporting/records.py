"""Notes as records for programs: JSON, CSV and JSON-LD, and the files that hold them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from briefterm.errors import StoreError
from briefterm.library.exporting.folder import content
from briefterm.terminal import visible_line

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from briefterm.library.library import Library


def records_text(library: Library, briefing_ids: Iterable[str] | None, kind: str) -> bytes:
    """The notes and bookmarks of briefings as "json", "csv" or "jsonld"; empty without any."""
    from briefterm.export import (  # noqa: PLC0415 - loads with the export
        annotation_collection,
        csv_text,
        json_records,
    )

    if kind == "jsonld":
        stored = library.exports.stored(briefing_ids)
        return _json(annotation_collection(stored)) if stored else b""
    records: list[dict[str, Any]] = []
    for briefing, _, notes, bookmarks in library.exports.annotated(briefing_ids):
        records += json_records(briefing, notes, bookmarks)
    if not records:
        return b""
    return csv_text(records).encode(errors="replace") if kind == "csv" else _json(records)


def write_records(path: Path, text: bytes, *, force: bool, dry_run: bool = False) -> bool:
    """Write records to a file; whether it was, or would be, written. Raises `StoreError`.

    Such a file has no place for marks, so that one that is there is replaced by ``force`` only.
    """
    from briefterm.store import atomic_write  # noqa: PLC0415 - as above

    present = content(path)
    if present is not None and present.data == text:
        return False
    if present is not None and not force:
        raise StoreError(
            f"{visible_line(str(path))}: is there and was left alone; --force replaces it"
        )
    if not dry_run:
        atomic_write(path, text)
    return True


def _json(value: object) -> bytes:
    import json  # noqa: PLC0415 - as above

    import orjson  # noqa: PLC0415 - as above

    try:
        return orjson.dumps(value, default=str, option=orjson.OPT_NON_STR_KEYS) + b"\n"
    except TypeError:  # lone surrogates and huge numbers
        return json.dumps(value, default=str).encode() + b"\n"
