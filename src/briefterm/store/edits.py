"""When each part of a record was last changed, so that two copies of a file can be merged.

The table ``edits`` has a row for each record that was changed since it was made: ``at`` has a time
by group of fields, ``base`` is that of all others, ``head`` names the present version of the text
and ``past`` the versions that it took the place of. A text that is in nobody's past was written by
somebody who did not know the others, so that it is kept beside them: then the row has all of them
in ``heads``, and the record has them joined.

A version is named by its time and a digest of the text; times are ISO 8601 in UTC with
milliseconds and grow with each change, also when the clock was set back.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    Record = Mapping[str, Any]

TEXT = "text"
DELETED = "deleted"
# Fields that mean something together only, by the name of their group; others stand alone.
_PLACE = frozenset({"briefing", "anchor", "attached", "title", "date", "text_sha256"})
# Fields that are merged by their own rules.
OWN_RULES = frozenset({"id", "created", "updated", "history"})
_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z")
_SEPARATOR = "\n\n---\n\n"
_DIGEST_LENGTH = 10


def now() -> str:
    """This moment."""
    return _written(datetime.now(UTC))


def instant(value: object) -> str:
    """A time in any form of ISO 8601 in the one form that sorts; empty when it is none."""
    if not isinstance(value, str):
        return ""
    if _INSTANT.fullmatch(value):
        return value
    try:
        time = datetime.fromisoformat(value)
        return _written(time if time.tzinfo else time.replace(tzinfo=UTC))
    except (ValueError, OverflowError):
        return ""


def group_of(field: str) -> str:
    """The group that a field is changed and merged with."""
    return "place" if field in _PLACE else field


def clock(group: str, record: Record, row: Record) -> str:
    """When ``group`` of a record was last changed; empty when nobody knows."""
    times = row.get("at")
    if isinstance(times, dict) and group in times:
        return instant(times[group])
    if group == DELETED:
        return instant(record.get(DELETED)) or instant(record.get("created"))
    return (
        instant(row.get("base")) or instant(record.get("updated")) or instant(record.get("created"))
    )


def versions(record: Record, row: Record) -> tuple[dict[str, str], frozenset[str]]:
    """The present versions of a record's text by their names, and the names of past ones."""
    text = record.get(TEXT)
    past = _names(row.get("past"))
    if not isinstance(text, str):
        return {}, past
    heads, head = row.get("heads"), row.get("head")
    if isinstance(heads, dict) and heads and all(isinstance(one, str) for one in heads.values()):
        if joined(heads) == text:
            return dict(heads), past
        replaced = frozenset(heads)
    elif isinstance(head, str):
        if head == version(head.partition("~")[0], text):
            return {head: text}, past
        replaced = frozenset({head})
    else:
        return {version(instant(record.get("created")), text): text}, past
    # Another program changed the text and left the row.
    name = version(instant(record.get("updated")), text)
    return {name: text}, (past | replaced) - {name}


def version(time: str, text: str) -> str:
    """The name of a version of a text."""
    import hashlib  # noqa: PLC0415  few calls need it

    digest = hashlib.sha256(text.encode(errors="replace")).hexdigest()
    return f"{time}~{digest[:_DIGEST_LENGTH]}"


def joined(heads: Mapping[str, str]) -> str:
    """Versions of a text as one: the newest first, equal ones and empty ones once."""
    texts = dict.fromkeys(heads[name] for name in sorted(heads, reverse=True))
    return _SEPARATOR.join([text for text in texts if text.strip()] or list(texts)[:1])


def edited(table: str, key: str, record: Record, row: Record, changes: Record) -> dict[str, Any]:
    """The row of a record after ``changes``; empty when none of them needs one.

    ``record`` and ``row`` are as they were before. ``changes`` are fields with other values; the
    time is that of ``updated`` among them, else now.
    """
    groups = dict.fromkeys(map(group_of, changes.keys() - OWN_RULES))
    if not groups:
        return dict(row)
    time = instant(changes.get("updated")) or now()
    base = row.get("base") or instant(record.get("updated")) or instant(record.get("created"))
    after: dict[str, Any] = {"table": table, "of": key, **row, "base": base}
    times = row.get("at")
    after["at"] = dict(times) if isinstance(times, dict) else {}
    for group in sorted(groups):
        after["at"][group] = _later(time, [clock(group, record, row)])
    if isinstance(changes.get(TEXT), str):
        heads, past = versions(record, row)
        when = _later(time, [name.partition("~")[0] for name in heads])
        if "heads" in after:
            after["heads"] = {}
        after["head"] = version(when, changes[TEXT])
        after["past"] = sorted((past | heads.keys()) - {after["head"]})
    return after


def _later(time: str, others: Iterable[str]) -> str:
    """``time``, or a moment after the last of ``others`` if that is not before it."""
    last = max(others, default="")
    if time > last:
        return time
    return _written(datetime.fromisoformat(last) + timedelta(milliseconds=1))


def _written(time: datetime) -> str:
    utc = time.astimezone(UTC)
    return utc.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _names(value: object) -> frozenset[str]:
    if not isinstance(value, list):
        return frozenset()
    return frozenset(name for name in value if isinstance(name, str))
