"""From the reader's notes and the files that are there to what an export would write."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from briefterm.library.exporting.folder import Files, content, encoded, scanned
from briefterm.library.exporting.plan import Options, Plan, PlannedFile
from briefterm.terminal import visible_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from briefterm.export import Change, Entry, Look, Page, Subject
    from briefterm.library.exporting.folder import Present
    from briefterm.library.exporting.gathering import Gathering
    from briefterm.model import Briefing

INDEX_NAME = "index"
INDEX_TITLE = "Briefings"
_SEVERAL = 2  # files are worth an index


@dataclass(frozen=True, slots=True)
class Planner:
    """Plans exports of what was gathered; ``stamp`` is the time, ``progress`` hears of each file."""

    gathering: Gathering
    options: Options
    stamp: str
    progress: Callable[[int, int], object] | None = None

    def folder(self, briefing_ids: Iterable[str] | None, folder: Path) -> Plan:
        """A file for each briefing that has notes or bookmarks, and an index if wanted."""
        from briefterm.export import look_named  # noqa: PLC0415 - loads with the export

        syntax = look_named(self.options.template).syntax
        present = scanned(folder, syntax, self._tick)
        chosen = self.gathering.annotated(briefing_ids, present.by_id)
        names = Naming(self.gathering, present, folder, syntax.suffix)
        files: list[PlannedFile] = []
        warnings: list[str] = []
        for number, briefing in enumerate(chosen, start=1):
            there = present.by_id.get(visible_line(briefing.id))
            path = there.path if there is not None else names.free(briefing)
            planned = self._briefing(briefing, path, there)
            if isinstance(planned, str):
                warnings.append(planned)
            else:
                files.append(planned)
            if self.progress is not None:
                self.progress(number, len(chosen))
        if self.options.index is not False and chosen:
            index = self._index(folder, present, files)
            files += [index] if index is not None else []
        return Plan(tuple(files), tuple(warnings))

    def single(self, briefing_ids: Iterable[str] | None, path: Path) -> Plan:
        """One file of all that have notes or bookmarks."""
        chosen = self.gathering.annotated(briefing_ids)
        there = content(path)
        if not chosen and there is None:
            return Plan()
        ids = tuple(briefing.id for briefing in chosen)
        look = self.look(there)
        if look is None:
            return Plan(warnings=(_other_template(path),))
        style = self._style(look, there)
        state = _joined(self.gathering.state(briefing, style) for briefing in chosen)
        if not self.options.force and _is_current(there, state):
            return _same(ids, path, there)
        fresh = there is None or not _is_ours(there)
        if there is not None and fresh and there.data.strip() and not self.options.force:
            words = "is not an export of notes and was left alone; rename it and export again"
            return Plan(warnings=(f"{visible_line(str(path))}: {words}",))
        subjects = [self._subject(briefing) for briefing in chosen]
        page = self._page(subjects, look, there, state, self._others(chosen))
        return Plan((self._planned(ids, path, there, page, subjects, fresh=fresh),))

    def printed(self, briefing_ids: Iterable[str] | None) -> tuple[tuple[str, ...], str]:
        """The ids of those that have notes or bookmarks, and their text to be looked at."""
        from briefterm.export import look_named, printed  # noqa: PLC0415 - as above

        chosen = self.gathering.annotated(briefing_ids)
        if not chosen:
            return (), ""
        subjects = [self._subject(briefing) for briefing in chosen]
        look = look_named(self.options.template)
        text = printed(subjects, look, wikilinks=bool(self.options.wikilinks))
        return tuple(briefing.id for briefing in chosen), text

    def _briefing(self, briefing: Briefing, path: Path, there: Present | None) -> PlannedFile | str:
        look = self.look(there)
        if look is None:
            return _other_template(path)
        state = self.gathering.state(briefing, self._style(look, there))
        if not self.options.force and _is_current(there, state):
            return _same((briefing.id,), path, there).files[0]
        subject = self._subject(briefing)
        page = self._page([subject], look, there, state)
        return self._planned((briefing.id,), path, there, page, [subject])

    def _tick(self) -> None:
        if self.progress is not None:
            self.progress(0, 0)

    def _subject(self, briefing: Briefing) -> Subject:
        return self.gathering.subject(briefing)

    def _planned(
        self,
        ids: tuple[str, ...],
        path: Path,
        there: Present | None,
        page: Page,
        subjects: Sequence[Subject],
        *,
        fresh: bool = False,
    ) -> PlannedFile:
        from briefterm.export import adopted, agreement, composed, merged  # noqa: PLC0415 - as above

        if there is None:
            new = composed(page, self.stamp)
            return PlannedFile(ids, path, new.text, "create", new.changes, "", encoded(new.text))
        agrees = agreement(subjects, page)
        text = None if fresh else adopted(there.text, page)
        result = (
            composed(page, self.stamp)
            if text is None
            else merged(text, page, agrees, stamp=self.stamp, force=self.options.force)
        )
        return _changed(ids, path, there, result.text, result.changes)

    def look(self, there: Present | None) -> Look | None:
        """How to write a file: as asked for, else as it was written; None where that is unknown."""
        from briefterm.export import TEMPLATES, look_named  # noqa: PLC0415 - as above

        if self.options.template or there is None:
            return look_named(self.options.template)
        default = look_named("")
        name = there.marked[1].partition("+")[0]
        if name in {"", default.name}:
            return default
        return look_named(name) if name in TEMPLATES else None

    def _style(self, look: Look, there: Present | None) -> str:
        linked = self._wikilinks(there)
        return f"{look.name}{'+wikilinks' if linked else ''} {getattr(look, 'digest', '')}"

    def _wikilinks(self, there: Present | None) -> bool:
        if self.options.wikilinks is not None or there is None:
            return bool(self.options.wikilinks)
        return there.marked[1].endswith("+wikilinks")

    def _page(
        self,
        subjects: Sequence[Subject],
        look: Look,
        there: Present | None,
        state: str,
        others: frozenset[str] = frozenset(),
    ) -> Page:
        from briefterm.export import page_of  # noqa: PLC0415 - as above

        linked = self._wikilinks(there)
        return page_of(subjects, look, state=state, wikilinks=linked, others=others)

    def _others(self, chosen: Sequence[Briefing]) -> frozenset[str]:
        """The keys of blocks that belong to briefings which are not ``chosen``."""
        from briefterm.export import head_key, mark_key  # noqa: PLC0415 - as above

        ids = {briefing.id for briefing in chosen}
        keys = set()
        for group in (self.gathering.notes, self.gathering.bookmarks):
            for name, items in group.items():
                if name not in ids:
                    keys.add(head_key(name))
                    keys.update(mark_key(str(item.get("id"))) for item in items)
        return frozenset(keys)

    def _index(
        self, folder: Path, present: Files, files: Sequence[PlannedFile]
    ) -> PlannedFile | None:
        """The file with links to all files of the folder, those of this export among them."""
        from briefterm.export import Entry, index_page, look_named  # noqa: PLC0415 - as above

        look = look_named(self.options.template)
        there = present.index
        path = there.path if there is not None else folder / f"{INDEX_NAME}{look.syntax.suffix}"
        if there is None and path.name.casefold() in present.names:
            path = folder / f"briefterm {INDEX_NAME}{look.syntax.suffix}"
            if path.name.casefold() in present.names:
                return None
        paths = {file.briefing_ids[0]: file.path for file in files}
        entries = []
        for briefing in self.gathering.listed.values():
            known = present.by_id.get(visible_line(briefing.id))
            file = paths.get(briefing.id) or (known.path if known is not None else None)
            notes = len(self.gathering.notes.get(briefing.id, ()))
            bookmarks = len(self.gathering.bookmarks.get(briefing.id, ()))
            if file is not None and (notes or bookmarks):
                link = quote(os.path.relpath(file, path.parent))
                entries.append(Entry(briefing, link, _counts(notes, bookmarks)))
        if there is None and self.options.index is None and len(entries) < _SEVERAL:
            return None
        state = _joined(_shown_in_index(entry) for entry in entries)
        if not self.options.force and _is_current(there, state):
            return _same((), path, there).files[0]
        page = index_page(entries, look, title=INDEX_TITLE, state=state)
        return self._planned((), path, there, page, ())


class Naming:
    """Names for new files, which collide with no other."""

    def __init__(self, gathering: Gathering, present: Files, folder: Path, suffix: str) -> None:
        self._gathering = gathering
        self._taken = set(present.names)
        self._folder = folder
        self._suffix = suffix
        self._names: dict[str, str] = {}

    def free(self, briefing: Briefing) -> Path:
        """A path in the folder that no file has, made of date and title."""
        from briefterm.export import file_name, file_names, short  # noqa: PLC0415 - as above

        if not self._names:
            self._names = file_names(list(self._gathering.listed.values()))
        name = self._names.get(briefing.id) or file_name(briefing)
        length = 6
        while (named := self._with_suffix(name)).casefold() in self._taken:
            name = file_name(briefing, (short(briefing.id) + "-" * length)[:length])
            length += 1
        self._taken.add(named.casefold())
        return self._folder / named

    def _with_suffix(self, name: str) -> str:
        return name.removesuffix(".md") + self._suffix


def _is_current(there: Present | None, state: str) -> bool:
    """Whether a file was made of the same; one with an open offer may have been settled since."""
    if there is None or there.marked[0] != state:
        return False
    return b"briefterm:newer" not in there.data


def _is_ours(there: Present) -> bool:
    from briefterm.export import is_old_export  # noqa: PLC0415 - as above

    return bool(there.marked[1]) or is_old_export(there.text)


def _same(ids: tuple[str, ...], path: Path, there: Present | None) -> Plan:
    text = there.text if there is not None else ""
    return Plan((PlannedFile(ids, path, text, "same", (), text),))


def _changed(
    ids: tuple[str, ...], path: Path, there: Present, text: str, changes: tuple[Change, ...]
) -> PlannedFile:
    if text == there.text:
        return PlannedFile(ids, path, text, "same", changes, text)
    data = there.bytes_of(text)
    return PlannedFile(ids, path, text, "update", changes, there.text, data, there.stamp)


def _joined(states: Iterable[str]) -> str:
    from briefterm.export import digest  # noqa: PLC0415 - as above

    return digest("\n".join(states))


def _shown_in_index(entry: Entry) -> str:
    """All that a line of the index is made from."""
    one = entry.briefing
    about = (one.id, one.title, one.source, one.author, one.url, one.date, one.tags, one.summary)
    return repr((*about, one.lang, entry.link, entry.counts))


def _counts(notes: int, bookmarks: int) -> str:
    parts = [f"{n} {word}{'' if n == 1 else 's'}" for n, word in
             ((notes, "note"), (bookmarks, "bookmark")) if n]  # fmt: skip
    return ", ".join(parts)


def _other_template(path: Path) -> str:
    return (
        f"{visible_line(str(path))}: was made with a template of your own and was left alone;"
        " name that with --template"
    )
