"""The way back: what readers wrote into the blocks of exported files becomes what the notes say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefterm.errors import NotFoundError
from briefterm.library.exporting.folder import content, scanned
from briefterm.library.exporting.plan import Options, PlannedEdit, PullPlan
from briefterm.library.exporting.planning import Planner
from briefterm.terminal import visible_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from briefterm.export import Page, Subject
    from briefterm.export.marks import Syntax
    from briefterm.library.exporting.folder import Present
    from briefterm.library.exporting.gathering import Gathering
    from briefterm.library.notebook import Notebook
    from briefterm.model import Briefing

_NOTE = re.compile(rb"briefterm:note (\S+)")
_BOTH = "was changed in briefterm too since it was exported"
_OFFERED = "the newer version beside it is not settled"


def pull_plan(
    gathering: Gathering, briefing_ids: Iterable[str] | None, to: Path, options: Options
) -> PullPlan:
    """What the files at ``to`` say of the notes of these briefings otherwise than the store."""
    edits: list[PlannedEdit] = []
    warnings: list[str] = []
    for there, subjects, page in _files(gathering, briefing_ids, to, options, warnings):
        edits += _edits(there, subjects, page)
    return PullPlan(tuple(edits), tuple(warnings))


def carried_out(
    notebook: Notebook,
    gather: Callable[[], Gathering],
    plan: PullPlan,
    options: Options,
) -> PullPlan:
    """Change the notes as ``plan`` says, then note in the files that both agree."""
    from briefterm.store.batch import Replacement, replace_all  # noqa: PLC0415 - on demand

    done: list[PlannedEdit] = []
    warnings = list(plan.warnings)
    for edit in plan.edits:
        if edit.conflict and not options.force:
            continue
        try:
            note = notebook.note(edit.note_id)
        except NotFoundError as error:
            warnings.append(str(error))
            continue
        if (note.text, note.tags) != (edit.old_text, edit.old_tags):
            warnings.append(f"note {note.id}: was changed meanwhile and was left alone; pull again")
            continue
        notebook.edit_note(note.id, text=edit.text, tags=edit.tags, color=None)
        done.append(edit)
    replacements = []
    gathering = gather()
    by_path: dict[Path, list[PlannedEdit]] = {}
    for edit in done:
        by_path.setdefault(edit.path, []).append(edit)
    for path, group in by_path.items():
        ids = dict.fromkeys(edit.briefing_id for edit in group)
        for there, subjects, page in _files(gathering, ids, path, options, warnings):
            text = _settled(there, subjects, page, {edit.note_id for edit in group})
            if text != there.text:
                replacements.append(Replacement(path, there.bytes_of(text), there.stamp))
    replace_all(replacements)
    return PullPlan(tuple(done), tuple(warnings))


def _files(
    gathering: Gathering,
    briefing_ids: Iterable[str] | None,
    to: Path,
    options: Options,
    warnings: list[str],
) -> Iterator[tuple[Present, list[Subject], Page]]:
    """The exports at ``to`` with what they are of and what they should be."""
    from briefterm.export import look_named, page_of, reads_back  # noqa: PLC0415 - on demand

    planner = Planner(gathering, options, "")
    chosen = gathering.annotated(briefing_ids)
    if to.is_dir():
        syntax = look_named(options.template).syntax
        present = scanned(to, syntax)
        groups = [
            (there, [briefing])
            for briefing in chosen
            if (there := present.by_id.get(visible_line(briefing.id))) is not None
        ]
        groups += [
            (there, found)
            for there in present.others
            if (found := _noted_in(there, chosen, gathering))
        ]
    else:
        one = content(to)
        groups = [(one, chosen)] if one is not None and chosen else []
    for there, briefings in groups:
        look = planner.look(there)
        if look is None or not there.marked[1]:
            continue
        if not reads_back(look.name):
            if not any("are not read back" in line for line in warnings):
                warnings.append(f"files of the template {look.name} are not read back")
            continue
        if not _has_edits(there.text, look.syntax):
            continue
        subjects = [gathering.subject(briefing, names=False) for briefing in briefings]
        yield there, subjects, page_of(subjects, look)


def _noted_in(there: Present, chosen: Iterable[Briefing], gathering: Gathering) -> list[Briefing]:
    """Those of the briefings that have notes in a file."""
    keys = {match[1].decode("ascii", "replace") for match in _NOTE.finditer(there.data)}
    from briefterm.export import mark_key  # noqa: PLC0415 - as above

    return [
        briefing
        for briefing in chosen
        if any(mark_key(str(n.get("id"))) in keys for n in gathering.notes.get(briefing.id, ()))
    ]


def _has_edits(text: str, syntax: Syntax) -> bool:
    from briefterm.export import pieces_of  # noqa: PLC0415 - as above

    return any(piece.kind == "note" and piece.edited for piece in pieces_of(text, syntax))


def _edits(there: Present, subjects: Sequence[Subject], page: Page) -> Iterator[PlannedEdit]:
    from briefterm.export import edit_of, mark_key, pieces_of  # noqa: PLC0415 - as above

    notes = {mark_key(one.note.id): one.note for subject in subjects for one in subject.notes}
    items = {item.key: item for item in page.items}
    pieces = pieces_of(there.text, page.syntax)
    offered = {piece.key for piece in pieces if piece.kind == "newer" and not piece.edited}
    seen: set[str] = set()
    for piece in pieces:
        note = notes.get(piece.key)
        if piece.kind != "note" or note is None or not piece.edited or piece.key in seen:
            continue
        seen.add(piece.key)
        edit = edit_of(piece.content, note)
        if not edit:
            continue
        conflict = _BOTH if items[piece.key].digest != piece.base else ""
        conflict = conflict or (_OFFERED if piece.key in offered else "")
        yield PlannedEdit(
            note.id,
            note.briefing,
            there.path,
            note.text,
            note.tags,
            edit.text,
            edit.tags,
            conflict,
        )


def _settled(there: Present, subjects: Sequence[Subject], page: Page, note_ids: set[str]) -> str:
    """The text of a file in which the blocks of these notes are no longer edits."""
    from briefterm.export import (  # noqa: PLC0415 - as above
        digest,
        edit_of,
        frame_of,
        mark_key,
        pieces_of,
        text_of,
    )

    notes = {mark_key(one.note.id): one.note for subject in subjects for one in subject.notes}
    items = {item.key: item for item in page.items}
    after = []
    for piece in pieces_of(there.text, page.syntax):
        note = notes.get(piece.key)
        ours = piece.kind == "note" and note is not None and note.id in note_ids
        if ours and note is not None and not edit_of(piece.content, note):
            item = items[piece.key]
            same = frame_of(piece.content, note) == frame_of(item.body, note)
            agreed = same and digest(piece.content) != item.digest
            after.append(piece.based(item.digest, agreed=agreed))
        else:
            after.append(piece)
    return text_of(after, page.syntax)
