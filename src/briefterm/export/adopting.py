"""Exports of earlier versions, which had one seal for a whole file: made into files with blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefterm.export.files import was_edited
from briefterm.export.marks import Piece, block_ids, pieces_of, short, text_of
from briefterm.export.matter import applied, joined, split
from briefterm.export.page import Record

if TYPE_CHECKING:
    from briefterm.export.page import Page

SEAL = "briefterm_seal"


def is_old_export(text: str) -> bool:
    """Whether ``text`` is an export with a seal."""
    lines, _ = split(text)
    return lines is not None and any(line.startswith(f"{SEAL}:") for line in lines)


def adopted(text: str, page: Page) -> str | None:
    """``text`` in the present form, ready to be merged; None where nothing of it need be kept.

    In an old export that was edited the parts that are still as they were written become blocks;
    what was edited is the reader's, and a note whose block id is there is not written again.
    """
    if not is_old_export(text):
        return text
    if not was_edited(text):
        return None
    lines, body = split(text)
    lines = [line for line in lines or () if not line.startswith(f"{SEAL}:")]
    for item in page.items:
        opened = f"\n{body}"
        at = opened.find(f"\n{item.body}\n")
        if at >= 0 and item.body:
            block = text_of([item.piece], page.syntax)
            body = (opened[:at] + f"\n{block}" + opened[at + 1 + len(item.body) :])[1:]
    pieces = pieces_of(body, page.syntax)
    there = {short(piece.key) for piece in pieces if piece.kind} | block_ids(pieces)
    heads = {short(item.key) for item in page.items if item.kind == "head"}
    front = applied(lines, {key: page.front[key] for key in page.front if _has(lines, key)}, {})
    record = Record("", page.style, front.known, frozenset(there | heads))
    pieces.insert(0, Piece(record.line(page.syntax)))
    return joined(lines, text_of(pieces, page.syntax))


def _has(lines: list[str], key: str) -> bool:
    return any(line.startswith(f"{key}:") for line in lines)
