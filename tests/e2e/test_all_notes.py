"""All notes in a real terminal: found, changed, undone, left for their place; and a bad file."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from briefterm.store.schema import SCHEMA
from briefterm.store.seal import Press

if TYPE_CHECKING:
    from pathlib import Path

    from tests.e2e.conftest import Command, StartReader


def _notes(library: Path) -> list[dict[str, object]]:
    tables = json.loads((library / ".briefterm" / "notes.json").read_text(encoding="utf-8"))
    return list(tables["notes"].values())


def test_notes_are_found_changed_and_left_for_their_place(
    start: StartReader, command: Command, library: Path
) -> None:
    """From the shell into the list; tagged at once, undone, done again; enter goes to the place."""
    for quote, kind in (("forty boats", "fact"), ("a promise has a depth", "claim")):
        command("note", "add", "harbour", "--quote", quote, "--text", f"a {kind}", "--kind", kind)
    terminal = start(size=(100, 30))
    terminal.wait_for("5 unread")
    terminal.send("A")
    terminal.wait_for("a claim")
    terminal.send("*tdepth -none\r")
    terminal.wait_for("Tagged 2 notes #depth without #none")
    terminal.wait_for(lambda: all(note["tags"] == ["depth"] for note in _notes(library)))
    terminal.send("u")
    terminal.wait_for("Undone: tagged 2 notes")
    assert all(note["tags"] == [] for note in _notes(library))
    terminal.send("U")
    terminal.wait_for("Done again: tagged 2 notes")
    terminal.send("\x1b")
    terminal.wait_for(lambda: "selected" not in terminal.shown.splitlines()[0])
    terminal.send("/kind:claim\r")
    terminal.wait_for("1 of 2")
    terminal.send("\r")
    terminal.wait_for(lambda: "All notes" not in terminal.shown)
    terminal.wait_for("a promise has a depth")
    terminal.send("Q")
    assert 0 == terminal.wait_for_end()
    listed = json.loads(command("note", "list", "note.tag:depth", "kind:claim", "--json"))
    assert ["a promise has a depth"] == [note["quote"] for note in listed]


def test_what_was_deleted_is_restored_by_the_next_program(
    start: StartReader, command: Command, library: Path
) -> None:
    """A note deleted before a crash is found under is:deleted, and is back."""
    command("note", "add", "harbour", "--quote", "forty boats", "--text", "small ones")
    terminal = start(size=(90, 24))
    terminal.wait_for("5 unread")
    terminal.send("A")
    terminal.wait_for("small ones")
    terminal.send("d")
    terminal.wait_for("Deleted 1 note")
    terminal.kill()
    terminal = start(size=(50, 24))
    terminal.wait_for("5 unread")
    terminal.send("Afis:deleted\r")
    terminal.wait_for("small ones")
    terminal.send("r")
    terminal.wait_for("Brought back 1 note")
    terminal.wait_for(lambda: _notes(library)[0]["deleted"] is None)
    terminal.send("Q\x1b\x1bQ")


def test_file_of_a_newer_version_is_read_only(
    start: StartReader, command: Command, library: Path
) -> None:
    """Its notes are shown, and what is typed stays in the editor with the reason."""
    command("note", "add", "harbour", "--quote", "forty boats", "--text", "small ones")
    path = library / ".briefterm" / "notes.json"
    tables = json.loads(path.read_text(encoding="utf-8"))
    del tables["seal"]
    tables["meta"] = {"1": {"schema": SCHEMA + 1}}
    path.write_bytes(Press().sealed(tables).data)
    before = path.read_bytes()
    terminal = start("open", "harbour", size=(100, 30))
    terminal.wait_for("newer version")
    terminal.send("va")
    terminal.wait_for("ctrl+s save")
    terminal.send("precious\x13")
    terminal.wait_for("newer version")
    terminal.wait_for("precious")
    assert before == path.read_bytes()
