"""What a file should say: its front matter and its blocks in order, and its record of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from briefterm.export.marks import MARKDOWN, Piece, Syntax, digest, short

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Item:
    """A block of ours: ``path`` are the lines of the headings above it, outermost first.

    ``kind`` is "head", "note" or "line"; ``name`` is what a report calls it. ``lost`` says that it
    is a note without a place.
    """

    key: str
    body: str
    kind: str = "note"
    path: tuple[str, ...] = ()
    name: str = ""
    lost: bool = False

    @property
    def digest(self) -> str:
        """The digest of its words."""
        return digest(self.body)

    @property
    def piece(self) -> Piece:
        """The block as it is first written."""
        return Piece(self.body, self.kind, self.key, self.digest)


@dataclass(frozen=True, slots=True)
class Page:
    """A file as the program would write it: values of the front matter, and blocks in order.

    ``headings`` are all lines of headings that the program writes into such a file, and ``lost`` is
    the one above notes without a place. ``state`` is a digest of all that the file is made from,
    ``style`` names its template and options. ``others`` are keys of blocks that are not on the page
    and yet may stay where a file has them.
    """

    front: Mapping[str, Any] = field(default_factory=dict)
    items: tuple[Item, ...] = ()
    headings: frozenset[str] = frozenset()
    lost: str = ""
    others: frozenset[str] = frozenset()
    state: str = ""
    style: str = ""
    syntax: Syntax = MARKDOWN


@dataclass(frozen=True, slots=True)
class Record:
    """What a file keeps of its last writing, in a comment.

    ``values`` are digests of what was written into the front matter, by key; ``blocks`` are short
    digests of the keys of all blocks that were written, so that one that is missing was deleted, and
    ``lost`` those of them that were notes without a place.
    """

    state: str = ""
    style: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    blocks: frozenset[str] = frozenset()
    lost: frozenset[str] = frozenset()

    def line(self, syntax: Syntax) -> str:
        """The comment."""
        values = [f"{key}={known}" for key, known in self.values.items()]
        blocks = [f"{name}!" if name in self.lost else name for name in sorted(self.blocks)]
        words = [self.state or "-", self.style or "-", *values, *blocks]
        return syntax.comment(" ".join(("briefterm:record", *words)))


def record_in(text: str, syntax: Syntax) -> tuple[Record | None, int]:
    """The record that ``text`` holds, and the number of its line; None and -1 without one."""
    if "briefterm:record" not in text:
        return None, -1
    for number, line in enumerate(text.split("\n")):
        match = syntax.record.fullmatch(line) if "briefterm:record" in line else None
        if match is not None:
            return record_of(match["words"]), number
    return None, -1


def record_of(words: str) -> Record:
    """The record that a comment's words say."""
    state, style, *others = [*words.split(), "-", "-"][: max(2, len(words.split()))]
    values = {key: known for key, mark, known in (w.partition("=") for w in others) if mark}
    names = [word for word in others if "=" not in word and word != "-"]
    blocks = frozenset(name.removesuffix("!") for name in names)
    lost = frozenset(name.removesuffix("!") for name in names if name.endswith("!"))
    return Record(state.removeprefix("-"), style.removeprefix("-"), values, blocks, lost)


def record_for(
    page: Page, values: Mapping[str, str], others: frozenset[str] = frozenset()
) -> Record:
    """The record of a file with all that a page has, and blocks of ``others`` beside it."""
    blocks = frozenset(short(item.key) for item in page.items)
    lost = frozenset(short(item.key) for item in page.items if item.lost)
    return Record(page.state, page.style, values, blocks | others, lost)
