"""Annotations from a JSON-LD file into the store: new ones, and newer ones of what is there."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefterm.errors import StoreError, UsageError
from briefterm.library.exporting.folder import content
from briefterm.terminal import visible_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefterm.model import Briefing
    from briefterm.store import Store

    Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class PlannedImport:
    """One annotation of a file: ``action`` is "add", "update", "same" or "older".

    Such that are older than what the store has, or than its deletion, are left out.
    """

    kind: str
    id: str
    action: str
    fields: Record = field(repr=False, default_factory=dict)


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What an import would do; ``warnings`` tell what cannot be taken, one line each."""

    items: tuple[PlannedImport, ...] = ()
    warnings: tuple[str, ...] = ()


def import_plan(path: Path, store: Store, briefings: Iterable[Briefing]) -> ImportPlan:
    """What the annotations in ``path`` would add to the store or change in it.

    Raises `UsageError` when the file is not there or holds no annotations.
    """
    import orjson  # noqa: PLC0415 - on demand

    from briefterm.export import annotations_in, record_of_annotation  # noqa: PLC0415 - as above

    shown = visible_line(str(path))
    present = content(path)
    if present is None:
        raise UsageError(f"{shown}: no such file; name a file that `export --format jsonld` wrote")
    try:
        annotations = list(annotations_in(orjson.loads(present.data)))
    except (orjson.JSONDecodeError, RecursionError) as error:
        raise UsageError(f"{shown}: not JSON: {error}") from error
    if not annotations:
        raise UsageError(f"{shown}: holds no annotations; name a W3C Web Annotation file")
    by_url = {briefing.url: briefing.id for briefing in briefings if briefing.url}
    known = {
        "note": {record.get("id"): record for record in store.notes()},
        "bookmark": {record.get("id"): record for record in store.bookmarks()},
    }
    items: list[PlannedImport] = []
    strangers = 0
    for annotation in annotations:
        made = record_of_annotation(annotation, by_url)
        if made is None:
            strangers += 1
            continue
        kind, fields = made
        there = known[kind].get(fields["id"])
        items.append(PlannedImport(kind, fields["id"], _action(fields, there), fields))
        known[kind][fields["id"]] = fields if there is None else there
    words = "annotation is" if strangers == 1 else "annotations are"
    told = f"{shown}: {strangers} {words} on nothing in the library and left out"
    return ImportPlan(tuple(items), (told,) if strangers else ())


def carried_out(plan: ImportPlan, store: Store) -> None:
    """Add and change what the plan says, keeping ids. Raises `StoreError`."""
    import orjson  # noqa: PLC0415 - as above

    added: dict[str, dict[str, Record]] = {"notes": {}, "bookmarks": {}}
    for item in plan.items:
        if item.action == "add":
            table = added[f"{item.kind}s"]
            table[str(len(table) + 1)] = item.fields
    with store.transaction():
        for item in plan.items:
            if item.action == "update":
                change = store.update_note if item.kind == "note" else store.update_bookmark
                change(item.id, item.fields)
    if not any(added.values()):
        return
    with tempfile.TemporaryDirectory() as folder:
        other = Path(folder) / "notes.json"
        try:
            other.write_bytes(orjson.dumps(added))
        except (OSError, TypeError) as error:
            raise StoreError(f"{other}: cannot be written: {error}") from error
        store.merge(other, force=True)


def _action(fields: Record, there: Record | None) -> str:
    if there is None:
        return "add"
    if all(there.get(key) == value for key, value in fields.items()):
        return "same"
    ours = max(_stamp(there, "updated"), _stamp(there, "deleted"), _stamp(there, "created"))
    theirs = max(_stamp(fields, "updated"), _stamp(fields, "deleted"), _stamp(fields, "created"))
    return "update" if theirs > ours else "older"


def _stamp(record: Record, name: str) -> str:
    value = record.get(name)
    return value if isinstance(value, str) else ""
