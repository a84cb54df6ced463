"""Foreign text inside Markdown: it shows as it is and stays in its block.

The rules are those of CommonMark 0.31, with the comments (``%%``), formulas (``$$``), tags and
block ids that note-taking programs add.
"""

from __future__ import annotations

import re
import shlex
from functools import lru_cache
from typing import TYPE_CHECKING

from briefterm.terminal import visible_line, visible_text

if TYPE_CHECKING:
    from collections.abc import Callable


def literal_line(text: str) -> str:
    """``text`` as one line of Markdown that shows every character of it as it is."""
    return _literal(" ".join(visible_line(text.replace("\n", " ")).split()))


def literal_lines(text: str) -> list[str]:
    """``text`` as lines of Markdown that show its characters as they are, without indents."""
    return [_literal(line.strip()) for line in visible_text(text).split("\n")]


def prose(text: str) -> str:
    """The reader's own text: inline marks and lists work, but nothing reaches beyond it.

    Headings, quotes, rules, fences, HTML, link definitions, block ids and the marks of managed
    blocks would change what follows or look like parts of the export, so they are shown as they
    were typed. `reader_text` takes that back.
    """
    lines = visible_text(text).strip("\n").split("\n")
    return "\n".join(_escaped(line.rstrip(), _one_more) for line in lines)


def reader_text(markdown: str) -> str:
    """The text that `prose` made ``markdown`` of, but for blanks at the ends of its lines."""
    lines = markdown.strip("\n").split("\n")
    return "\n".join(_escaped(line.rstrip(), _one_less) for line in lines)


def org_line(text: str) -> str:
    """``text`` as one line for Org mode."""
    return " ".join(visible_line(text.replace("\n", " ")).split())


def org_prose(text: str) -> str:
    """``text`` as lines for Org mode, in which none is a headline, a comment, a table or a key."""
    lines = visible_text(text).strip("\n").split("\n")
    opening = re.compile(r"\s*(?:[#|:]|\*+\s)")
    return "\n".join(
        f"\u200b{line.rstrip()}" if opening.match(line) else line.rstrip() for line in lines
    )


def code_span(text: str) -> str:
    """``text`` in backticks, more of them than it has in a row (CommonMark 6.1)."""
    line = visible_line(text)
    longest = max((len(run) for run in re.findall("`+", line)), default=0)
    fence = "`" * (longest + 1)
    gap = " " if line.startswith("`") or line.endswith("`") else ""
    return f"{fence}{gap}{line}{gap}{fence}"


def tag_word(tag: str) -> str:
    """A tag as note-taking programs read it: letters, digits, ``_``, ``-`` and ``/`` after a #."""
    word = re.sub(r"[^\w/-]+", "-", visible_line(tag)).strip("-")
    return f"#{word}" if word else ""


def open_command(briefing_id: str, note_id: str = "") -> str:
    """The command line that leads back to a note or a briefing, quoted for a shell if needed."""
    target = f"{briefing_id}#{note_id}" if note_id else briefing_id
    if shlex.quote(briefing_id) != briefing_id or shlex.quote(note_id or "x") != (note_id or "x"):
        target = shlex.quote(target)
    return f"briefterm open {'-- ' if briefing_id.startswith('-') else ''}{target}"


def block_id(note_id: str) -> str:
    """The block id of a note, of letters, digits and dashes."""
    return "^bt-" + re.sub("[^A-Za-z0-9-]", "-", note_id)


@lru_cache(maxsize=1)
def _special() -> re.Pattern[str]:
    return re.compile(
        r"[\\`*\[|]|<(?=[A-Za-z/!?])"  # marks wherever they stand
        r"|(?<![^\W_])_|_(?![^\W_])"  # emphasis never begins or ends inside of a word
        r"|&(?=#?\w{1,32};)"  # character references
        r"|~(?=~)|(?<=~)~|%(?=%)|(?<=%)%|\$(?!\d)|\^(?=\w)"
        r"|(?<!\S)\#"  # headings, their closing marks, and tags
    )


@lru_cache(maxsize=1)
def _line_start() -> re.Pattern[str]:
    return re.compile(r"([-=~>]|\+(?!\S)|:(?=-))|(\d{1,9})([.)])(?!\S)")


def _literal(line: str) -> str:
    escaped = _special().sub(lambda match: "\\" + match[0], line)
    start = _line_start().match(escaped)
    if start is None:
        return escaped
    if start[1]:
        return "\\" + escaped
    return f"{start[2]}\\{escaped[start.end(2) :]}"


@lru_cache(maxsize=1)
def _block_start() -> re.Pattern[str]:
    # What opens a block, after the indents and list marks that may stand before it.
    return re.compile(
        r"(?:\s|[-+*](?=\s)|\d{1,9}[.)](?=\s))*+"  # possessive: no backtracking
        r"(?P<slashes>\\*+)"
        r"(?=\#{1,6}(?:\s|$)|>|`{3}|~{3}|=+\s*$|[-*_](?:\s*[-*_])*\s*$|\[[^\]]*\]:|\|)"
    )


@lru_cache(maxsize=1)
def _reaching() -> re.Pattern[str]:
    return re.compile(
        r"(?<!\\)\\*+(?=<(?!https?://[^\s<>]*>)[A-Za-z/!?]|\^bt-)"
        r"|(?<=%)\\*+(?=%)|(?<=\$)\\*+(?=\$)"
    )


def _escaped(line: str, slashes: Callable[[int], int]) -> str:
    """``line`` with another number of backslashes before each mark that would reach beyond it.

    What is a mark does not depend on that number, so that it can be taken back.
    """
    opened = _block_start().match(line)
    if opened is not None:
        begin, end = opened.span("slashes")
        line = line[:begin] + "\\" * slashes(end - begin) + line[end:]
    return _reaching().sub(lambda match: "\\" * slashes(len(match[0])), line)


def _one_more(count: int) -> int:
    """An odd number of backslashes, which a mark does not survive; each count has its own."""
    return 2 * count + 1


def _one_less(count: int) -> int:
    return (count - 1) // 2 if count % 2 else count
