"""A name is put right in a real terminal, by keys and by the mouse."""

from __future__ import annotations

import json
import tomllib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from tests.e2e.conftest import Command, StartReader, Terminal

LIT = "People"  # in the legend, once the names are found and nothing moves any more


def _click(terminal: Terminal, words: str) -> None:
    x, y = terminal.spot(words)
    terminal.mouse(0, x + 1, y)
    terminal.mouse(0, x + 1, y, up=True)


def test_a_name_is_put_right_undone_and_kept(
    start: StartReader, command: Command, library: Path
) -> None:
    """By keys: another kind, undone; merged with another name, still so for the next program."""
    glossary = library / ".briefterm" / "glossary.toml"
    terminal = start("open", "harbour")
    terminal.wait_for("fishermen")
    terminal.wait_for(LIT)
    terminal.send("]e")
    terminal.wait_for("Vessa ·")
    terminal.send("c")
    terminal.wait_for("What is Vessa?")
    terminal.send("kk\r")
    terminal.wait_for("Vessa · person. u takes it back.")
    terminal.wait_for(glossary.exists)
    terminal.send("u")
    terminal.wait_for("Undone: Vessa · person")
    assert not glossary.exists()
    terminal.send("cm")
    terminal.wait_for("Vessa is the same as")
    terminal.send("lorne\r")
    terminal.wait_for("Vessa is Lorne Dredging.")
    terminal.send("Q")
    assert 0 == terminal.wait_for_end()

    (entry,) = tomllib.loads(glossary.read_text(encoding="utf-8"))["name"]
    assert ("Lorne Dredging", ["Vessa"]) == (entry["name"], entry["aliases"])
    mentions = json.loads(command("show", "harbour", "--json"))["mentions"]
    assert {"Lorne Dredging"} == {one["name"] for one in mentions if one["text"] == "Vessa"}


def test_a_name_is_taken_out_by_mouse(start: StartReader, library: Path) -> None:
    """A click on the name, on the card's button and on the answer; the panel follows."""
    terminal = start("open", "harbour", size=(90, 30))
    terminal.wait_for("fishermen")
    terminal.wait_for(LIT)
    _click(terminal, "Vessa")
    terminal.wait_for("this is wrong")
    _click(terminal, "this is wrong")
    terminal.wait_for("What is Vessa?")
    terminal.wait_for("Not a name")
    _click(terminal, "Not a name")
    terminal.wait_for("“Vessa” is no name.")
    terminal.send("2")
    terminal.wait_for("Lorne Dredging  ×")
    glossary = library / ".briefterm" / "glossary.toml"
    assert 'name = "Vessa"\nkind = "none"\n' in glossary.read_text(encoding="utf-8")
    terminal.send("Q")
    assert 0 == terminal.wait_for_end()
