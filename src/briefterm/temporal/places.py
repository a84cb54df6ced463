"""Where an expression stands in its text: at the head of a sentence, or in a phrase on the side."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from briefterm.temporal.classes import LETTERS
from briefterm.temporal.pattern import compiled, letters_of
from briefterm.temporal.rule import CLAUSE

if TYPE_CHECKING:
    from briefterm.temporal.rule import Reading
    from briefterm.temporal.tokens import Tokens

_DAY = len("2024-05-14")
_RELATIVES = frozenset({"that", "which", "who", "whose"})
# "the quarter ended June 30"
_BOUNDS = frozenset({"ended", "ending", "through", "to"})


class Place(NamedTuple):
    """``end`` is the token behind the expression. ``leads`` says that the expression opens a sentence or heads a section.

    ``since`` says that it is the far end of "the worst since 1986"; ``aside`` that it stands in
    brackets or a phrase such as "founded in 1887"; ``bounds`` that it is the day of a stretch such as
    "the quarter ended June 30".
    """

    end: int = 0
    leads: bool = False
    since: bool = False
    aside: bool = False
    bounds: bool = False


def place_of(
    tokens: Tokens, span: tuple[int, int], reading: Reading, *, narrative: bool, in_heading: bool
) -> Place:
    """The place of what was read in a span of tokens; of a ``narrative`` other things count."""
    start, end = span
    bounds = len(reading.value) == _DAY and _bounds(tokens, start)
    if narrative:
        return Place(end, leads=in_heading or _leads(tokens, start), bounds=bounds)
    if not reading.explicit:
        return Place(end, bounds=bounds)
    near = tokens.classes[max(0, start - CLAUSE) : start]
    since = near.endswith(LETTERS["since"] + " ")
    return Place(
        end,
        since=since,
        aside=_is_aside(near) or _in_relative_clause(tokens, span, near),
        bounds=bounds,
    )


def _leads(tokens: Tokens, start: int) -> bool:
    """Whether the token opens a sentence, two words such as "In the" left aside."""
    left = tokens.classes[max(0, start - 8) : start]
    return compiled(r"(?:\A|\n(?:[-*•] )?|[.!?;]['\")]? )(?:\S ){0,2}\Z").search(left) is not None


def _is_aside(left: str) -> bool:
    """Whether a bracket is open, or a participle behind a comma governs what follows."""
    if "(" in left and compiled(r"\([^)\n]{0,40}\Z").search(left) is not None:
        return True
    return (
        "," in left
        and compiled(
            r", (?:<participle>|<past>) (?:<word> )?"
            r"(?:<prep>|<at>|<on>|<from>) [^,.;:\n]{0,24}(?:, [^,.;:\n]{0,12}){0,2}\Z"
        ).search(left)
        is not None
    )


def _in_relative_clause(tokens: Tokens, span: tuple[int, int], left: str) -> bool:
    """Whether two commas enclose "which was set up in 2019" around the expression."""
    comma = left.rfind(", ")
    if comma < 0 or not tokens.classes.startswith(",", span[1]):
        return False
    first = span[0] - len(left) + comma + 2
    return (
        tokens.texts[first] in _RELATIVES and "\n" not in left[comma:] and ". " not in left[comma:]
    )


def _bounds(tokens: Tokens, start: int) -> bool:
    """Whether "three months ended" or "the quarter ended on" stands before the day."""
    verb = start - 2
    if verb > 1 and tokens.texts[verb] == "on":
        verb -= 2
    return verb > 1 and tokens.texts[verb] in _BOUNDS and tokens.classes[verb - 2] in _units()


@cache
def _units() -> frozenset[str]:
    return letters_of("unit") | letters_of("units")
