"""A file that was exported before and edited since, brought up to date by a three-way rule.

A block that nobody touched is refreshed. One that the reader edited is kept, and what the program
has of it is offered beside it when that is newer. One that the reader deleted stays deleted.
Everything between the blocks is the reader's.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefterm.export.marks import Piece, block_ids, digest, pieces_of, short, text_of
from briefterm.export.matter import STAMP, Applied, applied, fresh, joined, split
from briefterm.export.page import Record, record_for, record_in
from briefterm.export.placing import REMOVED, in_section, inserted, laid_out, tidied

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from briefterm.export.page import Item, Page

    # Whether an edited block says what the program has, though in other words.
    Agrees = Callable[[Item, str], bool]

OFFER = "*briefterm has a newer version of this note; keep one of the two:*"
GONE = "*This note was deleted in briefterm; what you wrote here is kept:*"


@dataclass(frozen=True, slots=True)
class Change:
    """What happens to one block, or to one key of the front matter.

    ``action`` is "add", "update", "remove", "keep" (the reader's words stand, and nothing newer is
    known), "offer" (they stand, and the program's are put beside them) or "front".
    """

    action: str
    name: str


@dataclass(frozen=True, slots=True)
class Merged:
    """The text that a file should have, and what that changes in it."""

    text: str
    changes: tuple[Change, ...] = ()


def composed(page: Page, stamp: str = "") -> Merged:
    """The text of a new file, ``exported`` at ``stamp``."""
    values = {**page.front, **({STAMP: stamp} if stamp and page.front else {})}
    front = fresh(values)
    record = record_for(page, front.known)
    text = text_of([Piece(record.line(page.syntax)), *laid_out(page)], page.syntax)
    changes = tuple(Change("add", item.name) for item in page.items if item.name)
    return Merged(joined(front.lines, text) if page.front else text, changes)


def merged(
    present: str, page: Page, agrees: Agrees, *, stamp: str = "", force: bool = False
) -> Merged:
    """``present``, the text of a file, with what is new in ``page``.

    With ``force`` the program's version of each block stands, and deleted ones come back. When
    nothing but the time of the export and the record would change, the text is ``present`` itself.
    """
    lines, body = split(present)
    record, number = record_in(body, page.syntax)
    known = record or Record()
    pieces = pieces_of(body, page.syntax)
    if record is not None:
        comment = body.split("\n", number + 1)[number]
        pieces = [piece for piece in pieces if piece.kind or piece.content != comment]
    before = text_of(pieces, page.syntax)
    pieces, changes = _merged_blocks(pieces, page, known, agrees, force=force)
    front = None if lines is None else _front(lines, page, known, stamp, force=force)
    if front is not None:
        changes += [Change("front", key) for key in front.changed]
    body = text_of(pieces, page.syntax)
    if body == before and not (front and front.changed):
        return Merged(present, tuple(changes))
    if front is not None and not front.changed:
        front = _stamped(front, stamp)
    kept = frozenset(
        short(piece.key) for piece in pieces if piece.kind == "gone" or piece.key in page.others
    )
    values = front.known if front is not None else {}
    after = record_for(page, values, kept)
    pieces.insert(min(max(number, 0), _first_mark(pieces)), Piece(after.line(page.syntax)))
    body = text_of(pieces, page.syntax)
    return Merged(body if front is None else joined(front.lines, body), tuple(changes))


def _front(lines: Sequence[str], page: Page, known: Record, stamp: str, *, force: bool) -> Applied:
    """The front matter brought up to date, and its time if that changed anything."""
    ours = {key: value for key, value in known.values.items() if key != STAMP}
    front = applied(lines, page.front, ours, force=force)
    if STAMP in known.values:
        front = Applied(front.lines, {**front.known, STAMP: known.values[STAMP]}, front.changed)
    return _stamped(front, stamp) if front.changed else front


def _stamped(front: Applied, stamp: str) -> Applied:
    """The front matter with another time of the export, unless the reader took that out."""
    if STAMP not in front.known or not stamp:
        return front
    again = applied(front.lines, {STAMP: stamp}, {STAMP: front.known[STAMP]})
    return Applied(again.lines, {**front.known, **again.known}, front.changed)


def _first_mark(pieces: Sequence[Piece]) -> int:
    return next((at for at, piece in enumerate(pieces) if piece.kind), len(pieces))


def _merged_blocks(
    pieces: list[Piece], page: Page, known: Record, agrees: Agrees, *, force: bool
) -> tuple[list[Piece], list[Change]]:
    """The blocks brought up to date, then those added that were never written."""
    written = frozenset[str]() if force else known.blocks
    items = {item.key: item for item in page.items}
    pieces = _resolved(pieces)
    after: list[list[Piece]] = [[piece] for piece in pieces]
    changes: list[Change] = []
    settled: set[str] = set()
    moved: set[str] = set()
    lost = in_section(pieces, page)
    for at, piece in enumerate(pieces):
        if not piece.kind or piece.kind == "newer" or piece.key in page.others:
            continue
        item = items.get(piece.key)
        if item is None:
            ruling = _without_item(piece)
        elif item.lost != lost[at] and _may_move(piece, item, known):
            ruling = _Ruling((REMOVED,), "update")
            moved.add(short(piece.key))
        else:
            ruling = _with_item(piece, item, agrees, force=force)
        after[at] = list(ruling.pieces)
        changes += [Change(ruling.action, item.name if item else piece.key)] * bool(ruling.action)
        if ruling.settles:
            settled.add(piece.key)
    for at, piece in enumerate(pieces):
        if piece.kind == "newer" and piece.key in settled and not piece.edited:
            after[at] = [REMOVED]
    pieces = tidied([piece for group in after for piece in group], page)
    there = {short(piece.key) for piece in pieces if piece.kind} | block_ids(pieces)
    for item in page.items:
        name = short(item.key)
        if name in moved or (name not in there and name not in written):
            pieces = inserted(pieces, item, page)
            changes += [Change("add", item.name)] if name not in moved else []
    return pieces, changes


@dataclass(frozen=True, slots=True)
class _Ruling:
    """What becomes of a block; ``settles`` takes away an offer beside it that nobody touched."""

    pieces: tuple[Piece, ...]
    action: str = ""
    settles: bool = True


def _resolved(pieces: Sequence[Piece]) -> list[Piece]:
    """The same, with an offer whose note the reader took out in the place of that note."""
    present = {piece.key for piece in pieces if piece.kind in {"note", "gone"}}
    resolved = []
    for piece in pieces:
        if piece.kind == "newer" and piece.key not in present:
            present.add(piece.key)
            content = _after(OFFER, piece.content).replace(_offered_id(piece.key), _id(piece.key))
            base = piece.base if piece.edited else digest(content)
            resolved.append(Piece(content, "note", piece.key, base))
        else:
            resolved.append(piece)
    return resolved


def _without_item(piece: Piece) -> _Ruling:
    """A block whose note is not in the program any more."""
    if piece.kind == "gone":
        return _Ruling((piece,))
    if piece.kind != "note" or not piece.edited:
        return _Ruling((REMOVED,), "remove")
    gone = replace(piece.turned("gone"), content=f"{GONE}\n\n{piece.content}")
    return _Ruling((gone,), "keep")


def _with_item(piece: Piece, item: Item, agrees: Agrees, *, force: bool) -> _Ruling:
    """The three-way rule for a block that is in the file and in the program."""
    if piece.kind == "gone":
        piece = replace(piece.turned("note"), content=_after(GONE, piece.content))
    here, newest = digest(piece.content), item.digest
    if here == newest:
        return _Ruling((piece.based(newest),))
    if not piece.edited and newest == piece.base and not force:
        return _Ruling((piece,))
    if not piece.edited or force:
        return _Ruling((piece.written(item.body),), "update")
    if newest == piece.base:
        return _Ruling((piece,), "keep", settles=False)
    if item.kind != "note" or agrees(item, piece.content):
        return _Ruling((piece.based(newest),), "keep")
    offer = f"{OFFER}\n\n{item.body.replace(_id(item.key), _offered_id(item.key))}"
    beside = Piece(offer, "newer", piece.key, digest(offer))
    return _Ruling((piece.based(newest), Piece(""), beside), "offer")


def _may_move(piece: Piece, item: Item, known: Record) -> bool:
    """Whether a note that lost its place, or found one, goes there: nobody touched it."""
    was_lost = short(piece.key) in known.lost
    return piece.kind == "note" and not piece.edited and item.lost != was_lost


def _after(opening: str, content: str) -> str:
    """``content`` without the line of ours that it begins with."""
    return content.lstrip("\n").removeprefix(opening).lstrip("\n")


def _id(key: str) -> str:
    """The end of a line with a block id."""
    return f" ^bt-{key}"


def _offered_id(key: str) -> str:
    """The same beside the reader's version, which keeps the id: no two blocks have one."""
    return f" ^bt-{key}-newer"
