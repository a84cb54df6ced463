"""What an export would change on disk, as rows of files and as lines of one file."""

from __future__ import annotations

from collections import Counter
from difflib import SequenceMatcher
from itertools import pairwise
from typing import TYPE_CHECKING

from briefterm.library.exporting import changes_in_words
from briefterm.terminal import visible_line
from briefterm.tui.screens.outline.lines import Part
from briefterm.tui.widgets.panel_rows import PanelRow

if TYPE_CHECKING:
    from pathlib import Path

    from briefterm.library.exporting import Plan, PlannedFile

STATES = {"new": "accent", "changed": "strong", "kept": "row-fact", "unchanged": "meta"}
_BARS = {"new": "green", "changed": "yellow", "kept": "purple", "unchanged": ""}
_CONTEXT = 2  # lines around what differs
_MOST_LINES = 3000  # of what differs; more are shown without a comparison
_SHOWN_LINES = 2000


def state_of(file: PlannedFile) -> str:
    """Whether a file is new, changed, unchanged, or kept as its reader edited it."""
    if file.action == "create":
        return "new"
    if file.action == "update":
        return "changed"
    return "kept" if any(change.action == "keep" for change in file.changes) else "unchanged"


def summary(plan: Plan) -> str:
    """How many files are new, changed, kept and unchanged, in one line."""
    counts = Counter(map(state_of, plan.files))
    parts = [f"{counts[state]:,} {state}" for state in STATES if counts[state]]
    total = len(plan.files)
    return (
        f"{total:,} file{'s' * (total != 1)}: {', '.join(parts)}" if parts else "Nothing to write"
    )


def file_rows(plan: Plan, folder: Path) -> list[PanelRow]:
    """The files of a plan, those that would be written first."""
    order = [*STATES]
    ranked = sorted(plan.files, key=lambda file: order.index(state_of(file)))
    return [file_row(file, folder) for file in ranked]


def file_row(file: PlannedFile, folder: Path) -> PanelRow:
    """A file by its name below the folder, its state, and what changes in it."""
    state = state_of(file)
    inside = file.path.is_relative_to(folder) and file.path != folder
    name = visible_line(str(file.path.relative_to(folder)) if inside else file.path.name)
    # The front matter is not what the reader wrote, and is seen in the file's lines.
    changes = changes_in_words(one for one in file.changes if one.action != "front")
    about = f"{state}  ·  {changes}" if changes else state
    parts = ((name, "row" if state != "unchanged" else "meta", 1), (about, STATES[state], 1))
    return PanelRow(parts, subject=file, light=_BARS[state], gap=False)


def preview_parts(file: PlannedFile) -> list[Part]:
    """The Markdown of a new file, or of one that stays; of a changed one what differs."""
    after = written_lines(file.text)
    if file.action != "update":
        return _whole(after[:_SHOWN_LINES]) + _more(after)
    before = written_lines(file.before)
    parts = diff_parts(before, after)
    return parts[:_SHOWN_LINES] + _more(parts)


def diff_parts(before: list[str], after: list[str]) -> list[Part]:
    """Lines that differ between two texts, with some around them; ``…`` stands for the others."""
    start = 0
    while start < min(len(before), len(after)) and before[start] == after[start]:
        start += 1
    end = 0
    while end < min(len(before), len(after)) - start and before[-1 - end] == after[-1 - end]:
        end += 1
    old, new = before[start : len(before) - end], after[start : len(after) - end]
    if len(old) + len(new) > _MOST_LINES:
        return [Part(line, mark="+ ", look="added") for line in new]
    top = max(0, start - _CONTEXT)
    parts = [Part("…", look="meta")] if top else []
    parts += [Part(line, mark="  ", look="meta") for line in before[top:start]]
    groups = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    for tag, old_start, old_end, new_start, new_end in groups:
        if tag == "equal":
            parts += _context(old[old_start:old_end])
            continue
        parts += [Part(line, mark="- ", look="dropped") for line in old[old_start:old_end]]
        parts += [Part(line, mark="+ ", look="added") for line in new[new_start:new_end]]
    tail = after[len(after) - end :]
    parts += [Part(line, mark="  ", look="meta") for line in tail[:_CONTEXT]]
    return parts + ([Part("…", look="meta")] if len(tail) > _CONTEXT else [])


def front_end(parts: list[Part]) -> int:
    """The number of the first part behind the front matter of a whole file, where words begin."""
    if not parts or parts[0].text != "---":
        return 0
    end = next((n for n in range(1, len(parts)) if parts[n].text == "---"), -1) + 1
    return end + 1 if end < len(parts) and not parts[end].text else end


def _whole(lines: list[str]) -> list[Part]:
    """A file as it is, its front matter faint."""
    ends = [number for number, line in enumerate(lines) if line == "---"]
    end = ends[1] if ends[:1] == [0] and len(ends) > 1 else -1
    return [Part(line, look="meta" if number <= end else "") for number, line in enumerate(lines)]


def _context(lines: list[str]) -> list[Part]:
    """Equal lines between two differences, the middle of many left out."""
    shown = [Part(line, mark="  ", look="meta") for line in lines]
    if len(lines) <= 2 * _CONTEXT + 1:
        return shown
    return [*shown[:_CONTEXT], Part("…", look="meta"), *shown[-_CONTEXT:]]


def written_lines(text: str) -> list[str]:
    """The lines of a file without those that only the program reads, nor the gaps they leave."""
    lines = [line for line in text.split("\n") if not line.startswith("<!-- briefterm:")]
    lines = [line for line in lines if not line.startswith(("<!-- /briefterm:", "# briefterm:"))]
    return [line for above, line in pairwise(["", *lines]) if line or above]


def _more(lines: list[str] | list[Part]) -> list[Part]:
    count = len(lines) - _SHOWN_LINES
    return [Part(f"… {count:,} more lines", look="meta")] if count > 0 else []
