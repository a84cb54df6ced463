"""What a reader may have meant by a word that is no id."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from briefterm.errors import NotFoundError
from briefterm.terminal import visible_line

if TYPE_CHECKING:
    from collections.abc import Mapping

_SHOWN = 3
_NEAR_ENOUGH = 60


def by_path_or_beginning(wanted: str, ids: Mapping[str, str]) -> str | None:
    """The id that ``wanted`` means, or None when there is none or more than one.

    ``ids`` maps path keys to ids. A path with or without its suffix counts first, then a file's
    bare name, then the beginning of an id or of a file's name; case matters only where it decides.
    """
    key = wanted.removeprefix("./")
    if key in ids:
        return ids[key]
    folded = key.casefold()
    if not folded:
        return None
    stages: list[dict[str, None]] = [{}, {}, {}, {}]
    for path, briefing_id in ids.items():
        pure = PurePosixPath(path)
        name = pure.name.casefold()
        if folded in (str(pure.with_suffix("")).casefold(), path.casefold()):
            stages[0][briefing_id] = None
        elif briefing_id.casefold() == folded:
            stages[1][briefing_id] = None
        elif folded in (name, pure.stem.casefold()):
            stages[2][briefing_id] = None
        elif briefing_id.casefold().startswith(folded) or name.startswith(folded):
            stages[3][briefing_id] = None
    first = next((stage for stage in stages if stage), {})
    return next(iter(first)) if len(first) == 1 else None


def missing(wanted: str, ids: Mapping[str, str]) -> NotFoundError:
    """The error for a word that names no briefing or several; it shows the nearest ids."""
    shown = visible_line(wanted)
    if not ids:
        return NotFoundError(f"briefing {shown}: the library has no briefings yet")
    begin = [
        briefing_id
        for path, briefing_id in ids.items()
        if wanted
        and (
            briefing_id.casefold().startswith(wanted.casefold())
            or PurePosixPath(path).name.casefold().startswith(wanted.casefold())
        )
    ]
    if len(begin) > 1:
        return NotFoundError(
            f"briefing {shown}: {len(begin)} briefings begin so: {_listing(sorted(begin))}"
        )
    near = _nearest(wanted, ids)
    hint = f"did you mean {_listing(near)}?" if near else "`briefterm list` shows them all"
    return NotFoundError(f"briefing {shown}: no such briefing; {hint}")


def _nearest(wanted: str, ids: Mapping[str, str]) -> list[str]:
    """The ids that are most like it, the best first."""
    from rapidfuzz import fuzz, process, utils  # noqa: PLC0415 - only a mistake needs it

    matches = process.extract(
        wanted,
        sorted(set(ids.values())),
        scorer=fuzz.WRatio,
        processor=utils.default_process,
        limit=_SHOWN,
        score_cutoff=_NEAR_ENOUGH,
    )
    return [match[0] for match in matches]


def _listing(ids: list[str]) -> str:
    listing = ", ".join(visible_line(briefing_id) for briefing_id in ids[:_SHOWN])
    return listing + (", …" if len(ids) > _SHOWN else "")
