"""Days as lists write them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


def day_words(day: date | None) -> str:
    """A day such as "22 Nov 2026"; empty where none is known."""
    return f"{day.day} {day:%b %Y}" if day is not None else ""
