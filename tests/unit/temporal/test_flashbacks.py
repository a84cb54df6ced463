"""Which year and which day a bare date has: flash-backs, phrases on the side, ends of sentences."""

from __future__ import annotations

from datetime import date

import pytest

from briefterm.temporal import tag

TUESDAY = date(2024, 5, 14)


def values(text: str) -> list[str]:
    """The values in text order, of a text written on 14 May 2024."""
    return [found.value for found in tag(text, TUESDAY)]


CARRIED = [
    (
        "The port knows all this. In 2017 it cut its forecast on February 3. On June 9 it shut.",
        ["2017", "2017-02-03", "2017-06-09"],
    ),
    (
        "The quarrel began in 2016. Shots fell at 06:40 on October 21. It ended on November 2.",
        ["2016", "2016-10-21T06:40", "2016-11-02"],
    ),
    (
        "In 2015 the ferry, built in Gdynia in 1998, ran aground on March 8.",
        ["2015", "1998", "2015-03-08"],
    ),
]

NOT_CARRIED = [
    ("She has sold bread here since 1974. Prices rose in March.", ["1974", "2024-03"]),
    ("The mill, founded in Derby in 1831, closed in April.", ["1831", "2024-04"]),
    ("The fund, which was set up in 2011, was closed in March.", ["2011", "2024-03"]),
    ("Her first novel (1988) was reissued in February.", ["1988", "2024-02"]),
    ("Rossi, mayor since March 2019, said he voted on May 4.", ["2019-03", "2024-05-04"]),
]


@pytest.mark.parametrize(("text", "expected"), CARRIED)
def test_a_flashback_keeps_its_year(text: str, expected: list[str]) -> None:
    """The year that the sentence or the paragraph is about holds for its bare dates."""
    assert expected == values(text)


@pytest.mark.parametrize(("text", "expected"), NOT_CARRIED)
def test_a_year_on_the_side_is_not_carried(text: str, expected: list[str]) -> None:
    """A year after "since", behind a participle or in brackets says nothing of what follows."""
    assert expected == values(text)


def test_a_heading_of_a_history_names_its_year() -> None:
    """Under "The strike of 1926" a bare day is one of 1926, whatever year was named before."""
    text = (
        "The union was founded on 4 March 1871. It merged in 1880.\n\nThe strike of 1926\n\n"
        "The miners came out on 1 May. They returned on 19 November."
    )
    assert values(text)[-2:] == ["1926-05-01", "1926-11-19"]


def test_that_year_is_the_one_named_last() -> None:
    """Also if a history only glanced at it."""
    text = (
        "The club was formed on 2 May 1901. It won the cup on 3 June 1902. Debts led to a sale in "
        "the spring of 1996. Fans bought it on 30 June of that year."
    )
    assert values(text)[-1] == "1996-06-30"


def test_the_season_after_a_dated_event() -> None:
    """It counts from the date named last, not from the year of the paragraph before."""
    text = (
        "The firm took its name on 1 April 2009. It fell idle in 2011.\n\nThe first engine ran on "
        "7 August 1911; the car was sold the following spring."
    )
    assert values(text)[-1] == "1912-SP"


def test_a_time_and_the_day_of_the_next_sentence_are_two() -> None:
    """The point of "p.m." may end a sentence."""
    text = "The fire was out by 4:10 p.m. On May 9 it broke out again."
    found = [(text[t.start : t.end], t.value) for t in tag(text, TUESDAY)]
    assert found == [("4:10 p.m.", "2024-05-14T16:10"), ("May 9", "2024-05-09")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- May 18: Ajax v Porto (Vienna, 1930 GMT)", ["2024-05-18", "2024-05-18T19:30"]),
        ("On May 20 the doors open, and at 7:30 p.m. she sings.", ["2024-05-20", "2024-05-20T19:30"]),
        ("They vote on May 20. He spoke at 9:15 a.m.", ["2024-05-20", "2024-05-14T09:15"]),
        ("Polls open at 8 a.m. Lima time.", ["2024-05-14T08:00"]),
        ("It sank at 10:40 p.m. Cape Verde time.", ["2024-05-14T22:40"]),
    ],
)  # fmt: skip
def test_a_time_takes_the_day_of_its_sentence(text: str, expected: list[str]) -> None:
    """The day named in the same sentence or line, else none to come."""
    assert expected == values(text)


def test_a_day_that_ends_a_stretch_is_not_spoken_of() -> None:
    """In "the quarter ended March 31" the day only says which quarter is meant."""
    text = "Profit for the three months ended March 31 rose. The board met the same day."
    assert values(text)[-1] == "2024-05-14"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Flights have been searched since Sept. 11.", ["2023-09-11"]),
        ("Security was tightened after Sept. 11.", ["2023-09-11"]),
        ("The museum will reopen on Sept. 11.", ["2024-09-11"]),
    ],
)
def test_september_11_looks_back(text: str, expected: list[str]) -> None:
    """Beside a verb in the past it is the latest one, else it is to come."""
    assert expected == values(text)
