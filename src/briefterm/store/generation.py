"""Reading the notes file: bytes to tables, and a plain word about what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefterm.errors import StoreDamagedError, StoreError, StoreGoneError
from briefterm.store.files import Stamp, reason
from briefterm.store.foreign import objection
from briefterm.store.history import has_been
from briefterm.store.recovery import NOTHING, TABLES
from briefterm.store.schema import SCHEMA, migrated, schema_of, with_ids
from briefterm.store.seal import META, SEAL, digest, sealed_digest
from briefterm.store.tables import check_records, contents, parsed

if TYPE_CHECKING:
    from pathlib import Path

    from briefterm.store.tables import Tables


@dataclass(frozen=True, slots=True)
class Generation:
    """One state of the file.

    ``stamp`` is None when there is no file; ``tables`` are those of our version, unless ``schema``,
    the version that was written, is a later one; ``digest`` names the bytes.
    """

    stamp: Stamp | None
    tables: Tables
    schema: int = SCHEMA
    digest: str = NOTHING


def load(path: Path) -> Generation:
    """The generation that ``path`` (no link) holds now.

    Raises:
        StoreDamagedError: it is there, but is not what a store writes.
        StoreGoneError: it was there, and is not any more.
        StoreError: it cannot be read.
    """
    try:
        stamp, data = contents(path)
    except FileNotFoundError:
        if has_been(path):
            # Taken for an empty one, it would in time take its backups with it.
            raise StoreGoneError(
                f"{path}: the notes file is gone;"
                " `briefterm check --repair` puts its last good state back from the backups"
            ) from None
        return Generation(None, {})
    except StoreDamagedError as error:
        raise damaged(path, str(error)) from error
    except OSError as error:
        raise StoreError(f"{path}: cannot be read: {reason(error)}") from error
    if not data and not has_been(path):
        return Generation(stamp, {}, digest=digest(data))
    return _generation(path, stamp, data)


def _generation(path: Path, stamp: Stamp, data: bytes) -> Generation:
    own = sealed_digest(data)
    try:
        tables = parsed(data)
        schema = schema_of(tables)
        if schema > SCHEMA and (own or SEAL not in tables):
            return Generation(stamp, tables, schema, digest(data))
        if not own:
            check_records(tables, TABLES)
    except (ValueError, RecursionError) as error:
        raise damaged(path, str(error)) from error
    if not own:
        why = objection(path, data, tables)
        if why:
            raise damaged(
                path, why, readable=any(tables.get(name) for name in TABLES if name != META)
            )
        tables = with_ids(tables)
    tables.pop(SEAL, None)
    return Generation(stamp, migrated(tables), schema, own or digest(data))


def damaged(path: Path, why: str, *, readable: bool = False) -> StoreDamagedError:
    """The error for a file that is not to be overwritten, with the way out.

    A ``readable`` one may have been changed by hand, which the reader may say.
    """
    kept = "puts back the last good state" if has_been(path) else "begins anew"
    way_out = f"`briefterm check --repair` sets it aside and {kept}"
    if readable:
        way_out += ", `briefterm check --accept` takes it as it is if you changed it yourself"
    return StoreDamagedError(f"{path}: damaged ({why}) and left as it is; {way_out}")
