"""Commands with settings that have mistakes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

WRONG = 'measure = "wide"\ncolour = 1\n[list]\nfold = "maybe"\n'


@pytest.fixture
def settings(home: Path) -> Path:
    """A settings file with three mistakes."""
    path = home / "settings.toml"
    path.write_text(WRONG)
    return path


def test_a_command_that_needs_none_of_them_goes_on(
    call: Callable[..., Any], settings: Path
) -> None:
    """All mistakes are told at once, a line each."""
    answer = call("list", "--config", str(settings), "--json")

    assert answer.status == 0
    assert len(answer.json) == 3
    assert 3 == answer.err.count("; the default holds\n")
    for named in ("measure: write", "colour is not known", "list.fold: write"):
        assert named in answer.err


@pytest.mark.parametrize(
    ("wrong", "arguments"),
    [
        ("", ["show", "gas"]),
        ("notes = 5\n", ["list"]),
        ("library = 5\n", ["note", "list"]),
        ("names = 5\n", ["tag", "-"]),
        ("dates = 5\n", ["timeline"]),
        ("dates = 5\n", ["search", "kim"]),
        ("dates = 5\n", ["related", "gas"]),
        ("names = 5\n", ["names"]),
    ],
)
def test_a_command_that_needs_one_of_them_stops(
    call: Callable[..., Any],
    settings: Path,
    monkeypatch: pytest.MonkeyPatch,
    wrong: str,
    arguments: list[str],
) -> None:
    """Nothing is done, and one line tells all of them."""
    monkeypatch.delenv("BRIEFTERM_LIBRARY")
    settings.write_text(wrong + WRONG)

    answer = call(*arguments, "--config", str(settings))

    assert (2, "", 1) == (answer.status, answer.out, answer.err.count("\n"))
    for named in ("measure: write", "colour is not known", "list.fold: write"):
        assert named in answer.err
    assert wrong.partition(" ")[0] in answer.err


def test_a_flag_stands_for_a_wrong_setting(call: Callable[..., Any], settings: Path) -> None:
    """What a flag or the environment says need not be right in the settings."""
    settings.write_text("notes = 5\nlibrary = 5\nnames = 5\n")
    flags = ("--config", str(settings), "--notes", "n.json", "--tagger", "briefterm")

    assert call("show", "gas", "--json", *flags).status == 0
