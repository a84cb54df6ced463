"""From the lines of a plain text to its paragraphs: hard-wrapped lines joined, lists recognised."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from briefterm.briefing.datelines import is_dateline
from briefterm.briefing.sentences import ends_sentence
from briefterm.model import BlockKind

_BULLET = re.compile(r"[-*•·‣▪◦]\s+(?=\S)")
_NUMBER = re.compile(r"(\d{1,2})[.)]\s+(?=\S)")
_RULE = re.compile(r"(?:[-*_=~]\s?){3,}")

_MAX_WIDTH = 100
_MIN_WIDTH = 40
# A ragged right edge: the word that would still have fitted may be this much of the width.
_RAGGED = 0.85
_SHORT = 0.7
_MOST = 0.8
_MANY = 0.2
_TOLERATED = 20
_REMNANT_WORDS = 5


@dataclass(frozen=True, slots=True)
class Line:
    """A line without white space around it, and how far it was indented, in columns."""

    text: str
    indent: int

    def room_for(self, following: Line) -> int:
        """Columns that the line would take with the first word of the next one added."""
        word, _, _ = following.text.partition(" ")
        return self.indent + len(self.text) + 1 + len(word)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, list item or rule of a plain text; ``level`` is a list item's nesting."""

    kind: BlockKind
    text: str
    level: int = 0
    marker: str = ""


def paragraphs_of(text: str) -> list[Paragraph]:
    """The paragraphs of a plain text, in its order; none is empty but rules."""
    lines = [_line(raw) for raw in text.split("\n")]
    width = wrap_width(lines)
    # A blank line under the title or the dek says nothing about the rest.
    filled = [number for number, line in enumerate(lines) if line.text]
    gaps = any(after > before + 1 for before, after in pairwise(filled[2:]))
    collector = _Collector()
    previous: Line | None = None
    first = False
    for line in lines:
        if not line.text:
            collector.close()
            previous = None
            continue
        if collector.starts_item(line):
            pass
        elif previous is not None and (
            (collector.in_item and line.indent >= max(2, collector.indent + 1))
            or (width is not None and _runs_on(previous, line, width, gaps=gaps, title=first))
        ):
            collector.extend(line.text)
        else:
            first = previous is None and not collector.paragraphs
            collector.paragraph(line)
        previous = line
    collector.close()
    return collector.paragraphs


def wrap_width(lines: list[Line]) -> int | None:
    """The column where the lines of a text are wrapped, or None if a line is a paragraph.

    Where wrapped lines break off within a sentence, the next line's first word would have passed
    the edge. The first line is the title and does not count.
    """
    filled = [number for number, line in enumerate(lines) if line.text]
    body = filled[1:]
    lengths = [lines[number].indent + len(lines[number].text) for number in body]
    long = sum(length > _MAX_WIDTH for length in lengths)
    width = max((length for length in lengths if length <= _MAX_WIDTH), default=0)
    if width < _MIN_WIDTH or long * _TOLERATED > len(body):
        return None
    pairs = broken = full = 0
    for number in body:
        following = lines[number + 1] if number + 1 < len(lines) else None
        if following is None or not following.text or _BULLET.match(following.text):
            continue
        pairs += 1
        if not ends_sentence(lines[number].text) and not following.text[0].isupper():
            broken += 1
            full += lines[number].room_for(following) > width * _RAGGED
    wrapped = broken and broken >= pairs * _MANY and full >= broken * _MOST
    return width if wrapped else None


def _line(raw: str) -> Line:
    text = raw.strip()
    if not text or len(text) == len(raw):
        return Line(text, 0)
    head = raw[: len(raw) - len(raw.lstrip())]
    return Line(text, len(head.expandtabs(4)))


def _joined(parts: list[str]) -> str:
    """Lines as one; a compound that is broken at its hyphen gets no space."""
    pieces = [parts[0]]
    for before, part in pairwise(parts):
        compound = before.endswith("-") and before[-2:-1].isalnum() and part[0].isalnum()
        pieces.append(part if compound else f" {part}")
    return "".join(pieces)


def _runs_on(line: Line, following: Line, width: int, *, gaps: bool, title: bool) -> bool:
    """Whether the paragraph of ``line`` goes on in ``following``."""
    if following.indent >= line.indent + 2:
        return False
    room = line.room_for(following)
    if title and not following.text[0].islower():
        # The dek may come next, so only a remnant is still the title.
        few = len(following.text.split()) <= _REMNANT_WORDS
        return few and room > width * _RAGGED and not ends_sentence(following.text)
    # Where paragraphs are parted by blank lines only a line far from the edge ends one; elsewhere
    # each does that would have had room for the next word.
    if room > width * (_SHORT if gaps else 1):
        return gaps or not is_dateline(following.text)
    return not ends_sentence(line.text) and not following.text[0].isupper()


class _Collector:
    """Builds the list of paragraphs; the last of them may still grow."""

    def __init__(self) -> None:
        self.paragraphs: list[Paragraph] = []
        self.in_item = False
        self.indent = 0
        self._indents: list[int] = []
        self._number = 0
        self._parts: list[str] = []
        self._shape = (BlockKind.PARAGRAPH, 0, "")

    def starts_item(self, line: Line) -> bool:
        """Open a list item or put a rule if ``line`` is one."""
        text = line.text
        if _RULE.fullmatch(text):
            self.close()
            self.paragraphs.append(Paragraph(BlockKind.RULE, ""))
            self._indents = []
            return True
        bullet = _BULLET.match(text)
        if bullet:
            level = self._level(line.indent)
            self._open(text[bullet.end() :], line.indent, level, "•" if level == 1 else "◦")
            return True
        number = _NUMBER.match(text)
        # A number is a marker only in its place in a list: 1, or one more than the last.
        if number and int(number[1]) in (1, self._number + 1):
            self._number = int(number[1])
            self._open(text[number.end() :], line.indent, self._level(line.indent), f"{number[1]}.")
            return True
        return False

    def paragraph(self, line: Line) -> None:
        """Open a paragraph."""
        self.close()
        self.in_item = False
        self._indents = []
        self._shape = (BlockKind.PARAGRAPH, 0, "")
        self._parts = [line.text]

    def extend(self, text: str) -> None:
        """Add a line to what is open."""
        self._parts.append(text)

    def close(self) -> None:
        """End what is open, if anything is."""
        if self._parts:
            kind, level, marker = self._shape
            text = _joined(self._parts) if len(self._parts) > 1 else self._parts[0]
            self.paragraphs.append(Paragraph(kind, text, level, marker))
        self._parts = []

    def _open(self, text: str, indent: int, level: int, marker: str) -> None:
        self.close()
        self.in_item = True
        self.indent = indent
        self._shape = (BlockKind.LIST_ITEM, level, marker)
        self._parts = [text]

    def _level(self, indent: int) -> int:
        while self._indents and self._indents[-1] > indent:
            self._indents.pop()
        if not self._indents or indent >= self._indents[-1] + 2:
            self._indents.append(indent)
        return len(self._indents)
