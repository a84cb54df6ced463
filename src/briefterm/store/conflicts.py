"""Copies of a notes file that other programs made: found, judged, and set aside when merged.

File syncs keep both files when two computers wrote at once, one of them under another name:

* Syncthing: ``notes.sync-conflict-20261122-192244-ABCDEFG.json``
* Dropbox: ``notes (Ada's conflicted copy 2026-11-22).json``
* Nextcloud: ``notes (conflicted copy 2026-11-22 192244).json``
* ownCloud: ``notes_conflict-20261122-192244.json``
* Google Drive, browsers and file managers: ``notes (1).json``
"""

from __future__ import annotations

import os
import re
from contextlib import suppress
from typing import TYPE_CHECKING

from briefterm.errors import StoreDamagedError, StoreError, StoreReadOnlyError
from briefterm.store.files import reason, sync_folder
from briefterm.store.foreign import is_dumped
from briefterm.store.recovery import SEALED_SINCE, TABLES
from briefterm.store.schema import (
    BOOKMARKS,
    NOTES,
    READINGS,
    SCHEMA,
    migrated,
    schema_of,
    with_ids,
)
from briefterm.store.seal import SEAL, sealed_digest
from briefterm.store.tables import check_records, contents, parsed

if TYPE_CHECKING:
    from pathlib import Path

    from briefterm.store.tables import Tables

_MARKS = (
    r"\.sync-conflict-[\w-]+|_conflict-[\w-]+| \([^()]*\bconflicted copy\b[^()]*\)| ?\(\d{1,3}\)"
)


def conflict_copies(path: Path) -> list[Path]:
    """The copies of ``path`` that a file sync left beside it, by name; none can be read yet."""
    pattern = re.compile(
        f"{re.escape(path.stem)}(?:{_MARKS})+{re.escape(path.suffix)}", re.IGNORECASE
    )
    try:
        names = sorted(os.listdir(path.parent))  # noqa: PTH208  looked at with each start
    except OSError:
        return []
    return [path.with_name(name) for name in names if pattern.fullmatch(name)]


def tables_of_copy(path: Path, *, force: bool = False) -> Tables:
    """The tables of another notes file, as those of our schema.

    With ``force`` one is taken whose checksum is wrong.

    Raises:
        StoreError: it cannot be read, is no notes file, is damaged or of a newer version.
    """
    try:
        _, data = contents(path)
        tables = parsed(data)
        check_records(tables, TABLES)
    except OSError as error:
        raise StoreError(f"{path}: cannot be read: {reason(error)}") from error
    except (StoreDamagedError, ValueError, RecursionError) as error:
        raise StoreDamagedError(f"{path}: cannot be merged: {error}") from error
    if not {NOTES, BOOKMARKS, READINGS} & tables.keys():
        raise StoreError(f"{path}: is no notes file; name one that briefterm wrote")
    schema = schema_of(tables)
    sealed = bool(sealed_digest(data))
    has_seal = SEAL in tables or schema >= SEALED_SINCE
    if has_seal and not sealed and not force and not is_dumped(data):
        raise StoreDamagedError(
            f"{path}: its checksum is wrong, so that it may be damaged;"
            " `briefterm merge --force` takes it nevertheless"
        )
    if schema > SCHEMA:
        raise StoreReadOnlyError(
            f"{path}: written by a newer version; upgrade briefterm to merge it"
        )
    tables.pop(SEAL, None)
    return migrated(with_ids(tables))


def set_aside(copy: Path) -> Path:
    """Give a copy that was merged a name that is not looked at any more; the new name.

    Raises:
        StoreError: it could not be renamed.
    """
    aside = copy.with_name(f"{copy.name}.merged")
    number = 1
    while os.path.lexists(aside):
        number += 1
        aside = copy.with_name(f"{copy.name}.merged-{number}")
    try:
        copy.rename(aside)
    except OSError as error:
        raise StoreError(f"{copy}: cannot be set aside: {reason(error)}") from error
    with suppress(OSError):
        sync_folder(copy.parent)
    return aside
