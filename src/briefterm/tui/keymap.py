"""The reader's own keys: read as a person writes them, and refused where they clash.

Textual drops a binding silently when another takes its key, so that clashes are looked for here.
"""

from __future__ import annotations

import re
import string
import unicodedata
from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING

from textual.keys import Keys

from briefterm.tui.keys import ACTIONS, APART, READER, Action, Keymap, is_sequence

if TYPE_CHECKING:
    from collections.abc import Mapping

_MODIFIERS = re.compile(r"(?:(?:ctrl|shift|alt|super|hyper|meta)\+)*")
_KNOWN = frozenset(key.value for key in Keys)
# Textual's names for characters whose name in Unicode is another.
_NAMES = {
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}


def keymap(overrides: Mapping[str, str]) -> Keymap:
    """The usual actions with the reader's keys in place of theirs.

    Keys are parted by commas or spaces. What cannot work is reported and the usual keys stay: an
    action or key that is not known, and a key that two actions of one place, or of a pane and the
    whole screen, would then share.
    """
    usual = {action.id: action for action in ACTIONS}
    chosen = dict(usual)
    problems = []
    for name, keys in overrides.items():
        wanted = [_named(key) for key in re.split(r"[,\s]+", keys) if key]
        wrong = [key for key in wanted if not (_is_key(key) or _is_typed(key))]
        if name not in usual:
            problems.append(f"[keys] {name}: no such action; ? shows the names")
        elif wrong or not wanted:
            problems.append(f"[keys] {name} = {keys!r}: no such key")
        else:
            chosen[name] = replace(usual[name], keys=",".join(wanted))
    clash = _clash(chosen, usual)
    while clash:
        changed, other, key = clash
        problems.append(f"[keys] {changed.id} = {key!r}: {other.id} has that key")
        chosen[changed.id] = usual[changed.id]
        clash = _clash(chosen, usual)
    return Keymap(tuple(chosen.values()), tuple(problems))


def _named(key: str) -> str:
    """A key by Textual's name for it."""
    if len(key) == 1 and not key.isalnum():
        name = unicodedata.name(key, "").lower().replace(" ", "_").replace("-", "_")
        return _NAMES.get(name, name)
    return key


def _is_key(key: str) -> bool:
    name = _MODIFIERS.sub("", key, count=1)
    punctuation = {_named(char) for char in string.punctuation}
    return (len(name) == 1 and name.isalnum()) or name in punctuation or name in _KNOWN


def _is_typed(key: str) -> bool:
    return is_sequence(key) and len(key) == 2 and key.isprintable()  # noqa: PLR2004 - prefix, letter


def _clash(
    chosen: Mapping[str, Action], usual: Mapping[str, Action]
) -> tuple[Action, Action, str] | None:
    """A changed action, another one, and a key that both have though they did not by default."""
    for one, other in combinations(chosen.values(), 2):
        places = {one.place, other.place}
        if len(places) > 1 and (READER not in places or places & APART):
            continue
        shared = _shared(one, other) - _shared(usual[one.id], usual[other.id])
        if shared:
            changed = other if other != usual[other.id] else one
            return changed, one if changed is other else other, min(shared)
    return None


def _shared(one: Action, other: Action) -> set[str]:
    return set(one.keys.split(",")) & set(other.keys.split(","))
