"""Reports of games: their quarters and halves are no part of a year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefterm.temporal.rule import CLAUSE

if TYPE_CHECKING:
    from briefterm.temporal.rule import Match

# Of sports, a first half has goals.
_MATCH = frozenset(
    """
    ball coach defender game goal goals halftime header keeper kick match penalty score scored shot
    striker team touchdown yards
    """.split()  # noqa: SIM905 - a list of quoted words would hide the words
)
# One of these is enough, or two of the others, for a quarter of a game.
_PLAYED = frozenset(
    """
    assists baskets fumble halftime overtime punt quarterback rebounds scoreless shooting touchdown
    touchdowns turnovers tipoff
    """.split()  # noqa: SIM905 - the same
)
_TOLD = frozenset(
    """
    coach game games guard lead led outscored points score scored team teammates trailed yards
    """.split()  # noqa: SIM905 - the same
)
_ENOUGH = 2
# Where these are told of, points and a lead are those of companies or parties.
_BUSINESS = frozenset(
    """
    bank ballot company earnings economy growth income inflation investors loss percent profit profits
    party poll polls revenue revenues sales seats shares voters
    """.split()  # noqa: SIM905 - the same
)


def in_a_match(match: Match) -> bool:
    """Whether words around speak of a match that has halves."""
    return not _MATCH.isdisjoint(_around(match))


def in_a_game(match: Match) -> bool:
    """Whether words around speak of a game that has quarters, and none of business."""
    near = _around(match)
    if not _BUSINESS.isdisjoint(near):
        return False
    return not _PLAYED.isdisjoint(near) or len(_TOLD.intersection(near)) >= _ENOUGH


def _around(match: Match) -> list[str]:
    return match.tokens.texts[max(0, match.start - CLAUSE) : match.end + CLAUSE]
