"""Notes of the library as files, one for each briefing or one for all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefterm.errors import NotFoundError, StoreError
from briefterm.library.gone import unplaced
from briefterm.model import Document
from briefterm.terminal import visible_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from briefterm.library.library import Library
    from briefterm.model import Briefing, PlacedBookmark, PlacedNote

    Annotated = tuple[Briefing, Document, list[PlacedNote], list[PlacedBookmark]]

_MAX_BYTES = 50_000_000
_SEVERAL = "---\nbriefterm: several briefings\n---\n\n"


@dataclass(frozen=True, slots=True)
class ExportedFile:
    """One exported text: of which briefings, where (None: nowhere), and whether that changed."""

    briefing_ids: tuple[str, ...]
    text: str
    path: Path | None = None
    changed: bool = False


@dataclass(frozen=True, slots=True)
class Exported:
    """What an export made; ``warnings`` tell what was left alone and why, one line each."""

    files: tuple[ExportedFile, ...] = ()
    warnings: tuple[str, ...] = ()


def annotated(library: Library, briefing_ids: Iterable[str]) -> Iterator[Annotated]:
    """Those of the briefings that have notes or bookmarks, with these at their places."""
    marks = library.marks()
    for briefing_id in briefing_ids:
        mark = marks.get(briefing_id)
        if mark is None or not (mark.notes or mark.bookmarked):
            continue
        try:
            briefing, document = library.read(briefing_id)
        except NotFoundError:
            briefing = None
        if briefing is not None and briefing.id == briefing_id:
            yield briefing, document, *library.placed(briefing, document)
            continue
        known = {one.id: one for one in (*library.listed(), *library.gone())}
        if briefing_id in known:
            kept = unplaced(library.notes(briefing_id), library.bookmarks(briefing_id))
            yield known[briefing_id], Document(""), *kept


def export_text(annotated: Sequence[Annotated], to: Path | None, *, force: bool) -> Exported:
    """All notes as one Markdown text, in the file ``to`` if one is given.

    A text of several briefings has front matter in a file only, so that an edit of it is seen.
    """
    from briefterm.export import render, sealed  # noqa: PLC0415 - loads with the first export

    if not annotated:
        return Exported()
    ids = tuple(item[0].id for item in annotated)
    single = len(annotated) == 1
    text = "\n".join(render(*item, front=single) for item in annotated)
    if to is not None and not single:
        text = _SEVERAL + text
    text = sealed(text)
    if to is None:
        return Exported((ExportedFile(ids, text),))
    objection = "" if force else _objection(to, text)
    if objection:
        return Exported(warnings=(objection,))
    return Exported((ExportedFile(ids, text, to, write_text(to, text)),))


def export_folder(
    annotated: Sequence[Annotated],
    folder: Path,
    every: Callable[[], Sequence[Briefing]],
    *,
    force: bool,
) -> Exported:
    """A Markdown file for each briefing in ``folder``.

    ``every`` gives all briefings of the library, so that names do not depend on what is exported.
    Without ``force`` a file that is of something else, or that was edited, is left alone.
    """
    from briefterm.export import file_names, render, sealed  # noqa: PLC0415 - as above

    names = file_names(every())
    files, warnings = [], []
    for item in annotated:
        briefing = item[0]
        text = sealed(render(*item))
        path = folder / names[briefing.id]
        objection = "" if force else _objection(path, text, briefing.id)
        if objection:
            warnings.append(objection)
        else:
            files.append(ExportedFile((briefing.id,), text, path, write_text(path, text)))
    return Exported(tuple(files), tuple(warnings))


def write_records(path: Path, text: str, *, force: bool) -> bool:
    """Write records as ``text``; whether the file was written. Raises `StoreError`.

    Such a file has no place for a seal, so that one that is there is replaced by ``force`` only.
    """
    present = _content(path)
    if present is not None and present != text.encode(errors="replace") and not force:
        raise StoreError(
            f"{visible_line(str(path))}: is there and was left alone; --force replaces it"
        )
    return write_text(path, text)


def write_text(path: Path, text: str) -> bool:
    """Write ``text`` to ``path`` unless it is what the file holds; whether it was written."""
    from briefterm.store import atomic_write  # noqa: PLC0415 - as above

    data = text.encode(errors="replace")
    if _content(path) == data:
        return False
    atomic_write(path, data)
    return True


def _objection(path: Path, text: str, briefing_id: str | None = None) -> str:
    """Why the file must not be replaced by ``text``, which may be of one briefing; or nothing."""
    from briefterm.export import belongs_to, was_edited  # noqa: PLC0415 - as above

    content = _content(path)
    if content is None or content == text.encode(errors="replace"):
        return ""
    present = content.decode(errors="replace")
    owner = belongs_to(present)
    if owner is None or (briefing_id is not None and owner != visible_line(briefing_id)):
        what = "is not an export of " + ("this briefing" if briefing_id is not None else "notes")
    elif was_edited(present):
        what = "was edited since it was exported"
    else:
        return ""
    return f"{visible_line(str(path))}: {what} and was left alone; rename it and export again"


def _content(path: Path) -> bytes | None:
    """What is in the file; None when there is none. Raises `StoreError`."""
    try:
        if path.exists() and not path.is_file():
            raise StoreError(f"{visible_line(str(path))}: is not a file; export to another place")
        with path.open("rb") as file:
            return file.read(_MAX_BYTES)
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise StoreError(f"{visible_line(str(path))}: cannot be read: {reason}") from error
