"""Where a block goes in a file that its reader arranged, and what goes with one that is removed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefterm.export.marks import Piece

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefterm.export.marks import Syntax
    from briefterm.export.page import Item, Page

REMOVED = Piece("", "removed")
_EMPTY = Piece("")
_FENCES = ("```", "~~~", "#+begin", "#+end")


def levels(pieces: Sequence[Piece], syntax: Syntax) -> list[int]:
    """For each piece the level of the heading that it is; 0 where it is none."""
    found = []
    fence = ""
    for piece in pieces:
        line = piece.content.lstrip(" ") if not piece.kind else ""
        mark = line[:3]
        if mark in {"```", "~~~"} and fence in {"", mark}:
            fence = "" if fence else mark
        found.append(0 if piece.kind or fence else syntax.level(piece.content))
    return found


def in_section(pieces: Sequence[Piece], page: Page) -> list[bool]:
    """For each piece whether it stands in the section of notes without a place."""
    depth = page.syntax.level(page.lost)
    inside = False
    found = []
    for piece, level in zip(pieces, levels(pieces, page.syntax), strict=True):
        if piece.kind == "head":
            inside = False
        elif level and level <= depth:
            inside = piece.content.rstrip() == page.lost
        found.append(inside)
    return found


def laid_out(page: Page) -> list[Piece]:
    """The blocks of a new file under their headings, parted by empty lines."""
    pieces: list[Piece] = []
    path: tuple[str, ...] = ()
    before = ""
    for item in page.items:
        if item.kind == "head":
            path = ()
        same = _common(path, item.path)
        for heading in item.path[same:]:
            pieces += [_EMPTY, Piece(heading)]
            before = ""
        if item.kind != "line" or before != "line":
            pieces.append(_EMPTY)
        pieces.append(item.piece)
        path, before = item.path, item.kind
    return [*pieces, _EMPTY]


def inserted(pieces: Sequence[Piece], item: Item, page: Page) -> list[Piece]:
    """The pieces with ``item`` after the nearest block that it follows on the page."""
    number = page.items.index(item)
    where = {piece.key: at for at, piece in reversed(list(enumerate(pieces))) if piece.kind}
    ours = page.items
    before = next((one for one in reversed(ours[:number]) if one.key in where), None)
    begin = _behind(pieces, where[before.key]) if before is not None else 0
    follower = next((one for one in ours[number + 1 :] if where.get(one.key, -1) >= begin), None)
    end = len(pieces) if follower is None else where[follower.key]
    heads = (at for at in range(begin, end) if pieces[at].kind == "head")
    end = next(heads, end)
    path = before.path if before is not None and item.kind != "head" else ()
    same = _common(path, item.path)
    needed = list(item.path[same:])
    if item.kind == "head" or not needed:
        at = end if item.kind == "head" else begin
        return _put(pieces, at, [item.piece])
    return _under(pieces, item, needed, (begin, end), page.syntax)


def tidied(pieces: Sequence[Piece], page: Page) -> list[Piece]:
    """The pieces without those that are `REMOVED`.

    An empty line goes with each, and a heading of ours above it that nothing stands under any more.
    """
    out: list[Piece] = []
    depths = levels(pieces, page.syntax)
    number = 0
    while number < len(pieces):
        if pieces[number] is not REMOVED:
            out.append(pieces[number])
            number += 1
            continue
        number += 1
        follows = next(
            (at for at in range(number, len(pieces)) if not pieces[at].blank), len(pieces)
        )
        ends = follows == len(pieces) or pieces[follows].kind == "head"
        depth = 0 if ends else depths[follows]
        if follows < len(pieces) and pieces[follows] is REMOVED:
            continue
        _drop_empty_headings(out, page, depth, ends=ends)
        if out and out[-1].blank and (number >= len(pieces) or pieces[number].blank):
            out.pop()
        elif not out:
            number = follows
    return out


def _drop_empty_headings(out: list[Piece], page: Page, depth: int, *, ends: bool) -> None:
    """Take away the headings of ours at the end of ``out`` under which there would be nothing."""
    while ends or depth:
        last = next((at for at in range(len(out) - 1, -1, -1) if not out[at].blank), -1)
        if last < 0 or out[last].kind or out[last].content.rstrip() not in page.headings:
            return
        level = page.syntax.level(out[last].content)
        if not ends and depth > level:
            return
        del out[last:]
        while out and out[-1].blank:
            out.pop()
        if out:
            out.append(_EMPTY)


def _under(
    pieces: Sequence[Piece], item: Item, needed: list[str], region: tuple[int, int], syntax: Syntax
) -> list[Piece]:
    """The pieces with ``item`` under the headings that it needs, in the region given."""
    at, end = region
    depths = levels(pieces, syntax)
    while needed:
        wanted = needed[0]
        hit = next(
            (n for n in range(at, end) if depths[n] and pieces[n].content.rstrip() == wanted), None
        )
        if hit is None:
            break
        at = hit + 1
        needed = needed[1:]
    most = syntax.level(needed[0]) if needed else 6
    place = next((n for n in range(at, end) if 0 < depths[n] <= most), end)
    fresh = [piece for heading in needed for piece in (Piece(heading), _EMPTY)]
    return _put(pieces, place, [*fresh, item.piece])


def _put(pieces: Sequence[Piece], at: int, new: list[Piece]) -> list[Piece]:
    """The pieces with ``new`` before number ``at``, parted by empty lines from what is around."""
    before, after = list(pieces[:at]), list(pieces[at:])
    while before and before[-1].blank:
        after.insert(0, before.pop())
    is_line = new[0].kind == "line"
    if before and not (is_line and before[-1].kind == "line"):
        new = [_EMPTY, *new]
    if not after:
        after = [_EMPTY]
    elif not after[0].blank and not (is_line and after[0].kind == "line"):
        new = [*new, _EMPTY]
    elif is_line and len(after) > 1 and after[1].kind == "line" and after[0].blank:
        after = after[1:] if before and before[-1].kind != "line" else after
    return [*before, *new, *after]


def _behind(pieces: Sequence[Piece], at: int) -> int:
    """The number after a block and what is offered beside it."""
    key, number = pieces[at].key, at + 1
    while number < len(pieces):
        ahead = number
        while ahead < len(pieces) and pieces[ahead].blank:
            ahead += 1
        if ahead == len(pieces) or (pieces[ahead].kind, pieces[ahead].key) != ("newer", key):
            break
        number = ahead + 1
    return number


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    """How many of the first parts of two paths are the same."""
    same = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        same += 1
    return same
