"""Inline Markdown to the text of a block and its marks."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from briefterm.briefing.dialect import TAG, parser
from briefterm.model import MarkKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from markdown_it.token import Token

    from briefterm.briefing.builder import BlockMark

# A paragraph with more characters that may be markup than this is taken as it stands, and so is
# everything once a document has used up its share: parsing them is the dear part.
MAX_SPECIALS = 10_000
MAX_ALL_SPECIALS = 200_000

_SPECIAL = re.compile(r"[\\`*_\[<&~]|  \n")
_HARD_BREAK = re.compile(r"(?:  |\\)\n")
_LINE_ENDS = re.compile(r"[ \t]*\n[ \t]*")
_ATTRIBUTE = re.compile(r"""\b(href|src|alt)\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+)""", re.IGNORECASE)
_MARKS = {
    "strong": MarkKind.STRONG,
    "em": MarkKind.EMPHASIS,
    "s": MarkKind.STRIKE,
    "link": MarkKind.LINK,
}
_TAG_MARKS = {
    "a": MarkKind.LINK,
    "b": MarkKind.STRONG,
    "strong": MarkKind.STRONG,
    "i": MarkKind.EMPHASIS,
    "em": MarkKind.EMPHASIS,
    "cite": MarkKind.EMPHASIS,
    "code": MarkKind.CODE,
    "kbd": MarkKind.CODE,
    "s": MarkKind.STRIKE,
    "del": MarkKind.STRIKE,
    "strike": MarkKind.STRIKE,
}
_LINE_BREAKING = frozenset(("\n", "\r", "\v", "\f", "\t", "\u2028", "\u2029", "\x85"))
_BREAKS = frozenset(("br", "p", "div", "li", "tr", "hr"))


class InlineReader:
    """Reads the inline content of one document's blocks, with that document's references."""

    def __init__(self, env: dict[str, Any]) -> None:
        self._env = env
        self._specials = MAX_ALL_SPECIALS
        self.gave_up = False

    def read(self, content: str) -> tuple[str, Sequence[BlockMark]]:
        """The text of ``content`` and its marks, in offsets of that text, outer marks first."""
        if "\n" in content and not _HARD_BREAK.search(content):
            content = _LINE_ENDS.sub(" ", content)
        specials = len(_SPECIAL.findall(content)) if _SPECIAL.search(content) else 0
        if specials:
            self._specials -= specials
            if specials <= MAX_SPECIALS and self._specials >= 0:
                tokens: list[Token] = []
                md = parser()
                md.inline.parse(content, md, self._env, tokens)
                _keep_brackets(tokens)
                run = _Run()
                return run.text_of(tokens), run.marks
            self.gave_up = True
        return _LINE_ENDS.sub(" ", content) if "\n" in content else content, ()


class _Run:
    """The text of one block as it grows, and the marks that are closed so far."""

    def __init__(self) -> None:
        self.marks: list[BlockMark] = []
        self._parts: list[str] = []
        self._length = 0
        self._open: list[tuple[MarkKind, int, str]] = []
        self._tags: dict[str, list[tuple[int, str]]] = {}
        self._line_start = True

    def text_of(self, tokens: Sequence[Token]) -> str:
        """The text of ``tokens``; call it once."""
        for token in tokens:
            match token.type:
                case "text":
                    self._put(token.content)
                case "softbreak":
                    self._break(" ")
                case "hardbreak":
                    self._break("\n")
                case "image":
                    self._image(_alt(token.children or ()), token.attrs)
                case "html_inline":
                    self._tag(token.content)
                case "code_inline":
                    self._code(token.content)
                case _ if token.nesting > 0:
                    self._start(token)
                case _ if token.nesting < 0:
                    self._end()
                case _:
                    # An entity or an escaped character: what would break the line is a space.
                    self._put(" " if token.content in _LINE_BREAKING else token.content)
        return "".join(self._parts)

    def _put(self, text: str) -> None:
        if self._line_start:
            text = text.lstrip(" \t")
        if text:
            self._parts.append(text)
            self._length += len(text)
            self._line_start = False

    def _break(self, separator: str) -> None:
        """End a line: no white space before the break, none after it."""
        while self._parts:
            last = self._parts.pop()
            kept = last.rstrip(" \t")
            self._length -= len(last) - len(kept)
            if kept:
                self._parts.append(kept)
                break
        if not self._parts or (separator == " " and self._parts[-1].endswith("\n")):
            return
        self._parts.append(separator)
        self._length += 1
        self._line_start = True

    def _code(self, content: str) -> None:
        start = self._length
        self._put(content)
        self._mark(MarkKind.CODE, start, "")

    def _image(self, alt: str, attributes: Mapping[str, object]) -> None:
        """An image is its description, or the name of its file, and links to it."""
        target = str(attributes.get("src", ""))
        title = str(attributes.get("title", ""))
        start = self._length
        self._put(alt.strip() or title.strip() or target.rstrip("/").rpartition("/")[2] or "image")
        self._mark(MarkKind.LINK, start, target)

    def _start(self, token: Token) -> None:
        kind = _MARKS.get(token.type.removesuffix("_open"), MarkKind.EMPHASIS)
        self._open.append((kind, self._length, str(token.attrs.get("href", ""))))

    def _end(self) -> None:
        kind, start, target = self._open.pop()
        if start == self._length and target:
            self._put(target)
        self._mark(kind, start, target)

    def _mark(self, kind: MarkKind, start: int, target: str) -> None:
        if start < self._length:
            self.marks.append((kind, start, self._length, target))

    def _tag(self, source: str) -> None:
        """An HTML tag or comment: its text is dropped, what it means is kept where marks can."""
        match = TAG.fullmatch(source)
        if match is None:
            return
        name = match["name"].lower()
        if name in _BREAKS:
            self._break("\n")
        elif name == "img":
            values = _attributes(match["attributes"])
            self._image(values.get("alt", ""), values)
        elif name in _TAG_MARKS and not match["closing"]:
            target = _attributes(match["attributes"]).get("href", "")
            self._tags.setdefault(name, []).append((self._length, target))
        elif self._tags.get(name):
            start, target = self._tags[name].pop()
            self._mark(_TAG_MARKS[name], start, target)


def _alt(tokens: Sequence[Token]) -> str:
    """The description of an image without its markup."""
    parts = []
    for token in tokens:
        if token.type.endswith("break"):
            parts.append(" ")
        elif token.type != "html_inline":
            parts.append(_alt(token.children) if token.children else token.content)
    return "".join(parts)


def _attributes(source: str | None) -> dict[str, str]:
    return {name.lower(): value.strip("\"'") for name, value in _ATTRIBUTE.findall(source or "")}


def _keep_brackets(tokens: Sequence[Token]) -> None:
    """``[1]`` that is a link points to a definition as a footnote does, so it stays ``[1]``."""
    for opening, text in pairwise(tokens):
        label = opening.meta.get("label", "").strip() if opening.type == "link_open" else ""
        if label.isdigit() and text.content == label:
            text.content = f"[{label}]"
