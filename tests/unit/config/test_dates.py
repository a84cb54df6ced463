"""The table [dates] of the settings."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefterm.config import parse
from briefterm.errors import ConfigError

PLACE = Path("settings.toml")


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("", "us"),
        ("[dates]", "us"),
        ('[dates]\norder = "us"', "us"),
        ('[dates]\norder = "european"', "european"),
    ],
)
def test_the_order_of_day_and_month(text: str, order: str) -> None:
    """Texts are read month first unless the settings say otherwise."""
    assert parse(text.encode(), PLACE).date_order == order


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("dates = 5", 'settings settings.toml: dates: write a [dates] table with order = "us"'),
        (
            '[dates]\nordre = "us"',
            "settings settings.toml: dates.ordre is not known; the key is order",
        ),
        (
            '[dates]\norder = "uk"',
            (
                'settings settings.toml: dates.order: write "us" for 5/6 as May 6, '
                '"european" for 5 June'
            ),
        ),
        (
            "[dates]\norder = [1]",
            (
                'settings settings.toml: dates.order: write "us" for 5/6 as May 6, '
                '"european" for 5 June'
            ),
        ),
    ],
)
def test_a_wrong_table_is_refused(text: str, message: str) -> None:
    """The message names the file, the key and the way out."""
    with pytest.raises(ConfigError) as refused:
        parse(text.encode(), PLACE).need("dates")
    assert str(refused.value) == message
