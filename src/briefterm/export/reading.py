"""What a reader wrote into a note's block: its text and its tags."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from briefterm.export.escaping import prose, reader_text, tag_word
from briefterm.export.marks import mark_key

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from briefterm.export.page import Item, Page
    from briefterm.export.subject import Subject
    from briefterm.model import Note


@dataclass(frozen=True, slots=True)
class Written:
    """What a block says: the note's text, and the words of its tags, None where it has no line."""

    text: str
    tags: tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Edit:
    """What the reader changed in a note; None where nothing was."""

    text: str | None = None
    tags: tuple[str, ...] | None = None

    def __bool__(self) -> bool:
        """Whether anything was changed."""
        return self.text is not None or self.tags is not None


@dataclass(frozen=True, slots=True)
class _Parts:
    """A block taken apart: what precedes the text, the text, the last lines, and what follows."""

    before: Sequence[str]
    text: Sequence[str]
    last: Sequence[str]
    after: Sequence[str]


def written_in(content: str, note: Note) -> Written:
    """What a Markdown block of ``note`` says: what stands between its quote and its last lines.

    Words that were added below the last line count as well.
    """
    parts = _parts(content, note)
    tags = tuple(_tag().findall(parts.last[-1])) if parts.last else None
    texts = ("\n".join(lines).strip("\n") for lines in (parts.text, parts.after))
    return Written(reader_text("\n\n".join(text for text in texts if text)), tags)


def frame_of(content: str, note: Note) -> tuple[str, ...]:
    """What a Markdown block of ``note`` says but for the note's text: quote and last lines."""
    parts = _parts(content, note)
    return tuple(line for line in (*parts.before, *parts.last) if line)


def _parts(content: str, note: Note) -> _Parts:
    lines = [line.rstrip() for line in content.split("\n")]
    start = _behind_quote(lines) if note.anchor is not None and note.anchor.quote.strip() else 0
    last = _last_line(lines)
    found = last is not None and last >= start
    end = last if last is not None and found else len(lines)
    while end > start and not lines[end - 1]:
        end -= 1
    if end > start and _command().fullmatch(lines[end - 1].strip()):
        end -= 1
    if last is None or not found:
        return _Parts(lines[:start], lines[start:end], (), ())
    return _Parts(lines[:start], lines[start:end], lines[end : last + 1], lines[last + 1 :])


def edit_of(content: str, note: Note) -> Edit:
    """What a Markdown block of ``note`` says otherwise than the note itself."""
    written = written_in(content, note)
    text = None if written.text == shown_text(note.text) else written.text
    if written.tags is None:
        return Edit(text)
    known = {tag_word(tag).removeprefix("#"): tag for tag in note.tags}
    words = tuple(dict.fromkeys(written.tags))
    if words == tuple(word for word in known if word):
        return Edit(text)
    hidden = tuple(tag for word, tag in known.items() if not word)
    return Edit(text, (*(known.get(word, word) for word in words), *hidden))


def agreement(subjects: Sequence[Subject], page: Page) -> Callable[[Item, str], bool]:
    """What tells whether an edited block of the page says what its note says, in other words."""
    notes = {mark_key(one.note.id): one.note for subject in subjects for one in subject.notes}

    def agrees(item: Item, content: str) -> bool:
        note = notes.get(item.key)
        if note is None or not reads_back(page.style):
            return False
        return not edit_of(content, note)

    return agrees


def reads_back(style: str) -> bool:
    """Whether texts and tags can be read out of the blocks of a template."""
    return style.partition("+")[0] in {"obsidian", "markdown"}


def shown_text(text: str) -> str:
    """A note's text as it comes back from a block that nobody edited."""
    return reader_text(prose(text)) if text.strip() else ""


def _behind_quote(lines: Sequence[str]) -> int:
    """The number of the first line after the block quote that a block begins with."""
    first = next((n for n, line in enumerate(lines) if line), 0)
    start = first
    if lines[first].startswith("Was under: "):
        start = next((n for n in range(first + 1, len(lines)) if lines[n]), first)
    if not lines[start].startswith(">"):
        return first
    while start < len(lines) and lines[start].startswith(">"):
        start += 1
    return start


def _last_line(lines: Sequence[str]) -> int | None:
    """The number of the line that says tags and time: that with the block id, or after the command."""
    backwards = range(len(lines) - 1, -1, -1)
    marked = next((n for n in backwards if _block_id().search(lines[n])), None)
    if marked is not None:
        return marked
    command = next((n for n in backwards if _command().fullmatch(lines[n].strip())), None)
    if command is None or command + 1 >= len(lines) or not lines[command + 1]:
        return None
    return command + 1


@lru_cache(maxsize=1)
def _block_id() -> re.Pattern[str]:
    return re.compile(r"(?<!\\)\^bt-[A-Za-z0-9-]+$")


@lru_cache(maxsize=1)
def _command() -> re.Pattern[str]:
    return re.compile(r"(`+) ?briefterm open .*\1")


@lru_cache(maxsize=1)
def _tag() -> re.Pattern[str]:
    return re.compile(r"(?:(?<=\s)|^\*?)#([\w/-]+)")
