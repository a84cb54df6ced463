"""Text -> time expressions: the loop that joins matcher, resolvers, state and intervals."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from briefterm.temporal.headings import headings_of
from briefterm.temporal.intervals import interval_of, is_value
from briefterm.temporal.joins import Found, join
from briefterm.temporal.matcher import candidates, openers, regions
from briefterm.temporal.names import in_a_name
from briefterm.temporal.places import Place, place_of
from briefterm.temporal.rule import DATE, TIME, Match
from briefterm.temporal.senses import in_another_sense
from briefterm.temporal.state import State
from briefterm.temporal.tokens import Tokens, tokenise
from briefterm.temporal.why import why

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from briefterm.model import DateOrder, TimeExpression
    from briefterm.temporal.rule import Rule

# Rules that speak of now and the days around it: a text that uses them is news, not history.
_NEWS_FAMILIES = ("weekday", "deictic")
# "The past year has been" speaks of now too.
_PAST_YEAR = "relative.past_unit"
# What can take the text to another date.
_DATED = (DATE, TIME)
# A text of nothing but dates would cost a minute for 10 MB.
_MOST = 100_000


def tag(text: str, reference: date | None, *, order: DateOrder = "us") -> list[TimeExpression]:
    """The time expressions of an English text, in text order and without overlap.

    ``reference`` is the date that the text was written or published on. Without it nothing is
    guessed: "September 11" is ``XXXX-09-11`` and "yesterday" PAST_REF. ``order`` says how the text
    writes 5/6/2024: month first ("us") or day first ("european"). Offsets are half-open, in
    code points of ``text``. Total: any text has a result, and time is linear in its length. No more
    than the first 100,000 expressions are given, of a text that has more the rest is not read;
    prose of less than some six megabytes does not have so many.
    """
    from briefterm.model import TimeExpression  # noqa: PLC0415 - its loading costs half the import

    tokens = tokenise(text)
    read = islice(_joined(tokens, State(reference, order)), _MOST)
    return [TimeExpression(*_fields(tokens, found, reference)) for found in read]


def _joined(tokens: Tokens, state: State) -> Iterator[Found]:
    """What the rules found, a time of day and its day made one."""
    held: Found | None = None
    seen, heading = 0, -1
    headings = headings_of(tokens)[::-1]
    dateline = state.reference.isoformat() if state.reference else ""
    for start, end in regions(tokens.classes):
        if tokens.classes.find("\n", seen, start) >= 0:
            state.paragraph()
        while headings and headings[-1][0] <= start:
            heading, state.looks = headings.pop()
        seen = start
        for found in _in_region(tokens, max(start, held.end if held else 0), end, state):
            one = join(tokens, held, found) if held is not None else None
            if one is None and held is not None:
                yield held
            held = one or found
            if held.reading.type in _DATED:
                state.note(held.reading, _place(tokens, held, state, heading))
            if (
                held.rule.partition(".")[0] in _NEWS_FAMILIES
                or held.reading.value == dateline
                or (
                    held.rule == _PAST_YEAR and tokens.texts[held.end + 1 : held.end + 2] == ["has"]
                )
            ):
                state.news()
    if held is not None:
        yield held


def _place(tokens: Tokens, found: Found, state: State, heading: int) -> Place:
    """Where an expression stands; ``heading`` is the token that the last heading starts with."""
    narrative = state.narrative
    in_heading = narrative and heading >= 0 and tokens.classes.find("\n", heading, found.start) < 0
    span = found.start, found.end
    return place_of(tokens, span, found.reading, narrative=narrative, in_heading=in_heading)


def _in_region(tokens: Tokens, start: int, end: int, state: State) -> Iterator[Found]:
    classes, first = tokens.classes, openers()
    while start < end:
        hits = candidates(classes, start) if classes[start] in first else ()
        found = _read(tokens, start, hits, state) if hits else None
        if found is None:
            start += 1
        else:
            yield found
            start = found.end


def _read(
    tokens: Tokens, start: int, hits: Iterable[tuple[int, Rule]], state: State
) -> Found | None:
    """The reading of the first of the matches at ``start`` that its rule does not refuse."""
    for end, rule in hits:
        state.how = ""
        match = Match(tokens, start, end)
        try:
            reading = rule.resolve(match, state)
        except (ValueError, OverflowError):  # a day that no calendar has
            continue
        if reading is None or in_a_name(match, rule.family) or in_another_sense(match):
            continue
        if is_value(reading.value):
            return Found(start + reading.skip, end, rule.id, reading, (state.how, state.anchor))
    return None


def _fields(
    tokens: Tokens, found: Found, reference: date | None
) -> tuple[int, int, str, str, str | None, str | None, str | None, str, str]:
    """What a `TimeExpression` is made of, in the order of its fields."""
    reading = found.reading
    earliest, latest = reading.interval or interval_of(reading.value, reading.mod, reference)
    return (
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
