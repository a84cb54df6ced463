"""Properties of files that program and reader write in turn."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from briefterm.export import (
    Names,
    Subject,
    agreement,
    composed,
    edit_of,
    look_named,
    merged,
    page_of,
    pieces_of,
    text_of,
)
from briefterm.export.marks import MARKDOWN
from briefterm.export.reading import shown_text
from briefterm.model import (
    Anchor,
    Anchored,
    AnchorState,
    Block,
    BlockKind,
    Briefing,
    Document,
    Note,
    PlacedNote,
)
from briefterm.terminal import visible_line

if TYPE_CHECKING:
    from briefterm.export import Page

HOSTILE = [
    "---\nbriefterm: other\n---\n", "^bt-n1", "<!-- /briefterm:note n1 -->\n", "<!--", "-->",
    "<!-- briefterm:note n1 0123456789abcdef -->\n", "%% c %%", "$$", "```\n", "~~~\n", "# h\n",
    "> q\n", "* * *\n", "\\", "`", "*", "_", "[a]: b\n", "|a|\n|-|\n", "- x\n", "1. y\n", ": ", "'",
    '"', "🍎", "a", " ", "\n", "\t", "\x1b", "\u2028", "\r", "=\n", "<b>", "&amp;", "    code\n",
    "`briefterm open x`\n", "{{ x }}", "{% raw %}", "x <!-- briefterm:line n1 00 -->",
]  # fmt: skip
WORDS = st.lists(st.sampled_from(HOSTILE), max_size=8).map("".join) | st.text(max_size=40)
TEXT = "Part one\n\nFirst words here.\n\nPart two\n\nMore words there."
DOCUMENT = Document(
    TEXT,
    (
        Block(BlockKind.HEADING, 0, 8, 2),
        Block(BlockKind.PARAGRAPH, 10, 27),
        Block(BlockKind.HEADING, 29, 37, 2),
        Block(BlockKind.PARAGRAPH, 39, 56),
    ),
)
KINDS = {"heading_open", "html_block", "paragraph_open", "blockquote_open", "bullet_list_open"}


def subject(words: list[str], title: str = "T") -> Subject:
    """A briefing with a note on each text, in turn on the whole, on a span, and without a place."""
    notes = []
    for number, text in enumerate(words):
        start = (number * 3) % 50
        anchor = None if number % 3 == 0 else Anchor(quote=text or "q", start=start, end=start + 2)
        state = AnchorState.ORPHAN if number % 5 == 4 else AnchorState.SAME
        place = None if anchor is None else Anchored(start, start + 2, state)
        note = Note(
            id=f"n{number}", briefing="b", text=text, anchor=anchor, tags=(text[:9] or "t",)
        )
        notes.append(PlacedNote(note, place))
    briefing = Briefing(
        id=title or "b", path=Path("/x"), title=title, source=title, url=title, summary=title,
        tags=(title,), date=date(2023, 9, 13),
    )  # fmt: skip
    return Subject(briefing, DOCUMENT, notes, (), Names((title,), (title,), ()))


def page(one: Subject, state: str = "1") -> Page:
    """The page of a briefing in the default look."""
    return page_of([one], look_named(""), state=state)


def again(text: str, one: Subject, state: str = "2") -> str:
    """A file after another export."""
    made = page(one, state)
    return merged(text, made, agreement([one], made), stamp="later").text


@settings(max_examples=100, deadline=None)
@given(WORDS, st.lists(WORDS, max_size=5))
def test_hostile_words_make_sound_files(title: str, words: list[str]) -> None:
    """Front matter loads, Markdown has the blocks that it should, and nothing is written twice."""
    one = subject(words, title)

    text = composed(page(one), "now").text

    assert again(text, one) == text
    front, _, body = text.removeprefix("---\n").partition("\n---\n")
    assert yaml.safe_load(front)["briefterm"] == visible_line(one.briefing.id)
    parsed = MarkdownIt("commonmark").parse(body)
    quotes = sum(token.type == "blockquote_open" for token in parsed)
    anchored = [n.note for n in one.notes if n.note.anchor and n.note.anchor.quote.strip()]
    assert quotes == len(anchored)
    html = [token.content for token in parsed if token.type == "html_block"]
    assert all(line.startswith("<!-- ") for content in html for line in content.splitlines())
    headings = [parsed[n + 1].content for n, t in enumerate(parsed) if t.type == "heading_open"]
    assert set(headings[1:]) <= {"Part one", "Part two", "Notes without a place"}


@settings(max_examples=100, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=4))
def test_texts_come_back_as_they_were(words: list[str]) -> None:
    """A block says its note's text, and an edit elsewhere in it changes nothing of that."""
    one = subject(words)
    notes = {placed.note.id: placed.note for placed in one.notes}

    for piece in pieces_of(composed(page(one)).text, MARKDOWN):
        if piece.kind == "note":
            assert not edit_of(piece.content, notes[piece.key])
            above, mark, below = piece.content.rpartition("\n`briefterm open")
            edited = edit_of(f"{above}\nMine.\n{mark}{below}", notes[piece.key])
            before = shown_text(notes[piece.key].text).strip()
            assert (edited.text or "").removesuffix("Mine.").strip() == before


@settings(max_examples=100, deadline=None)
@given(st.lists(WORDS, max_size=4), st.lists(WORDS, max_size=4), st.data())
def test_the_readers_lines_stay(before: list[str], after: list[str], data: st.DataObject) -> None:
    """Wherever a reader wrote a line between the blocks, it is there after the notes changed."""
    first, second = subject(before), subject(after)
    lines = composed(page(first), "now").text.split("\n")
    pieces = pieces_of("\n".join(lines), MARKDOWN)
    gaps = [n for n, piece in enumerate(pieces) if not piece.kind and not piece.content]
    mine = [f"Mine {number}." for number in range(3)]
    for line in mine:
        at = data.draw(st.sampled_from(gaps[1:] or gaps))
        pieces.insert(at, replace(pieces[at], content=f"\n{line}\n"))
        gaps = [n if n < at else n + 1 for n in gaps]

    text = again(text_of(pieces, MARKDOWN), second)

    assert all(text.count(f"\n{line}\n") == 1 for line in mine)
    assert again(text, second, "3") == text
    keys = [piece.key for piece in pieces_of(text, MARKDOWN) if piece.kind == "note"]
    assert sorted(keys) == sorted(placed.note.id for placed in second.notes)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from([
    "<!-- briefterm:note a 0123456789abcdef -->", "<!-- /briefterm:note a -->", "x", "", "\r",
    "<!-- briefterm:note b 01+02 -->", "<!-- /briefterm:note b -->", "   <!--briefterm:head a 0-->  ",
    "- k <!-- briefterm:line a 0123456789abcdef --> ^bt-a", "<!-- briefterm:newer a -->",
]), max_size=10))  # fmt: skip
def test_any_file_is_put_together_as_it_was(lines: list[str]) -> None:
    """Taking a file apart loses no byte, however its marks are nested."""
    text = "\n".join(lines)

    assert text_of(pieces_of(text, MARKDOWN), MARKDOWN) == text
