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
