"""Headlines in title case or capitals, names with months and days in them, and rarer phrases."""

from __future__ import annotations

from datetime import date

import pytest

from briefterm.temporal import tag

WEDNESDAY = date(2024, 5, 15)


def read(text: str) -> list[tuple[str, str]]:
    """The expressions of a text written on 15 May 2024, with their values."""
    return [(text[found.start : found.end], found.value) for found in tag(text, WEDNESDAY)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Copper Falls to Two-Year Low as Chile Digs", [("Two-Year", "P2Y")]),
        ("Choirs Share a Stage After 12-Year Feud", [("12-Year", "P12Y")]),
        ("Dam Is Done After Nine-Month Delay", [("Nine-Month", "P9M")]),
        ("Israel Marks Six-Day War in Silence", []),
        ("He fought in the Six-Day War and wrote of it.", []),
        ("AFTER THE FALL: A TOWN REBUILT\nIt is empty.", []),
        ("The sale starts after the fall.", [("the fall", "2024-FA")]),
    ],
)
def test_headlines(text: str, expected: list[tuple[str, str]]) -> None:
    """A length with capitals is one in a headline, unless it names a war; a fall may be no season."""
    assert expected == read(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The audit is due by mid-month.", [("mid-month", "2024-05")]),
        ("It has rained since mid-year.", [("mid-year", "2024")]),
        ("A mid-month dip hurt.", []),
        ("It lost the most in a single day since 2020.", [("a single day", "P1D"), ("2020", "2020")]),
        ("They built it in a single week.", [("a single week", "P1W")]),
        ("A single day was enough.", []),
        ("He ran the fastest mile of the year.", [("the year", "2024")]),
        ("It was the worst flood of the year, she said.", [("the year", "2024")]),
        ("She was named player of the year.", []),
        ("He was the guest of the year.", []),
    ],
)  # fmt: skip
def test_rarer_phrases(text: str, expected: list[tuple[str, str]]) -> None:
    """The middle of the running month, one whole day, and the year that a superlative is of."""
    assert expected == read(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("April Sun, a broker in Leeds, sold.", []),
        ("April sun, a rare thing, came.", [("April", "2024-04")]),
        ('It was run by August "Gus" Hill, a pilot.', []),
        ('In August "Gus" was sold.', [("August", "2024-08")]),
        ("Also on the bill are Lazy Dog Sunday, Orbis and Lo.", []),
        ("It rained in Boston Sunday, police said.", [("Sunday", "2024-05-12")]),
        ('They sang "Blue Line Saturday" twice.', []),
        ('They sang "Riga, Saturday" twice.', []),
        ('He said: "Call on Saturday" and left.', [("Saturday", "2024-05-11")]),
        ("It appeared in Weather of the Past, a journal.", []),
        ("It is a thing of the past, he said.", [("the past", "PAST_REF")]),
        ("A cold March is the main risk.", [("March", "2024-03")]),
        ("A long March through town followed.", []),
    ],
)
def test_names_are_no_dates(text: str, expected: list[tuple[str, str]]) -> None:
    """A month or day among capitals may be a person, a band, a song or a journal."""
    assert expected == read(text)


def test_the_past_year_ends_a_look_back() -> None:
    """What it has been like is told from the text's own date, not from a bygone year."""
    text = (
        "He was born on 3 May 1941. He wed on 9 June 1962. His son left in 1984.\n\n"
        "The past year has been dry: wells failed in March."
    )
    assert ("March", "2024-03") == read(text)[-1]
