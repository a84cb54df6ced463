"""The library's glossary: ``.briefterm/glossary.toml`` with a ``[[name]]`` table an entry.

``kind = "none"`` says that the forms are no name; ``always = true`` sets an entry above the names
that a briefing has of its own.
"""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any

from briefterm.model import EntityKind, GlossaryEntry
from briefterm.terminal import visible_line

if TYPE_CHECKING:
    from pathlib import Path

NO_NAME = "none"
_KINDS = ", ".join([*EntityKind, NO_NAME])
_MAX_BYTES = 10_000_000


def read_glossary(path: Path) -> tuple[tuple[GlossaryEntry, ...], tuple[str, ...]]:
    """The entries of a glossary file, and a line for each thing in it that cannot be used."""
    place = visible_line(str(path))
    try:
        names = name_tables(glossary_text(path))
    except (OSError, ValueError, RecursionError) as error:
        return (), (f"{place}: {visible_line(str(error))}; no names are taken from it",)
    entries: list[GlossaryEntry] = []
    warnings: list[str] = []
    for number, table in enumerate(names, start=1):
        entry = glossary_entry(table)
        if isinstance(entry, str):
            warnings.append(f"{place}: [[name]] number {number}: {visible_line(entry)}")
        else:
            entries.append(entry)
    return tuple(entries), tuple(warnings)


def glossary_text(path: Path) -> str:
    """The text of a glossary file as it is, line ends included.

    Raises `OSError` when it cannot be read, `ValueError` when it is no file of a text of a size
    that a glossary has.
    """
    if not path.is_file() or path.stat().st_size > _MAX_BYTES:
        raise ValueError("not a file that can be read")
    return path.read_bytes().decode("utf-8")


def name_tables(text: str) -> list[Any]:
    """What stands under ``name`` in the text of a glossary file.

    Raises `ValueError` when it is not TOML, or when that is no list, and `RecursionError` when it
    is nested too deeply.
    """
    names = tomllib.loads(text).get("name", [])
    if not isinstance(names, list):
        raise ValueError("name: write each entry as a [[name]] table")  # noqa: TRY004 - of the file
    return names


def glossary_entry(table: object) -> GlossaryEntry | str:
    """The entry that a table means, or what is wrong with it."""
    if not isinstance(table, dict):
        return "not a table"
    name, kind, aliases = table.get("name"), table.get("kind"), table.get("aliases", [])
    if not isinstance(name, str) or not name.strip():
        return "name is missing"
    if not isinstance(kind, str) or kind.upper() not in {*EntityKind, NO_NAME.upper()}:
        return f"kind of {name} is not one of {_KINDS}"
    if not isinstance(aliases, list) or not all(isinstance(alias, str) for alias in aliases):
        return f"aliases of {name} is not a list of texts"
    return GlossaryEntry(
        name.strip(),
        EntityKind.__members__.get(kind.upper()),
        tuple(alias.strip() for alias in aliases if alias.strip()),
        always=table.get("always") is True,
    )
