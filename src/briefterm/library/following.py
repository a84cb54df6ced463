"""Which briefing a lost one has become: its file was renamed, and its notes are to follow.

A briefing is lost when records name its id and no file has it. It is looked for by its text's
digest, then by its title and a text like its own. Where two could be meant, none is.
"""

from __future__ import annotations

import itertools
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from briefterm.model import Briefing

    Record = Mapping[str, Any]

_ALIKE = 0.8  # of the pairs of words; a small edit leaves more, the next of a series less
_NEVER = "~"  # after every time


@dataclass(frozen=True, slots=True)
class Trace:
    """What the records of one briefing tell of it.

    ``digests`` are those of its texts, the last record's first. ``first`` and ``last`` are when
    anything and when a note or bookmark was attached to it, in ISO 8601; empty when never.
    """

    briefing: str
    title: str = ""
    date: str = ""
    digests: tuple[str, ...] = ()
    first: str = ""
    last: str = ""


def briefing_of(record: Record) -> str:
    """The id of the briefing that a record names."""
    return _text(record, "briefing")


def time_of(record: Record) -> str:
    """When the record came to its briefing, in ISO 8601; empty when it does not say."""
    times = (_text(record, name) for name in ("attached", "created", "updated"))
    return next(filter(None, times), "")


def trace(briefing_id: str, records: Iterable[Record]) -> Trace:
    """What ``records``, which are all of one briefing, tell of it."""
    timed = sorted(((time_of(record), record) for record in records), key=lambda pair: pair[0])
    latest_first = [record for _, record in reversed(timed)]
    digests = (_digest(record) for record in latest_first)
    titles = (_text(record, "title") for record in latest_first)
    dates = (_text(record, "date") for record in latest_first)
    times = [time for time, _ in timed if time]
    attached = [time for time, record in timed if "created" in record]
    return Trace(
        briefing_id,
        next(filter(None, titles), ""),
        next(filter(None, dates), ""),
        tuple(dict.fromkeys(filter(None, digests))),
        min(times, default=""),
        max(attached, default=""),
    )


def traces(records: Iterable[Record]) -> dict[str, Trace]:
    """The same for the records of several briefings, by their ids."""
    groups: dict[str, list[Record]] = {}
    for record in records:
        groups.setdefault(briefing_of(record), []).append(record)
    return {name: trace(name, group) for name, group in groups.items()}


def homes(
    known: Mapping[str, Trace],
    present: Sequence[Briefing],
    likeness: Callable[[Trace, Briefing], float],
) -> dict[str, str]:
    """For each briefing of ``known`` that is lost and can be told, the id that it has now.

    ``present`` are the briefings of the library; ``likeness`` compares the text that was kept of a
    lost one with that of another, from 0 to 1, and is asked only where the titles are equal.
    """
    ids = {briefing.id for briefing in present}
    lost = [trace for name, trace in known.items() if name not in ids]
    by_digest = _grouped((one.text_sha256, one) for one in present if one.words)
    by_title = _grouped((_plain(one.title), one) for one in present)
    found: dict[str, str] = {}
    # Since when a present briefing has been there for sure.
    since = {name: known[name].first for name in ids & known.keys()}

    def settle(trace: Trace, briefing: Briefing) -> None:
        found[trace.briefing] = briefing.id
        since[briefing.id] = min(since.get(briefing.id) or _NEVER, trace.first or _NEVER)

    for one in lost:
        match = _same_text(one, by_digest)
        if match is not None:
            settle(one, match)
    others = [one for one in lost if one.briefing not in found and one.title and one.digests]
    for one in sorted(others, key=lambda one: one.last, reverse=True):
        # What was annotated while the lost one was still there is another briefing.
        near = [
            briefing
            for briefing in by_title.get(_plain(one.title), ())
            if one.last < (since.get(briefing.id) or _NEVER) and likeness(one, briefing) >= _ALIKE
        ]
        if len(near) == 1:
            settle(one, near[0])
    return found


def likeness(old: str, new: str) -> float:
    """How much of two texts is the same, from 0 to 1: the pairs of words that they share (Dice)."""
    from briefterm.annotation.tokens import tokenized  # noqa: PLC0415 - only a lost briefing needs it

    pairs = []
    for text in (old, new):
        words = [word.casefold() for word in tokenized(text).words if word[0].isalnum()]
        pairs.append(Counter(itertools.pairwise(words)))
    total = pairs[0].total() + pairs[1].total()
    return 2 * (pairs[0] & pairs[1]).total() / total if total else 0.0


def _same_text(lost: Trace, by_digest: Mapping[str, Sequence[Briefing]]) -> Briefing | None:
    """The one briefing with the newest of the lost one's texts that is still there."""
    same = next((by_digest[digest] for digest in lost.digests if digest in by_digest), ())
    if len(same) > 1:
        same = [one for one in same if _plain(one.title) == _plain(lost.title)]
    return same[0] if len(same) == 1 else None


def _grouped(pairs: Iterable[tuple[str, Briefing]]) -> dict[str, list[Briefing]]:
    groups: dict[str, list[Briefing]] = {}
    for key, briefing in pairs:
        groups.setdefault(key, []).append(briefing)
    return groups


def _plain(title: str) -> str:
    return " ".join(title.casefold().split())


def _digest(record: Record) -> str:
    """The digest of the text that the record was made over; older notes have it in the anchor."""
    anchor = record.get("anchor")
    return _text(record, "text_sha256") or (
        _text(anchor, "text_sha256") if isinstance(anchor, dict) else ""
    )


def _text(record: Record, name: str) -> str:
    value = record.get(name)
    return value if isinstance(value, str) else ""
