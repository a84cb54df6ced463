"""What a part of the program loads, seen from a fresh interpreter."""

from __future__ import annotations

import pkgutil
from typing import TYPE_CHECKING

import pytest

import briefterm

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Loaded = Callable[[str], set[str]]

ROOMS = sorted(room.name for room in pkgutil.iter_modules(briefterm.__path__))
LIBRARIES = {"click", "markdown_it", "orjson", "rapidfuzz", "rich", "sqlite3"}
LIBRARIES |= {"textual", "tinydb", "tomlkit", "yaml"}

# What a room may load when all its modules are imported, where that is not everything but Textual
# and TinyDB.
ALLOWED = {
    "annotation": {"rapidfuzz"},
    "briefing": {"markdown_it", "yaml"},
    "config": set(),
    "entities": set(),
    "errors": set(),
    "export": {"yaml"},
    "index": {"orjson", "sqlite3"},
    "layout": {"rich"},
    "model": set(),
    "paths": set(),
    "store": {"orjson", "rapidfuzz", "sqlite3", "tinydb"},
    "temporal": set(),
    "terminal": set(),
    "tui": LIBRARIES - {"tinydb"},
}

# Which rooms of ours a room may load, where that is not left to the import rules: what all stand on
# loads none, an engine no other than the model and the errors, and those that work on documents
# know no files' store, no settings and no screen.
NEIGHBOURS: dict[str, frozenset[str]] = {
    **dict.fromkeys(("model", "errors", "terminal"), frozenset()),
    **dict.fromkeys(("temporal", "entities"), frozenset({"model", "errors"})),
    **dict.fromkeys(
        ("briefing", "annotation", "layout"), frozenset({"model", "errors", "terminal"})
    ),
}

WHOLE_ROOM = """
import importlib, pkgutil
room = importlib.import_module("briefterm.{room}")
for module in pkgutil.walk_packages(getattr(room, "__path__", ()), room.__name__ + "."):
    importlib.import_module(module.name)
"""

COMMAND = """
import sys
from briefterm.__main__ import main
sys.argv = ["briefterm", *{words!r}]
status = main()
assert status == 0, status
"""


def _rooms(modules: set[str]) -> set[str]:
    """The rooms of ours among ``modules``."""
    return {name.split(".")[1] for name in modules if name.startswith("briefterm.")}


@pytest.mark.parametrize("room", ROOMS)
def test_rooms_load_what_they_may(room: str, loaded: Loaded) -> None:
    """A room with all its modules loads no library of another room, and no room that is too much."""
    modules = loaded(WHOLE_ROOM.format(room=room))
    allowed = ALLOWED.get(room, LIBRARIES - {"textual", "tinydb"})
    assert set() == (modules & LIBRARIES) - allowed
    rooms = _rooms(modules)
    assert room in rooms
    assert set() == rooms - {room} - NEIGHBOURS.get(room, rooms)


def test_neighbours_are_rooms() -> None:
    """The table above names no room that is gone."""
    assert set(ROOMS) >= set(NEIGHBOURS).union(*NEIGHBOURS.values())


def test_package_loads_next_to_nothing(loaded: Loaded) -> None:
    """Importing the package costs one module."""
    assert {"briefterm"} == loaded("import briefterm") - loaded("")


def test_version_loads_no_command_line(loaded: Loaded) -> None:
    """The version is told before click or any room is loaded."""
    modules = loaded(COMMAND.format(words=["--version"]))
    assert set() == modules & LIBRARIES
    assert {"__main__"} == _rooms(modules)


def test_library_opens_without_a_look_at_files(tmp_path: Path, loaded: Loaded) -> None:
    """Opening a library loads neither the store nor the parsers."""
    code = (
        "from pathlib import Path; from briefterm.library import Library; "
        f"Library.open(Path({str(tmp_path)!r}))"
    )
    assert set() == loaded(code) & {"tinydb", "yaml", "markdown_it", "rich", "click", "textual"}


@pytest.fixture
def briefs(tmp_path: Path) -> Path:
    """A library of one briefing."""
    folder = tmp_path / "library"
    folder.mkdir()
    (folder / "harbour.md").write_text("---\ntitle: A harbour\n---\n\nIt opened on 3 May 2024.\n")
    return folder


@pytest.mark.parametrize(
    "words",
    [
        ["list"],
        ["show", "harbour", "--json"],
        ["show", "harbour"],
        ["note", "add", "harbour", "--quote", "It opened", "--text", "When?"],
        ["bookmark", "add", "harbour"],
        ["export", "--to", "out"],
        ["check"],
    ],
    ids=" ".join,
)
def test_commands_load_no_textual(words: list[str], briefs: Path, loaded: Loaded) -> None:
    """Only the command that opens the reader pays for it."""
    if words[0] == "export":
        noted = ["note", "add", "harbour", "--text", "Seen.", "--library", str(briefs)]
        loaded(COMMAND.format(words=noted))
    modules = loaded(COMMAND.format(words=[*words, "--library", str(briefs)]))
    assert "click" in modules
    assert "textual" not in modules
    assert "tui" not in _rooms(modules)


def test_list_loads_no_engine(briefs: Path, loaded: Loaded) -> None:
    """A list needs no names and no dates of the text."""
    modules = loaded(COMMAND.format(words=["list", "--library", str(briefs)]))
    assert set() == _rooms(modules) & {"entities", "temporal", "export", "layout"}
