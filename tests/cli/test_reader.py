from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING, Any

import pytest

from briefterm.cli import run

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

Opened = tuple[str, str | None, str | None]


class Terminal(io.TextIOWrapper):
    """A stream that says that it is a terminal."""

    def isatty(self) -> bool:
        """Say so."""
        return True


@pytest.fixture
def opened(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., tuple[int, list[Opened], str]]:
    """Call the program on a terminal; what it opened the reader on, and what it said."""
    assert folder.is_dir()

    def opened(*arguments: str) -> tuple[int, list[Opened], str]:
        calls: list[Opened] = []

        def record(library: Any, _config: object, briefing: str | None, note: str | None) -> None:
            calls.append((library.folder.name, briefing, note))

        err = io.StringIO()
        with monkeypatch.context() as patch:
            patch.setattr("briefterm.tui.run", record)
            patch.setattr(sys, "stdin", Terminal(io.BytesIO()))
            patch.setattr(sys, "stdout", Terminal(io.BytesIO()))
            patch.setattr(sys, "stderr", err)
            status = run(arguments)
        return status, calls, err.getvalue()

    return opened


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([], ("library", None, None)),
        (["open"], ("library", None, None)),
        (["kim"], ("library", "kim", None)),
        (["open", "kim"], ("library", "kim", None)),
        (["kim.md"], ("library", "kim", None)),
        (["library/kim.md"], ("library", "kim", None)),
        (["library"], ("library", None, None)),
        (["elsewhere"], ("elsewhere", None, None)),
        (["elsewhere/one.txt"], ("elsewhere", "one", None)),
        (["--library", "elsewhere", "one"], ("elsewhere", "one", None)),
        (["open", "one", "--library", "elsewhere"], ("elsewhere", "one", None)),
        (["README"], ("library", "README", None)),
    ],
)
def test_a_word_leads_to_its_place(
    opened: Callable[..., tuple[int, list[Opened], str]],
    home: Path,
    folder: Path,
    arguments: list[str],
    expected: Opened,
) -> None:
    """A folder, a file inside or outside of the library, and an id each open what they name."""
    (home / "elsewhere").mkdir()
    (home / "elsewhere" / "one.txt").write_text("One\n")
    (home / "README").write_text("no briefing\n")
    (folder / "README.txt").write_text("Read me\n")

    assert opened(*arguments) == (0, [expected], "")


@pytest.mark.parametrize("form", ["kim#{}", "kim.md#{}", "library/kim.md#{}", "#{}"])
def test_a_note_is_opened_at_its_place(
    opened: Callable[..., tuple[int, list[Opened], str]], call: Callable[..., Any], form: str
) -> None:
    """ID#NOTE and PATH#NOTE lead to the note; its id may be cut."""
    note = call("note", "add", "kim", "--text", "x").out.strip()

    assert opened(form.format(note[:-1])) == (0, [("library", "kim", note)], "")


def test_a_note_of_another_briefing_is_told(
    opened: Callable[..., tuple[int, list[Opened], str]], call: Callable[..., Any]
) -> None:
    """A note's id with the wrong briefing is an error that names the right one."""
    note = call("note", "add", "kim", "--text", "x").out.strip()

    status, calls, err = opened(f"gas#{note}")

    assert (status, calls) == (1, [])
    assert "is on the briefing kim" in err


def test_an_id_may_hold_a_number_sign(
    opened: Callable[..., tuple[int, list[Opened], str]], folder: Path
) -> None:
    """A # is part of the id where a briefing has it so."""
    (folder / "c#sharp.txt").write_text("Sharp\n")

    assert opened("c#sharp") == (0, [("library", "c#sharp", None)], "")


@pytest.mark.parametrize(
    ("word", "told"),
    [
        ("lst", "lst: no such command or briefing; did you mean `briefterm list`?"),
        ("Timelin", "Timelin: no such command or briefing; did you mean `briefterm timeline`?"),
        ("/kim", "/kim: no such file or folder"),
        ("./kim.pdf", "./kim.pdf: no such file or folder"),
        ("kin", "briefing kin: no such briefing; did you mean kim?"),
    ],
)
def test_a_slip_is_told_as_what_it_is(
    opened: Callable[..., tuple[int, list[Opened], str]], word: str, told: str
) -> None:
    """The nearest command, a path that leads nowhere, or the nearest briefing."""
    assert (1, [], f"briefterm: {told}\n") == opened(word)


def test_what_is_no_briefing_is_told_before_the_screen_opens(
    opened: Callable[..., tuple[int, list[Opened], str]], home: Path
) -> None:
    """A missing id and a file of another kind end in one line."""
    (home / "a.pdf").touch()

    assert opened("nothing")[:2] == (1, [])
    status, calls, err = opened("./a.pdf")
    assert (status, calls) == (2, [])
    assert err.count("\n") == 1
