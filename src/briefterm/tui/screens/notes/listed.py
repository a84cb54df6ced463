"""What the screen of all notes tells of each: in its row, and in the preview beside the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefterm.model import AnchorState
from briefterm.terminal import visible_line, visible_text
from briefterm.tui.days import day_words
from briefterm.tui.screens.notes.lines import ListedNote
from briefterm.tui.screens.reader.tabs.note_rows import marks_of

if TYPE_CHECKING:
    from briefterm.library.note_entries import NoteEntry

_CONTEXT = 64  # code points that are kept of what stands before and behind a quote
_STATES = {
    AnchorState.CHANGED: "≈ changed",
    AnchorState.SUGGESTED: "? suggested",
    AnchorState.ORPHAN: "× no place",
}
_ABOUT_STATES = {
    AnchorState.CHANGED: "The words there have changed. Y takes them as they are now.",
    AnchorState.SUGGESTED: "Its words may be there now. Y says so, R ties it to others.",
    AnchorState.ORPHAN: "Its words are gone. R ties it to others.",
}


def listed(entry: NoteEntry) -> ListedNote:
    """A note as its row shows it."""
    note, briefing = entry.note, entry.briefing
    quote = visible_line(" ".join(note.anchor.quote.split())) if note.anchor else ""
    words = visible_line(" ".join(note.text.split()))
    title, day = visible_line(briefing.title), day_words(briefing.date)
    marks = marks_of(note)
    state = _STATES.get(entry.state, "") if entry.state else ""
    if note.deleted or entry.gone:
        state = "deleted" if note.deleted else "× briefing gone"
    return ListedNote(
        id=note.id,
        color=note.color,
        words=words or ("" if quote else "On the whole briefing"),
        quote=f"“{quote}”" if quote else "",
        about=(title, day) if day else (title,),
        facts=visible_line("  ".join(part for part in (marks, state) if part)),
        faded=note.status == "done" or bool(note.deleted),
        tells=bool(words),
    )


def preview(entry: NoteEntry) -> list[tuple[str, str]]:
    """Paragraphs (text, look) about a note: its briefing, its words in place, and what it says.

    The quote has the look of its colour; a paragraph without a line's end goes on in the next.
    """
    note, briefing = entry.note, entry.briefing
    day = f"{briefing.date.day} {briefing.date:%B %Y}" if briefing.date else ""
    source = "  ·  ".join(part for part in (visible_line(briefing.source), day) if part)
    parts = [(f"{visible_line(briefing.title)}\n", "title")]
    if source:
        parts.append((f"{source}\n", "meta"))
    if entry.gone:
        parts.append(("Not in the library any more.\n", "warning"))
    parts.append(("\n", ""))
    if note.anchor is not None:
        anchor = note.anchor
        if anchor.heading:
            parts.append((f"{visible_line(' › '.join(anchor.heading))}\n", "h2"))
        parts += [
            (_after_break(visible_text(anchor.prefix)), "meta"),
            (visible_text(anchor.quote), f"note-{note.color}"),
            (_before_break(visible_text(anchor.suffix)) + "\n", "meta"),
        ]
        if entry.now:
            parts += [("now  ", "key"), (f"{visible_text(entry.now)}\n", "row")]
        said = _ABOUT_STATES.get(entry.state) if entry.state and not entry.gone else None
        if said:
            parts.append((f"{said}\n", "accent"))
    else:
        parts.append(("On the whole briefing\n", "meta"))
    if note.text:
        parts.append((f"\n{visible_text(note.text)}\n", "row"))
    marks = marks_of(note)
    if marks:
        parts.append((f"\n{visible_line(marks)}\n", "accent"))
    parts.append((f"\n{_times(entry)}", "meta"))
    for past in reversed(note.history):
        words = visible_line(past.anchor.quote) if past.anchor else "the whole briefing"
        parts.append((f"\nuntil {past.until[:10]}: “{words}”", "meta"))
    return parts


def _times(entry: NoteEntry) -> str:
    note = entry.note
    told = [f"made {note.created[:10]}"]
    if note.updated[:10] != note.created[:10]:
        told.append(f"edited {note.updated[:10]}")
    if note.deleted:
        told.append(f"deleted {note.deleted[:10]}: r restores it")
    return "  ·  ".join(told)


def _after_break(text: str) -> str:
    """The last paragraph of what stands before a quote, from the beginning of a word on."""
    last = text.rpartition("\n")[2]
    if last != text or len(text) < _CONTEXT:
        return last
    begin, space, rest = last.partition(" ")
    return f"… {rest}" if space else begin


def _before_break(text: str) -> str:
    """The first paragraph of what stands behind a quote, to the end of a word."""
    first = text.partition("\n")[0]
    if first != text or len(text) < _CONTEXT:
        return first
    rest, space, end = first.rpartition(" ")
    return f"{rest} …" if space else end
