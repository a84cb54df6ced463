from __future__ import annotations

import json
import sqlite3
from typing import TYPE_CHECKING

import pytest

from briefterm.library import Library, places

if TYPE_CHECKING:
    from pathlib import Path

    from tests.e2e.conftest import Command, StartReader, Terminal


def files(library: Path) -> list[Path]:
    """The files of the index of a library."""
    place = places.cache_place(library)
    return sorted(place.parent.glob(f"{place.stem}*.sqlite3"))


def filled(library: Path) -> None:
    """Fill the index as an earlier run did."""
    one = Library.open(library)
    one.finding.update(one.refresh())
    one.finding.concordance.close()
    one.finding.shelf.catalogue.close()


def ready(terminal: Terminal) -> None:
    """Wait until the list is whole and the first article is open."""
    terminal.wait_for("5 unread")
    terminal.wait_for("For good reasons the fishermen")


def filter_by(terminal: Terminal, query: str, count: str, title: str) -> None:
    """Filter the list, wait for the count and a title, and show all again."""
    terminal.send("/" + query)
    terminal.wait_for(f"{count} of ")
    terminal.wait_for(title)
    terminal.send("\x1b")
    terminal.wait_for(" unread ")


def test_deleted_while_it_is_used(library: Path, start: StartReader) -> None:
    """Deleting the index while the program runs changes no answer, and nothing breaks."""
    terminal = start()
    ready(terminal)
    filter_by(terminal, "mole", "1", "The harbour that moved")
    for path in places.cache_place(library).parent.iterdir():
        path.unlink()

    filter_by(terminal, "mole", "1", "The harbour that moved")
    filter_by(terminal, "crust", "1", "How salt is boiled")
    (library / "new.md").write_text("# A new one\n\nThe crust of bread.\n")
    terminal.wait_for("6 unread")
    filter_by(terminal, "crust", "2", "A new one")
    terminal.send("q")
    assert terminal.wait_for_end() == 0


@pytest.mark.parametrize("data", [b"", b"garbage" * 4000], ids=["empty", "garbage"])
def test_damaged_before_the_start(library: Path, start: StartReader, data: bytes) -> None:
    """A damaged index is made anew, which is said at most once and in one line each."""
    filled(library)
    for path in files(library):
        path.write_bytes(data)
    terminal = start()
    ready(terminal)

    filter_by(terminal, "mole", "1", "The harbour that moved")
    filter_by(terminal, "crust", "1", "How salt is boiled")
    told = terminal.raw.count(b"damaged")
    assert told == 0 if not data else told >= 1
    terminal.send("q")
    assert terminal.wait_for_end() == 0
    for path in files(library):
        assert sqlite3.connect(path).execute("PRAGMA quick_check").fetchall() == [("ok",)]


def test_killed_and_started_again(library: Path, start: StartReader) -> None:
    """A program that was killed while it made its index goes on from there at the next start."""
    for number in range(300):
        text = f"# Report {number}\n\nOn 3 May 2019 the crust{number} was broken.\n" * 3
        (library / f"r{number}.md").write_text(text)
    first = start()
    first.wait_for("Report")
    first.kill()

    second = start()
    second.wait_for("305 unread")
    second.send("/crust299")
    second.wait_for("1 of 305")
    second.wait_for("Report 299")
    second.send("\x1b")
    second.wait_for("305 unread")
    second.send("q")
    assert second.wait_for_end() == 0


def test_two_at_once(library: Path, start: StartReader, command: Command) -> None:
    """Two programs on one library both follow the files, and give the same answers."""
    one, other = start(), start()
    ready(one)
    ready(other)
    for number, (writer, reader) in enumerate(((one, other), (other, one))):
        (library / f"n{number}.md").write_text(
            f"# Number {number}\n\nA yeast{number} and a crust.\n"
        )
        for terminal in (writer, reader):
            terminal.wait_for(f"{6 + number} unread")
            filter_by(terminal, f"yeast{number}", "1", f"Number {number}")
            filter_by(terminal, "crust", f"{2 + number}", "How salt is boiled")
    (library / "salt.txt").unlink()
    for terminal in (one, other):
        terminal.wait_for("6 unread")
        filter_by(terminal, "crust", "2", "Number 0")
        assert b"damaged" not in terminal.raw
        assert b"temporary one" not in terminal.raw
    assert {"n0", "n1"} == {one["id"] for one in json.loads(command("list", "crust", "--json"))}
    for terminal in (one, other):
        terminal.send("q")
        assert terminal.wait_for_end() == 0
