"""Text -> time expressions: the loop that joins matcher, resolvers, state and intervals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefterm.model import TimeExpression
from briefterm.temporal.headings import headings_of
from briefterm.temporal.intervals import grammar, interval_of
from briefterm.temporal.joins import Found, join
from briefterm.temporal.matcher import candidates, regions
from briefterm.temporal.pattern import compiled
from briefterm.temporal.rule import Match
from briefterm.temporal.state import State
from briefterm.temporal.tokens import Tokens, tokenise
from briefterm.temporal.why import why

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

# Rules that speak of now and the days around it: a text that uses them is news, not history.
_NEWS_FAMILIES = ("weekday", "deictic")


def tag(text: str, reference: date | None) -> list[TimeExpression]:
    """The time expressions of an English text, in text order and without overlap.

    ``reference`` is the date that the text was written or published on. Without it nothing is
    guessed: "September 11" is ``XXXX-09-11`` and "yesterday" PAST_REF. Offsets are half-open, in
    code points of ``text``. Total: any text has a result; time is linear in its length.
    """
    tokens = tokenise(text)
    return [_expression(tokens, found, reference) for found in _joined(tokens, reference)]


def _joined(tokens: Tokens, reference: date | None) -> Iterator[Found]:
    """What the rules found, a time of day and its day made one."""
    state = State(reference)
    held: Found | None = None
    seen = 0
    headings = headings_of(tokens)[::-1]
    dateline = reference.isoformat() if reference else ""
    for start, end in regions(tokens.classes):
        if tokens.classes.find("\n", seen, start) >= 0:
            state.paragraph()
        while headings and headings[-1][0] <= start:
            state.ahead = headings.pop()[1]
        seen = start
        for found in _in_region(tokens, start, end, state):
            one = join(tokens, held, found) if held is not None else None
            if one is None and held is not None:
                yield held
            held = one or found
            state.note(held.reading, leads=_leads(tokens, held.start))
            if held.rule.partition(".")[0] in _NEWS_FAMILIES or held.reading.value == dateline:
                state.news()
    if held is not None:
        yield held


def _leads(tokens: Tokens, start: int) -> bool:
    """Whether the token opens a sentence, two words such as "In the" left aside."""
    left = tokens.classes[max(0, start - 8) : start]
    return compiled(r"(?:\A|\n(?:[-*•] )?|[.!?;]['\")]? )(?:\S ){0,2}\Z").search(left) is not None


def _in_region(tokens: Tokens, start: int, end: int, state: State) -> Iterator[Found]:
    while start < end:
        found = _at(tokens, start, state)
        if found is None:
            start += 1
        else:
            yield found
            start = found.end


def _at(tokens: Tokens, start: int, state: State) -> Found | None:
    """The reading of the longest match at ``start`` that its rule does not refuse."""
    for end, rule in candidates(tokens.classes, start):
        state.how = ""
        try:
            reading = rule.resolve(Match(tokens, start, end), state)
        except (ValueError, OverflowError):  # a day that no calendar has
            continue
        if reading is not None and grammar().fullmatch(reading.value):
            return Found(start + reading.skip, end, rule.id, reading, (state.how, state.anchor))
    return None


def _expression(tokens: Tokens, found: Found, reference: date | None) -> TimeExpression:
    reading = found.reading
    earliest, latest = reading.interval or interval_of(reading.value, reading.mod, reference)
    return TimeExpression(
        tokens.starts[found.start],
        tokens.starts[found.end],
        reading.type,
        reading.value,
        reading.mod,
        earliest,
        latest,
        found.rule,
        why(reading, found.rule, found.grounds, reference),
    )
