"""The document layer: one name, one kind; short forms and acronyms join their long form."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from briefterm.entities.forms import Form, Forms, collect
from briefterm.entities.found import CUE, SURE, Found, Read
from briefterm.entities.layers import lay, weight
from briefterm.entities.lines import Style, capital
from briefterm.model import EntityKind

if TYPE_CHECKING:
    from briefterm.entities.view import View

LAYER = "document"
_PLACES = frozenset({EntityKind.GPE, EntityKind.LOC, EntityKind.FAC})
_HYPHENS = "-\u2010\u2011\u2013"


def settle(reads: list[Read], views: list[View]) -> None:
    """Make the names of all lines agree with one another, in place."""
    _one_kind_a_name(reads)
    if not views:
        return
    forms = collect(reads, views[0].lexicon)
    if forms.forms:
        for read, view in zip(reads, views, strict=True):
            _apply(read, view, forms)


def _one_kind_a_name(reads: list[Read]) -> None:
    votes: dict[str, dict[EntityKind, int]] = defaultdict(lambda: defaultdict(int))
    for read in reads:
        for one in read.found:
            votes[one.name][one.kind] += weight(one)
    split = {
        name: max(kinds, key=lambda kind: (kinds[kind], kind))
        for name, kinds in votes.items()
        if len(kinds) > 1
    }
    if not split:
        return
    for read in reads:
        for index, one in enumerate(read.found):
            kind = split.get(one.name)
            if kind and kind is not one.kind and one.strength < SURE and not _own_sense(one, kind):
                read.found[index] = one._replace(kind=kind, layer=LAYER)


def _own_sense(one: Found, kind: EntityKind) -> bool:
    """Whether a name may well be a team or a firm here and the town that it is named after there."""
    if one.layer != "model":
        return False
    return (one.kind is EntityKind.ORG and kind in _PLACES) or (
        kind is EntityKind.ORG and one.kind in _PLACES
    )


def _apply(read: Read, view: View, forms: Forms) -> None:
    """Tag the document's forms in one line."""
    line, names = read.line, read.found
    changed: list[Found] = []
    index = cursor = 0
    while index < len(line.words):
        longest = forms.reach.get(line.words[index])
        match = _match(view, index, longest, forms) if longest else None
        if match is None:
            index += 1
            continue
        last, form = match
        start, end = line.starts[index], line.ends[last]
        while cursor < len(names) and names[cursor].end <= start:
            cursor += 1
        here = names[cursor] if cursor < len(names) and names[cursor].start < end else None
        if not _fits(view, range(index, last + 1), form, here):
            index += 1
            continue
        name = form.name_at(line.base)
        if here is None or (here.kind, here.name) != (form.kind, name) or here.end < end:
            changed.append(Found(index, last, start, end, form.kind, name, CUE, LAYER))
        index = last + 1
    if changed:
        read.found = lay(names, changed)


def _match(view: View, index: int, longest: int, forms: Forms) -> tuple[int, Form] | None:
    """The longest form from the token at ``index``: its last token and what it means."""
    line = view.line
    start = line.starts[index]
    last = index
    while last + 1 < len(line.words) and line.ends[last + 1] - start <= longest:
        last += 1
    for candidate in range(last, index - 1, -1):
        form = forms.forms.get(line.shown[start : line.ends[candidate]])
        if form is not None:
            return candidate, form
    return None


def _fits(view: View, tokens: range, form: Form, here: Found | None) -> bool:  # noqa: PLR0911 - cases in order of weight
    """Whether the form on ``tokens`` means the document's name; ``here`` is what was found."""
    line = view.line
    first, last = tokens[0], tokens[-1]
    if here is not None and (here.start < line.starts[first] or here.end > line.ends[last]):
        return False
    if first and line.gap(first) in _HYPHENS and capital(line.words[first - 1]):
        return here is not None
    if last > first:
        weak = here is None or here.strength < SURE or here.end < line.ends[last]
        return weak or (here is not None and here.kind is form.kind)
    if form.kind is not EntityKind.PERSON:
        return here is None or here.layer != "gazetteer" or here.kind is form.kind
    if form.short and line.word(first - 1).lower() == "the":
        return False
    listed = here is not None and here.layer == "gazetteer"
    temporal = view.of(first, "month", "weekday")
    if not (listed or temporal or view.ordinary(first)):
        return True
    return line.style is Style.RUNNING and _is_surname(view, first, form, listed=listed)


def _is_surname(view: View, index: int, form: Form, *, listed: bool) -> bool:
    """Whether a month, a place or an ordinary word is a person's surname here.

    ``listed`` says that the gazetteer knows the word.
    """
    line = view.line
    spaced = index + 1 < len(line.words) and not line.gap(index + 1).strip()
    acts = (spaced and view.of(index + 1, "say")) or line.after(index) in {"'s", "’s"}
    if view.of(index, "month", "weekday"):
        return acts and line.word(index - 1).lower() not in view.lexicon.classes["temporal_before"]
    if listed:
        return not view.of(index - 1, "locative") and form.offsets[0] <= line.base
    return not line.opens[index] or acts or line.words[index].lower() not in view.lower
