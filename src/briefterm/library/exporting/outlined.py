"""What the export of an outline would write: one document, which its reader may edit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefterm.errors import StoreError
from briefterm.library.exporting.folder import content, encoded, paths_below
from briefterm.library.exporting.plan import Plan, PlannedFile
from briefterm.terminal import visible_line

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from briefterm.export import Change, Cited, Page
    from briefterm.library.exporting.folder import Present
    from briefterm.model import Outline

_HEAD = 4096  # bytes in which the front matter names the outline
_SUFFIXES = {".md", ".markdown"}


def plan_outline(
    outline: Outline, cited: Mapping[str, Cited], to: Path, *, stamp: str, force: bool
) -> Plan:
    """What an export of the outline to a file, or into a folder, would write.

    In a folder its file is found again by its id, however it was renamed. Raises `StoreError`.
    """
    from briefterm.export import composed, outline_page  # noqa: PLC0415 - loads with the export

    folder = to.is_dir() or to.suffix.lower() not in _SUFFIXES
    if folder and to.exists() and not to.is_dir():
        raise StoreError(
            f"{visible_line(str(to))}: is a file and no folder; name a folder, or a file"
            " that ends in .md"
        )
    path = _path_in(to, outline) if folder else to
    page = outline_page(outline, cited)
    there = content(path)
    if there is None:
        new = composed(page, stamp)
        file = PlannedFile((), path, new.text, "create", new.changes, "", encoded(new.text))
        return Plan((file,))
    if not _is_of(there, outline) and there.data.strip():
        if not force:
            words = "is no export of this outline and was left alone; name another file"
            return Plan(warnings=(f"{visible_line(str(path))}: {words}",))
        new = composed(page, stamp)
        return Plan((_planned(there, new.text),))
    return Plan((_brought_up(there, page, stamp=stamp, force=force),))


def _brought_up(there: Present, page: Page, *, stamp: str, force: bool) -> PlannedFile:
    """The file with what is new; nothing where it was made of the same."""
    from briefterm.export import arranged, composed, merged  # noqa: PLC0415 - as above

    if not there.data.strip():
        return _planned(there, composed(page, stamp).text)
    if there.marked[0] == page.state and not force and b"briefterm:newer" not in there.data:
        return _planned(there, there.text)
    text = arranged(there.text, page)
    result = merged(text, page, lambda *_: False, stamp=stamp, force=force)
    return _planned(there, result.text, result.changes)


def _planned(there: Present, text: str, changes: tuple[Change, ...] = ()) -> PlannedFile:
    if text == there.text:
        return PlannedFile((), there.path, text, "same", (), text)
    data = there.bytes_of(text)
    return PlannedFile((), there.path, text, "update", changes, there.text, data, there.stamp)


def _is_of(there: Present, outline: Outline) -> bool:
    from briefterm.export import outline_of  # noqa: PLC0415 - as above

    return outline_of(there.text) == visible_line(outline.id)


def _path_in(folder: Path, outline: Outline) -> Path:
    """The file of an outline in a folder, or a free name for a new one."""
    from briefterm.export import OUTLINE_IDENTITY, file_name  # noqa: PLC0415 - as above
    from briefterm.model import Briefing  # noqa: PLC0415 - as above

    names: set[str] = set()
    needle = f"{OUTLINE_IDENTITY}:".encode()
    for path in paths_below(folder, ".md", names):
        try:
            with path.open("rb") as file:
                head = file.read(_HEAD)
        except OSError:
            continue
        there = content(path) if needle in head else None
        if there is not None and _is_of(there, outline):
            return path
    titled = Briefing(id=outline.id, path=folder, title=outline.name)
    name, number = file_name(titled), 1
    while name.casefold() in names:
        number += 1
        name = file_name(titled, str(number))
    return folder / name
