"""Bare days and months that are set, put off or offered, and a timetable's present tense."""

from __future__ import annotations

from datetime import date

import pytest

from briefterm.temporal import tag

WEDNESDAY = date(2024, 5, 15)


def values(text: str) -> list[str]:
    """The values in text order, of a text written on 15 May 2024."""
    return [found.value for found in tag(text, WEDNESDAY)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ministers of the Baltic League meet in Riga on Friday.", "2024-05-17"),
        ("Mayors meet on Friday.", "2024-05-17"),
        ("Presidents of the Baltic states meet on Friday.", "2024-05-17"),
        ("Presidents of the Baltic League meet on Friday.", "2024-05-17"),
        ("Osaka plays in Rome on Sunday.", "2024-05-19"),
        ("Judge Ada Brown hears the appeal at 9 a.m. on Friday.", "2024-05-17T09:00"),
        ("The tribunal hears closing speeches on Monday.", "2024-05-20"),
        ("He beat Lopez in Leeds, where she performs on Sunday.", "2024-05-19"),
        ("The chamber votes on Friday.", "2024-05-17"),
        ("Norway hosts Malta on Sunday.", "2024-05-19"),
    ],
)
def test_the_present_of_a_timetable_looks_ahead(text: str, expected: str) -> None:
    """A verb of what is held or shown, in the present, makes "on Friday" the one to come."""
    assert [expected] == values(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Diamond League meet on Friday drew few.", "2024-05-10"),
        ("Ministers of the Baltic League met on Friday.", "2024-05-10"),
        ("The mayor defends Friday's vote.", "2024-05-10"),
        ("He wrote two plays on Sunday.", "2024-05-12"),
        ("His plays on Sunday drew few.", "2024-05-12"),
        ("Osaka, who plays in Rome, rested on Sunday.", "2024-05-12"),
        ("Prices rose on Monday.", "2024-05-13"),
    ],
)
def test_other_verbs_and_nouns_look_back(text: str, expected: str) -> None:
    """A noun that looks like such a verb, a past tense or "Friday's" leaves the day behind."""
    assert [expected] == values(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bank has moved its forecast to July.", ["2024-07"]),
        ("The studio moved the film from April to June.", ["2024-04", "2024-06"]),
        ("Traders have booked Polish rye for July and August.", ["2024-07", "2024-08"]),
        ("They postponed the vote to August 20.", ["2024-08-20"]),
        ("The king suspended the levy until August 20.", ["2024-08-20"]),
        ("The visa was renewed until late August.", ["2024-08"]),
        ("Radio Nord has offered a debate in mid-June.", ["2024-06"]),
        ("The union promised a strike in July.", ["2024-07"]),
    ],
)
def test_what_was_arranged_is_to_come(text: str, expected: list[str]) -> None:
    """The verb is in the past, but the date is that of what was put off, booked or offered."""
    assert expected == values(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bank has booked losses for January and February.", ["2024-01", "2024-02"]),
        ("They moved the vote to April.", ["2024-04"]),
        ("They were paid for October and November.", ["2023-10", "2023-11"]),
        ("They proposed a pact in November.", ["2023-11"]),
        ("Prices fell in the six months to June.", ["2023-06"]),
        ("She served until September 2.", ["2023-09-02"]),
        ("He rejected the offer in July.", ["2023-07"]),
    ],
)
def test_other_pasts_are_past(text: str, expected: list[str]) -> None:
    """What was earned, served or proposed long before stays behind the text's own date."""
    assert expected == values(text)[-len(expected) :]


def test_a_heading_that_looks_ahead_places_months() -> None:
    """Under it a month is to come unless a verb is surely in the past."""
    ahead = "What to watch\n\nThe bridge rebuilt in July; rates."
    assert ["2024-07"] == values(f"News\n\n{ahead}")
    assert ["2023-07"] == values(f"News\n\n{ahead.replace('rebuilt', 'was bombed')}")
    assert ["2023-07"] == values(
        "News\n\nWhat to watch\n\nThe road; since July it has stood empty."
    )


def test_what_ended_in_a_year_does_not_lend_it_to_another_name() -> None:
    """A sentence about somebody newly named counts its bare day from the text's own date."""
    ended = "Counts ended in 2021."
    assert ["2021", "2024-03-01"] == values(f"{ended} ORAMA, which paid, was closed on March 1.")
    assert ["2021", "2024-03-01"] == values(f"{ended} Orama, which paid, was closed on March 1.")
    assert ["2021", "2021-03-01"] == values(f"{ended} They were burnt on March 1.")
    assert ["2021", "2021-03-01"] == values(f"{ended} Then, it was said, they went on March 1.")
    began = "The quarrel began in 2021."
    assert ["2021", "2021-03-01"] == values(f"{began} ORAMA, which paid, was closed on March 1.")


def test_an_afternoon_gone_by_is_not_that_of_a_day_to_come() -> None:
    """The day named before belongs to another clause where the verb is in the past."""
    text = "The senator, due in Rome next Tuesday, {} in the afternoon."
    assert ["2024-05-21", "2024-05-15TAF"] == values(text.format("visited"))
    text = "They meet next Tuesday in Rome, and in the afternoon he flies home."
    assert ["2024-05-21", "2024-05-21TAF"] == values(text)
