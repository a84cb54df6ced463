"""Motions: where the cursor goes, as pure functions from offset to offset.

Words, sentences and paragraphs are vim's, on the canonical text; up and down follow the lines of
the screen. Every motion stays inside the text and works on any offset.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefterm.layout.cells import graphemes
from briefterm.model import Span

if TYPE_CHECKING:
    from briefterm.layout.lines import Layout

_WORD = re.compile(r"\w+|[^\w\s]+")
_SENTENCE_END = re.compile(r"[.!?…。！？][\"'”’)\]]*(?=\s)|\n")
_WINDOW = 4096  # code points looked at behind the cursor; longer words do not occur in prose


def right(text: str, offset: int) -> int:
    """The next grapheme's offset."""
    for _, end, _ in graphemes(text[offset : offset + 64]):
        return min(offset + end, max(0, len(text) - 1))
    return offset


def left(text: str, offset: int) -> int:
    """The offset of the grapheme before ``offset``."""
    begin = max(0, offset - 64)
    starts = [begin + start for start, _, _ in graphemes(text[begin:offset])]
    return starts[-1] if starts else offset


def next_word(text: str, offset: int) -> int:
    """The start of the next word or run of punctuation."""
    current = _WORD.match(text, offset)
    after = _WORD.search(text, current.end() if current else offset)
    return after.start() if after else max(0, len(text) - 1)


def word_end(text: str, offset: int) -> int:
    """The last character of this word, or of the next one if the cursor is there already."""
    match = _WORD.search(text, offset + 1)
    return match.end() - 1 if match else max(0, len(text) - 1)


def previous_word(text: str, offset: int) -> int:
    """The start of this word, or of the one before if the cursor is there already."""
    begin = max(0, offset - _WINDOW)
    start = begin
    for match in _WORD.finditer(text, begin, offset):
        start = match.start()
    return start


def next_sentence(text: str, offset: int) -> int:
    """The first character of the next sentence or paragraph."""
    match = _SENTENCE_END.search(text, offset)
    return _skip_space(text, match.end()) if match else max(0, len(text) - 1)


def previous_sentence(text: str, offset: int) -> int:
    """The first character of this sentence, or of the one before if the cursor is there."""
    begin = max(0, offset - _WINDOW)
    starts = [begin] if begin == 0 else []
    starts += [_skip_space(text, m.end()) for m in _SENTENCE_END.finditer(text, begin, offset)]
    return max((start for start in starts if start < offset), default=begin)


def next_paragraph(text: str, offset: int) -> int:
    """The first character of the next paragraph."""
    stop = text.find("\n", offset)
    return _skip_space(text, stop) if stop >= 0 else max(0, len(text) - 1)


def previous_paragraph(text: str, offset: int) -> int:
    """The first character of this paragraph, or of the one before if the cursor is there."""
    at = offset
    while at > 0 and text[at - 1 : at].isspace():
        at -= 1
    return text.rfind("\n", 0, at) + 1


def word_at(text: str, offset: int) -> Span:
    """The word, run of punctuation or single character at ``offset``."""
    begin = max(0, offset - _WINDOW)
    for match in _WORD.finditer(text, begin, offset + _WINDOW):
        if match.start() <= offset < match.end():
            return Span(match.start(), match.end())
        if match.start() > offset:
            break
    return Span(offset, min(len(text), offset + 1))


def paragraph_at(text: str, offset: int) -> Span:
    """The line of the canonical text (a paragraph, heading or list item) around ``offset``."""
    start = text.rfind("\n", 0, offset) + 1
    end = text.find("\n", max(start, offset))
    return Span(start, len(text) if end < 0 else end)


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
    runs = layout.lines[row].runs if layout.lines else ()
    # A cursor stands on a character; the end of a line's text is the next line's place.
    if runs and target >= runs[-1].end > runs[-1].start:
        target = left(layout.text, runs[-1].end)
    return target


def line_start(layout: Layout, offset: int) -> int:
    """The first character of the screen line."""
    runs = layout.lines[layout.row_of(offset)].runs if layout.lines else ()
    return runs[0].start if runs else offset


def line_end(layout: Layout, offset: int) -> int:
    """The last character of the screen line."""
    runs = layout.lines[layout.row_of(offset)].runs if layout.lines else ()
    return max(runs[-1].start, left(layout.text, runs[-1].end)) if runs else offset


def _skip_space(text: str, offset: int) -> int:
    while offset < len(text) and text[offset].isspace():
        offset += 1
    return min(offset, max(0, len(text) - 1))
