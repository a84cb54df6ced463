"""A correction put into the glossary file, and taken back, under a lock and in one step.

A file that cannot be read as a glossary is never written over.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefterm.errors import StoreError
from briefterm.library.amending import Amendment, amendments, applied, taken_back
from briefterm.library.glossary import glossary_text, name_tables
from briefterm.store import atomic_write
from briefterm.store.lock import exclusive
from briefterm.terminal import visible_line

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from briefterm.library.correction import Correction
    from briefterm.model import Briefing


@dataclass(frozen=True)
class Corrected:
    """What a correction did to the glossary file; ``before`` is None if there was no file."""

    path: Path
    before: str | None
    after: str
    changes: Sequence[Amendment]


def correct(path: Path, correction: Correction) -> Corrected:
    """Write a correction into the glossary file, which is made if it is not there.

    Raises:
        StoreError: the file is broken, or cannot be written; it is as before.
    """
    with exclusive(path):
        before = _text(path)
        try:
            changes = amendments(before or "", correction)
        except (ValueError, RecursionError) as error:
            raise _refused(path, error) from error
        after = applied(before or "", changes)
        if changes:
            atomic_write(path, after.encode("utf-8"))
        return Corrected(path, before, after, changes)


def take_back(done: Corrected) -> bool:
    """Make the file as it was, save for what others changed since; whether that could be done.

    Raises `StoreError` as `correct` does.
    """
    with exclusive(done.path):
        now = _text(done.path)
        if now is None:
            return False
        if now == done.after and done.before is None:
            done.path.unlink(missing_ok=True)
            return True
        undone = done.before if now == done.after else taken_back(now, done.changes)
        if undone is None:
            return False
        atomic_write(done.path, undone.encode("utf-8"))
        return True


def outweighs(briefing: Briefing, forms: Sequence[str]) -> bool:
    """Whether a briefing names one of ``forms`` itself, which a usual entry stands below."""
    own = {form.casefold() for entry in briefing.names for form in (entry.name, *entry.aliases)}
    return any(form.casefold() in own for form in forms)


def _text(path: Path) -> str | None:
    """The text of a glossary that can be written to, or None when there is no file."""
    if not os.path.lexists(path):
        return None
    try:
        text = glossary_text(path)
        name_tables(text)
    except (OSError, ValueError, RecursionError) as error:
        raise _refused(path, error) from error
    return text


def _refused(path: Path, error: Exception) -> StoreError:
    words = visible_line(f"{path}: {error}")
    return StoreError(f"{words}; nothing was written: mend the file first")
