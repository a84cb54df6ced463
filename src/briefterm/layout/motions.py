"""Motions: where the cursor goes, as pure functions from offset to offset.

Words, sentences and paragraphs are vim's, on the canonical text; up and down follow the lines of
the screen. Every motion stays inside the text and works on any offset.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefterm.layout.cells import graphemes
from briefterm.layout.words import word_pattern
from briefterm.model import Span

if TYPE_CHECKING:
    from briefterm.layout.lines import Layout

_INK = re.compile(r"\S")
# Full stops of East Asian text need no space after them.
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*(?=\s)|[。！？]['\"”’）」』】〉》]*|\n\s*")
_WINDOW = 4096  # code points looked at behind the cursor; longer words do not occur in prose
_GRAPHEME = 64  # code points looked at for the end of a grapheme


def last(text: str) -> int:
    """The offset of the last grapheme, where the cursor stands at the end; 0 in an empty text."""
    return left(text, len(text))


def right(text: str, offset: int) -> int:
    """The next grapheme's offset."""
    after = _after(text, offset)
    return after if after < len(text) else last(text)


def left(text: str, offset: int) -> int:
    """The offset of the grapheme before ``offset``."""
    offset = _within(text, offset)
    begin = max(0, offset - _GRAPHEME)
    starts = [begin + start for start, _, _ in graphemes(text[begin:offset])]
    return starts[-1] if starts else offset


def next_word(text: str, offset: int) -> int:
    """The start of the next word or run of punctuation."""
    word = word_pattern()
    current = word.match(text, offset)
    after = word.search(text, current.end() if current else offset)
    return after.start() if after else last(text)


def word_end(text: str, offset: int) -> int:
    """The last character of this word, or of the next one if the cursor is there already."""
    match = word_pattern().search(text, _after(text, offset))
    return left(text, match.end()) if match else last(text)


def previous_word(text: str, offset: int) -> int:
    """The start of this word, or of the one before if the cursor is there already."""
    offset = _within(text, offset)
    begin = max(0, offset - _WINDOW)
    start = begin
    for match in word_pattern().finditer(text, begin, offset):
        start = match.start()
    return start


def next_sentence(text: str, offset: int) -> int:
    """The first character of the next sentence or paragraph."""
    match = _SENTENCE_END.search(text, offset)
    return _ink(text, match.end()) if match else last(text)


def previous_sentence(text: str, offset: int) -> int:
    """The first character of this sentence, or of the one before if the cursor is there."""
    offset = _within(text, offset)
    begin = max(0, offset - _WINDOW)
    ends = (match.end() for match in _SENTENCE_END.finditer(text, begin, offset))
    starts = (_INK.search(text, end, offset) for end in ends)
    return max((start.start() for start in starts if start), default=begin)


def next_paragraph(text: str, offset: int) -> int:
    """The first character of the next paragraph."""
    stop = text.find("\n", _within(text, offset))
    return _ink(text, stop) if stop >= 0 else last(text)


def previous_paragraph(text: str, offset: int) -> int:
    """The first character of this paragraph, or of the one before if the cursor is there."""
    at = len(text[: _within(text, offset)].rstrip())
    return _ink(text, text.rfind("\n", 0, at) + 1) if at else 0


def word_at(text: str, offset: int) -> Span:
    """The word, run of punctuation or single character at ``offset``."""
    offset = _within(text, offset)
    begin = max(0, offset - _WINDOW)
    for match in word_pattern().finditer(text, begin, offset + _WINDOW):
        if match.start() <= offset < match.end():
            return Span(match.start(), match.end())
        if match.start() > offset:
            break
    return Span(offset, min(len(text), offset + 1))


def paragraph_at(text: str, offset: int) -> Span:
    """The line of the canonical text (a paragraph, heading or list item) around ``offset``."""
    offset = _within(text, offset)
    start = text.rfind("\n", 0, offset) + 1
    end = text.find("\n", offset)
    return Span(start, len(text) if end < 0 else end)


def grapheme_at(text: str, offset: int) -> Span:
    """The grapheme that begins at ``offset``; empty at the end of the text."""
    return Span(_within(text, offset), _after(text, offset))


def vertical(layout: Layout, offset: int, rows: int, column: int | None = None) -> int:
    """``offset`` moved by ``rows`` screen lines of text, near ``column`` (else its own)."""
    row, own = layout.cell_of(offset)
    step = 1 if rows > 0 else -1
    for _ in range(abs(rows)):
        following = layout.next_text_row(row + step, step)
        if following < 0:
            break
        row = following
    target = layout.offset_at(row, own if column is None else column)
    # A cursor stands on a character; the end of a line's text is the next line's place.
    for run in layout.lines[row].runs if layout.lines else ():
        if run.start < run.end == target:
            return max(run.start, left(layout.text, target))
    return min(target, last(layout.text))


def line_start(layout: Layout, offset: int) -> int:
    """The first character of the screen line."""
    runs = layout.lines[layout.row_of(offset)].runs if layout.lines else ()
    return min(runs[0].start if runs else offset, last(layout.text))


def line_end(layout: Layout, offset: int) -> int:
    """The last character of the screen line."""
    runs = layout.lines[layout.row_of(offset)].runs if layout.lines else ()
    end = max(runs[-1].start, left(layout.text, runs[-1].end)) if runs else offset
    return min(end, last(layout.text))


def _within(text: str, offset: int) -> int:
    return min(max(offset, 0), len(text))


def _after(text: str, offset: int) -> int:
    """The offset behind the grapheme that begins at ``offset``."""
    offset = _within(text, offset)
    size = next((end for _, end, _ in graphemes(text[offset : offset + _GRAPHEME])), 0)
    return offset + size


def _ink(text: str, offset: int) -> int:
    """The first character from ``offset`` on that is no white space; the last one of the text."""
    match = _INK.search(text, offset)
    return match.start() if match else last(text)
