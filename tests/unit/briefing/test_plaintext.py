"""Plain text: title, dek, headings, lists, tag and wrapped lines."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

import pytest

from briefterm.briefing import parse

if TYPE_CHECKING:
    from briefterm.model import Briefing, Document

ARTICLE = """\
HARBOUR TOWN VOTES TO MOVE ITS LIGHTHOUSE
The council set aside two million for the work
VARNA, May 4 - The council voted late on Tuesday. Nobody spoke against it.
"We have lost a metre a year," the mayor said.
How it will be done
The tower is to be cut in nine parts. Each goes by barge.
- First the lamp, which was made in 1904.
- Then the stairs
Costs
The work should end by autumn.
- News
"""


def parsed(text: str, name: str = "a.txt") -> tuple[Briefing, Document]:
    """The briefing and document of a plain text."""
    return parse(text.encode(), name=name, id="a")


def shape(text: str) -> list[tuple[str, str]]:
    """Kind and level or marker of each block, and its text."""
    _, document = parsed(text)
    return [
        (f"{block.kind.value}{block.level or ''}", document.text[block.start : block.end])
        for block in document.blocks
    ]


@pytest.mark.parametrize("gap", ["\n", "\n\n", "\r\n", "\n \n\n"])
def test_an_article_is_read_with_or_without_blank_lines(gap: str) -> None:
    """One paragraph a line and blank lines between them mean the same."""
    text = ARTICLE.replace("\n", gap)
    briefing, document = parsed(text)

    assert briefing.title == "HARBOUR TOWN VOTES TO MOVE ITS LIGHTHOUSE"
    assert briefing.summary == "The council set aside two million for the work"
    assert briefing.tags == ("News",)
    expected = [
        *("heading1", "paragraph", "paragraph", "paragraph", "heading2", "paragraph"),
        *("list_item1", "list_item1", "heading2", "paragraph"),
    ]
    assert expected == [kind for kind, _ in shape(text)]
    assert document.text.endswith(
        "1904.\nThen the stairs\n\nCosts\n\nThe work should end by autumn."
    )
    assert document.title is not None
    assert briefing.title == document.title.of(document.text)
    assert document.summary is not None
    assert briefing.summary == document.summary.of(document.text)


@pytest.mark.parametrize(
    "second",
    [
        "VARNA, May 4 - The council voted.",
        "One sentence. And another.",
        "Summary",
        "What happened so far:",
        "- A bullet.",
        "4 May 2021",
    ],
)
def test_what_is_no_dek(second: str) -> None:
    """A dateline, two sentences, a label, an introduction, a bullet, a date."""
    briefing, document = parsed(f"A title\n\n{second}\n\nText. More text of it.\n\nThe end.")

    assert document.summary is None
    assert briefing.summary == ""


@pytest.mark.parametrize("before", ["By Jo Doe", "4 May 2021", "By JO DOE\n\nMay 4, 2021"])
def test_a_dek_may_follow_byline_and_date(before: str) -> None:
    """They are neither dek nor heading."""
    briefing, document = parsed(f"A title\n\n{before}\n\nThe dek of it.\n\nText. More text.")

    assert briefing.summary == "The dek of it."
    assert [b.kind.value for b in document.blocks if b.kind.value == "heading"] == ["heading"]


def test_a_dek_needs_text_after_it() -> None:
    """A title and one sentence are a title and a text."""
    assert parsed("A title\n\nOne sentence.")[1].summary is None


def test_abbreviations_do_not_end_a_dek() -> None:
    """Initials, titles and months."""
    dek = "Dr. J. Doe of the U.S. Navy left on Jan. 4 for Mt. Hood"

    assert dek == parsed(f"A title\n{dek}\nText. More.")[0].summary


@pytest.mark.parametrize(
    "line",
    [
        "This one ends as sentences do.",
        '"Spoken words need no stop"',
        "- A bullet",
        "lower case goes on",
        "A list follows:",
        "1990 - 1995 -",
        "A line that goes on and on for far more words than any heading that one would write here",
        "By Jo Doe",
        "4 May 2021",
    ],
)
def test_what_is_no_heading(line: str) -> None:
    """Closing punctuation, speech, bullets, continuations, length, bylines and dates."""
    kinds = [kind for kind, _ in shape(f"T\n\nText. More.\n\n{line}\n\nText after it. More.")]

    assert kinds.count("heading2") == 0


def test_a_run_of_short_lines_is_no_run_of_headings() -> None:
    """An address, a poem or a list without bullets."""
    kinds = [kind for kind, _ in shape("T\n\nText. More.\n\nAlpha\nBeta\nGamma\n\nText. More.")]

    assert "heading2" not in kinds


def test_the_last_line_is_no_heading() -> None:
    """Something must follow."""
    assert shape("T\n\nText. More.\n\nThe end")[-1] == ("paragraph", "The end")


@pytest.mark.parametrize(
    "end",
    [
        "- First\n- Second",
        "- A bullet of four words",
        "- Stop.",
        "Next steps:\n- News",
    ],
)
def test_what_is_no_tag(end: str) -> None:
    """A list, a long bullet, a sentence, what a colon announced."""
    briefing, document = parsed(f"T\n\nText. More.\n\nMore text. And more.\n{end}\n")

    assert briefing.tags == ()
    assert document.text.endswith(end.rpartition("- ")[2])


def test_numbers_are_markers_in_their_place_only() -> None:
    """A list counts from one; another number is part of its sentence."""
    _, document = parsed("T\n\nText. More.\n\n1. One.\n\n2. Two.\n\n44. is no item.")
    markers = [block.marker for block in document.blocks if block.marker]

    assert markers == ["1.", "2."]
    assert document.text.endswith("One.\nTwo.\n\n44. is no item.")


def test_nested_bullets_have_levels() -> None:
    """By how far they are indented; lines further in go on with the item."""
    expected = [("list_item1", "a more"), ("list_item2", "b"), ("list_item1", "c")]

    assert expected == shape("T\n\nText. More.\n\n- a\n  more\n  - b\n- c\n")[2:]


WRAPPED = """\
A title of some words

It had rained for nine days when the men of the upper village came
down to look at the bridge, which nobody had crossed since the
spring, and found that it was gone.

What they found
Two of its stones lay in the mill race. The others had been carried
off towards the sea, or so the miller said.

- He had seen it all from his window, he told them, and could not
  sleep for the noise of it.
- They did not believe him.
"""


def test_hard_wrapped_lines_are_joined() -> None:
    """Lines alike in length that break off within sentences are one paragraph."""
    paragraphs = WRAPPED.replace("found\n", "found\n\n").replace("\n- ", "\n\n- ").split("\n\n")
    expected = [" ".join(lines.strip().removeprefix("- ").split()) for lines in paragraphs]

    assert [text for text in expected if text] == [text for _, text in shape(WRAPPED)]
    assert ("heading2", "What they found") in shape(WRAPPED)


def test_wrapped_paragraphs_without_blank_lines_end_where_a_sentence_stops_short() -> None:
    """The next word would still have fitted."""
    text = WRAPPED.replace("\n\n", "\n")

    assert shape(WRAPPED) == shape(text)


def test_a_heading_is_not_drawn_into_a_wrapped_paragraph() -> None:
    """Neither is a dateline, though the line before it reaches the edge."""
    paragraphs = [
        "The first paragraph of this is wrapped at the edge, and it goes on in a second line there.",
        "SOFIA, May 4 - Nobody knew what to do about the weather, which was bad all of that week.",
        "What came next",
        "Rain came next, in such amounts that all of the fields of the village were under water.",
    ]
    text = "\n".join(["A title", *(textwrap.fill(paragraph, 50) for paragraph in paragraphs)])

    assert ["A title", *paragraphs] == [part for _, part in shape(text)]
    assert ("heading2", "What came next") in shape(text)


def test_a_compound_broken_at_its_hyphen_is_one_word() -> None:
    """No space comes in, and the hyphen stays."""
    text = WRAPPED.replace("off towards", "off-\ntowards")

    assert "carried off-towards the sea" in parsed(text)[1].text


def test_a_wrapped_title_keeps_its_last_words() -> None:
    """The rest of a title is short and ends as no sentence does."""
    title = "A very long title about the men of the upper village and their lost"

    assert f"{title} Bridge" == parsed(f"{title}\nBridge\n{WRAPPED.partition(chr(10))[2]}")[0].title


def test_one_sentence_a_line_is_not_wrapped() -> None:
    """Lines that end as sentences do are paragraphs, however alike they are."""
    lines = [
        "A title",
        *[f"This is the sentence with the number {n} of a short text." for n in range(9)],
    ]

    assert lines == [text for _, text in shape("\n".join(lines))]


def test_underlines_are_rules() -> None:
    """A line of dashes has no words."""
    assert shape("T\n=====\n\nText.") == [("heading1", "T"), ("rule", ""), ("paragraph", "Text.")]


def test_a_long_first_line_is_a_paragraph() -> None:
    """The title is then its beginning."""
    briefing, document = parsed("word " * 80 + "end.\n\nMore.")

    assert document.title is None
    assert briefing.title.endswith("word…")


def test_a_title_of_the_front_matter_leaves_another_first_line_alone() -> None:
    """It is the title in the text only where it says the same."""
    _, same = parsed("---\ntitle: the  Title\n---\nThe title\n\nText. More.")
    _, other = parsed("---\ntitle: Another\n---\nThe first sentence. And more.\n\nText.")

    assert same.title is not None
    assert other.title is None


def test_a_tag_joins_those_of_the_front_matter() -> None:
    """Without a duplicate."""
    text = "---\ntags: [News, Sea]\n---\nTitle\n\nText. More.\n- News"

    assert parsed(text)[0].tags == ("News", "Sea")
