"""How many: the number in "two", "twenty-two", "a few", "2.5", "half a", "two and a half"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefterm.temporal.rule import Match

VAGUE = "X"
_MOST = 100_000


def count_of(match: Match) -> str | None:
    """The number as TIMEX3 writes it: "3", "2.5", "X" for a vague one; None if there is none."""
    if match.has("vague"):
        return VAGUE
    if match.has("decimal"):
        return match.text("decimal")
    number = _whole(match)
    if not number and match.has("some"):
        return VAGUE
    if not 0 < number <= _MOST:
        return None
    return f"{number}.5" if match.has("half") else str(number)


def _whole(match: Match) -> int:
    if match.has("couple"):
        return 2
    number = match.number("tens") + match.number("cardinal") or match.number("num")
    if match.has("scale"):
        return max(1, number) * match.number("scale")
    return number if number or match.has("num") else int(match.has("a"))
