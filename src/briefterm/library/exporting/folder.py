"""The files of an export folder: found again by the ids in them, wherever their reader put them."""

from __future__ import annotations

import os
import re
import stat
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from briefterm.errors import StoreError
from briefterm.terminal import visible_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from briefterm.export.marks import Syntax
    from briefterm.store.files import Stamp

_HEAD = 16_384  # bytes in which front matter and record are looked for
_MOST = 50_000_000
_TEMPORARY = re.compile(r"\.(?P<name>.+)\.(?P<pid>\d+)-[0-9a-f]{8}\.tmp")
_BOM = "\ufeff"
_NOTE = b"briefterm:note "
_RECORD = re.compile(rb"briefterm:record (\S+) (\S+)")
_PLAIN_OWNER = re.compile(rb"---\nbriefterm: ([A-Za-z0-9](?:[\w./ -]*[\w./-])?)\n")


@dataclass(frozen=True)
class Present:
    """A file that is there: its bytes, and the stamp that it had when they were read."""

    path: Path
    data: bytes
    stamp: Stamp

    @cached_property
    def text(self) -> str:
        """Its text with bare line feeds; bytes that are no UTF-8 are kept as surrogates."""
        text = self.data.decode("utf-8", "surrogateescape").removeprefix(_BOM)
        return text.replace("\r\n", "\n") if self.has_carriage_returns else text

    @cached_property
    def has_carriage_returns(self) -> bool:
        """Whether all its lines end as on Windows."""
        ends = self.data.count(b"\n")
        return ends > 0 and self.data.count(b"\r\n") == ends

    def bytes_of(self, text: str) -> bytes:
        """``text`` as this file writes it."""
        if self.has_carriage_returns:
            text = text.replace("\n", "\r\n")
        if self.data.startswith(_BOM.encode()):
            text = _BOM + text
        return encoded(text)

    @cached_property
    def marked(self) -> tuple[str, str]:
        """State and style of the file's record; "-" and empty for a file without one."""
        match = _RECORD.search(self.data)
        if match is None:
            return "-", ""
        return match[1].decode("ascii", "replace"), match[2].decode("utf-8", "replace")


@dataclass(frozen=True, slots=True)
class Files:
    """The exports in a folder by the ids of their briefings, and the index if there is one.

    ``others`` have blocks of notes and are the file of no briefing.
    """

    by_id: dict[str, Present] = field(default_factory=dict)
    index: Present | None = None
    names: frozenset[str] = frozenset()
    others: tuple[Present, ...] = ()


def encoded(text: str) -> bytes:
    """``text`` in UTF-8; surrogates stand for the bytes that they were read from."""
    try:
        return text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace")


def content(path: Path) -> Present | None:
    """The file at ``path``; None when there is none. Raises `StoreError`."""
    from briefterm.store.files import Stamp  # noqa: PLC0415 - loads with the export

    shown = visible_line(str(path))
    try:
        with _opened(path) as file:
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode):
                raise StoreError(f"{shown}: is not a file; export to another place")
            data = file.read(_MOST + 1)
    except FileNotFoundError:
        return None
    except IsADirectoryError as error:
        raise StoreError(f"{shown}: is not a file; export to another place") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise StoreError(f"{shown}: cannot be read: {reason}") from error
    if len(data) > _MOST:
        raise StoreError(f"{shown}: is too long for an export; export to another place")
    return Present(path, data, Stamp.of(status))


def scanned(folder: Path, syntax: Syntax, tick: Callable[[], object] = lambda: None) -> Files:
    """The exports below ``folder``; hidden folders and linked ones are not looked into.

    Of several files of one briefing the first by depth and name counts. What killed exports left
    behind is removed. ``tick`` is called now and then; what it raises ends the search.
    """
    from briefterm.export.pages import IDENTITY, INDEX_IDENTITY  # noqa: PLC0415 - as above
    from briefterm.store.files import Stamp  # noqa: PLC0415 - as above

    by_id: dict[str, Present] = {}
    others: list[Present] = []
    index: Present | None = None
    names: set[str] = set()
    needle = IDENTITY.encode()
    for path in paths_below(folder, syntax.suffix, names, tick):
        try:
            with _opened(path) as file:
                status = os.fstat(file.fileno())
                head = file.read(_HEAD)
                if needle not in head or not stat.S_ISREG(status.st_mode):
                    continue
                rest = file.read(_MOST) if status.st_size > len(head) else b""
            present = Present(path, head + rest, Stamp.of(status))
        except OSError:
            continue
        owner, is_index = _owner(present, syntax, IDENTITY, INDEX_IDENTITY)
        if is_index:
            index = index or present
        elif owner:
            by_id.setdefault(owner, present)
        elif present.marked[1] and _NOTE in present.data:
            others.append(present)
    return Files(by_id, index, frozenset(names), tuple(others))


def _owner(present: Present, syntax: Syntax, identity: str, index: str) -> tuple[str, bool]:
    """The id of the briefing that a file is of, and whether it is an index."""
    from briefterm.export.matter import split, value_of  # noqa: PLC0415 - as above

    plain = _PLAIN_OWNER.match(present.data)
    if plain is not None and b"#" not in plain[1] and b": " not in plain[1]:
        return plain[1].decode("ascii"), False
    head = present.data[:_HEAD].decode("utf-8", "replace").removeprefix(_BOM).replace("\r\n", "\n")
    if syntax.name == "org":
        owner = re.search(rf"(?m)^:{identity.upper()}: (.+)$", head)
        return (owner[1].strip() if owner else "", f"#+{index}:" in head.lower())
    lines, _ = split(head)
    if lines is None and len(present.data) > _HEAD:
        lines, _ = split(present.text)
    if lines is None:
        return "", False
    return value_of(lines, identity), bool(value_of(lines, index))


def paths_below(
    folder: Path, suffix: str, names: set[str], tick: Callable[[], object] = lambda: None
) -> Iterator[Path]:
    """Files below ``folder`` that end in ``suffix``; ``names`` gets what stands in it itself."""
    waiting = [str(folder)]
    while waiting:
        here = waiting.pop(0)
        tick()
        try:
            with os.scandir(here) as entries:
                found = sorted(entries, key=lambda entry: entry.name)
        except OSError:
            continue
        for entry in found:
            if here == str(folder):
                names.add(entry.name.casefold())
            if entry.name.startswith("."):
                _sweep(entry)
                continue
            with suppress(OSError):
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(entry.path)
                elif entry.name.lower().endswith(suffix) and entry.is_file():
                    yield Path(entry.path)


def _sweep(entry: os.DirEntry[str]) -> None:
    """Remove a temporary file whose writer is not alive any more."""
    match = _TEMPORARY.fullmatch(entry.name)
    if match is None:
        return
    try:
        os.kill(int(match["pid"]), 0)
    except (ProcessLookupError, OverflowError):
        with suppress(OSError):
            Path(entry.path).unlink()
    except OSError:
        pass


def _opened(path: Path) -> BinaryIO:
    """The file, open to be read; whoever should fill a FIFO is not waited for."""
    return os.fdopen(os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC), "rb")
