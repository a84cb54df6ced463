from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from briefterm import __version__

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

HEAVY = ("textual", "tinydb", "yaml", "markdown_it", "rich", "click", "sqlite3", "orjson")


def loaded(*arguments: str) -> set[str]:
    """Which of the heavy modules a call of the program imports."""
    out = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "briefterm", *arguments],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    ).stderr
    return set(HEAVY) & {match.split(".")[0] for match in re.findall(r"\|\s+(\S+)\n", out)}


def test_the_version_imports_nothing(
    start: Callable[..., subprocess.CompletedProcess[str]],
) -> None:
    """`--version` is answered before anything else is loaded."""
    assert start("--version").stdout == f"briefterm {__version__}\n"
    assert loaded("--version") == set()


def test_help_imports_no_command() -> None:
    """The list of commands is shown without importing any."""
    assert loaded("--help") == {"click"}


def test_a_list_imports_no_screen(folder: Path) -> None:
    """Listing needs no Textual, and Markdown and YAML only for files that changed."""
    assert "textual" not in loaded("list")
    assert not {"textual", "yaml", "markdown_it"} & loaded("list")
    assert folder.is_dir()


def test_tagging_needs_no_store() -> None:
    """A text is tagged without store, index or parsers."""
    assert loaded("tag", "--json", os.devnull) <= {"click", "orjson"}


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["--nonsense"], 2),
        (["list", "--nonsense"], 2),
        (["note"], 2),
        (["note", "add"], 2),
        (["note", "nonsense"], 2),
        (["note", "add", "kim"], 2),
        (["note", "add", "kim", "--text", "x", "--color", "red"], 2),
        (["note", "add", "kim", "--text", "x", "--prefix", "p"], 2),
        (["note", "add", "kim", "--quote", "nowhere in it"], 1),
        (["note", "add", "kim", "--quote", "Moscow wants"], 2),
        (["note", "add", "kim", "--quote", ""], 2),
        (["note", "add", "none", "--text", "x"], 1),
        (["note", "show", "none"], 1),
        (["note", "rm", "none"], 1),
        (["note", "edit", "none"], 2),
        (["note", "attach", "none"], 2),
        (["note", "list"], 1),
        (["bookmark", "list"], 1),
        (["bookmark", "rm", "none"], 1),
        (["show"], 2),
        (["show", "none"], 1),
        (["show", "no\x1b[31mne"], 1),
        (["show", "library"], 2),
        (["show", "kim", "--plain", "--json"], 2),
        (["show", "kim#none"], 1),
        (["show", "kim#"], 2),
        (["list", "colour:red"], 2),
        (["list", "nothing-like-it"], 1),
        (["list", "--library", "none"], 1),
        (["list", "--library", ""], 2),
        (["list", "--config", "none.toml"], 2),
        (["tag", "none.txt"], 2),
        (["tag", "library"], 2),
        (["tag", "--date", "yesterday", "-"], 2),
        (["export"], 1),
        (["export", "--to", ""], 2),
        (["export", "--format", "jsonld"], 1),
        (["export", "--format", "nonsense"], 2),
        (["export", "--pull"], 2),
        (["open", "kim"], 2),
        (["kim"], 2),
        (["nonsense"], 1),
        (["nonsense", "kim"], 2),
        (["kim", "gas"], 2),
        ([], 2),
    ],
)
def test_errors_are_one_line_with_a_status(
    call: Callable[..., Any],
    arguments: list[str],
    status: int,
) -> None:
    """Whatever is wrong is told in one line on stderr, and the status says of which sort it is."""
    answer = call(*arguments)

    assert answer.status == status
    assert answer.out == ""
    assert answer.err.startswith("briefterm: ")
    assert answer.err.count("\n") == 1
    assert "\x1b" not in answer.err
    assert "Traceback" not in answer.err


def test_an_unexpected_error_is_one_line(
    call: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A fault of the program itself is told without a traceback."""

    def fail(*_: object, **__: object) -> None:
        raise KeyError("odd\nkey")

    monkeypatch.setattr("briefterm.library.Library.open", fail)

    answer = call("list")

    assert answer.status == 1
    assert answer.err.startswith("briefterm: unexpected KeyError")
    assert answer.err.count("\n") == 1


def test_an_interrupt_is_quiet(call: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C ends with the status that shells expect, and no words."""

    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("briefterm.library.Library.refresh", interrupt)

    answer = call("list")

    assert (answer.status, answer.out, answer.err) == (130, "", "")


def test_a_reader_that_leaves_is_no_error(folder: Path) -> None:
    """`briefterm list | head -1` says nothing on stderr."""
    # Much more than a pipe holds, so that the program still writes when its reader leaves.
    for number in range(600):
        title = f"{number} is a title that is long enough {'and longer ' * 20}"
        (folder / f"{number}.txt").write_text(f"{title}\n" * 3)
    reading, writing = os.pipe()
    with subprocess.Popen(
        [sys.executable, "-m", "briefterm", "list", "--jsonl"],
        stdout=writing,
        stderr=subprocess.PIPE,
    ) as process:
        os.close(writing)
        os.read(reading, 10)
        os.close(reading)
        _, err = process.communicate(timeout=60)

    assert err == b""
    assert process.returncode == 141


def test_an_ascii_terminal_is_no_error(
    start: Callable[..., subprocess.CompletedProcess[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the output cannot hold is replaced."""
    monkeypatch.setenv("PYTHONIOENCODING", "ascii")

    done = start("list")

    assert done.returncode == 0
    assert done.stderr == ""
    assert "Kim ?[31m visits" in done.stdout


@pytest.mark.parametrize("position", ["before", "after"])
def test_global_options_count_wherever_they_stand(
    call: Callable[..., Any], home: Path, position: str
) -> None:
    """--library before the command and after it mean the same."""
    (home / "other").mkdir()
    (home / "other" / "one.txt").write_text("One\n")
    option = ("--library", str(home / "other"))
    arguments = (*option, "list") if position == "before" else ("list", *option)

    assert [one["id"] for one in call(*arguments, "--json").json] == ["one"]


def test_settings_choose_library_and_notes(
    call: Callable[..., Any], home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Library and notes file may come from the settings."""
    monkeypatch.delenv("BRIEFTERM_LIBRARY")
    (home / "config.toml").write_text('library = "library"\nnotes = "mine.json"\n')

    answer = call("--config", "config.toml", "note", "add", "gas", "--text", "x")

    assert answer.status == 0
    assert (home / "mine.json").is_file()


def test_the_first_run_makes_a_library(
    call: Callable[..., Any], home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without any library the samples are put into the user's own."""
    monkeypatch.delenv("BRIEFTERM_LIBRARY")

    call("list", "--json")

    assert (home / "data" / "briefterm" / "briefs").is_dir()


def output_on_terminal(*arguments: str) -> str:
    """What the program prints on a terminal of 60 columns."""
    main, other = pty.openpty()
    environ = os.environ | {"COLUMNS": "60", "LINES": "20", "TERM": "xterm-256color"}
    with subprocess.Popen(
        [sys.executable, "-m", "briefterm", *arguments],
        stdout=other,
        stderr=other,
        stdin=other,
        env=environ,
    ) as process:
        os.close(other)
        out = b""
        while True:
            try:
                piece = os.read(main, 65536)
            except OSError:
                break
            if not piece:
                break
            out += piece
        process.wait(timeout=60)
    os.close(main)
    return out.decode()


def test_a_terminal_gets_a_table_that_fits(folder: Path) -> None:
    """On a terminal there is a header, and no line is longer than the terminal is wide."""
    (folder / "long.txt").write_text("A very long title " * 9 + "\n")

    out = output_on_terminal("list")

    lines = [re.sub(r"\x1b\[[0-9;]*m", "", line) for line in out.splitlines()]
    assert lines[0].split() == ["date", "title", "id"]
    assert all(len(line) <= 60 for line in lines)
    assert "…" in out


def test_a_terminal_gets_styles_unless_told_otherwise(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Names and dates are styled; NO_COLOR takes the colors and leaves the forms."""
    assert folder.is_dir()
    monkeypatch.delenv("NO_COLOR", raising=False)
    colored = output_on_terminal("show", "gas")
    monkeypatch.setenv("NO_COLOR", "1")
    plain = output_on_terminal("show", "gas")

    assert re.search(r"\x1b\[[0-9;]*3[0-9]m", colored)
    assert not re.search(r"\x1b\[([0-9]+;)*3[0-7]m", plain)
    assert "July 2022" in re.sub(r"\x1b\[[0-9;]*m", "", plain)


def test_nothing_hostile_reaches_a_terminal(folder: Path) -> None:
    """Escape sequences in titles, texts, file names and notes are shown as marks."""
    note = ("note", "add", "kim", "--quote", "wants shells", "--text", "a\x1b[5mb\x9b1mc")
    output_on_terminal(*note)

    for arguments in (["list"], ["show", "kim"], ["show", "kim", "--plain"], ["note", "list"],
                      ["list", "--json"], ["show", "kim", "--json"], ["export"], ["check"],
                      ["note", "list", "--jsonl"], ["export", "--format", "csv"],
                      ["tag", str(folder / "kim.md")]):  # fmt: skip
        out = re.sub(r"\x1b\[[0-9;]*m", "", output_on_terminal(*arguments))
        assert "\x1b" not in out, arguments
        assert "\x9b" not in out, arguments
        assert "\x07" not in out, arguments
        assert "[31m v" in out or arguments[0] != "list", arguments
