"""The notes of one briefing as Markdown that a person can go on editing."""

from __future__ import annotations

from itertools import chain
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
from briefterm.model import AnchorState
from briefterm.terminal import visible_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefterm.model import Briefing, Document, PlacedBookmark, PlacedNote

_ORPHANS = "Notes without a place"
_BOOKMARKS = "Bookmarks"
_LEVELS = 6
_TIME_LENGTH = len("2023-09-13T07:30")


def render(
    briefing: Briefing,
    document: Document,
    notes: Sequence[PlacedNote],
    bookmarks: Sequence[PlacedBookmark] = (),
    *,
    front: bool = True,
) -> str:
    """The notes as one Markdown text that ends in a newline; the same input gives the same bytes.

    Notes of the whole briefing come first, then those with a place, in text order under the
    article's headings, then bookmarks, then notes that lost their place. ``front`` adds YAML front
    matter, which is valid at the start of a file only.
    """
    blocks = chain(
        _opening(briefing),
        _whole(briefing, notes),
        _in_text(briefing, document, notes),
        _bookmark_list(document, bookmarks),
        _orphans(briefing, notes),
    )
    body = "\n\n".join(blocks) + "\n"
    return f"---\n{_front_matter(briefing)}---\n\n{body}" if front else body


def _front_matter(briefing: Briefing) -> str:
    import yaml  # noqa: PLC0415 - the one function that needs it

    values = {
        "briefterm": visible_line(briefing.id),
        "title": visible_line(briefing.title),
        "source": visible_line(briefing.source),
        "author": visible_line(briefing.author),
        "url": visible_line(briefing.url),
        "date": briefing.date,
        "tags": [visible_line(tag) for tag in briefing.tags],
    }
    kept = {key: value for key, value in values.items() if value}
    text: str = yaml.safe_dump(kept, sort_keys=False, allow_unicode=True, width=1_000_000)
    return text


def _opening(briefing: Briefing) -> Iterator[str]:
    yield f"# {literal_line(briefing.title)}".rstrip()
    day = briefing.date.isoformat() if briefing.date else ""
    parts = [literal_line(briefing.source), literal_line(briefing.author), day, _link(briefing.url)]
    line = " · ".join(part for part in parts if part)
    if line:
        yield line
    if briefing.summary.strip():
        yield literal_line(briefing.summary)


def _link(url: str) -> str:
    plain = url.startswith(("http://", "https://")) and url.isprintable()
    if plain and not set(url) & set(' <>"\\`'):
        return f"<{url}>"
    return literal_line(url)


def _whole(briefing: Briefing, notes: Sequence[PlacedNote]) -> Iterator[str]:
    for placed in notes:
        if placed.note.anchor is None:
            yield from _note(briefing, placed)


def _in_text(briefing: Briefing, document: Document, notes: Sequence[PlacedNote]) -> Iterator[str]:
    shown: tuple[str, ...] = ()
    spanned = [(placed.span, placed) for placed in notes if placed.span is not None]
    for span, placed in sorted(spanned, key=lambda pair: pair[0]):
        headings = document.headings_at(span.start)
        same = 0
        while same < min(len(shown), len(headings)) and shown[same] == headings[same]:
            same += 1
        for depth, heading in enumerate(headings[same:], start=same):
            yield f"{'#' * min(depth + 2, _LEVELS)} {literal_line(heading)}".rstrip()
        shown = headings
        yield from _note(briefing, placed)


def _note(briefing: Briefing, placed: PlacedNote) -> Iterator[str]:
    note = placed.note
    if note.anchor is not None and note.anchor.quote.strip():
        lines = literal_lines(note.anchor.quote.strip("\n"))
        yield "\n".join(f"> {line}".rstrip() for line in lines)
    if note.text.strip():
        yield prose(note.text)
    tags = " ".join(word for tag in note.tags if (word := tag_word(tag)))
    parts = (tags, note.color, _time(note.created))
    about = " · ".join(part for part in parts if part)
    command = code_span(open_command(briefing.id, note.id))
    # A block id ends its paragraph, so the command stands above it.
    yield f"{command}\n{about} {block_id(note.id)}"


def _bookmark_list(document: Document, bookmarks: Sequence[PlacedBookmark]) -> Iterator[str]:
    lines = []
    for placed in bookmarks:
        anchor, place = placed.bookmark.anchor, placed.place
        if anchor is None:
            what = "The whole briefing"
        elif place is None or place.state is AnchorState.ORPHAN:
            what = f"{_short(anchor.quote)} (its place is lost)"
        else:
            headings = document.headings_at(place.start)
            what = " · ".join([_short(anchor.quote), *map(literal_line, headings[-1:])])
        when = _time(placed.bookmark.created)
        lines.append(f"- {what} · {when} {block_id(placed.bookmark.id)}")
    if lines:
        yield f"## {_BOOKMARKS}"
        yield "\n".join(lines)


def _orphans(briefing: Briefing, notes: Sequence[PlacedNote]) -> Iterator[str]:
    lost = [placed for placed in notes if placed.note.anchor is not None and placed.span is None]
    if lost:
        yield f"## {_ORPHANS}"
    for placed in lost:
        anchor = placed.note.anchor
        if anchor is not None and anchor.heading:
            yield "Was under: " + " › ".join(map(literal_line, anchor.heading))
        yield from _note(briefing, placed)


def _short(quote: str) -> str:
    words = " ".join(quote.split())
    limit = 120
    cut = words if len(words) <= limit else words[: limit - 1].rstrip() + "…"
    return f"“{literal_line(cut)}”" if cut else "A place"


def _time(stamp: str) -> str:
    """An ISO 8601 time in UTC, to the minute."""
    if len(stamp) < _TIME_LENGTH:
        return literal_line(stamp)
    return literal_line(stamp[:_TIME_LENGTH].replace("T", " ")) + " UTC"
