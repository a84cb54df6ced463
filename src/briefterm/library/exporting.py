"""Notes of the library as files, one for each briefing or one for all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefterm.errors import StoreError
from briefterm.terminal import visible_line

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from briefterm.model import Briefing, Document, PlacedBookmark, PlacedNote

    Annotated = tuple[Briefing, Document, list[PlacedNote], list[PlacedBookmark]]

_MAX_BYTES = 50_000_000


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


def one_text(annotated: Sequence[Annotated]) -> str:
    """All notes as one Markdown text; front matter only when they are of one briefing."""
    from briefterm.export import render, sealed  # noqa: PLC0415 - loads with the first export

    front = len(annotated) == 1
    text = "\n".join(render(*item, front=front) for item in annotated)
    return sealed(text) if front else text


def export_text(annotated: Sequence[Annotated], to: Path | None) -> Exported:
    """All notes as one text, in the file ``to`` if one is given."""
    if not annotated:
        return Exported()
    ids = tuple(item[0].id for item in annotated)
    text = one_text(annotated)
    if to is None:
        return Exported((ExportedFile(ids, text),))
    return Exported((ExportedFile(ids, text, to, write_text(to, text)),))


def export_folder(
    annotated: Sequence[Annotated], folder: Path, every: Callable[[], Sequence[Briefing]]
) -> Exported:
    """A Markdown file for each briefing in ``folder``.

    ``every`` gives all briefings of the library, so that names do not depend on what is exported.
    A file that is of something else, or that was edited since it was exported, is left alone.
    """
    from briefterm.export import file_names, render, sealed  # noqa: PLC0415 - as above

    names = file_names(every())
    files, warnings = [], []
    for item in annotated:
        briefing = item[0]
        text = sealed(render(*item))
        path = folder / names[briefing.id]
        objection = _objection(path, briefing.id, text)
        if objection:
            warnings.append(f"{visible_line(str(path))}: {objection}")
        else:
            files.append(ExportedFile((briefing.id,), text, path, write_text(path, text)))
    return Exported(tuple(files), tuple(warnings))


def write_text(path: Path, text: str) -> bool:
    """Write ``text`` to ``path`` unless it is what the file holds; whether it was written."""
    from briefterm.store import atomic_write  # noqa: PLC0415 - as above

    data = text.encode(errors="replace")
    if _content(path) == data:
        return False
    atomic_write(path, data)
    return True


def _objection(path: Path, briefing_id: str, text: str) -> str:
    """Why the file at ``path`` must not be replaced by ``text``; empty when it may be."""
    from briefterm.export import belongs_to, was_edited  # noqa: PLC0415 - as above

    content = _content(path)
    if content is None or content == text.encode(errors="replace"):
        return ""
    present = content.decode(errors="replace")
    if belongs_to(present) != visible_line(briefing_id):
        return "is not an export of this briefing and was left alone; rename it and export again"
    if was_edited(present):
        return "was edited since it was exported and was left alone; rename it and export again"
    return ""


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
