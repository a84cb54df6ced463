"""What a text has spoken of: narratives, flash-backs, "that day", "the week before"."""

from __future__ import annotations

from datetime import date

from briefterm.temporal import tag

WEDNESDAY = date(2024, 5, 15)


def values(text: str, reference: date | None = WEDNESDAY) -> list[str]:
    """The values in text order."""
    return [t.value for t in tag(text, reference)]


def test_a_narrative_carries_its_year() -> None:
    """Bare dates of a history take the year of the last one."""
    text = (
        "On September 1, 1939, war broke out. On 17 September the east was invaded.\n\n"
        "In November it snowed."
    )
    assert values(text) == ["1939-09-01", "1939-09-17", "1939-11"]


def test_a_narrative_turns_the_year() -> None:
    """January after December is in the next year."""
    text = "On 7 December 1941 it began. By late December it spread. In January it reached them."
    assert values(text) == ["1941-12-07", "1941-12", "1942-01"]


def test_news_counts_from_its_date() -> None:
    """A background year does not draw later paragraphs with it."""
    text = "It is the first such session since late 2018.\n\nAMMAN, May 14 - They met on Monday."
    assert values(text) == ["2018", "2024-05-14", "2024-05-13"]


def test_a_flashback_paragraph_keeps_its_year() -> None:
    """A past year named holds for past-tense months of the same paragraph only."""
    text = (
        "They met on Monday.\n\nThe plant was opened in 2019. It was shut in October.\n\n"
        "It was sold in April."
    )
    assert values(text) == ["2024-05-13", "2019", "2019-10", "2024-04"]


def test_that_month_and_the_same_day() -> None:
    """Words that point back take what was spoken of."""
    text = "It was filled in the summer of 2018. They walked out that November."
    assert values(text) == ["2018-SU", "2018-11"]
    assert values("On 9 July 2011 they won. That night, all") == ["2011-07-09", "2011-07-09TNI"]


def test_that_monday_needs_a_day_named_before_it() -> None:
    """It counts from the day that the text spoke of; without one it is the latest Monday."""
    assert values("On 9 July 2011 they won. They sang that Monday.")[1] == "2011-07-11"
    assert values("Officials said that Monday talks had failed.") == ["2024-05-13"]
    assert values("Officials said that Thursday will be calm.") == ["2024-05-16"]


def test_two_days_later_counts_from_the_last_day() -> None:
    """Words like "earlier" and "later" count from the text, "ago" from the document."""
    text = "On 10 June 1940 it began. Twelve days later it ended."
    assert values(text) == ["1940-06-10", "1940-06-22"]


def test_the_week_before() -> None:
    """A week before the week just named."""
    assert values("Five last week against two the week before.") == ["2024-W19", "2024-W18"]


def test_years_before_christ_carry() -> None:
    """After a year BC a bare number in a phrase of time is one too."""
    assert values("In 499 BC they rose; in 490, they lost.") == ["BC0499", "BC0490"]


def test_an_undated_text_still_points_back() -> None:
    """What the text itself says is no guess."""
    text = "On 10 June 1940 it began. Two days later it ended."
    assert values(text, None) == ["1940-06-10", "1940-06-12"]


def test_a_glance_at_another_year_is_not_followed() -> None:
    """A far year inside a sentence does not move a narrative; one that opens a sentence does."""
    text = (
        "On 2 August 1964 it was hit. On 7 August they voted. Papers opened in 2005 show that it "
        "was calm on 4 August."
    )
    assert values(text)[-1] == "1964-08-04"
    assert values(text + " In 1975 all was over. It ended in May.")[-1] == "1975-05"


def test_a_heading_that_looks_ahead() -> None:
    """Under "What to watch" a bare weekday is the next one, until another heading."""
    text = "Talks\nThey met.\n\nWhat to watch\n- Monday: a vote.\n\nBackground\n- Monday: a vote."
    assert values(text) == ["2024-05-20", "2024-05-13"]


def test_a_clock_time_belongs_to_the_day_of_its_paragraph() -> None:
    """A day named in the same paragraph, else the document's own."""
    text = "It was hit on Sunday. It sank at 17:05 UTC.\n\nShe spoke at 08:15 UTC."
    assert values(text) == ["2024-05-12", "2024-05-12T17:05", "2024-05-15T08:15"]


def test_a_time_and_its_day_are_one() -> None:
    """Either order, with a part of the day too; two days in a row stay two."""
    assert values("at 10:30 a.m. on 2 October") == ["2024-10-02T10:30"]
    assert values("Thursday, 10:00 EST: a vote") == ["2024-05-09T10:00"]
    assert values("at 10 o'clock tonight") == ["2024-05-15T22:00"]
    assert values("Late Monday, early Tuesday morning") == ["2024-05-13", "2024-05-14TMO"]


def test_a_flashback_does_not_reach_into_what_lies_ahead() -> None:
    """Words of the future and words in quotation marks are not drawn into a past year."""
    text = 'They met on Monday. It met in 2019 and in 2021. "We may sign in August; what of June is open."'
    assert values(text) == ["2024-05-13", "2019", "2021", "2024-08", "2024-06"]
