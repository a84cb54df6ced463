"""The laws of the canonical text, on documents made up by hypothesis."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefterm.briefing import parse
from briefterm.briefing.dialect import parser
from briefterm.model import BlockKind, Document

QUICK = settings(max_examples=80, deadline=None)
WORD = st.text("abcdefghijklmnopqrstuvwxyzäß", min_size=1, max_size=7)
WORDS = st.lists(WORD, min_size=1, max_size=9)
PIECES = st.sampled_from(
    (
        *("> ", "- ", "* ", "1. ", "2) ", "\n", "\n", "\n\n", "\n\n", "    ", "  \n", "\t", " "),
        *("# ", "## ", "---", "===", "| ", "|-|-|", "**", "*", "_", "~~", "` ", "[", "]", "[^1]:"),
        *("<b>", "</b>", "<br>", "&amp;", "&nbsp;", "\\", "!", "one", "two ", "three", "naïve "),
    )
)


def assert_laws(document: Document) -> None:
    """Blocks in order, in bounds, apart and visible; marks inside; no white space at the end."""
    text = document.text
    assert text == text.rstrip()
    assert text == text.encode().decode()
    assert "\r" not in text
    end = 0
    for block in document.blocks:
        assert end <= block.start <= block.end <= len(text)
        if block.kind is BlockKind.RULE:
            assert block.start == block.end
        else:
            assert text[block.start : block.end].strip()
            assert text[end : block.start].strip("\n") == ""
        end = block.end
    assert all(0 <= mark.start < mark.end <= len(text) for mark in document.marks)
    assert sorted(document.marks, key=lambda mark: mark.start) == list(document.marks)
    spans = {(block.start, block.end) for block in document.blocks}
    assert document.title is None or (document.title.start, document.title.end) in spans
    assert document.summary is None or (document.summary.start, document.summary.end) in spans


@QUICK
@given(st.binary(max_size=400), st.sampled_from(("a.md", "a.txt")))
def test_any_bytes_give_a_lawful_document(data: bytes, name: str) -> None:
    """Parsing is total, and what it makes is the same each time."""
    briefing, document = parse(data, name=name, id="a")

    assert_laws(document)
    assert briefing.title
    assert (briefing, document) == parse(data, name=name, id="a")


@QUICK
@given(st.lists(PIECES, max_size=60), st.sampled_from(("a.md", "a.txt")))
def test_any_markup_gives_a_lawful_document_and_loses_no_word(pieces: list[str], name: str) -> None:
    """However marks are nested or broken, each word of the source is in the text."""
    source = "".join(pieces)

    _, document = parse(source.encode(), name=name, id="a")

    assert_laws(document)
    words = re.findall("one|two|three|naïve", source)
    if not (name == "a.txt" and "- " in source):
        assert words == re.findall("one|two|three|naïve", document.text)


@QUICK
@given(st.lists(PIECES, max_size=40))
def test_the_short_way_for_prose_changes_nothing(pieces: list[str]) -> None:
    """Paragraphs come out as they do by the library's own rules."""
    source = "".join(pieces).encode()
    quick = parse(source, name="a.md", id="a")
    parser().block.ruler.disable("prose")
    try:
        slow = parse(source, name="a.md", id="a")
    finally:
        parser().block.ruler.enable("prose")

    assert slow == quick


@QUICK
@given(st.text(max_size=300))
def test_any_front_matter_gives_a_lawful_document(block: str) -> None:
    """Whatever stands between the fences, nothing is raised."""
    _, document = parse(
        f"---\n{block}\n---\nBody text.".encode("utf-8", "replace"), name="a.md", id="a"
    )

    assert_laws(document)
    assert "Body text." in document.text


BLOCKS = st.one_of(
    st.tuples(st.just("heading"), st.sampled_from((1, 2)), WORDS),
    st.tuples(st.just("paragraph"), st.integers(0, 3), WORDS),
    st.tuples(st.just("quote"), st.just(0), WORDS),
    st.tuples(st.just("list"), st.just(0), WORDS),
)


def _dressed(words: list[str], marked: int, around: str) -> list[str]:
    return [
        around + word + around if number == marked else word for number, word in enumerate(words)
    ]


def _one_way(kind: str, level: int, words: list[str]) -> str:
    match kind:
        case "heading":
            return "#" * level + " " + " ".join(words)
        case "paragraph":
            return " ".join(_dressed(words, level, "**"))
        case "quote":
            return "> " + " ".join(words)
        case _:
            return "\n".join(f"- {word}" for word in words)


def _other_way(kind: str, level: int, words: list[str]) -> str:
    match kind:
        case "heading":
            return " ".join(words) + "\n" + ("=" if level == 1 else "-") * 5
        case "paragraph":
            return "  \t\n  ".join(_dressed(words, level + 1, "_")).replace("  \t\n", " \n")
        case "quote":
            return "\n".join(f"> {word}" for word in _dressed(words, 0, "*"))
        case _:
            return "\n\n".join(f"* {word}" for word in words)


@QUICK
@given(st.lists(BLOCKS, min_size=1, max_size=8))
def test_a_markup_only_edit_leaves_text_and_blocks_unchanged(blocks: list[Any]) -> None:
    """Bold or not, one line or many, `*` or `-`, underlined or hashed: one canonical text."""
    # Two lists in a row would be one list, or two, depending on the bullets alone.
    apart = [
        block
        for before, block in zip([None, *blocks], blocks, strict=False)
        if before is None or before[0] != block[0] or block[0] in ("heading", "paragraph")
    ]
    _, one = parse("\n\n".join(_one_way(*block) for block in apart).encode(), name="a.md", id="a")
    _, other = parse(
        "\n\n".join(_other_way(*block) for block in apart).encode(), name="a.md", id="a"
    )

    assert one.text == other.text
    assert one.blocks == other.blocks


@pytest.mark.parametrize("opening", ["> ", "- ", "1. ", "> - "])
def test_deep_nesting_keeps_every_word_and_warns(opening: str) -> None:
    """What the Markdown library would drop for its depth stays as text."""
    source = "\n".join(opening * depth + f"word{depth}" for depth in range(1, 100))

    briefing, document = parse(source.encode(), name="a.md", id="a")

    assert all(f"word{depth}" in document.text for depth in range(1, 100))
    assert "nested too deep" in " ".join(briefing.warnings)
    assert_laws(document)


@pytest.mark.parametrize(
    "piece", ["[", "![", "*", "**a _b ", "`", "` ", "[a](<b", "<!-- ", "<b ", "> ", "- ", "&", "~~"]
)
def test_endless_marks_are_text(piece: str) -> None:
    """Ten thousand marks that never close are neither lost nor a reason to fail."""
    _, document = parse((piece * 10_001 + "end").encode(), name="a.md", id="a")

    assert document.text.endswith("end")
    assert_laws(document)
