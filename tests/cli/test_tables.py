"""Tables on terminals of several widths."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

import pytest
from rich.cells import cell_len

from briefterm.cli import run

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LONG = "2021-04-01-" + "ever-given-aground-" + "suezcanal0"  # 40 characters


class Terminal(io.TextIOWrapper):
    """A stream that says that it is a terminal."""

    def isatty(self) -> bool:
        """Say so."""
        return True


@pytest.fixture
def listed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[str]]:
    """The lines of a list on a terminal of so many columns."""

    def listed(columns: int, name: str = LONG) -> list[str]:
        head = (
            "title: Six days in March that showed how narrow a canal is\nsource: The Harbour Post\n"
        )
        (folder / f"{name}.md").write_text(f"---\n{head}---\nWords.\n", encoding="utf-8")
        out = io.BytesIO()
        terminal = Terminal(out, encoding="utf-8")
        with monkeypatch.context() as patch:
            patch.setattr(sys, "stdout", terminal)
            patch.setenv("COLUMNS", str(columns))
            patch.setenv("TERM", "xterm")
            assert run(["list"]) == 0
            terminal.flush()
        return out.getvalue().decode().splitlines()

    return listed


def test_id_is_whole_in_eighty_columns(listed: Callable[..., list[str]]) -> None:
    """Source and reading time go, then the title is cut; each briefing has one line."""
    head, *lines = listed(80)
    (line,) = (line for line in lines if "Six days" in line)
    assert line.endswith(f"  {LONG}")
    assert "Six days in March" in line
    assert "Harbour" not in line
    assert "min" not in head
    assert "source" not in head
    assert 4 == len(lines)
    assert max(map(cell_len, lines)) <= 80


def test_reading_time_stays_where_it_can(listed: Callable[..., list[str]]) -> None:
    """The source goes first."""
    head, *_ = listed(111)
    assert "min" in head
    assert "source" not in head
    assert "source" in listed(160)[0]


def test_longer_id_says_that_it_is_cut(listed: Callable[..., list[str]]) -> None:
    """It has forty characters and more where the others leave them."""
    (line,) = (line for line in listed(80, LONG * 2) if "Six days" in line)
    assert LONG[:39] in line
    assert line.endswith("…")
