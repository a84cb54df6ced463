"""The Markdown that is read: CommonMark, tables, strikethrough, and rules of our own.

Raw HTML is not parsed as such: tags that only mark text up are dropped, others are text.
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, paragraph

if TYPE_CHECKING:
    from markdown_it.rules_inline import StateInline

# The library drops what is nested deeper than its limit, so ours is reached first.
MAX_DEPTH = 32
_LIBRARY_DEPTH = MAX_DEPTH + 8
_MAX_COMMENT = 10_000
_MAX_INDENT = 3
_BLOCK_OPENINGS = frozenset("`~>*_-+=:|<#[0123456789")

_FOOTNOTE = re.compile(r"\[\^[^\]\s]{1,80}\]:")
TAG = re.compile(
    r"<(?P<closing>/?)(?P<name>a|abbr|article|aside|b|bdi|bdo|big|blockquote|br|button|center|cite"
    r"|code|dd|del|details|dfn|div|dl|dt|em|figcaption|figure|font|footer|h[1-6]|header|hr|i|iframe"
    r"|img|ins|kbd|li|main|mark|nav|ol|p|picture|pre|q|s|samp|section|small|source|span|strike"
    r"|strong|sub|summary|sup|table|tbody|td|tfoot|th|thead|time|tr|tt|u|ul|var|video|wbr)"
    r"(?P<attributes>\s[^<>]{0,2000})?/?>",
    re.ASCII | re.IGNORECASE,
)


@functools.cache
def parser() -> MarkdownIt:
    """The parser, built once; parsing does not change it."""
    options = {"html": False, "maxNesting": _LIBRARY_DEPTH, "store_labels": True}
    md = MarkdownIt("commonmark", options).enable(["table", "strikethrough"])
    md.disable("html_block")
    md.block.ruler.before("table", "prose", _prose)
    md.block.ruler.before("prose", "too_deep", _too_deep)
    md.block.ruler.before("reference", "footnote", _footnote, {"alt": ["paragraph", "reference"]})
    md.inline.ruler.before("autolink", "tag", _tag)
    return md


def _prose(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """A paragraph of lines that cannot be anything else, which most are, at a tenth of the cost.

    Every other block, and what may end a paragraph, begins with one of a few characters.
    """
    if state.level or silent:
        return False
    line = start_line
    while line < end_line:
        begin = state.bMarks[line] + state.tShift[line]
        if begin >= state.eMarks[line]:
            break
        if state.src[begin] in _BLOCK_OPENINGS or state.sCount[line] > _MAX_INDENT:
            return False
        line += 1
    state.push("paragraph_open", "p", 1)
    token = state.push("inline", "", 0)
    token.content = state.src[state.bMarks[start_line] : state.eMarks[line - 1]].strip()
    state.push("paragraph_close", "p", -1)
    state.line = line
    return True


def _too_deep(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """What is nested too deep stays as paragraphs with its marks; nothing of it is lost."""
    if state.level < MAX_DEPTH or silent:
        return False
    line = start_line + 1
    while line < end_line and not state.isEmpty(line) and state.sCount[line] >= state.blkIndent:
        line += 1
    state.env["too_deep"] = True
    state.push("paragraph_open", "p", 1)
    token = state.push("inline", "", 0)
    token.content = state.getLines(start_line, line, state.blkIndent, False).strip()
    state.push("paragraph_close", "p", -1)
    state.line = line
    return True


def _footnote(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """``[^1]: text`` is a paragraph of its own, and not the definition of a link."""
    if state.is_code_block(start_line):
        return False
    position = state.bMarks[start_line] + state.tShift[start_line]
    if not _FOOTNOTE.match(state.src, position, state.eMarks[start_line]):
        return False
    return silent or paragraph(state, start_line, end_line, False)


def _tag(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "<":
        return False
    if state.src.startswith("<!--", state.pos):
        end = state.src.find("-->", state.pos + 4, min(state.posMax, state.pos + _MAX_COMMENT))
        end = end + 3 if end >= 0 else end
    else:
        match = TAG.match(state.src, state.pos, state.posMax)
        end = match.end() if match else -1
    if end < 0:
        return False
    if not silent:
        token = state.push("html_inline", "", 0)
        token.content = state.src[state.pos : end]
    state.pos = end
    return True
