"""Sentences of briefings of 2024, and what they mean."""

from __future__ import annotations

from datetime import date

import pytest

from briefterm.temporal import tag

MAY_2024 = date(2024, 5, 14)  # Tuesday

SEPTEMBER_2024 = date(2024, 9, 18)  # Wednesday

CASES = [
    (
        MAY_2024,
        "Putin met Xi on 3 May and will fly to Beijing on Thursday.",
        [("3 May", "2024-05-03"), ("Thursday", "2024-05-16")],
    ),
    (
        MAY_2024,
        "The budget for 2023/24 was passed last November.",
        [("2023/24", "2023"), ("last November", "2023-11")],
    ),
    (
        MAY_2024,
        "In the week to 9 May tanker traffic fell.",
        [("the week", "2024-W19"), ("9 May", "2024-05-09")],
    ),
    (
        MAY_2024,
        "The bug was seen in February 2022 and last patched on 30 June.",
        [("February 2022", "2022-02"), ("30 June", "2023-06-30")],
    ),
    (
        MAY_2024,
        "The ministry said the vote, planned for Sunday, would go ahead.",
        [("Sunday", "2024-05-19")],
    ),
    (
        MAY_2024,
        "At 06:40 UTC the ship sent a mayday; the crew was rescued 34 minutes later.",
        [("06:40 UTC", "2024-05-14T06:40"), ("34 minutes later", "2024-05-14T07:14")],
    ),
    (MAY_2024, "The report is due on Monday.", [("Monday", "2024-05-20")]),
    (MAY_2024, "Leaders will meet Thursday in Riyadh.", [("Thursday", "2024-05-16")]),
    (
        MAY_2024,
        "Markets were shut for Lunar New Year in mid-February.",
        [("Lunar New Year", "2024-02-10"), ("mid-February", "2024-02")],
    ),
    (MAY_2024, "The next round is on 4 June.", [("4 June", "2024-06-04")]),
    (
        MAY_2024,
        "GDP grew 0.6% in the first quarter of 2024, against 0.3% a year earlier.",
        [("the first quarter of 2024", "2024-Q1"), ("a year earlier", "2023-Q1")],
    ),
    (MAY_2024, "By 2030, the bloc wants to cut emissions by 55%.", [("2030", "2030")]),
    (MAY_2024, "In post-9/11 America, such searches were routine.", [("9/11", "2001-09-11")]),
    (
        MAY_2024,
        "Exports hit a 14-month high in April.",
        [("14-month", "P14M"), ("April", "2024-04")],
    ),
    (MAY_2024, "Fifteen years ago the mine was shut.", [("Fifteen years ago", "2009")]),
    (
        MAY_2024,
        "The sanctions, first imposed in 2014, were renewed every six months.",
        [("2014", "2014"), ("every six months", "P6M")],
    ),
    (
        MAY_2024,
        "A ceasefire took hold on 27 November 2023. That evening, trucks crossed the border.",
        [("27 November 2023", "2023-11-27"), ("That evening", "2023-11-27TEV")],
    ),
    (
        MAY_2024,
        "In the 1990s, and again in the late 2000s, the fund ran short.",
        [("the 1990s", "199"), ("the late 2000s", "200")],
    ),
    (
        MAY_2024,
        "On the morning of 12 May, an explosion was heard.",
        [("the morning of 12 May", "2024-05-12TMO")],
    ),
    (MAY_2024, "The minister has until the end of May to reply.", [("the end of May", "2024-05")]),
    (MAY_2024, "For the past 18 months the plant has been idle.", [("the past 18 months", "P18M")]),
    (
        MAY_2024,
        "The bank holiday on 27 May falls two weeks before the vote.",
        [("27 May", "2024-05-27"), ("two weeks", "P2W")],
    ),
    (MAY_2024, "Turnout in the second round on 26 May matters.", [("26 May", "2024-05-26")]),
    (MAY_2024, "Nowadays few remember.", [("Nowadays", "PRESENT_REF")]),
    (MAY_2024, "The 19th-century fort is a ruin.", [("19th-century", "18")]),
    (MAY_2024, "At the moment no talks are planned.", [("the moment", "PRESENT_REF")]),
    (
        MAY_2024,
        "The figure was last published in Q3 2023, and H1 2024 data is due in July.",
        [("Q3 2023", "2023-Q3"), ("H1 2024", "2024-H1"), ("July", "2024-07")],
    ),
    (
        MAY_2024,
        "The Crimean port was seized in the spring of 2014.",
        [("the spring of 2014", "2014-SP")],
    ),
    (SEPTEMBER_2024, "Ukraine marked 1,000 days of war.", [("1,000 days", "P1000D")]),
    (
        SEPTEMBER_2024,
        "The outage began at 14:05 local time (11:05 GMT) and lasted almost five hours.",
        [
            ("14:05 local time", "2024-09-18T14:05"),
            ("11:05 GMT", "2024-09-18T11:05"),
            ("almost five hours", "PT5H"),
        ],
    ),
    (SEPTEMBER_2024, "By Q1 2025 the fab should ship.", [("Q1 2025", "2025-Q1")]),
    (
        SEPTEMBER_2024,
        "The court set the hearing for the week of 7 October.",
        [("the week of 7 October", "2024-W41")],
    ),
    (
        SEPTEMBER_2024,
        "Rates have not been this low since the mid-2010s.",
        [("the mid-2010s", "201")],
    ),
    (
        SEPTEMBER_2024,
        "The ceasefire is to start at dawn on Friday.",
        [("dawn on Friday", "2024-09-20TMO")],
    ),
    (
        SEPTEMBER_2024,
        "The Fed cut rates on Wednesday afternoon.",
        [("Wednesday afternoon", "2024-09-18TAF")],
    ),
    (SEPTEMBER_2024, "Two nights ago the drones came again.", [("Two nights ago", "2024-09-16")]),
    (
        SEPTEMBER_2024,
        "Elections are held every four years; the next is on 5 November.",
        [("every four years", "P4Y"), ("5 November", "2024-11-05")],
    ),
    (
        SEPTEMBER_2024,
        "Mid-afternoon on the 12th, a second blast was heard.",
        [("Mid-afternoon on the 12th", "2024-09-12TAF")],
    ),
    (
        SEPTEMBER_2024,
        "The tender closes at 23:59 CET on 30 September.",
        [("23:59 CET on 30 September", "2024-09-30T23:59")],
    ),
    (
        SEPTEMBER_2024,
        "The minister will visit from Monday to Wednesday.",
        [("Monday", "2024-09-23"), ("Wednesday", "2024-09-25")],
    ),
    (SEPTEMBER_2024, "He had left the previous Friday.", [("the previous Friday", "2024-09-13")]),
    (
        SEPTEMBER_2024,
        "The two-day summit ended late on Thursday.",
        [("two-day", "P2D"), ("late on Thursday", "2024-09-12")],
    ),
    (SEPTEMBER_2024, "Exercises run until the 27th.", [("the 27th", "2024-09-27")]),
    (
        SEPTEMBER_2024,
        "At the start of next week the talks resume.",
        [("the start of next week", "2024-W39")],
    ),
]


@pytest.mark.parametrize(("written", "text", "readings"), CASES)
def test_a_sentence(written: date, text: str, readings: list[tuple[str, str]]) -> None:
    """Spans and values are those of the guidelines, no more and no fewer."""
    assert [(text[t.start : t.end], t.value) for t in tag(text, written)] == readings
