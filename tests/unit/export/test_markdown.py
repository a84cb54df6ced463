from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from briefterm.export import Subject, look_named, printed
from briefterm.export.escaping import (
    code_span,
    literal_line,
    literal_lines,
    open_command,
    prose,
    reader_text,
)
from briefterm.model import (
    Anchor,
    Anchored,
    AnchorState,
    Block,
    BlockKind,
    Bookmark,
    Briefing,
    Document,
    Note,
    PlacedBookmark,
    PlacedNote,
    Span,
)
from briefterm.terminal import visible_line, visible_text

TEXT = "Title\n\nFirst words here.\n\nPart one\n\nMore words there."
DOCUMENT = Document(
    TEXT,
    (
        Block(BlockKind.HEADING, 0, 5, 1),
        Block(BlockKind.PARAGRAPH, 7, 24),
        Block(BlockKind.HEADING, 26, 34, 2),
        Block(BlockKind.PARAGRAPH, 36, 53),
    ),
    title=Span(0, 5),
)
BRIEFING = Briefing(
    id="2023/title",
    path=Path("/l/2023/title.md"),
    title="Title",
    date=date(2023, 9, 13),
    source="Wire",
    author="Ana",
    url="https://example.org/a_b",
    tags=("asia",),
    summary="The dek.",
)
HOSTILE = [
    "---\nbriefterm: other\n---",
    "```\nfence",
    "~~~\nfence",
    "# heading",
    "> quote",
    "- ---",
    "<!-- comment",
    "<script>",
    "a\n===",
    "a\n---",
    "***",
    "1. ```",
    "- # heading",
    "[a]: /url",
    "| a |\n|---|",
    "%% comment",
    "$$ formula",
    "\x1b[31mred\x9b31m",
    "^bt-forged",
    "a `tick",
]


def note(note_id: str, start: int | None, end: int = 0, **values: Any) -> PlacedNote:
    """A note on a span of the text, or on the whole briefing with None."""
    made = {"briefing": BRIEFING.id, "created": "2026-01-02T03:04:05Z"} | values
    if start is None:
        return PlacedNote(Note(id=note_id, **made))
    quote = made.pop("quote", TEXT[start:end])
    anchor = Anchor(quote=quote, start=start, end=end, heading=DOCUMENT.headings_at(start))
    state = made.pop("state", AnchorState.SAME)
    return PlacedNote(Note(id=note_id, anchor=anchor, **made), Anchored(start, end, state))


def render(
    briefing: Briefing,
    notes: list[PlacedNote],
    bookmarks: tuple[PlacedBookmark, ...] = (),
) -> str:
    """The notes as they are printed."""
    return printed([Subject(briefing, DOCUMENT, notes, bookmarks)], look_named(""))


def body(markdown: str) -> str:
    """A text without its front matter."""
    return markdown.removeprefix("---\n").partition("\n---\n\n")[2]


def tokens(markdown: str) -> list[str]:
    """Kinds of the blocks of a Markdown text without front matter, nested ones too."""
    return [token.type for token in MarkdownIt("commonmark").enable("table").parse(markdown)]


@pytest.mark.parametrize(
    ("end", "shown"),
    [
        (44, "“More…”"),
        (46, "“More words”"),
        (52, "“More words there”"),
        (40, "“More”"),
        (38, "“Mo…”"),
    ],
)
def test_bookmark_ends_with_a_word(end: int, shown: str) -> None:
    """What breaks off in a word has an ellipsis for it, or behind it if it is the only one."""
    quote = TEXT[36:end]
    placed = PlacedBookmark(
        Bookmark(id="b1", briefing=BRIEFING.id, anchor=Anchor(quote=quote), created=""),
        Anchored(36, end, AnchorState.SAME),
    )
    assert f"- {shown} · Part one" in render(BRIEFING, [], (placed,))


def test_long_bookmark_says_that_it_goes_on() -> None:
    """The beginning of a paragraph was taken by the program, so that its end has an ellipsis."""
    text = "word " * 40 + "again"
    for end, shown in ((99, f"“{text[:99]}…”"), (149, f"“{text[:119]}…”")):
        placed = PlacedBookmark(
            Bookmark(id="b1", briefing=BRIEFING.id, anchor=Anchor(quote=text[:end]), created=""),
            Anchored(0, end, AnchorState.SAME),
        )
        document = Document(text, (Block(BlockKind.PARAGRAPH, 0, len(text)),))
        lines = printed([Subject(BRIEFING, document, (), (placed,))], look_named(""))
        assert shown in lines


def test_a_whole_export() -> None:
    """Head, whole-briefing notes, notes under their headings, bookmarks and orphans in order."""
    bookmark = Bookmark(
        id="b1", briefing=BRIEFING.id, anchor=Anchor(quote="More"), created="2026-01-02T03:04:05Z"
    )
    notes = [
        note("n2", 36, 46, text="there\nit is", tags=("arms", "a b"), color="blue"),
        note("n1", 7, 12),
        note("n3", 0, 0, quote="gone", state=AnchorState.ORPHAN, text="lost"),
        note("n0", None, text="On all of it."),
    ]

    exported = render(
        BRIEFING, notes, (PlacedBookmark(bookmark, Anchored(36, 40, AnchorState.SAME)),)
    )

    assert (
        exported
        == """\
---
briefterm: 2023/title
title: Title
source: Wire
author: Ana
url: https://example.org/a_b
date: 2023-09-13
tags: [asia]
---

# Title

Wire · Ana · 2023-09-13 · <https://example.org/a_b>

The dek.

On all of it.

`briefterm open 2023/title#n0`
yellow · 2026-01-02 03:04 UTC ^bt-n0

> First

`briefterm open 2023/title#n1`
yellow · 2026-01-02 03:04 UTC ^bt-n1

## Part one

> More words

there
it is

`briefterm open 2023/title#n2`
#arms #a-b · blue · 2026-01-02 03:04 UTC ^bt-n2

## Bookmarks

- “More” · Part one · 2026-01-02 03:04 UTC ^bt-b1

## Notes without a place

> gone

lost

`briefterm open 2023/title#n3`
yellow · 2026-01-02 03:04 UTC ^bt-n3
"""
    )


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("field", ["text", "quote"])
def test_hostile_words_stay_in_their_block(text: str, field: str) -> None:
    """Whatever a note or a quote says, what stands after it is still a heading and a quote."""
    first = note("n1", 7, 12, **{field: text})
    second = note("n2", 36, 46, text="plain")

    exported = body(render(BRIEFING, [first, second]))

    after = MarkdownIt("commonmark").parse(exported)
    headings = [
        after[index + 1].content
        for index, token in enumerate(after)
        if token.type == "heading_open"
    ]
    assert headings == ["Title", "Part one"]
    quotes = [token for token in after if token.type == "blockquote_open"]
    assert len(quotes) == 2
    assert not {"fence", "html_block", "hr", "code_block", "html_inline"} & {
        inner.type for token in after for inner in (token, *(token.children or ()))
    }
    assert "\x1b" not in exported
    assert "\x9b" not in exported
    assert exported.count("\n`briefterm open ") == 2


@pytest.mark.parametrize("title", [*HOSTILE, "", "\n", "a: b", "'", "# x #", "\ud800"])
def test_hostile_titles_stay_in_front_matter_and_heading(title: str) -> None:
    """A title cannot end the front matter or the heading that it is in."""
    values: dict[str, Any] = {"id": title, "path": Path("/x"), "title": title, "source": title}
    exported = render(Briefing(**values, tags=(title,), url=title), [note("n1", None, text="x")])

    loaded = yaml.safe_load(exported.removeprefix("---\n").partition("\n---\n\n")[0])
    assert loaded["tags"] == [visible_line(title)]
    assert loaded.get("title", "") == visible_line(title)
    assert tokens(body(exported)).count("heading_open") == 1
    assert "hr" not in tokens(body(exported))


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=60) | st.text(alphabet="#>-*_`~[]<>&|\\=+1.) \n\tab!$%^:/", max_size=60))
def test_an_articles_words_show_as_they_are(text: str) -> None:
    """Rendered, a quote is one block quote whose words are those of the article."""
    lines = literal_lines(text)
    if not any(line for line in lines):
        return
    quote = "\n".join(f"> {line}".rstrip() for line in lines)

    parsed = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(quote + "\n\nafter")

    kinds = {token.type for token in parsed}
    assert kinds <= {
        "blockquote_open",
        "blockquote_close",
        "paragraph_open",
        "paragraph_close",
        "inline",
    }
    inline = [child for token in parsed for child in token.children or ()]
    assert {child.type for child in inline} <= {"text", "softbreak", "text_special", "hardbreak"}
    shown = " ".join(
        "".join(child.content if "break" not in child.type else " " for child in token.children)
        for token in parsed
        if token.children
    )
    expected = " ".join(visible_text(text).split())
    assert " ".join(shown.removesuffix("after").split()) == expected


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="#>-*_`~[]<>|\\=+1.) \n\tab!%^:/", max_size=60))
def test_a_notes_text_never_reaches_beyond_itself(text: str) -> None:
    """After any note a paragraph is a paragraph at the top of the document."""
    parsed = MarkdownIt("commonmark").enable("table").parse(f"{prose(text)}\n\nafter")

    assert [token.type for token in parsed[-3:]] == ["paragraph_open", "inline", "paragraph_close"]
    assert parsed[-2].content == "after"
    assert parsed[-3].level == 0
    kinds = {token.type for token in parsed}
    assert not kinds & {"heading_open", "blockquote_open", "fence", "html_block", "hr"}


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from(["<!--", "\\", "-->", "%%", "^bt-", "$$", "<http://a>", "# ", "> ", "```",
                         "\n", "a", "- ", "|", "<b>", "===", "   "]),
        max_size=12,
    ).map("".join)
)  # fmt: skip
def test_a_notes_text_comes_back(text: str) -> None:
    """Whatever was escaped, and whatever the reader had escaped, is as it was."""
    lines = [line.rstrip() for line in visible_text(text).strip("\n").split("\n")]

    assert reader_text(prose(text)) == "\n".join(lines).strip("\n")


def test_lists_and_marks_in_a_note_work() -> None:
    """What readers write as Markdown stays Markdown."""
    text = "- one\n- *two*\n\n[link](https://e.org) and `code` #tag"

    assert prose(text) == text


def test_the_same_input_gives_the_same_bytes() -> None:
    """An export holds no time of its own."""
    notes = [note("n1", 7, 12)]

    assert render(BRIEFING, notes) == render(BRIEFING, notes)


@pytest.mark.parametrize(
    ("briefing_id", "command"),
    [
        ("2023/a", "briefterm open 2023/a#n1"),
        ("it's", "briefterm open 'it'\"'\"'s#n1'"),
        ("a b", "briefterm open 'a b#n1'"),
        ("-x", "briefterm open -- -x#n1"),
        ("$(rm)", "briefterm open '$(rm)#n1'"),
    ],
)
def test_the_way_back_is_safe_to_paste(briefing_id: str, command: str) -> None:
    """Ids that a shell would read otherwise are quoted."""
    assert open_command(briefing_id, "n1") == command


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="`a b", min_size=1, max_size=12).filter(lambda text: text.strip()))
def test_backticks_stay_in_their_span(text: str) -> None:
    """Any text in backticks is one code span."""
    children = MarkdownIt("commonmark").parseInline(code_span(text))[0].children or []

    assert [child.type for child in children] == ["code_inline"]


def test_a_line_is_a_line() -> None:
    """Titles lose their line breaks and nothing else."""
    assert literal_line("a\n#b") == "a \\#b"
