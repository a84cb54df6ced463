"""Sentences of newspapers of 1989, much of them of money, and what they mean."""

from __future__ import annotations

from datetime import date

import pytest

from briefterm.temporal import tag

AUTUMN_1989 = date(1989, 10, 30)  # Monday

NOVEMBER_1989 = date(1989, 11, 2)  # Thursday

CASES = [
    (
        AUTUMN_1989,
        "The company said Monday that profit for the three months ended Sept. 30 fell to $12 million from $15 million a year earlier.",
        [
            ("Monday", "1989-10-30"),
            ("the three months", "P3M"),
            ("Sept. 30", "1989-09-30"),
            ("a year earlier", "1988"),
        ],
    ),
    (
        AUTUMN_1989,
        "Third-quarter net income rose 8% from the year-ago quarter.",
        [("Third-quarter", "1989-Q3"), ("the year-ago quarter", "1988-Q3")],
    ),
    (
        AUTUMN_1989,
        "The board voted in mid-1985 to close the plant within two years.",
        [("mid-1985", "1985"), ("two years", "P2Y")],
    ),
    (
        AUTUMN_1989,
        "Sales in the first nine months of the year were flat.",
        [("the first nine months of the year", "P9M")],
    ),
    (AUTUMN_1989, "The bonds, due Nov. 15, 1999, yield 9.2%.", [("Nov. 15, 1999", "1999-11-15")]),
    (
        AUTUMN_1989,
        "Analysts expect fourth-quarter earnings to drop.",
        [("fourth-quarter", "1989-Q4")],
    ),
    (
        AUTUMN_1989,
        "The airline, which filed for bankruptcy protection last March, plans to resume flights early next year.",
        [("last March", "1989-03"), ("early next year", "1990")],
    ),
    (
        AUTUMN_1989,
        "He has been in jail for two-and-a-half years.",
        [("two-and-a-half years", "P2.5Y")],
    ),
    (AUTUMN_1989, "A dozen years ago the town had one bank.", [("A dozen years ago", "1977")]),
    (
        AUTUMN_1989,
        "The market closed at 2,596.72 on Friday, down from Thursday's 2,613.73.",
        [("Friday", "1989-10-27"), ("Thursday", "1989-10-26")],
    ),
    (
        AUTUMN_1989,
        "The 30-year Treasury bond was quoted late Friday at 101 4/32.",
        [("30-year", "P30Y"), ("late Friday", "1989-10-27")],
    ),
    (
        AUTUMN_1989,
        "In the 1989 third quarter, the concern lost $4 million.",
        [("the 1989 third quarter", "1989-Q3")],
    ),
    (AUTUMN_1989, "He said the sale should be completed by year end.", [("year end", "1989")]),
    (
        AUTUMN_1989,
        "Trading resumes at 9:30 a.m. EST tomorrow.",
        [("9:30 a.m. EST tomorrow", "1989-10-31T09:30")],
    ),
    (
        AUTUMN_1989,
        "The fire broke out at about 2 a.m. Sunday and burned for six hours.",
        [("about 2 a.m. Sunday", "1989-10-29T02:00"), ("six hours", "PT6H")],
    ),
    (
        AUTUMN_1989,
        "In the past decade, steelmakers have shut dozens of mills.",
        [("the past decade", "P10Y")],
    ),
    (
        AUTUMN_1989,
        "The quake on Oct. 17 killed 63 people; two days later power was restored.",
        [("Oct. 17", "1989-10-17"), ("two days later", "1989-10-19")],
    ),
    (
        AUTUMN_1989,
        "He became chairman in May 1987 and resigned 18 months later.",
        [("May 1987", "1987-05"), ("18 months later", "1988-11")],
    ),
    (AUTUMN_1989, "The law took effect Jan. 1.", [("Jan. 1", "1989-01-01")]),
    (
        AUTUMN_1989,
        "The airline has offered daily flights since 1986.",
        [("daily", "P1D"), ("1986", "1986")],
    ),
    (AUTUMN_1989, "The magazine is published every two weeks.", [("every two weeks", "P2W")]),
    (
        AUTUMN_1989,
        "This month, the bank cut 300 jobs; last month it cut 120.",
        [("This month", "1989-10"), ("last month", "1989-09")],
    ),
    (
        AUTUMN_1989,
        "Orders rose 3.4% in September after falling 1.1% the previous month.",
        [("September", "1989-09"), ("the previous month", "1989-08")],
    ),
    (
        AUTUMN_1989,
        "In the 1950s and early 1960s, cars got bigger.",
        [("the 1950s", "195"), ("early 1960s", "196")],
    ),
    (
        AUTUMN_1989,
        "The Dow fell 190 points on Oct. 13, its worst drop since Oct. 19, 1987.",
        [("Oct. 13", "1989-10-13"), ("Oct. 19, 1987", "1987-10-19")],
    ),
    (
        AUTUMN_1989,
        "The spokesman said the plant will reopen next Monday.",
        [("next Monday", "1989-11-06")],
    ),
    (
        AUTUMN_1989,
        "The ruling, issued a week ago today, stunned lawyers.",
        [("a week ago today", "1989-10-23")],
    ),
    (AUTUMN_1989, "He was 58 years old.", [("58 years old", "P58Y")]),
    (AUTUMN_1989, "For the year, analysts see profit of $3 a share.", [("the year", "1989")]),
    (AUTUMN_1989, "The seven-day average yield fell.", [("seven-day", "P7D")]),
    (
        AUTUMN_1989,
        "Imports rose in the latest week, the Fed said.",
        [("the latest week", "1989-W43")],
    ),
    (
        AUTUMN_1989,
        "The company earned $1.20 a share in 1987 and $1.50 in 1988.",
        [("1987", "1987"), ("1988", "1988")],
    ),
    (
        AUTUMN_1989,
        "It said the 10-month-old venture would end by the end of the year.",
        [("10-month-old", "P10M"), ("the end of the year", "1989")],
    ),
    (
        NOVEMBER_1989,
        "In New York Stock Exchange composite trading yesterday, the shares closed at $21.50.",
        [("yesterday", "1989-11-01")],
    ),
    (NOVEMBER_1989, "The company's stock is down 12% so far this year.", [("this year", "1989")]),
    (
        NOVEMBER_1989,
        "This past weekend, negotiators met again.",
        [("This past weekend", "1989-W43-WE")],
    ),
    (NOVEMBER_1989, "The weeklong strike cost $3 million.", [("weeklong", "P1W")]),
    (
        NOVEMBER_1989,
        "A yearlong study and a monthlong recess followed.",
        [("yearlong", "P1Y"), ("monthlong", "P1M")],
    ),
    (NOVEMBER_1989, "He worked there all day.", [("all day", "P1D")]),
    (NOVEMBER_1989, "These days, few firms pay that.", [("These days", "PRESENT_REF")]),
    (
        NOVEMBER_1989,
        "Sales for the nine months were $90 million, up from $80 million in the year-earlier period.",
        [("nine months", "P9M"), ("the year-earlier period", "1988")],
    ),
    (
        NOVEMBER_1989,
        "Net income for the latest quarter was flat.",
        [("the latest quarter", "1989-Q3")],
    ),
    (NOVEMBER_1989, "The debt matures in year-end 1991.", [("year-end 1991", "1991")]),
    (
        NOVEMBER_1989,
        "The 90-day bills fetched 7.8%; six-month bills 7.6%.",
        [("90-day", "P90D"), ("six-month", "P6M")],
    ),
    (
        NOVEMBER_1989,
        "In the late 1970s and early '80s, oil boomed.",
        [("the late 1970s", "197"), ("early '80s", "198")],
    ),
    (NOVEMBER_1989, "Friday the 13th rattled brokers.", [("Friday the 13th", "1989-10-13")]),
    (NOVEMBER_1989, "First-half profit rose 9%.", [("First-half", "1989-H1")]),
    (NOVEMBER_1989, "The fund bought shares late last month.", [("late last month", "1989-10")]),
    (NOVEMBER_1989, "The unit has lost money for years.", [("years", "PXY")]),
    (
        NOVEMBER_1989,
        "Early this morning, police closed the bridge.",
        [("Early this morning", "1989-11-02TMO")],
    ),
    (
        NOVEMBER_1989,
        "The inspection is done once every 10 years.",
        [("once every 10 years", "P10Y")],
    ),
    (
        NOVEMBER_1989,
        "He'll retire next spring, after 34 years in the service.",
        [("next spring", "1990-SP"), ("34 years", "P34Y")],
    ),
    (NOVEMBER_1989, "The merger should close by mid-1990.", [("mid-1990", "1990")]),
    (
        NOVEMBER_1989,
        "Economists expect growth to slow in the coming year.",
        [("the coming year", "1990")],
    ),
    (
        NOVEMBER_1989,
        "The deal was signed late Tuesday night.",
        [("late Tuesday night", "1989-10-31TNI")],
    ),
    (
        NOVEMBER_1989,
        "Bids are due Nov. 10 and a decision is likely Dec. 1.",
        [("Nov. 10", "1989-11-10"), ("Dec. 1", "1989-12-01")],
    ),
    (NOVEMBER_1989, "The firm, founded a century ago, has 40 staff.", [("a century ago", "1889")]),
    (
        NOVEMBER_1989,
        "A spokesman declined Thursday to say when the five-year plan ends.",
        [("Thursday", "1989-11-02"), ("five-year", "P5Y")],
    ),
    (
        NOVEMBER_1989,
        "Two weeks earlier, the Senate had voted no.",
        [("Two weeks earlier", "1989-W42")],
    ),
    (
        NOVEMBER_1989,
        "The company had a loss of $2 million in the third quarter of 1988.",
        [("the third quarter of 1988", "1988-Q3")],
    ),
    (
        NOVEMBER_1989,
        "September's rise was the first in five months.",
        [("September", "1989-09"), ("five months", "P5M")],
    ),
    (
        NOVEMBER_1989,
        "He last fought in the Fourth of July bout.",
        [("the Fourth of July", "1989-07-04")],
    ),
    (
        NOVEMBER_1989,
        "Mortgage rates fell to 30-year lows last Friday.",
        [("30-year", "P30Y"), ("last Friday", "1989-10-27")],
    ),
    (
        NOVEMBER_1989,
        "The index has risen for six straight months.",
        [("six straight months", "P6M")],
    ),
    (NOVEMBER_1989, "She was born on June 6, 1944, D-Day.", [("June 6, 1944", "1944-06-06")]),
]


@pytest.mark.parametrize(("written", "text", "readings"), CASES)
def test_a_sentence(written: date, text: str, readings: list[tuple[str, str]]) -> None:
    """Spans and values are those of the guidelines, no more and no fewer."""
    assert [(text[t.start : t.end], t.value) for t in tag(text, written)] == readings
