"""What an export did or would do, and its way back, in lines for people or as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from briefterm.cli.context import warn
from briefterm.cli.output import in_brief, print_json, print_text
from briefterm.library.exporting import Plan, PlannedFile, changes_in_words
from briefterm.terminal import visible_line

if TYPE_CHECKING:
    from briefterm.library.exporting import (
        Exported,
        ExportedFile,
        Options,
        PlannedEdit,
        PullPlan,
    )


def report(done: Plan | Exported, *, as_json: bool) -> int:
    """Print the files that were written, or would be; 1 when something was left out."""
    for warning in done.warnings:
        warn(warning)
    if as_json:
        print_json([_file_record(file) for file in done.files])
        return 1 if done.warnings else 0
    unchanged = 0
    for file in done.files:
        if not _action(file):
            unchanged += 1
        elif isinstance(done, Plan):
            counts = _counts(file)
            print_text(f"would {_action(file)} {visible_line(str(file.path))}{counts}")
        else:
            print_text(visible_line(str(file.path)))
        for change in file.changes:
            if change.action == "offer" and _action(file):
                warn(
                    f"note {change.name}: changed by you in {visible_line(str(file.path))} and in"
                    " briefterm; both versions stand there"
                )
    if unchanged:
        warn(f"{unchanged} {'file' if unchanged == 1 else 'files'} up to date")
    return 1 if done.warnings else 0


def report_pull(plan: PullPlan, done: PullPlan | None, options: Options, *, as_json: bool) -> int:
    """Print what was read back, or with None for ``done`` would be; 1 for what was left out."""
    shown = plan if done is None else done
    for warning in shown.warnings:
        warn(warning)
    left = [] if options.force else [edit for edit in plan.edits if edit.conflict]
    read = [edit for edit in shown.edits if edit not in left]
    for edit in left:
        warn(f"note {edit.note_id}: {edit.conflict}; left alone (--force takes what the file says)")
    if as_json:
        print_json([_edit_record(edit) for edit in read])
    else:
        for edit in read:
            print_text(f"{'would change ' if done is None else ''}note {_edit_line(edit)}")
        if not read and not left:
            warn("nothing to read back: the files say what the notes say")
    return 1 if left or shown.warnings else 0


def _action(file: PlannedFile | ExportedFile) -> str:
    """What is done with a file; empty for nothing."""
    if isinstance(file, PlannedFile):
        return "" if file.action == "same" else file.action
    return "update" if file.changed else ""


def _counts(file: PlannedFile | ExportedFile) -> str:
    words = changes_in_words(file.changes)
    return f": {words}" if words else ""


def _file_record(file: PlannedFile | ExportedFile) -> dict[str, Any]:
    return {
        "path": str(file.path) if file.path is not None else None,
        "briefings": list(file.briefing_ids),
        "action": _action(file) or "same",
        "changes": [{"action": change.action, "name": change.name} for change in file.changes],
    }


def _edit_line(edit: PlannedEdit) -> str:
    parts = [f"{edit.note_id} of {visible_line(edit.briefing_id)}"]
    if edit.text is not None:
        parts.append(f"text “{in_brief(edit.old_text)}” -> “{in_brief(edit.text)}”")
    if edit.tags is not None:
        old, new = (
            " ".join(f"#{tag}" for tag in tags) or "none" for tags in (edit.old_tags, edit.tags)
        )
        parts.append(f"tags {old} -> {new}")
    return visible_line("; ".join(parts))


def _edit_record(edit: PlannedEdit) -> dict[str, Any]:
    return {
        "note": edit.note_id,
        "briefing": edit.briefing_id,
        "path": str(edit.path),
        "old": {"text": edit.old_text, "tags": list(edit.old_tags)},
        "new": {
            "text": edit.old_text if edit.text is None else edit.text,
            "tags": list(edit.old_tags if edit.tags is None else edit.tags),
        },
    }
