"""What the keys of front matter mean: typed fields, the rest kept, and what was wrong."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from briefterm.briefing.datelines import parse_date
from briefterm.model import EntityKind, GlossaryEntry

if TYPE_CHECKING:
    from collections.abc import Mapping

_TEXT_KEYS = ("title", "source", "author", "url", "lang", "summary")
_MAX_ID = 200
_MAX_NODES = 2_000
_MAX_DEPTH = 24
_MAX_NAMES = 1_000
_MAX_ALIASES = 100
_EXPECTED = {
    "date": "a date (write it as 2023-09-13)",
    "tags": "a list of words",
    "names": "a list of {name, kind, aliases}",
    "id": "one line without `#`, `..` or a leading `/` or `-`",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """The front matter of a briefing; a field that it does not give is empty or None."""

    id: str = ""
    title: str = ""
    date: date | None = None
    source: str = ""
    author: str = ""
    url: str = ""
    tags: tuple[str, ...] = ()
    lang: str = ""
    summary: str = ""
    names: tuple[GlossaryEntry, ...] = ()
    extra: Mapping[str, Any]
    warnings: tuple[str, ...] = ()


def interpret(mapping: Mapping[str, Any]) -> Metadata:
    """The fields that ``mapping`` gives; a value of a wrong type is kept in ``extra``.

    ``extra`` holds JSON values only (dates as ISO 8601), whatever YAML made of them.
    """
    fields: dict[str, Any] = {}
    extra: dict[str, Any] = {}
    warnings: list[str] = []
    readers = dict.fromkeys(_TEXT_KEYS, _line) | {
        "id": _id,
        "date": _date,
        "tags": _tags,
        "names": _names,
    }
    for key, value in mapping.items():
        read = readers.get(key)
        if read is not None and value is None:
            continue
        field = read(value, warnings) if read else None
        if field is not None:
            fields[key] = field
            continue
        if read is not None and (not warnings or f"`{key}`" not in warnings[-1]):
            warnings.append(f"front matter: `{key}` is not {_EXPECTED.get(key, 'text')}")
        extra[one_line(key)] = value
    for key, value in extra.items():
        budget = [_MAX_NODES]
        extra[key] = _json_value(value, budget, 0)
        if budget[0] < 0:
            warnings.append(f"front matter: `{key}` is too large and is cut")
    return Metadata(**fields, extra=extra, warnings=tuple(warnings))


def one_line(text: str) -> str:
    """``text`` with each run of white space as one space, and no lone surrogates."""
    return _well_formed(" ".join(text.split()))


def _scalar(value: object) -> str | None:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    if isinstance(value, (str, int, float)):
        return one_line(str(value))
    return None


def _line(value: object, _warnings: list[str]) -> str | None:
    return _scalar(value)


def _id(value: object, _warnings: list[str]) -> str | None:
    name = _scalar(value)
    if name is None:
        return None
    sane = (
        0 < len(name) <= _MAX_ID
        and name.isprintable()
        and "#" not in name
        and "\\" not in name
        and not name.startswith(("-", "/"))
        and not {"", ".", ".."} & set(name.split("/"))
    )
    return name if sane else None


def _date(value: object, _warnings: list[str]) -> date | None:
    written = _scalar(value)
    return parse_date(written) if written else None


def _tags(value: object, _warnings: list[str]) -> tuple[str, ...] | None:
    items = value.split(",") if isinstance(value, str) else value
    if not isinstance(items, (list, set)):
        items = [items]
    tags = [_scalar(item) for item in items if item is not None]
    if None in tags:
        return None
    return tuple(dict.fromkeys(tag for tag in tags if tag))


def _names(value: object, warnings: list[str]) -> tuple[GlossaryEntry, ...] | None:
    if not isinstance(value, list):
        return None
    names = []
    if len(value) > _MAX_NAMES:
        warnings.append(f"front matter: `names` is cut after {_MAX_NAMES} entries")
    for number, item in enumerate(value[:_MAX_NAMES], 1):
        entry = _name(item)
        if entry is None:
            kinds = ", ".join([*EntityKind, "none"])
            warnings.append(
                f"front matter: `names` entry {number} needs a name and a kind of {kinds}"
            )
        else:
            names.append(entry)
    return tuple(names) if names or not value else None


def _name(item: object) -> GlossaryEntry | None:
    if not isinstance(item, dict):
        return None
    name = _scalar(item.get("name")) or ""
    kind = (_scalar(item.get("kind")) or "").upper()
    forms = item.get("aliases") or []
    if isinstance(forms, list) and len(forms) > _MAX_ALIASES:
        return None
    aliases = _tags(forms, [])
    if not name or kind not in {*EntityKind, "NONE"} or aliases is None:
        return None
    return GlossaryEntry(name, EntityKind.__members__.get(kind), aliases)


def _json_value(value: object, budget: list[int], depth: int) -> Any:  # noqa: ANN401 - any JSON
    """``value`` as JSON has it; ``budget`` bounds what shared references could multiply."""
    budget[0] -= 1
    if budget[0] < 0 or depth > _MAX_DEPTH:
        return None
    if value is None or isinstance(value, (bool, int)):
        return value
    if isinstance(value, dict):
        return {
            one_line(str(key)): _json_value(item, budget, depth + 1) for key, item in value.items()
        }
    if isinstance(value, (list, tuple)):
        return [_json_value(item, budget, depth + 1) for item in value]
    if isinstance(value, set):
        return sorted(_well_formed(str(item)) for item in value)
    return _well_formed(value if isinstance(value, str) else _scalar(value) or str(value))


def _well_formed(text: str) -> str:
    return text if text.isascii() else text.encode("utf-8", "replace").decode()
