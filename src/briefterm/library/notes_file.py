"""The care for the notes file as a whole: what is wrong with it, the ways out, and other copies."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, NamedTuple

from briefterm.errors import StoreError
from briefterm.library import places
from briefterm.terminal import visible_line

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from briefterm.library.records import Records
    from briefterm.store import Store, Texts
    from briefterm.store.merge import Merged

_SHOWN = 3


class Absorbed(NamedTuple):
    """What became of conflict copies, a line for each: merged, or not merged and why."""

    done: tuple[str, ...]
    failed: tuple[str, ...]


class NotesFile:
    """A library's notes file. Every method may be called from any thread."""

    def __init__(self, records: Records) -> None:
        self._records = records
        self._unread = ""

    def notice(self) -> str:
        """What is wrong, in one line; empty when nothing is."""
        return self._records.store.notice() or self._unread

    def lay_over(self) -> None:
        """Put the own notes of a library that cannot be written below those kept elsewhere.

        What hinders that is a `notice`.
        """
        path, folder = self._records.path, self._records.shelf.folder
        own = places.other_notes(folder, path)
        if own is None or own.parent != folder / places.OWN_FOLDER:
            return
        nothing_new = not path.exists() or places.is_taken_over(path)
        try:
            self.merge(own)
        except StoreError as error:
            self._unread = str(error)
        else:
            if nothing_new:
                places.mark_taken_over(path)

    def offer(self) -> str:
        """What `repair` would put back in place of a damaged file; empty when there is nothing."""
        return self._records.store.offer()

    def repair(self) -> str:
        """Set a damaged file aside for the last good state; one line on that, or empty.

        Raises `StoreError`.
        """
        return self._records.store.repair()

    def accept(self, *, force: bool = False) -> str:
        """Take a file that was changed by hand as it is; one line on that, or empty.

        Raises `StoreError`, also when nothing of the last good state is left in it and there is
        no ``force``.
        """
        return self._records.store.accept(force=force)

    def merge(self, other: Path, *, force: bool = False, anew: bool = False) -> str:
        """Take over the notes file ``other`` and the texts beside it; one line on what that gave.

        A file that is gone is begun ``anew``; the line then says how its notes come back. Raises
        `StoreError` when ``other`` cannot be read, or is damaged and there is no ``force``.
        """
        from briefterm.store import Texts  # noqa: PLC0415 - the store loads at the first use

        store, texts = self._records.store, self._records.texts
        result = store.merge(other, force=force, anew=anew)
        for folder in (other.parent / "texts", other.parent / f"{other.stem}-texts"):
            if folder.is_dir() and folder != texts.folder:
                _take_texts(store, texts, Texts(folder))
        back = "".join(
            f"; {visible_line(self._records.path.name)} was gone:"
            f" `briefterm merge {shlex.quote(str(backup))}` brings back what was in it"
            for backup in result.former
        )
        return f"{visible_line(str(other))}: merged, {_words(result)}{back}"

    def absorb(self) -> Absorbed:
        """Merge the copies that a file sync left beside the file, and set them aside.

        What was written elsewhere while the library was read-only is merged too, and stays. One that cannot be merged stays where it is. A damaged file takes none.
        """
        done, failed = [], []
        path, folder = self._records.path, self._records.shelf.folder
        kept = places.other_notes(folder, path)
        if kept is not None and kept.parent != folder / places.OWN_FOLDER:
            # From when the library could not be written; another program may still write there.
            try:
                if not places.is_taken_over(kept) and not self.notice():
                    done.append(self.merge(kept))
                    places.mark_taken_over(kept)
            except StoreError as error:
                failed.append(str(error))
        copies = self._records.store.conflict_copies()
        for copy in copies if copies and not self.notice() else ():
            try:
                said = self.merge(copy)
                aside = self._records.store.set_aside(copy)
            except StoreError as error:
                failed.append(str(error))
            else:
                done.append(f"{said}; set aside as {visible_line(aside.name)}")
        return Absorbed(tuple(done), tuple(failed))


def _take_texts(store: Store, texts: Texts, other: Texts) -> None:
    """Keep the texts that notes and bookmarks are tied to and that only ``other`` has."""
    for digest in dict.fromkeys(_digests(store)):
        if texts.get(digest) is None and (text := other.get(digest)) is not None:
            texts.keep(text)


def _digests(store: Store) -> Iterator[str]:
    for record in (*store.notes(), *store.bookmarks()):
        anchor = record.get("anchor")
        for holder in (record, anchor if isinstance(anchor, dict) else {}):
            digest = holder.get("text_sha256")
            if isinstance(digest, str):
                yield digest


def _words(result: Merged) -> str:
    counts = [
        f"{len(ids)} {word}"
        for ids, word in ((result.added, "added"), (result.changed, "changed"))
        if ids
    ]
    if not counts:
        return "nothing new"
    if result.doubled:
        shown = ", ".join(result.doubled[:_SHOWN]) + ", …" * (len(result.doubled) > _SHOWN)
        counts.append(f"both texts kept in {shown}")
    return ", ".join(counts)
