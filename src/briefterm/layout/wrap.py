"""Wrap a stretch of text to a width in cells; lines are ranges of offsets, never copies."""

from __future__ import annotations

from briefterm.layout.cells import graphemes, is_simple

# Closing punctuation must not begin a line and opening punctuation must not end one where text is
# broken between East Asian characters.
_NEVER_FIRST = frozenset("、。，．！？：；）」』】〉》〕・ー’”…)]}.,!?:;%")
_NEVER_LAST = frozenset("（「『【〈《〔‘“([{")


def wrap(text: str, start: int, end: int, width: int) -> list[tuple[int, int]]:
    """Break ``text[start:end]`` into lines of at most ``width`` cells (at least 1).

    Lines break at spaces and newlines, and beside wide characters; a word that is longer than a
    line is cut between graphemes, and a wide grapheme has a line to itself where the width is 1.
    Spaces at a break belong to no line. The spaces that a paragraph begins with are kept, unless
    nothing else would fit beside them. An empty or blank paragraph is one empty line.
    """
    width = max(1, width)
    lines: list[tuple[int, int]] = []
    while True:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        last = _trim(text, start, stop)
        if last == start:
            lines.append((start, start))
        elif is_simple(text[start:last]):
            _wrap_simple(text, start, last, width, lines)
        else:
            _wrap_graphemes(text, start, last, width, lines)
        if stop >= end:
            return lines
        start = stop + 1


# Both wrappers take a paragraph that ends with something other than a space.


def _wrap_simple(text: str, start: int, end: int, width: int, lines: list[tuple[int, int]]) -> None:
    ink = _skip(text, start)
    if ink - start >= width:
        start = ink
    while end - start > width:
        space = text.rfind(" ", start, start + width + 1)
        stop = _trim(text, start, space) if space > ink else start
        if stop > start:
            lines.append((start, stop))
            start = ink = _skip(text, space)
        else:
            lines.append((start, start + width))
            start = ink = start + width
    lines.append((start, end))


def _wrap_graphemes(
    text: str, start: int, end: int, width: int, lines: list[tuple[int, int]]
) -> None:
    line_start, used = start, 0
    cut = cut_used = -1  # the last place where the line may break, and the cells used up to it
    inked = False  # the line has more than the spaces that it begins with
    before = ""
    wide_before = False
    for first, last, cells in graphemes(text[start:end]):
        at, after, char = start + first, start + last, text[start + first]
        if char == " " and last - first == 1:
            used += 1
            if inked:
                cut, cut_used = after, used
            before, wide_before = char, False
            continue
        wide = cells > 1
        loose = (wide or wide_before) and char not in _NEVER_FIRST and before not in _NEVER_LAST
        if loose and inked:
            cut, cut_used = at, used
        if used + cells > width and at > line_start:
            if cut <= line_start or used - cut_used + cells > width:
                cut, cut_used = at, used
            if inked:
                lines.append((line_start, _trim(text, line_start, cut)))
            line_start, used = cut, used - cut_used
            cut = cut_used = -1
        inked = True
        used += cells
        before, wide_before = text[after - 1], wide
    lines.append((line_start, end))


def _skip(text: str, start: int) -> int:
    while text[start] == " ":
        start += 1
    return start


def _trim(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] == " ":
        end -= 1
    return end
