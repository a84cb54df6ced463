"""YAML front matter that program and reader share: each key is managed by itself.

A key that the reader added is the reader's, and so is one of ours whose value was changed, or
that was taken out. Comments, order and the way that other keys are written stay as they are.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from briefterm.export.marks import short

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

FENCE = "---"
STAMP = "exported"  # says when; never a reason to write
_CANNOT_READ = object()


@dataclass(frozen=True, slots=True)
class Segment:
    """A top-level key with its lines, or with no key lines of other sorts."""

    key: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Applied:
    """Front matter brought up to date; ``known`` has a digest of each value of ours."""

    lines: tuple[str, ...]
    known: Mapping[str, str]
    changed: tuple[str, ...]


def split(text: str) -> tuple[list[str] | None, str]:
    """The lines of the front matter, without its fences, and the rest; None where there is none."""
    if not text.startswith(FENCE):
        return None, text
    lines = text.split("\n")
    if lines[0].rstrip() != FENCE:
        return None, text
    for number in range(1, len(lines)):
        if lines[number].rstrip() in {FENCE, "..."}:
            return lines[1:number], "\n".join(lines[number + 1 :])
    return None, text


def joined(lines: Sequence[str], rest: str, ending: str = "") -> str:
    """Front matter between its fences, and the rest; ``ending`` is what precedes line feeds."""
    fence = FENCE + ending
    return "\n".join([fence, *lines, fence, rest])


def yaml_lines(values: Mapping[str, Any]) -> list[str]:
    """The values as YAML, in their order, each key at the start of a line."""
    return _dumped(dict(values)).splitlines() if values else []


def value_of(lines: Sequence[str], key: str) -> str:
    """The text under ``key`` in front matter; empty when there is none."""
    opening = f"{key}:"
    for number, line in enumerate(lines):
        if line.startswith(opening):
            value = line[len(opening) :].strip(" \t\r")
            if value and value[0] not in "'\"|>&*!%@`[{" and " #" not in value:
                return value
            found = _loaded(_segments(lines[number:])[0])
            return "" if found is _CANNOT_READ or found is None else str(found)
    return ""


def fresh(values: Mapping[str, Any]) -> Applied:
    """The front matter of a new file."""
    known = {key: _value_digest(value) for key, value in values.items()}
    return Applied(tuple(yaml_lines(values)), known, tuple(values))


def applied(
    lines: Sequence[str],
    values: Mapping[str, Any],
    known: Mapping[str, str],
    *,
    force: bool = False,
) -> Applied:
    """``lines`` with our ``values``, where ``known`` are the digests of those last written.

    A key of `STAMP` is taken as it is; give it in ``values`` only when something else is written.
    """
    segments = _segments(lines)
    present = {segment.key: number for number, segment in enumerate(segments) if segment.key}
    after: dict[str, str] = {}
    replaced: dict[int, tuple[str, ...]] = {}
    added: dict[int, list[str]] = {}
    changed: list[str] = []
    last = max((present[key] for key in (*values, *known) if key in present), default=-1)
    fresh_lines = {one.key: one.lines for one in _segments(yaml_lines(values))}
    for key in dict.fromkeys((*values, *known)):
        wanted = _value_digest(values[key]) if key in values else ""
        new = fresh_lines.get(key, ())
        if key not in present:
            if wanted and (force or key not in known):
                added.setdefault(last, []).extend(new)
                changed.append(key)
            if wanted:
                after[key] = known.get(key, wanted)
            continue
        last = present[key] if wanted else last
        there = segments[present[key]]
        here = wanted if there.lines == new else _value_digest(_loaded(there))
        if here == wanted:
            after[key] = wanted
        elif key in known and (force or key == STAMP or here == known[key]):
            replaced[present[key]] = new
            changed.append(key)
            if wanted:
                after[key] = wanted
        elif key in known:
            after[key] = known[key]
    out: list[str] = list(added.get(-1, ()))
    for number, segment in enumerate(segments):
        out += replaced.get(number, segment.lines)
        out += added.get(number, ())
    return Applied(tuple(out), after, tuple(changed))


@lru_cache(maxsize=1)
def _key() -> re.Pattern[str]:
    return re.compile(r"""(?P<key>[A-Za-z_][\w-]*)\s*:(?=\s|$)""")


def _segments(lines: Sequence[str]) -> list[Segment]:
    """The lines in groups: a key with what belongs to it, everything else line by line."""
    groups: list[tuple[str, list[str]]] = []
    for line in lines:
        match = _key().match(line)
        if match is not None:
            groups.append((match["key"], [line]))
        elif (groups and groups[-1][0] and line[:1] in {" ", "\t", "-"}) or (
            groups and groups[-1][0] and not line.strip() and _is_block(groups[-1][1][0])
        ):
            groups[-1][1].append(line)
        else:
            groups.append(("", [line]))
    return [Segment(key, tuple(group)) for key, group in groups]


def _is_block(line: str) -> bool:
    """Whether a block scalar begins there, in which empty lines count."""
    return re.search(r":\s*[|>][+-]?\d?\s*$", line) is not None


def _loaded(segment: Segment) -> Any:  # noqa: ANN401 - any value of YAML
    import yaml  # noqa: PLC0415 - few files need it

    try:
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        values = yaml.load("\n".join(segment.lines), Loader=loader)  # noqa: S506 - a safe one
        return values[segment.key] if isinstance(values, dict) else _CANNOT_READ
    except (yaml.YAMLError, ValueError, RecursionError, LookupError, TypeError):
        return _CANNOT_READ


def _value_digest(value: object) -> str:
    """A digest of a value of YAML, however it is written."""
    return "?" if value is _CANNOT_READ else short(repr(_plain(value)))


def _plain(value: object) -> object:
    if isinstance(value, (list, tuple)):
        return [_plain(one) for one in value]
    if isinstance(value, dict):
        return {str(key): _plain(one) for key, one in value.items()}
    return str(value)


def _dumped(values: dict[str, Any]) -> str:
    import yaml  # noqa: PLC0415 - as above

    # The dumper in C writes characters beyond the first plane as escapes.
    dumper = _dumper(fast=max(repr(values), default="") < "\U00010000")
    text: str = yaml.dump(
        values, Dumper=dumper, sort_keys=False, allow_unicode=True, width=1_000_000
    )
    return text


@cache
def _dumper(*, fast: bool) -> Any:  # noqa: ANN401 - a class that is made here
    """A safe dumper that writes each list in one line."""
    import yaml  # noqa: PLC0415 - as above

    class Dumper(getattr(yaml, "CSafeDumper", yaml.SafeDumper) if fast else yaml.SafeDumper):  # type: ignore[misc]  # one of two
        """Our own, so that no other user of the module sees the change."""

    def flow(dumper: Any, values: list[Any]) -> Any:  # noqa: ANN401 - the module's own types
        return dumper.represent_sequence("tag:yaml.org,2002:seq", values, flow_style=True)

    Dumper.add_representer(list, flow)
    return Dumper
