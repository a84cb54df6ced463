"""Between the records of outlines and the program's own words; see `briefterm.store.records`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from briefterm.model import DEEPEST_LEVEL, Outline, OutlineItem

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    Record = dict[str, Any]


def outline_from(record: Mapping[str, Any]) -> Outline:
    """The outline that ``record`` holds; what is missing or malformed has its default."""
    items = record.get("items")
    return Outline(
        id=_text(record, "id"),
        name=_text(record, "name"),
        items=tuple(
            _item(number, item)
            for number, item in enumerate(items if isinstance(items, list) else ())
            if isinstance(item, dict)
        ),
        created=_text(record, "created"),
        updated=_text(record, "updated"),
        deleted=_text(record, "deleted") or None,
    )


def item_records(items: Iterable[OutlineItem], record: Mapping[str, Any]) -> list[Record]:
    """The items as they are stored; fields that ``record`` has beside ours are kept."""
    present = record.get("items")
    known = {
        _text(item, "id") or str(number): item
        for number, item in enumerate(present if isinstance(present, list) else ())
        if isinstance(item, dict)
    }
    return [{**known.get(item.id, {}), **_fields(item)} for item in items]


def _fields(item: OutlineItem) -> Record:
    fields: Record = {"id": item.id, "kind": item.kind}
    if item.note:
        fields["note"] = item.note
    if item.kind != "note":
        fields["text"] = item.text
    if item.kind == "heading":
        fields["level"] = item.level
    return fields


def _item(number: int, item: Mapping[str, Any]) -> OutlineItem:
    level = item.get("level")
    if not isinstance(level, int) or isinstance(level, bool):
        level = 1
    return OutlineItem(
        id=_text(item, "id") or str(number),
        kind=_text(item, "kind"),
        note=_text(item, "note"),
        text=_text(item, "text"),
        level=min(max(1, level), DEEPEST_LEVEL),
    )


def _text(record: Mapping[str, Any], name: str) -> str:
    value = record.get(name)
    return value if isinstance(value, str) else ""
