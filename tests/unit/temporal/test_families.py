"""What each family of expressions means on one Wednesday, 15 May 2024, and without a date."""

from __future__ import annotations

from datetime import date

import pytest

from briefterm.temporal import tag

WEDNESDAY = date(2024, 5, 15)


def read(text: str, reference: date | None = WEDNESDAY) -> list[tuple[str, str, str | None]]:
    """Span, value and mod of each expression."""
    return [(text[t.start : t.end], t.value, t.mod) for t in tag(text, reference)]


@pytest.mark.parametrize(
    ("text", "span", "value", "mod"),
    [
        # days
        ("on March 8, 2022 it", "March 8, 2022", "2022-03-08", None),
        ("on Thursday, July 4th 2013, he", "Thursday, July 4th 2013", "2013-07-04", None),
        ("on 8 March 2022 it", "8 March 2022", "2022-03-08", None),
        ("on the 7th of June, 1944 it", "the 7th of June, 1944", "1944-06-07", None),
        ("Sept. 30 was fixed", "Sept. 30", "2023-09-30", None),
        ("it was shut on 15 December", "15 December", "2023-12-15", None),
        ("on 29 February 2024", "29 February 2024", "2024-02-29", None),
        ("it ended 2024-02-29.", "2024-02-29", "2024-02-29", None),
        ("on 12/31/2023 it", "12/31/2023", "2023-12-31", None),
        ("on 31/12/2023 it", "31/12/2023", "2023-12-31", None),
        ("on 31.12.2023 it", "31.12.2023", "2023-12-31", None),
        # months
        ("in early August it will", "early August", "2024-08", "START"),
        ("It fell in December.", "December", "2023-12", None),
        ("by the end of March 2021", "the end of March 2021", "2021-03", "END"),
        ("since mid-February", "mid-February", "2024-02", "MID"),
        ("in February of 1940", "February of 1940", "1940-02", None),
        ("next March", "next March", "2025-03", None),
        ("by end-June 2025", "end-June 2025", "2025-06", "END"),
        ("in the second week of May", "the second week of May", "2024-W19", None),
        ("the first Monday in May", "the first Monday in May", "2024-05-06", None),
        ("the last day of August", "the last day of August", "2024-08-31", None),
        # years, decades, centuries
        ("in 1859 it", "1859", "1859", None),
        ("since late 2018", "late 2018", "2018", "END"),
        ("in the late '80s", "the late '80s", "198", "END"),
        ("the early 21st century", "the early 21st century", "20", "START"),
        ("in AD 79 it", "AD 79", "0079", None),
        ("in the 5th century BC", "the 5th century BC", "BC04", None),
        # weekdays
        ("said on Wednesday", "Wednesday", "2024-05-15", None),
        ("said on Thursday", "Thursday", "2024-05-09", None),
        ("talks are set to resume Monday", "Monday", "2024-05-20", None),
        ("next Tuesday", "next Tuesday", "2024-05-21", None),
        ("next Thursday", "next Thursday", "2024-05-23", None),
        ("last Wednesday", "last Wednesday", "2024-05-08", None),
        ("this Friday", "this Friday", "2024-05-17", None),
        ("on Sunday night", "Sunday night", "2024-05-12TNI", None),
        # units that point
        ("it said last week", "last week", "2024-W19", None),
        ("later this month", "later this month", "2024-05", None),
        ("early next year", "early next year", "2025", "START"),
        ("this quarter", "this quarter", "2024-Q2", None),
        ("last decade", "last decade", "201", None),
        ("this century", "this century", "20", None),
        ("over the coming weekend", "the coming weekend", "2024-W20-WE", None),
        ("late last night", "late last night", "2024-05-14TNI", "END"),
        # so many units away
        ("two years ago", "two years ago", "2022", None),
        ("three weeks ago", "three weeks ago", "2024-W17", None),
        ("two days ago", "two days ago", "2024-05-13", None),
        ("two decades ago", "two decades ago", "200", None),
        ("a decade ago", "a decade ago", "2014", None),
        ("six months from now", "six months from now", "2024-11", None),
        ("more than ten years ago", "more than ten years ago", "2014", "MORE_THAN"),
        ("weeks ago", "weeks ago", "PAST_REF", None),
        # durations
        ("for more than four years", "more than four years", "P4Y", "MORE_THAN"),
        ("a three-day session", "three-day", "P3D", None),
        ("for 48 hours", "48 hours", "PT48H", None),
        ("for twenty-two years", "twenty-two years", "P22Y", None),
        ("a 52-year-old man", "52-year-old", "P52Y", None),
        ("in half a century", "half a century", "P50Y", None),
        ("at least a year", "at least a year", "P1Y", "EQUAL_OR_MORE"),
        ("nearly two decades", "nearly two decades", "P20Y", "LESS_THAN"),
        ("for about ten days", "about ten days", "P10D", "APPROX"),
        ("over a couple of weeks", "a couple of weeks", "P2W", None),
        ("for a few days", "a few days", "PXD", None),
        ("has lasted for months", "months", "PXM", None),
        ("over the past two months", "the past two months", "P2M", None),
        ("in the next few months", "the next few months", "PXM", None),
        # vague
        ("in the coming days", "the coming days", "FUTURE_REF", None),
        ("in recent weeks", "recent weeks", "PAST_REF", None),
        ("in the past, such", "the past", "PAST_REF", None),
        ("in the near future", "the near future", "FUTURE_REF", None),
        # quarters, halves, fiscal years
        ("third-quarter sales", "third-quarter", "2024-Q3", None),
        ("the third quarter of 2023", "the third quarter of 2023", "2023-Q3", None),
        ("in Q2 2023", "Q2 2023", "2023-Q2", None),
        ("in the June quarter", "the June quarter", "2024-Q2", None),
        ("the second half of 2008", "the second half of 2008", "2008-H2", None),
        ("in fiscal 2023", "fiscal 2023", "FY2023", None),
        ("in FY21", "FY21", "FY2021", None),
        # seasons
        ("in the summer of 2018", "the summer of 2018", "2018-SU", None),
        ("sold last summer", "last summer", "2023-SU", None),
        ("next winter", "next winter", "2024-WI", None),
        ("since autumn 2024", "autumn 2024", "2024-FA", None),
        # holidays
        ("since Christmas Day", "Christmas Day", "2023-12-25", None),
        ("on Good Friday 2025", "Good Friday 2025", "2025-04-18", None),
        ("on New Year's Eve 2020", "New Year's Eve 2020", "2020-12-31", None),
        # clock
        ("at 10 a.m. on August 14", "10 a.m. on August 14", "2024-08-14T10:00", None),
        ("at 05:40 on Thursday", "05:40 on Thursday", "2024-05-09T05:40", None),
        ("about 3 a.m. on Sunday", "about 3 a.m. on Sunday", "2024-05-12T03:00", "APPROX"),
        ("by 12:01 a.m. Eastern time", "12:01 a.m. Eastern time", "2024-05-15T00:01", None),
        ("at 17:05 UTC", "17:05 UTC", "2024-05-15T17:05", None),
        ("the night of 27 September", "the night of 27 September", "2024-09-27TNI", None),
        ("at 7:30 this morning", "7:30 this morning", "2024-05-15T07:30", None),
        ("at dawn on Tuesday", "dawn on Tuesday", "2024-05-14TMO", None),
        ("at 0335 GMT", "0335 GMT", "2024-05-15T03:35", None),
        # sets
        ("every three days", "every three days", "P3D", None),
        ("each month", "each month", "P1M", None),
        ("every other week", "every other week", "P2W", None),
        ("Every Monday many", "Every Monday", "XXXX-WXX-1", None),
        # periods
        ("the week of March 11", "the week of March 11", "2024-W11", None),
        ("by the end of the year", "the end of the year", "2024", "END"),
        ("the weekend of 11 May 2024", "the weekend of 11 May 2024", "2024-W19-WE", None),
    ],
)
def test_an_expression(text: str, span: str, value: str, mod: str | None) -> None:
    """One expression with its whole span."""
    assert [(span, value, mod)] == read(text)


@pytest.mark.parametrize(
    ("text", "spans", "values"),
    [
        ("from 12–14 May", ["12", "14 May"], ["2024-05-12", "2024-05-14"]),
        ("between 8 and 14 April", ["8", "14 April"], ["2024-04-08", "2024-04-14"]),
        ("May 12–14, 2023", ["May 12", "14, 2023"], ["2023-05-12", "2023-05-14"]),
        ("June 14-23: Bol", ["June 14", "23"], ["2024-06-14", "2024-06-23"]),
        ("the war of 1914–18", ["1914", "18"], ["1914", "1918"]),
        ("from March to June 2022", ["March", "June 2022"], ["2022-03", "2022-06"]),
        ("from 2009 to 2014.", ["2009", "2014"], ["2009", "2014"]),
        ("October to March 2022", ["October", "March 2022"], ["2021-10", "2022-03"]),
    ],
)
def test_a_range_is_two_expressions(text: str, spans: list[str], values: list[str]) -> None:
    """Each end has its own span; what the one leaves out stands in the other."""
    assert spans == [span for span, _, _ in read(text)]
    assert values == [value for _, value, _ in read(text)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("on September 11", "XXXX-09-11"),
        ("in July", "XXXX-07"),
        ("on Monday", "XXXX-WXX-1"),
        ("said yesterday", "PAST_REF"),
        ("today", "PRESENT_REF"),
        ("tomorrow", "FUTURE_REF"),
        ("last week", "PAST_REF"),
        ("next year", "FUTURE_REF"),
        ("two years ago", "PAST_REF"),
        ("at 10 a.m.", "XXXX-XX-XXT10:00"),
        ("last summer", "XXXX-SU"),
        ("in the third quarter", "XXXX-Q3"),
        ("on Christmas Day", "XXXX-12-25"),
        ("in 1859", "1859"),
    ],
)
def test_nothing_is_guessed_without_a_date(text: str, value: str) -> None:
    """An undated text keeps an open year."""
    assert [value] == [reading for _, reading, _ in read(text, None)]
