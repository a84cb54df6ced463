"""The order of day and month: the option ``--day-first`` and the settings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

EUROPEAN = '[dates]\norder = "european"\n'


@pytest.mark.parametrize(
    ("settings", "options", "value"),
    [
        ("", [], "2024-05-06"),
        ("", ["--day-first"], "2024-06-05"),
        (EUROPEAN, [], "2024-06-05"),
        (EUROPEAN, ["--day-first"], "2024-06-05"),
    ],
)
def test_a_text_is_read_in_the_order_asked_for(
    call: Callable[..., Any], tmp_path: Path, settings: str, options: list[str], value: str
) -> None:
    """The option and the settings make 5/6/2024 the fifth of June."""
    config = tmp_path / "settings.toml"
    config.write_text(settings)

    answer = call("tag", "--config", str(config), *options, stdin=b"On 5/6/2024 it rained.")

    assert [date["value"] for date in answer.json["dates"]] == [value]


def test_a_briefing_is_read_in_the_order_of_the_settings(
    call: Callable[..., Any], tmp_path: Path
) -> None:
    """The library's dates follow the settings too."""
    config = tmp_path / "settings.toml"
    config.write_text(EUROPEAN)
    folder = tmp_path / "briefings"
    folder.mkdir()
    (folder / "rain.txt").write_text("Rain\n\nOn 5/6/2024 it rained.\n")

    answer = call("show", "rain", "--json", "--library", str(folder), "--config", str(config))

    assert [date["value"] for date in answer.json["dates"]] == ["2024-06-05"]
