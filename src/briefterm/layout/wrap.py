"""Wrap a stretch of text to a width in cells; lines are ranges of offsets, never copies."""

from __future__ import annotations

from briefterm.layout.cells import graphemes, is_simple

# Closing punctuation of East Asian text, which must not begin a line.
_NEVER_FIRST = frozenset("、。，．！？：；）」』】〉》〕”’…")


def wrap(text: str, start: int, end: int, width: int) -> list[tuple[int, int]]:
    """Break ``text[start:end]`` into lines of at most ``width`` cells (at least 1).

    Lines break after spaces and newlines, and between wide characters; a word that is longer than
    a line is cut. White space at a break belongs to no line. An empty stretch is one empty line.
    """
    width = max(1, width)
    lines: list[tuple[int, int]] = []
    while True:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        if is_simple(text[start:stop]):
            _wrap_simple(text, start, stop, width, lines)
        else:
            _wrap_graphemes(text, start, stop, width, lines)
        if stop >= end:
            return lines
        start = stop + 1


def _wrap_simple(text: str, start: int, end: int, width: int, lines: list[tuple[int, int]]) -> None:
    while end - start > width:
        cut = text.rfind(" ", start, start + width + 1)
        if cut <= start:
            lines.append((start, start + width))
            start += width
            continue
        stop = cut
        while stop > start and text[stop - 1] == " ":
            stop -= 1
        if stop > start:
            lines.append((start, stop))
        start = cut + 1
    lines.append((start, end))


def _wrap_graphemes(
    text: str, start: int, end: int, width: int, lines: list[tuple[int, int]]
) -> None:
    line_start, used = start, 0
    cut = -1  # the last place where the line may break, and the cells used up to it
    cut_used = 0
    wide_before = False
    for first, last, cells in graphemes(text[start:end]):
        at, after = start + first, start + last
        space = text[at] == " "
        wide = cells > 1
        breakable = (wide or wide_before) and text[at] not in _NEVER_FIRST
        if breakable and at > line_start and not space:
            cut, cut_used = at, used
        wide_before = wide
        if used + cells > width and not space:
            if cut <= line_start:
                cut, cut_used = at, used
            if cut > line_start:
                lines.append((line_start, _trim(text, line_start, cut)))
                line_start, used, cut = cut, used - cut_used, -1
        used += cells
        if space:
            cut, cut_used = after, used
    lines.append((line_start, _trim(text, line_start, end) if line_start < end else end))


def _trim(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] == " ":
        end -= 1
    return end
