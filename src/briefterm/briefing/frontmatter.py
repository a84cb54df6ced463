"""Finds the YAML block at the head of a file and reads it without running into its traps."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import yaml

_FENCE = "---"
_ENDS = ("---", "...")
_KEY = re.compile(r"""["']?\w[\w .:/-]{0,60}["']?\s{0,4}:(?:\s|$)""")
_CONTROLS = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 127, 0xFFFE, 0xFFFF), "\ufffd")

_MAX_LENGTH = 100_000
_MAX_DEPTH = 24
_MAX_EVENTS = 20_000
# A block with few of these cannot be too deep, which spares the usual one a second look.
_OPENINGS = "[{-?:"
_FEW_OPENINGS = 200


def split(text: str) -> tuple[str | None, str]:
    """The front matter between the fences and the rest; None where a file has none.

    The opening fence is the first line. What stands between two rules and is neither a mapping nor
    a list by its looks is ordinary text.
    """
    first_line, _, rest = text.partition("\n")
    if not text.startswith(_FENCE) or first_line.rstrip() != _FENCE:
        return None, text
    position = 0
    while position < len(rest):
        end = rest.find("\n", position)
        end = len(rest) if end < 0 else end
        if rest.startswith(_ENDS, position) and rest[position:end].rstrip() in _ENDS:
            block = rest[:position]
            return (block, rest[end + 1 :]) if _looks_like_yaml(block) else (None, text)
        position = end + 1
    return None, text


def unclosed(text: str) -> bool:
    """Whether a text that `split` left whole begins as front matter does."""
    first_line, _, rest = text[:400].partition("\n")
    return first_line.rstrip() == _FENCE and bool(_KEY.match(rest))


def load(block: str) -> tuple[dict[str, Any] | None, str]:
    """The mapping that ``block`` holds, or None, and what is wrong with it in one line.

    Plain scalars stay as they were written except ``null``, ``true``, ``false`` and whole numbers:
    a date, ``no`` or ``12:30`` is text here.
    """
    import yaml  # noqa: PLC0415 - takes 35 ms, for files with front matter alone

    if len(block) > _MAX_LENGTH:
        return None, f"front matter is longer than {_MAX_LENGTH // 1000} kB"
    source = block.translate(_CONTROLS)
    loader = _loader_class()
    try:
        if not _is_shallow(source, loader):
            return None, "front matter is nested too deep"
        value = yaml.load(source, loader)  # noqa: S506 - a subclass of the safe loader
    except (yaml.YAMLError, ValueError, TypeError, RecursionError, OverflowError) as error:
        return None, f"front matter is not valid YAML ({_reason(error)})"
    value = {} if value is None else value
    if not isinstance(value, dict):
        return None, "front matter has no `key: value` lines"
    return {str(key): item for key, item in value.items()}, ""


def _looks_like_yaml(block: str) -> bool:
    for line in block.split("\n"):
        start = line.strip()
        if start and not start.startswith(("#", "%")):
            return bool(_KEY.match(line)) or start.startswith(("- ", "[", "{", "<<:"))
    return True


def _is_shallow(source: str, loader: type[yaml.SafeLoader]) -> bool:
    """Whether it can be composed: PyYAML composes by recursion, in C without a limit."""
    if sum(map(source.count, _OPENINGS)) < _FEW_OPENINGS:
        return True
    import yaml  # noqa: PLC0415 - loaded by the caller

    depth = 0
    for number, event in enumerate(yaml.parse(source, loader)):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > _MAX_DEPTH or number > _MAX_EVENTS:
            return False
    return True


def _reason(error: Exception) -> str:
    problem = getattr(error, "problem", None) or str(error)
    mark = getattr(error, "problem_mark", None)
    # Counted in the file: the first line is the fence.
    where = f"line {mark.line + 2}: " if mark is not None else ""
    return where + " ".join(str(problem).split())[:120]


@functools.cache
def _loader_class() -> type[yaml.SafeLoader]:
    import yaml  # noqa: PLC0415 - loaded by the caller

    base = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    # Merge keys are not followed: nested, they grow a small block without bound.
    loader: type[yaml.SafeLoader] = type(
        "FrontMatterLoader",
        (base,),
        {"yaml_implicit_resolvers": {}, "flatten_mapping": lambda _self, _node: None},
    )
    for tag, pattern, firsts in (
        ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
        ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
        ("int", r"-?(?:0|[1-9][0-9]{0,17})", list("-0123456789")),
    ):
        resolver = re.compile(rf"(?:{pattern})\Z")
        loader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", resolver, firsts)
    return loader
