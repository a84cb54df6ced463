"""The library's glossary: ``.briefterm/glossary.toml`` with a ``[[name]]`` table an entry."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

from briefterm.model import EntityKind, GlossaryEntry
from briefterm.terminal import visible_line

if TYPE_CHECKING:
    from pathlib import Path

_KINDS = ", ".join(EntityKind)
_MAX_BYTES = 10_000_000


def read_glossary(path: Path) -> tuple[tuple[GlossaryEntry, ...], tuple[str, ...]]:
    """The entries of a glossary file, and a line for each thing in it that cannot be used."""
    place = visible_line(str(path))
    try:
        if not path.is_file() or path.stat().st_size > _MAX_BYTES:
            return (), (f"{place}: not a file that can be read; no names are taken from it",)
        tables = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        return (), (f"{place}: {visible_line(str(error))}; no names are taken from it",)
    names = tables.get("name", [])
    if not isinstance(names, list):
        return (), (f"{place}: name: write each entry as a [[name]] table",)
    entries: list[GlossaryEntry] = []
    warnings: list[str] = []
    for number, table in enumerate(names, start=1):
        entry = glossary_entry(table)
        if isinstance(entry, str):
            warnings.append(f"{place}: [[name]] number {number}: {visible_line(entry)}")
        else:
            entries.append(entry)
    return tuple(entries), tuple(warnings)


def glossary_entry(table: object) -> GlossaryEntry | str:
    """The entry that a table means, or what is wrong with it."""
    if not isinstance(table, dict):
        return "not a table"
    name, kind, aliases = table.get("name"), table.get("kind"), table.get("aliases", [])
    if not isinstance(name, str) or not name.strip():
        return "name is missing"
    if not isinstance(kind, str) or kind.upper() not in EntityKind.__members__:
        return f"kind of {name} is not one of {_KINDS}"
    if not isinstance(aliases, list) or not all(isinstance(alias, str) for alias in aliases):
        return f"aliases of {name} is not a list of texts"
    return GlossaryEntry(
        name.strip(),
        EntityKind[kind.upper()],
        tuple(alias.strip() for alias in aliases if alias.strip()),
    )
