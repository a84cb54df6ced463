from __future__ import annotations

import json
import signal
from typing import TYPE_CHECKING, Any

from briefterm.tui.themes import INK

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from tests.e2e.conftest import Command, StartReader

HINTS = "q quit"  # in the status line of the list
PICKED = INK.variables["picked"].lstrip("#")  # the ground of what is selected
LIT = "People"  # in the legend, once the names are found and nothing moves any more


def _notes(library: Path) -> list[dict[str, Any]]:
    tables = json.loads((library / ".briefterm" / "notes.json").read_text(encoding="utf-8"))
    return list(tables["notes"].values())


def test_whole_way_by_keys(start: StartReader, command: Command, library: Path) -> None:
    """List, move, open, select, note, quit, reopen, see it, export it."""
    terminal = start()
    terminal.wait_for("For good reasons")
    terminal.wait_for(HINTS)
    terminal.send("j")
    terminal.wait_for("The ladder of the orchard")
    terminal.send("k")
    terminal.wait_for("For good reasons")
    terminal.send("\r")
    terminal.wait_for("find")
    terminal.send("vee")
    terminal.wait_for("SELECT")
    terminal.send("a")
    terminal.wait_for("ctrl+s save")
    terminal.send("Which reasons?")
    terminal.wait_for("Which reasons?")
    terminal.send("\x13")
    terminal.wait_for("Note saved.")
    terminal.wait_for("Which reasons?")
    terminal.send("qq")
    assert terminal.wait_for_end() == 0

    (note,) = _notes(library)
    assert (note["text"], note["tags"]) == ("Which reasons?", [])
    assert (note["anchor"]["quote"], note["anchor"]["start"]) == ("For good", 0)

    again = start()
    again.wait_for("Which reasons?")
    again.wait_for("✎ 1")
    again.send("q")
    assert again.wait_for_end() == 0

    exported = command("export", "--to", "-")
    assert "> For good\n\nWhich reasons?\n" in exported
    assert f"briefterm open harbour#{note['id']}" in exported


def test_terminal_is_given_back_as_it_was(start: StartReader) -> None:
    """On leaving, the alternate screen, the mouse and the cursor are as before."""
    terminal = start()
    terminal.wait_for(HINTS)
    terminal.send("Q")
    assert terminal.wait_for_end() == 0
    for on in (b"\x1b[?1049", b"\x1b[?1000", b"\x1b[?2004"):
        assert terminal.raw.rindex(on + b"l") > terminal.raw.rindex(on + b"h")
    assert terminal.raw.rindex(b"\x1b[?25h") > terminal.raw.rindex(b"\x1b[?25l")
    assert b"Traceback" not in terminal.raw


def test_note_by_mouse_with_a_drag_that_scrolls(
    start: StartReader, command: Command, library: Path
) -> None:
    """A drag held below the text scrolls and extends while the pointer rests."""
    terminal = start("open", "harbour", size=(100, 18))
    terminal.wait_for("fishermen")
    terminal.wait_for(LIT)
    assert "nine anchors" not in terminal.shown
    x, y = terminal.spot("fishermen")
    terminal.mouse(0, x, y)
    terminal.mouse(32, x + 4, y + 2)
    # The view has the mouse to itself from here on; before, the cell below is another widget's.
    terminal.wait_for(lambda: terminal.screen.buffer[y + 1][x].bg == PICKED)
    terminal.mouse(32, x + 4, 17)
    terminal.wait_for("nine anchors")
    x, y = terminal.spot("nine anchors")
    terminal.mouse(32, x + 11, min(y, 14))
    terminal.mouse(0, x + 11, min(y, 14), up=True)
    terminal.wait_for("highlight")
    terminal.send("h")
    terminal.wait_for("Highlight saved.")
    terminal.send("Q")
    terminal.wait_for_end()

    (note,) = _notes(library)
    quote = note["anchor"]["quote"]
    assert quote.startswith("fishermen of Vessa fought the sand.")
    assert len(quote) > 500
    text = json.loads(command("show", "harbour", "--json"))["text"]
    assert text[note["anchor"]["start"] : note["anchor"]["end"]] == quote


def test_short_drag_and_click_on_a_name(start: StartReader, library: Path) -> None:
    """A drag of some cells selects them exactly; a click on a name opens its card."""
    terminal = start("open", "harbour")
    terminal.wait_for("fishermen")
    terminal.wait_for(LIT)
    x, y = terminal.spot("good reasons")
    terminal.mouse(0, x, y)
    for step in range(1, 12):
        terminal.mouse(32, x + step, y)
    terminal.mouse(0, x + 11, y, up=True)
    terminal.send("h")
    terminal.wait_for("Highlight saved.")
    assert _notes(library)[0]["anchor"]["quote"] == "good reasons"

    x, y = terminal.spot("Solberg")
    terminal.mouse(0, x + 1, y)
    terminal.mouse(0, x + 1, y, up=True)
    terminal.wait_for("In other briefings")
    terminal.wait_for("4 times here")


def test_note_of_the_command_line_is_seen(start: StartReader, command: Command) -> None:
    """A note made by `note add` stands in the list, in the panel, and is opened at its place."""
    note_id = command(
        "note", "add", "harbour", "--quote", "nine anchors", "--text", "From the shell"
    ).strip()
    terminal = start(size=(120, 20))
    terminal.wait_for("From the shell")
    terminal.wait_for("✎ 1")
    terminal.send("Q")
    assert terminal.wait_for_end() == 0

    terminal = start("open", f"harbour#{note_id}", size=(90, 20))
    terminal.wait_for("nine anchors")


def test_killed_after_the_message_nothing_is_lost(
    start: StartReader, command: Command, library: Path
) -> None:
    """What was acknowledged is on disk: the process may die the moment after."""
    terminal = start("open", "harbour")
    terminal.wait_for("fishermen")
    terminal.wait_for(LIT)
    for number in range(3):
        terminal.send("a")
        terminal.wait_for("ctrl+s save")
        terminal.send(f"thought {number}")
        terminal.wait_for(f"thought {number}")
        terminal.send("\x13")
        terminal.wait_for(lambda: "ctrl+s save" not in terminal.shown)
        terminal.wait_for(f"thought {number}")
    terminal.wait_for("Note saved.")
    terminal.kill()

    assert [note["text"] for note in _notes(library)] == [f"thought {n}" for n in range(3)]
    listed = json.loads(command("note", "list", "--json"))
    assert sorted(note["text"] for note in listed) == [f"thought {n}" for n in range(3)]
    again = start()
    again.wait_for("thought 2")


def test_place_is_kept_through_resizes(start: StartReader) -> None:
    """The first words on the screen are the same after the window was wide and narrow."""
    terminal = start("open", "harbour", size=(100, 20))
    terminal.wait_for("fishermen")
    terminal.wait_for(LIT)
    terminal.send("/")
    terminal.wait_for("find in this briefing")
    terminal.send("The last boat left")
    terminal.wait_for("1 of 1")
    terminal.send("\r")
    terminal.wait_for("q back")
    for columns, lines in ((60, 20), (150, 30), (45, 12), (100, 20)):
        terminal.resize(columns, lines)
        terminal.wait_for(lambda: "The last boat" in terminal.shown)
    terminal.send("Q")
    assert terminal.wait_for_end() == 0


def test_tiny_terminal(start: StartReader) -> None:
    """Twenty columns and five lines are too few to read in, but nothing breaks."""
    terminal = start(size=(20, 5))
    terminal.wait_for("harbour")
    terminal.send("\r")
    terminal.wait_for(lambda: "•" not in terminal.shown)
    for columns, lines in ((10, 3), (1, 1), (20, 5)):
        terminal.resize(columns, lines)
        for keys in ("]e", "j", "1", "q", "v", "e"):
            terminal.send(keys)
    terminal.resize(80, 24)
    terminal.wait_for("? help")
    terminal.send("Q")
    assert terminal.wait_for_end() == 0
    assert b"Traceback" not in terminal.raw


def test_typing_ahead(start: StartReader, library: Path) -> None:
    """Keys that come all at once do what they do one by one: search, select, write, save."""
    terminal = start("open", "harbour", size=(100, 30))
    terminal.wait_for("fishermen")
    terminal.wait_for(LIT)
    terminal.send("/The last boat left\rveeeaIt had to.\x13")
    terminal.wait_for("Note saved.")
    (note,) = _notes(library)
    assert (note["text"], note["anchor"]["quote"]) == ("It had to.", "The last boat")


def test_without_colour(start: StartReader, monkeypatch: pytest.MonkeyPatch) -> None:
    """With NO_COLOR kinds are still told apart by text style, and no colour is sent."""
    monkeypatch.setenv("NO_COLOR", "1")
    terminal = start("open", "harbour")
    terminal.wait_for("Solberg")
    terminal.wait_for(LIT)
    terminal.send("]e")
    terminal.wait_for("Vessa · ")
    x, y = terminal.spot("Mira Solberg")
    assert terminal.screen.buffer[y][x].bold
    colours = {
        (cell.fg, cell.bg) for row in terminal.screen.buffer.values() for cell in row.values()
    }
    shades = {colour for pair in colours for colour in pair if colour != "default"}
    assert all(_is_grey(colour) for colour in shades), shades


def _is_grey(colour: str) -> bool:
    levels = [int(colour[at : at + 2], 16) for at in (0, 2, 4)]
    return max(levels) - min(levels) <= 12


def test_asked_for_what_is_not_there(start: StartReader) -> None:
    """An unknown briefing is one line on the terminal, not a screen or a traceback."""
    terminal = start("open", "zeppelin")
    assert terminal.wait_for_end() == 1
    assert b"zeppelin" in terminal.raw
    assert b"Traceback" not in terminal.raw
    assert b"\x1b[?1049h" not in terminal.raw


def test_told_to_end_it_saves_what_is_being_written(start: StartReader, library: Path) -> None:
    """SIGTERM keeps the text of the open editor, gives the terminal back and tells by its status."""
    terminal = start("open", "harbour")
    terminal.wait_for(LIT)
    terminal.send("a")
    terminal.wait_for("On the whole briefing")
    terminal.send("half a thought")
    terminal.wait_for("half a thought")
    terminal.process.send_signal(signal.SIGTERM)

    assert 128 + signal.SIGTERM == terminal.wait_for_end()
    assert ["half a thought"] == [note["text"] for note in _notes(library)]
