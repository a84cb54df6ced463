"""The door of the library to its exports."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from briefterm.errors import StoreError
from briefterm.library.exporting.gathering import Gathering
from briefterm.library.exporting.importing import carried_out as take_in
from briefterm.library.exporting.importing import import_plan
from briefterm.library.exporting.plan import (
    Exported,
    ExportedFile,
    Options,
    Plan,
    PullPlan,
)
from briefterm.library.exporting.planning import Planner
from briefterm.library.exporting.pulling import carried_out, pull_plan
from briefterm.terminal import visible_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from briefterm.export import Cited
    from briefterm.library.exporting.importing import ImportPlan
    from briefterm.library.exporting.plan import PlannedFile
    from briefterm.library.notebook import Notebook
    from briefterm.library.shelf import Shelf
    from briefterm.library.tagging import Tagger
    from briefterm.model import Briefing, Document, Outline, PlacedBookmark, PlacedNote

    Annotated = tuple[Briefing, Document, Sequence[PlacedNote], Sequence[PlacedBookmark]]
    Record = dict[str, Any]
    Progress = Callable[[int, int], object]

_ATTEMPTS = 3


class Exports:
    """What the notes of a library look like in files, and what the files say of the notes.

    Where ``to`` is a path that ends in the suffix of a template, and no folder, it is one file for
    all; any other is a folder with a file for each briefing. For ``briefing_ids`` None is all.
    """

    def __init__(self, shelf: Shelf, notebook: Notebook, tagger: Tagger) -> None:
        self._shelf = shelf
        self._notebook = notebook
        self._tagger = tagger

    def plan(
        self,
        briefing_ids: Iterable[str] | None,
        to: Path,
        options: Options = Options(),  # noqa: B008 - a frozen value
        progress: Progress | None = None,
    ) -> Plan:
        """What an export of these briefings would write; nothing is written.

        ``progress`` is told the number of briefings looked at and their total, which is 0 while
        the folder is searched; what it raises ends the work. Raises `StoreError`
        when a file cannot be read, `UsageError` for a template that cannot be used.
        """
        planner = Planner(self._gathering(), options, _now(), progress)
        if is_single(to):
            return planner.single(briefing_ids, to)
        if to.exists() and not to.is_dir():
            raise StoreError(
                f"{visible_line(str(to))}: is a file and no folder; name a folder, or a file"
                " that ends in .md"
            )
        return planner.folder(briefing_ids, to)

    def write(self, plan: Plan, progress: Progress | None = None) -> Exported:
        """Do what ``plan`` says. A file that changed since then is left alone, with a warning.

        Each file is whole at any time. Raises `StoreError` when one cannot be written.
        """
        from briefterm.store.batch import Replacement, replace_all  # noqa: PLC0415 - on demand

        writes = plan.writes
        total = len(writes)
        missed = replace_all(
            [Replacement(file.path, file.data, file.seen) for file in writes],
            None if progress is None else lambda done: progress(done, total),
        )
        left = set(missed)
        warnings = [
            f"{visible_line(str(path))}: was changed meanwhile and was left alone; export again"
            for path in missed
        ]
        files = tuple(_done(file) for file in plan.files if file.path not in left)
        return Exported(files, (*plan.warnings, *warnings))

    def export(
        self,
        briefing_ids: Iterable[str] | None,
        to: Path | None,
        options: Options = Options(),  # noqa: B008 - as above
        *,
        plan: Plan | None = None,
    ) -> Exported:
        """Plan and write; with None for ``to`` nothing is written and the text is in the answer.

        ``plan`` is one that was made for it. What others change meanwhile is looked at again.
        """
        ids = None if briefing_ids is None else list(briefing_ids)
        if to is None:
            found, text = Planner(self._gathering(), options, "").printed(ids)
            return Exported((ExportedFile(found, text),) if found else ())
        plan = plan or self.plan(ids, to, options)
        exported = self.write(plan)
        for _ in range(_ATTEMPTS):
            if len(exported.warnings) == len(plan.warnings):
                break
            plan = self.plan(ids, to, options)
            again = self.write(plan)
            exported = Exported((*exported.files, *again.files), again.warnings)
        return exported

    def plan_outline(
        self,
        outline: Outline,
        cited: Mapping[str, Cited],
        to: Path,
        options: Options = Options(),  # noqa: B008
    ) -> Plan:
        """What an export of an outline, whose notes are ``cited``, would write: one document.

        ``to`` is a file that ends in .md, or a folder, where its file is found again by its id.
        Of the options only ``force`` counts. Raises `StoreError`.
        """
        from briefterm.library.exporting.outlined import plan_outline  # noqa: PLC0415 - on demand

        return plan_outline(outline, cited, to, stamp=_now(), force=options.force)

    def pull_plan(
        self,
        briefing_ids: Iterable[str] | None,
        to: Path,
        options: Options = Options(),  # noqa: B008
    ) -> PullPlan:
        """What reading the files at ``to`` back would change in the notes of these briefings."""
        return pull_plan(self._gathering(), briefing_ids, to, options)

    def pull(self, plan: PullPlan, options: Options = Options()) -> PullPlan:  # noqa: B008
        """Change the notes as ``plan`` says, and let the files know; what was changed.

        A conflict is left alone unless ``options`` force it, and so is a note that was changed
        after the plan was made.
        """
        return carried_out(self._notebook, self._gathering, plan, options)

    def annotated(self, briefing_ids: Iterable[str] | None) -> Iterator[Annotated]:
        """Those of the briefings that have notes or bookmarks, read, with these at their places."""
        gathering = self._gathering()
        for briefing in gathering.annotated(briefing_ids):
            subject = gathering.subject(briefing, names=False)
            yield subject.briefing, subject.document, subject.notes, subject.bookmarks

    def stored(
        self, briefing_ids: Iterable[str] | None
    ) -> list[tuple[Briefing, list[Record], list[Record]]]:
        """Those of the briefings that have notes or bookmarks, with these as they are stored."""
        gathering = self._gathering()
        return [
            (one, gathering.notes.get(one.id, []), gathering.bookmarks.get(one.id, []))
            for one in gathering.annotated(briefing_ids)
        ]

    def import_plan(self, path: Path) -> ImportPlan:
        """What the Web Annotations in a file would add to the notes or change in them."""
        return import_plan(path, self._notebook.store, self._shelf.listed())

    def take_in(self, plan: ImportPlan) -> None:
        """Add and change what the plan says; all notes keep their ids. Raises `StoreError`."""
        take_in(plan, self._notebook.store)

    def _gathering(self) -> Gathering:
        return Gathering(self._shelf, self._notebook, self._tagger)


def is_single(to: Path) -> bool:
    """Whether ``to`` means one file for all briefings."""
    return to.suffix.lower() in {".md", ".markdown", ".org"} and not to.is_dir()


def _done(file: PlannedFile) -> ExportedFile:
    changed = file.action != "same"
    return ExportedFile(file.briefing_ids, file.text, file.path, changed, file.changes)


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
