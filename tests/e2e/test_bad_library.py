from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.e2e.conftest import Command, StartReader

# Each payload has a word of its own, so that it can be told from what the program itself sends.
PAYLOADS = (
    b"\x1b]0;owned-title\x07",
    b"\x1b[31;owned",
    b"\x1bPowned-dcs\x1b\\",
    b"\x9b31mowned",
    b"\x1b[6n",
    b"\x1b[2Jowned",
)


@pytest.fixture
def bad_library(library: Path) -> Path:
    """The library with every bad input beside its good briefings."""
    (library / "latin.txt").write_bytes(
        "Caf\xe9 na\xefve title\n\nText in an old encoding, d\xe9j\xe0 vu.\n".encode("latin-1")
    )
    (library / "nul.md").write_bytes(b"# Nul bytes\n\nBefore\x00after.\n")
    (library / "yaml.md").write_bytes(b"---\ntitle: [never closed\n---\nBroken front matter.\n")
    line = b"A line of a very large file that goes on and on. " * 100 + b"\n"
    (library / "big.txt").write_bytes(b"Big file\n\n" + line * (21_500_000 // len(line)))
    os.mkfifo(library / "pipe.md")
    (library / "dangling.md").symlink_to(library / "nowhere.md")
    (library / "loop").symlink_to(library)
    escapes = b"\n\n".join(b"Word " + payload + b" end." for payload in PAYLOADS)
    (library / "escapes.md").write_bytes(
        b'---\ntitle: "Escape \\e]0;owned-title\\a \\e[2Jowned"\nsource: "\\e[31;owned"\n'
        b"date: 2024-01-01\n---\n" + escapes + b"\n"
    )
    (library / os.fsdecode(b"name\x1b[2Jowned.txt")).write_bytes(b"\x1b[2Jowned name\n\nWords.\n")
    locked = library / "locked"
    locked.mkdir()
    (locked / "inside.md").write_text("Not to be read.\n")
    locked.chmod(0)
    return library


@pytest.mark.usefixtures("bad_library")
def test_bad_input_loses_no_neighbour(start: StartReader, command: Command) -> None:
    """The list opens with all good briefings, warns of the bad ones, and sends no escape of theirs."""
    terminal = start(size=(140, 60))
    terminal.wait_for("The harbour that moved")
    terminal.wait_for("Who keeps the light")
    terminal.wait_for("! check")
    # The briefing with escapes is the newest, so it is the one that opens.
    terminal.wait_for("Escape ␛]0;owned-title")
    for title in ("Night trains come back", "How salt is boiled", "Big file", "Nul bytes"):
        terminal.wait_for(title)
    terminal.send("g\r")
    terminal.wait_for("Word ␛]0;owned-title␇ end.")
    for tab in "2341":
        terminal.send(tab)
    terminal.send("q")
    terminal.send("vea")
    terminal.wait_for("ctrl+s save")
    terminal.send("\x13")
    terminal.wait_for("saved.")
    terminal.send("x")
    terminal.wait_for("Export to Markdown")
    terminal.send("\x1b")
    terminal.wait_for(lambda: "Export to Markdown" not in terminal.shown)
    terminal.send("Q")
    assert terminal.wait_for_end() == 0
    for payload in PAYLOADS:
        assert payload not in terminal.raw
        assert payload.replace(b"\x9b", "\x9b".encode()) not in terminal.raw
    assert b"Traceback" not in terminal.raw

    rows = {row["id"]: row for row in json.loads(command("list", "--json"))}
    assert {"harbour", "orchard", "lighthouse", "salt", "latin", "nul", "yaml", "big"} <= set(rows)
    for name in ("latin", "nul", "yaml", "big"):
        assert rows[name]["warnings"], name
    assert not rows["harbour"]["warnings"]
