"""Sentences of news agencies, 1998 and 2003, and what they mean."""

from __future__ import annotations

from datetime import date

import pytest

from briefterm.temporal import tag

FEBRUARY_1998 = date(1998, 2, 11)  # Wednesday

OCTOBER_2003 = date(2003, 10, 8)  # Wednesday

CASES = [
    (
        FEBRUARY_1998,
        "Diplomats said Wednesday that talks would resume next week.",
        [("Wednesday", "1998-02-11"), ("next week", "1998-W08")],
    ),
    (
        FEBRUARY_1998,
        "The court, which heard arguments Jan. 14, is expected to rule by July.",
        [("Jan. 14", "1998-01-14"), ("July", "1998-07")],
    ),
    (
        FEBRUARY_1998,
        "Police found the car at 11:15 p.m. Tuesday.",
        [("11:15 p.m. Tuesday", "1998-02-10T23:15")],
    ),
    (
        FEBRUARY_1998,
        "The bombing in August 1996 killed 19; three months later a suspect was held.",
        [("August 1996", "1996-08"), ("three months later", "1996-11")],
    ),
    (
        FEBRUARY_1998,
        "The astronauts will land on Saturday night.",
        [("Saturday night", "1998-02-14TNI")],
    ),
    (
        FEBRUARY_1998,
        "The truce, signed in December, has held for nearly two months.",
        [("December", "1997-12"), ("nearly two months", "P2M")],
    ),
    (FEBRUARY_1998, "He said he would announce his decision within days.", [("days", "PXD")]),
    (
        FEBRUARY_1998,
        "The storm is due to reach land Thursday morning.",
        [("Thursday morning", "1998-02-12TMO")],
    ),
    (
        FEBRUARY_1998,
        "The men were arrested on Feb. 3 and charged the following day.",
        [("Feb. 3", "1998-02-03"), ("the following day", "1998-02-04")],
    ),
    (
        FEBRUARY_1998,
        "The Friday ambush was the third in a month.",
        [("Friday", "1998-02-06"), ("a month", "P1M")],
    ),
    (
        FEBRUARY_1998,
        "The Pope last visited in the fall of 1995.",
        [("the fall of 1995", "1995-FA")],
    ),
    (
        FEBRUARY_1998,
        "The president, now 71, ran in 1984 and 1988.",
        [("now", "PRESENT_REF"), ("1984", "1984"), ("1988", "1988")],
    ),
    (FEBRUARY_1998, "The peace process has stalled for nearly a year.", [("nearly a year", "P1Y")]),
    (
        FEBRUARY_1998,
        "The games open on Feb. 7 and run through Feb. 22.",
        [("Feb. 7", "1998-02-07"), ("Feb. 22", "1998-02-22")],
    ),
    (
        FEBRUARY_1998,
        "Exports to Asia fell in the final quarter of 1997.",
        [("the final quarter of 1997", "1997-Q4")],
    ),
    (
        FEBRUARY_1998,
        "The flight left Taipei at 0930 GMT and landed half an hour later.",
        [("0930 GMT", "1998-02-11T09:30"), ("half an hour", "PT30M")],
    ),
    (
        FEBRUARY_1998,
        "At noon EST, 34 minutes later, the siren sounded.",
        [("noon EST", "1998-02-11T12:00"), ("34 minutes later", "1998-02-11T12:34")],
    ),
    (
        FEBRUARY_1998,
        "Voters go to the polls on Sunday, March 1.",
        [("Sunday, March 1", "1998-03-01")],
    ),
    (FEBRUARY_1998, "Last week's talks ended with no deal.", [("Last week", "1998-W06")]),
    (
        FEBRUARY_1998,
        "He was last seen on the night of Jan. 30.",
        [("the night of Jan. 30", "1998-01-30TNI")],
    ),
    (FEBRUARY_1998, "The Senate is to vote later this week.", [("later this week", "1998-W07")]),
    (
        FEBRUARY_1998,
        "The king died in 1975. That same year, the border was closed.",
        [("1975", "1975"), ("That same year", "1975")],
    ),
    (
        FEBRUARY_1998,
        "Earlier Wednesday, rebels shelled the airport.",
        [("Earlier Wednesday", "1998-02-11")],
    ),
    (FEBRUARY_1998, "In the mid-1980s, oil fell to $10.", [("the mid-1980s", "198")]),
    (
        FEBRUARY_1998,
        "The museum is open from 10 a.m. to 5 p.m. Tuesdays.",
        [
            ("10 a.m.", "1998-02-11T10:00"),
            ("5 p.m.", "1998-02-11T17:00"),
            ("Tuesdays", "XXXX-WXX-2"),
        ],
    ),
    (
        FEBRUARY_1998,
        "Scientists plan a 10-year mission early in the 21st century.",
        [("10-year", "P10Y"), ("early in the 21st century", "20")],
    ),
    (
        FEBRUARY_1998,
        "The delegation returned Monday evening.",
        [("Monday evening", "1998-02-09TEV")],
    ),
    (
        OCTOBER_2003,
        "Voters in California ousted the governor Tuesday, 11 months after his re-election.",
        [("Tuesday", "2003-10-07"), ("11 months", "P11M")],
    ),
    (
        OCTOBER_2003,
        "Since Sept. 11, 2001, flights have been down.",
        [("Sept. 11, 2001", "2001-09-11")],
    ),
    (OCTOBER_2003, "The Sept. 11 attacks changed that.", [("Sept. 11", "2001-09-11")]),
    (
        OCTOBER_2003,
        "Stores look forward to Thanksgiving and Christmas.",
        [("Thanksgiving", "2003-11-27"), ("Christmas", "2003-12-25")],
    ),
    (
        OCTOBER_2003,
        "Troops have been in Iraq for more than six months.",
        [("more than six months", "P6M")],
    ),
    (OCTOBER_2003, "The World Series opens Oct. 18.", [("Oct. 18", "2003-10-18")]),
    (
        OCTOBER_2003,
        "The suspect was arraigned Wednesday afternoon.",
        [("Wednesday afternoon", "2003-10-08TAF")],
    ),
    (
        OCTOBER_2003,
        "The Red Sox last won in 1918; the following year they sold Ruth.",
        [("1918", "1918"), ("the following year", "1919")],
    ),
    (OCTOBER_2003, "Jury selection begins Nov. 10.", [("Nov. 10", "2003-11-10")]),
    (
        OCTOBER_2003,
        "They were married on New Year's Eve 1999.",
        [("New Year's Eve 1999", "1999-12-31")],
    ),
    (OCTOBER_2003, "Interest rates are at 45-year lows.", [("45-year", "P45Y")]),
    (
        OCTOBER_2003,
        "The bill expires at the end of the month.",
        [("the end of the month", "2003-10")],
    ),
    (OCTOBER_2003, "The office is open 24 hours a day.", [("24 hours", "PT24H")]),
    (
        OCTOBER_2003,
        "The dam was finished at the turn of the century.",
        [("the turn of the century", "20")],
    ),
]


@pytest.mark.parametrize(("written", "text", "readings"), CASES)
def test_a_sentence(written: date, text: str, readings: list[tuple[str, str]]) -> None:
    """Spans and values are those of the guidelines, no more and no fewer."""
    assert [(text[t.start : t.end], t.value) for t in tag(text, written)] == readings
