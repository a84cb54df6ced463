"""The Markdown that Obsidian and GitHub read: what each part of an export looks like."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefterm.export.escaping import (
    block_id,
    code_span,
    literal_line,
    literal_lines,
    open_command,
    prose,
    tag_word,
)
from briefterm.export.marks import MARKDOWN
from briefterm.model import NOTE_STATUSES, AnchorState

if TYPE_CHECKING:
    from briefterm.export.subject import Entry, Subject
    from briefterm.model import Briefing, Note, PlacedBookmark, PlacedNote

_LEVELS = 6
_ENDS = frozenset(".!?…\"'”’»)")
_LONG = 80  # characters of a quote that is the beginning of a paragraph, and was not selected
_QUOTED = 120  # characters of a bookmark's quote that are shown
_TIME_LENGTH = len("2023-09-13T07:30")


class Obsidian:
    """The look that needs no template engine."""

    name = "obsidian"
    syntax = MARKDOWN
    front = True

    def heading(self, text: str, depth: int) -> str:
        """The line of a heading, ``depth`` levels below the title."""
        return f"{'#' * min(depth + 1, _LEVELS)} {literal_line(text)}".rstrip()

    def head(self, subject: Subject) -> str:
        """The title, the citation line and the summary."""
        briefing = subject.briefing
        parts = [f"# {literal_line(briefing.title)}".rstrip(), citation(briefing)]
        parts.append(literal_line(briefing.summary))
        return "\n\n".join(part for part in parts if part)

    def note(self, subject: Subject, placed: PlacedNote) -> str:
        """A note: its quote, its text, the way back and what else is known of it."""
        note = placed.note
        parts = [was_under(placed), quoted(note), prose(note.text) if note.text.strip() else ""]
        # A block id ends its paragraph, so the command stands above it.
        command = code_span(open_command(subject.briefing.id, note.id))
        parts.append(f"{command}\n{about(note)} {block_id(note.id)}")
        return "\n\n".join(part for part in parts if part)

    def bookmark(self, subject: Subject, placed: PlacedBookmark) -> str:
        """A bookmark as an item of a list."""
        when = minute(placed.bookmark.created)
        return f"- {place_words(subject, placed)} · {when} {block_id(placed.bookmark.id)}"

    def entry(self, entry: Entry) -> str:
        """A briefing's line in the index."""
        day = entry.briefing.date.isoformat() if entry.briefing.date else ""
        title = literal_line(entry.briefing.title or entry.briefing.id)
        parts = (f"[{title}]({entry.link})", day, literal_line(entry.briefing.source), entry.counts)
        return "- " + " · ".join(part for part in parts if part)


def citation(briefing: Briefing) -> str:
    """Source, author, date and address in one line."""
    day = briefing.date.isoformat() if briefing.date else ""
    parts = [literal_line(briefing.source), literal_line(briefing.author), day, link(briefing.url)]
    return " · ".join(part for part in parts if part)


def link(url: str) -> str:
    """An address as a link where it can be one, else as words."""
    plain = url.startswith(("http://", "https://")) and url.isprintable()
    if plain and not set(url) & set(' <>"\\`'):
        return f"<{url}>"
    return literal_line(url)


def quoted(note: Note) -> str:
    """The quote of a note as a block quote; empty for a note without one."""
    if note.anchor is None or not note.anchor.quote.strip():
        return ""
    return quote_lines(note.anchor.quote)


def quote_lines(quote: str) -> str:
    """Words of an article as a block quote that shows them as they are."""
    return "\n".join(f"> {line}".rstrip() for line in literal_lines(quote.strip("\n")))


def was_under(placed: PlacedNote) -> str:
    """Where a note that lost its place was; empty for any other note."""
    anchor = placed.note.anchor
    if anchor is None or placed.span is not None or not anchor.heading:
        return ""
    return "Was under: " + " › ".join(map(literal_line, anchor.heading))


def about(note: Note) -> str:
    """Tags, kind, status, colour and time in one line; an open note does not say so."""
    tags = " ".join(word for tag in note.tags if (word := tag_word(tag)))
    status = "" if note.status == NOTE_STATUSES[0] else note.status
    parts = (tags, note.kind, status, note.color, minute(note.created))
    return " · ".join(part for part in parts if part)


def place_words(subject: Subject, placed: PlacedBookmark) -> str:
    """What a bookmark is at."""
    anchor, place = placed.bookmark.anchor, placed.place
    if anchor is None:
        return "The whole briefing"
    if place is None or place.state is AnchorState.ORPHAN:
        return f"{_short(anchor.quote)} (its place is lost)"
    headings = subject.document.headings_at(place.start)
    quote = _whole_words(anchor.quote, subject.document.text, place.end)
    return " · ".join([_short(quote), *map(literal_line, headings[-1:])])


def minute(stamp: str) -> str:
    """An ISO 8601 time in UTC, to the minute."""
    if len(stamp) < _TIME_LENGTH:
        return literal_line(stamp)
    return literal_line(stamp[:_TIME_LENGTH].replace("T", " ")) + " UTC"


def _whole_words(quote: str, text: str, end: int) -> str:
    """A quote that ends at ``end`` of a text, with an ellipsis where it breaks off.

    Of a word that it breaks off in nothing is left; a short quote of whole words was chosen so.
    """
    last, behind = quote[-1:], text[end : end + 2]
    if last.isalnum() and behind[:1].isalnum() and text[end - 1 : end] == last:
        return f"{_without_part(quote)}…"
    goes_on = last not in _ENDS and behind.strip(" ")[:1] not in {"", "\n"}
    return f"{quote}…" if goes_on and len(quote) >= _LONG else quote


def _without_part(words: str) -> str:
    """The words without the last, unless there is no other."""
    return words.rpartition(" ")[0].rstrip() or words


def _short(quote: str) -> str:
    words = " ".join(quote.split())
    cut = words if len(words) <= _QUOTED else f"{_without_part(words[:_QUOTED])}…"
    return f"“{literal_line(cut)}”" if cut else "A place"
