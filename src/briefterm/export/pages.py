"""From briefings to the pages that their files should be."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from briefterm.export.marks import mark_key, short
from briefterm.export.matter import joined, yaml_lines
from briefterm.export.page import Item, Page
from briefterm.export.placing import laid_out
from briefterm.model import BlockKind
from briefterm.terminal import visible_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefterm.export.subject import Entry, Look, Subject
    from briefterm.model import PlacedNote

IDENTITY = "briefterm"  # the key of the front matter that says which briefing a file is of
INDEX_IDENTITY = "briefterm_index"
BOOKMARKS = "Bookmarks"
LOST = "Notes without a place"
_UNLINKABLE = re.compile(r"[\[\]|#^]+")


def page_of(
    subjects: Sequence[Subject],
    look: Look,
    *,
    state: str = "",
    wikilinks: bool = False,
    others: frozenset[str] = frozenset(),
) -> Page:
    """The file of one briefing, or of several one after the other; see `Page`."""
    items: list[Item] = []
    headings: set[str] = set()
    for subject in subjects:
        items += _items(subject, look)
        headings |= _headings(subject, look)
    front: dict[str, Any] = {}
    if look.front and len(subjects) == 1:
        front = front_values(subjects[0], wikilinks=wikilinks)
    lost = look.heading(LOST, 1)
    style = look.name + ("+wikilinks" if wikilinks else "")
    return Page(front, tuple(items), frozenset(headings), lost, others, state, style, look.syntax)


def index_page(entries: Sequence[Entry], look: Look, *, title: str, state: str = "") -> Page:
    """The file that links to those of all briefings."""
    first = look.heading(title, 0)
    if not look.front:
        first = f"#+{INDEX_IDENTITY}: {title}\n\n{first}"
    head = Item("index", first, "head")
    kind = _kind_of_lines(look)
    items = [
        Item(head_key(entry.briefing.id), look.entry(entry), kind, (), entry.briefing.id)
        for entry in entries
    ]
    front = {INDEX_IDENTITY: title, "title": title} if look.front else {}
    return Page(front, (head, *items), state=state, style=look.name, syntax=look.syntax)


def plain_text(page: Page) -> str:
    """The page as a text without marks, to be looked at; it ends in a newline."""
    text = "\n".join(piece.content for piece in laid_out(page))
    return text.lstrip("\n")


def printed(subjects: Sequence[Subject], look: Look, *, wikilinks: bool = False) -> str:
    """A text of the briefings that is no file to go on with; one has its front matter."""
    page = page_of(subjects, look, wikilinks=wikilinks)
    text = plain_text(page)
    return joined(yaml_lines(page.front), f"\n{text}") if page.front else text


def front_values(subject: Subject, *, wikilinks: bool) -> dict[str, Any]:
    """What the front matter of a briefing's file says; empty values are left out."""
    briefing, names = subject.briefing, subject.names
    values = {
        IDENTITY: visible_line(briefing.id),
        "title": visible_line(briefing.title),
        "source": visible_line(briefing.source),
        "author": visible_line(briefing.author),
        "url": visible_line(briefing.url),
        "date": briefing.date,
        "tags": [visible_line(tag) for tag in briefing.tags],
        "people": _linked(names.people, wikilinks=wikilinks),
        "places": _linked(names.places, wikilinks=wikilinks),
        "organisations": _linked(names.organisations, wikilinks=wikilinks),
    }
    return {key: value for key, value in values.items() if value or key == IDENTITY}


def _linked(names: Sequence[str], *, wikilinks: bool) -> list[str]:
    if not wikilinks:
        return [visible_line(name) for name in names]
    plain = (" ".join(_UNLINKABLE.sub(" ", visible_line(name)).split()) for name in names)
    return [f"[[{name}]]" for name in plain if name]


def head_key(briefing_id: str) -> str:
    """What stands for a briefing in the mark of its head, or of its line in an index."""
    return f"x{short(briefing_id)}"


def _items(subject: Subject, look: Look) -> Iterator[Item]:
    """The blocks of a briefing: those on the whole first, then text order, bookmarks, orphans."""
    briefing = subject.briefing
    yield Item(head_key(briefing.id), look.head(subject), "head")
    lost: list[PlacedNote] = []
    spanned = []
    for placed in subject.notes:
        if placed.note.anchor is None:
            yield _note(subject, look, placed)
        elif placed.span is None:
            lost.append(placed)
        else:
            spanned.append((placed.span, placed))
    for span, placed in sorted(spanned, key=lambda pair: pair[0]):
        headings = subject.document.headings_at(span.start)
        yield _note(subject, look, placed, _path(headings, look))
    for bookmarked in subject.bookmarks:
        key = mark_key(bookmarked.bookmark.id)
        body = look.bookmark(subject, bookmarked)
        path = (look.heading(BOOKMARKS, 1),)
        yield Item(key, body, _kind_of_lines(look), path, bookmarked.bookmark.id)
    for placed in lost:
        yield _note(subject, look, placed, (look.heading(LOST, 1),), lost=True)


def _note(
    subject: Subject,
    look: Look,
    placed: PlacedNote,
    path: tuple[str, ...] = (),
    *,
    lost: bool = False,
) -> Item:
    note = placed.note
    return Item(mark_key(note.id), look.note(subject, placed), "note", path, note.id, lost)


def _path(headings: Sequence[str], look: Look) -> tuple[str, ...]:
    return tuple(look.heading(text, depth) for depth, text in enumerate(headings, start=1))


def _headings(subject: Subject, look: Look) -> set[str]:
    """All lines of headings that a file of the briefing may have."""
    document = subject.document
    lines = {look.heading(BOOKMARKS, 1), look.heading(LOST, 1)}
    for block in document.blocks:
        if block.kind is BlockKind.HEADING:
            lines.update(_path(document.headings_at(block.start), look))
    return lines


def _kind_of_lines(look: Look) -> str:
    """Items of a list are lines where a mark can stand in a line, else blocks."""
    return "line" if look.syntax.closing else "note"
