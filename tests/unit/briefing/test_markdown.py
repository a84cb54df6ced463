"""Markdown to blocks and marks."""

from __future__ import annotations

import pytest

from briefterm.briefing import inline, markdown, parse
from briefterm.model import BlockKind, Document, MarkKind


def document_of(source: str) -> Document:
    """The document of a Markdown source."""
    return parse(source.encode(), name="a.md", id="a")[1]


def blocks_of(source: str) -> list[tuple[str, int, str, str]]:
    """Kind, level, marker and text of each block."""
    document = document_of(source)
    return [
        (block.kind.value, block.level, block.marker, document.text[block.start : block.end])
        for block in document.blocks
    ]


def marks_of(source: str) -> list[tuple[str, str, str]]:
    """Kind, text and target of each mark."""
    document = document_of(source)
    return [
        (mark.kind.value, document.text[mark.start : mark.end], mark.target)
        for mark in document.marks
    ]


def test_blocks_are_joined_by_blank_lines_and_lists_by_newlines() -> None:
    """The canonical text has no markup."""
    source = "# T\n\nOne *two*\nthree.\n\n- a\n- b\n\n> q\n\n| x | y |\n|---|---|\n| 1 | 2 |\n"

    assert document_of(source).text == "T\n\nOne two three.\n\na\nb\n\nq\n\nx\ty\n1\t2"


def test_headings_of_both_styles_keep_their_level() -> None:
    """Hashes and underlines."""
    expected = [("heading", 1, "", "A"), ("heading", 2, "", "B c"), ("heading", 3, "", "D")]

    assert expected == blocks_of("A\n===\n\nB\nc\n---\n\n### D ###")


def test_lists_keep_level_and_marker() -> None:
    """Bullets differ by depth, numbers count on from the first, later paragraphs have none."""
    source = "- a\n\n  more\n  - b\n    1. c\n\n7) d\n7) e\n\n- [ ] f"
    expected = [
        ("list_item", 1, "•", "a"),
        ("list_item", 1, "", "more"),
        ("list_item", 2, "◦", "b"),
        ("list_item", 3, "1.", "c"),
        ("list_item", 1, "7)", "d"),
        ("list_item", 1, "8)", "e"),
        ("list_item", 1, "•", "[ ] f"),
    ]

    assert expected == blocks_of(source)


def test_quotes_keep_their_depth_and_lists_in_them_stay_lists() -> None:
    """A heading in a quote is no heading of the briefing."""
    source = "> a\n>\n> > b\n>\n> - c\n>\n> # d"
    expected = [
        ("quote", 1, "", "a"),
        ("quote", 2, "", "b"),
        ("list_item", 1, "•", "c"),
        ("quote", 1, "", "d"),
    ]

    assert expected == blocks_of(source)
    assert marks_of(source) == [("strong", "d", "")]


def test_code_keeps_its_lines_without_tabs() -> None:
    """Tabs become columns, the last newline goes."""
    assert blocks_of("```py\na\n\n\tb  c\n```") == [("code", 0, "", "a\n\n    b  c")]
    assert blocks_of("    a\n        b\n") == [("code", 0, "", "a\n    b")]


def test_an_empty_fence_keeps_what_stands_beside_it() -> None:
    """It may have been meant as text."""
    assert blocks_of("~~~ said so") == [("code", 0, "", "said so")]


def test_a_table_is_a_block_a_row() -> None:
    """Its first row has level 1; empty cells keep their place, empty rows have none."""
    source = "| a | **b** |\n|---|---|\n|  | x<br>y |\n| | |\n| \\| | |\n"
    expected = [
        ("table", 1, "", "a\tb"),
        ("table", 2, "", "\tx y"),
        ("table", 2, "", "|"),
    ]

    assert expected == blocks_of(source)
    assert marks_of(source) == [("strong", "b", "")]


def test_tables_in_a_row_are_parted() -> None:
    """A blank line stands between the last row of one and the first of the next."""
    table = "| a | b |\n|---|---|\n| 1 | 2 |\n"

    assert document_of(f"{table}\n{table}").text == "a\tb\n1\t2\n\na\tb\n1\t2"


def test_rules_are_empty_spans_between_the_newlines() -> None:
    """At the start, between blocks, and at the end."""
    spans = [
        (block.start, block.end)
        for block in document_of("***\n\na\n\n---\n\n___\n\nb\n\n***").blocks
        if block.kind is BlockKind.RULE
    ]

    assert spans == [(0, 0), (2, 2), (2, 2), (4, 4)]


def test_empty_blocks_are_left_out() -> None:
    """Nothing that cannot be seen is a block."""
    assert blocks_of("#\n\n-\n\n> \n\n&nbsp;\n\n```\n\n```\n\n<!-- hidden -->\n\n<div>\n") == []


def test_marks_are_spans_of_the_text() -> None:
    """Nested marks, the outer one first; links keep their target."""
    expected = [
        ("strong", "a b", ""),
        ("emphasis", "b", ""),
        ("link", "c d", "https://x.org/?a=1"),
        ("code", "d", ""),
        ("strike", "e", ""),
        ("link", "https://y.org", "https://y.org"),
    ]

    assert expected == marks_of("**a *b*** [c `d`](https://x.org/?a=1 't') ~~e~~ <https://y.org>")


def test_images_are_links_with_their_description() -> None:
    """Without one, the name of the file."""
    expected = [
        ("link", "A bold map", "map.png"),
        ("link", "photo.jpg", "https://x.org/photo.jpg"),
        ("link", "logo", "l.svg"),
    ]

    assert expected == marks_of(
        '![A **bold** map](map.png) ![](https://x.org/photo.jpg) <img src="l.svg" alt="logo">'
    )


def test_a_link_without_text_shows_its_target() -> None:
    """Nothing is lost."""
    assert marks_of("a [](https://x.org) b") == [("link", "https://x.org", "https://x.org")]


def test_footnotes_stay_readable() -> None:
    """Each definition is a paragraph, a reference stays as it is, and so does a numbered link."""
    source = "Said so.[^1] Again.[2] [See][2]\n\n[^1]: First note.\n[^2]: https://x.org\n\n[2]: https://y.org"

    assert (
        document_of(source).text
        == "Said so.[^1] Again.[2] See\n\n[^1]: First note.\n\n[^2]: https://x.org"
    )
    assert marks_of(source) == [("link", "[2]", "https://y.org"), ("link", "See", "https://y.org")]


def test_line_breaks_and_white_space() -> None:
    """Soft breaks are a space, hard breaks a newline, tabs a space; entities are decoded."""
    source = "a \n  b  \nc\\\nd<br>e\tf &amp; &lt;g&gt; h&#10;i"

    assert document_of(source).text == "a b\nc\nd\ne f & <g> h i"


def test_html_that_marks_text_up_is_dropped_and_other_is_text() -> None:
    """Bold, italics and links of HTML are marks as well."""
    source = '<p>a <b>b</b> <a href="https://x.org">c</a></p> <em>d</em> <user> 1 < 2 <!-- e -->'

    assert document_of(source).text == "a b c\nd <user> 1 < 2"
    expected = [("strong", "b", ""), ("link", "c", "https://x.org"), ("emphasis", "d", "")]
    assert expected == marks_of(source)


@pytest.mark.parametrize(
    ("source", "title", "in_text"),
    [
        ("# A *b*\n\nText.", "A b", True),
        ("---\n\n# A\n\nText.", "A", True),
        ("---\ntitle: a  B\n---\n# A b\n\nText.", "a B", True),
        ("---\ntitle: A *b*\n---\n# A *b*\n\nText.", "A *b*", True),
        ("---\ntitle: Other\n---\n# A\n\nText.", "Other", False),
        ("Text.\n\n## B\n\n# A", "B", False),
        ("Only text.\n\nMore.", "Only text.", False),
        ("> # A\n\nText.", "A", False),
        ("", "a", False),
        ("word " * 100, "word " * 23 + "word…", False),
    ],
)
def test_the_title_comes_from_the_first_place_that_has_one(
    source: str, title: str, in_text: bool
) -> None:
    """Front matter, leading heading, first heading, first line, file name."""
    briefing, document = parse(source.encode(), name="a.md", id="a")

    assert title == briefing.title
    assert in_text is (document.title is not None)


@pytest.mark.parametrize(
    ("source", "summary"),
    [
        ("# T\n\n*One sentence.*\n\nText.", "One sentence."),
        ("# T\n\nOne sentence.\n\nText.", None),
        ("# T\n\n*One. Two.*\n\nText.", None),
        ("# T\n\n*One sentence.*", None),
        ("---\nsummary: The dek\n---\n# T\n\nThe dek\n\nText.", "The dek"),
        ("---\nsummary: Other\n---\n# T\n\n*The dek*\n\nText.", None),
    ],
)
def test_the_summary_is_a_span_where_the_text_sets_it_off(source: str, summary: str | None) -> None:
    """An emphasised sentence under the title, or what the front matter says."""
    document = document_of(source)

    assert summary == (document.summary and document.summary.of(document.text))


def test_too_many_marks_are_shown_as_written(monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond the bound a paragraph is text, and a warning says so."""
    monkeypatch.setattr(inline, "MAX_SPECIALS", 3)

    briefing, document = parse(b"*a* b\n\n*a* *b*\nc", name="a.md", id="a")

    assert document.text == "a b\n\n*a* *b* c"
    assert "too many marks" in briefing.warnings[0]


def test_a_huge_file_is_read_as_plain_text(monkeypatch: pytest.MonkeyPatch) -> None:
    """Telling its blocks apart would take seconds."""
    monkeypatch.setattr(markdown, "MAX_LINES", 2)

    briefing, document = parse(b"Title\n\nSome *text*.\n\nMore.", name="a.md", id="a")

    assert document.text == "Title\n\nSome *text*.\n\nMore."
    assert "too large" in briefing.warnings[0]


def test_marks_of_a_quoted_heading_cover_its_text() -> None:
    """The heading's own mark is the outer one."""
    assert [(MarkKind.STRONG.value, "a b", ""), ("emphasis", "b", "")] == marks_of("> # a *b*")
