"""Managed blocks in a file that its reader edits: what marks them, and taking a file apart.

A block is what stands between a line ``<!-- briefterm:note KEY DIGEST -->`` and a line
``<!-- /briefterm:note KEY -->``; the digest is that of what was last written between them. After a
``+`` comes that of the reader's words which say the same since they were read back. The kind
is "head" (title and citation), "note", "newer" (what the program has of a note that the reader has
edited) or "gone" (a note that was deleted while the reader's words are kept). An item of a list is
one line with ``<!-- briefterm:line KEY DIGEST -->`` in it. Everything else is the reader's. Org
files have the same in comment lines.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

DIGEST_LENGTH = 16
SHORT_LENGTH = 8
_PLAIN_KEY = re.compile(r"[A-Za-z0-9_-]{1,64}")


@dataclass(frozen=True)
class Syntax:
    """How a format writes a comment, a heading and a block id."""

    name: str
    suffix: str
    opening: str
    closing: str
    heading: str

    def comment(self, words: str) -> str:
        """``words`` as a line that readers of the rendered text do not see."""
        return f"{self.opening}{words}{self.closing}"

    def level(self, line: str) -> int:
        """The level of the heading that ``line`` is; 0 for any other line."""
        marks = len(line) - len(line.lstrip(self.heading))
        return marks if marks and line[marks : marks + 1] in {" ", "\t", ""} else 0

    @cached_property
    def mark(self) -> re.Pattern[str]:
        """A line that opens or closes a block."""
        opening, closing = re.escape(self.opening.strip()), re.escape(self.closing.strip())
        return re.compile(
            rf"\s{{0,3}}{opening}\s*(?P<end>/?)briefterm:(?P<kind>head|note|newer|gone)"
            rf"\s+(?P<key>[\w-]+)(?:\s+(?P<digest>[0-9a-f]+(?:\+[0-9a-f]+)?))?\s*{closing}\s*"
        )

    @cached_property
    def record(self) -> re.Pattern[str]:
        """The line that keeps what the file was written from."""
        opening, closing = re.escape(self.opening.strip()), re.escape(self.closing.strip())
        return re.compile(rf"\s{{0,3}}{opening}\s*briefterm:record\s(?P<words>.*?)\s*{closing}\s*")


MARKDOWN = Syntax("markdown", ".md", "<!-- ", " -->", "#")
ORG = Syntax("org", ".org", "# ", "", "*")
SYNTAXES = {syntax.name: syntax for syntax in (MARKDOWN, ORG)}


@dataclass(frozen=True, slots=True)
class Piece:
    """A line of the reader's (kind ""), or a block or list item of ours.

    ``content`` of a block is what stands between its marks, of a list item its line without the
    mark; ``base`` is the digest of what was last written there, ``agreed`` that of other words which
    say the same. ``raw`` is the piece as the file has it, as long as it is not changed.
    """

    content: str
    kind: str = ""
    key: str = ""
    base: str = ""
    agreed: str = ""
    raw: str | None = None

    @property
    def edited(self) -> bool:
        """Whether the content is not what was written, nor agreed to say the same."""
        return digest(self.content) not in {self.base, self.agreed}

    @property
    def blank(self) -> bool:
        """Whether this is an empty line."""
        return not self.kind and not self.content.strip()

    def written(self, content: str) -> Piece:
        """The piece with ``content``, which is of the program."""
        return replace(self, content=content, base=digest(content), agreed="", raw=None)

    def based(self, base: str, *, agreed: bool = False) -> Piece:
        """The piece with the digest of another text as what was last written.

        With ``agreed`` its content says the same.
        """
        here = digest(self.content) if agreed else ""
        if (base, here) == (self.base, self.agreed):
            return self
        return replace(self, base=base, agreed=here, raw=None)

    def turned(self, kind: str) -> Piece:
        """The piece as one of another kind."""
        return replace(self, kind=kind, raw=None)


def digest(content: str) -> str:
    """A digest of a block's words: line ends, blanks at their ends and around all do not count."""
    lines = [line.rstrip() for line in content.split("\n")]
    return sha256("\n".join(lines).strip("\n").encode(errors="surrogatepass")).hexdigest()[
        :DIGEST_LENGTH
    ]


def short(text: str) -> str:
    """A short digest that stands for ``text`` in a record."""
    return sha256(text.encode(errors="surrogatepass")).hexdigest()[:SHORT_LENGTH]


def mark_key(id: str) -> str:
    """What stands for an id in a mark: the id itself where that cannot break the mark."""
    return id if _PLAIN_KEY.fullmatch(id) else f"x{short(id)}"


def pieces_of(text: str, syntax: Syntax) -> list[Piece]:
    """``text`` taken apart; `text_of` puts it together again, byte for byte."""
    lines = text.split("\n")
    marks = [(number, syntax.mark.fullmatch(line)) for number, line in enumerate(lines)]
    found = [(number, mark) for number, mark in marks if mark is not None]
    ends = dict(zip((number for number, _ in found), found[1:], strict=False))
    pieces: list[Piece] = []
    number = 0
    opened = {number: mark for number, mark in found if not mark["end"]}
    while number < len(lines):
        mark, following = opened.get(number), ends.get(number)
        if mark is not None and following is not None and _closes(following[1], mark):
            content = "\n".join(lines[number + 1 : following[0]])
            raw = "\n".join(lines[number : following[0] + 1])
            base, _, agreed = (mark["digest"] or "").partition("+")
            pieces.append(Piece(content, mark["kind"], mark["key"], base, agreed, raw))
            number = following[0] + 1
            continue
        pieces.append(_line(lines[number]))
        number += 1
    return pieces


def text_of(pieces: Iterable[Piece], syntax: Syntax) -> str:
    """The text that the pieces make."""
    return "\n".join(shown(piece, syntax) for piece in pieces)


def shown(piece: Piece, syntax: Syntax) -> str:
    """The lines of one piece, without the last line's end."""
    if not piece.kind:
        return piece.content
    if piece.raw is not None:
        return piece.raw
    if piece.kind == "line":
        return _with_line_mark(piece)
    base = f"{piece.base}+{piece.agreed}" if piece.agreed else piece.base
    begin = syntax.comment(f"briefterm:{piece.kind} {piece.key} {base}".rstrip())
    end = syntax.comment(f"/briefterm:{piece.kind} {piece.key}")
    if not piece.content:
        return f"{begin}\n{end}"
    # A block id counts at the end of a paragraph only, so that an empty line follows.
    gap = [""] if piece.kind != "head" and piece.content.rstrip("\n") == piece.content else []
    return "\n".join((begin, piece.content, *gap, end))


def block_ids(pieces: Sequence[Piece]) -> set[str]:
    """Short digests of the keys of notes whose block ids stand in lines of the reader's."""
    return {
        short(match[1])
        for piece in pieces
        if not piece.kind and "^bt-" in piece.content
        for match in re.finditer(r"(?<!\\)\^bt-([\w-]+)", piece.content)
    }


def _closes(end: re.Match[str], begin: re.Match[str]) -> bool:
    return bool(end["end"]) and (end["kind"], end["key"]) == (begin["kind"], begin["key"])


@lru_cache(maxsize=1)
def _line_mark() -> re.Pattern[str]:
    return re.compile(r" <!-- briefterm:line (?P<key>[\w-]+) (?P<digest>[0-9a-f]+) -->")


@lru_cache(maxsize=1)
def _tail() -> re.Pattern[str]:
    return re.compile(r" \^bt-[A-Za-z0-9-]+\s*$")


def _line(line: str) -> Piece:
    mark = _line_mark().search(line) if "briefterm:line" in line else None
    if mark is None:
        return Piece(line)
    content = line[: mark.start()] + line[mark.end() :]
    return Piece(content, "line", mark["key"], mark["digest"], raw=line)


def _with_line_mark(piece: Piece) -> str:
    """The line with its mark at the end, but before a block id, which is the last on a line."""
    tail = _tail().search(piece.content)
    at = tail.start() if tail is not None else len(piece.content.rstrip())
    mark = f" <!-- briefterm:line {piece.key} {piece.base} -->"
    return piece.content[:at] + mark + piece.content[at:]
