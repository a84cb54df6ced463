"""Tokens put back together into running text, with the offsets of the names in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_LEFT = frozenset(".,;:!?)]}%…’”»")
_RIGHT = frozenset("([{$£€#@“‘«¿¡")
_CLITICS = frozenset(
    {"'s", "'re", "'ve", "'ll", "'d", "'m", "n't", "’s", "’re", "’ve", "’ll", "’d", "’m", "n’t"}
)
_STRAIGHT = frozenset({'"', "'", "``", "''"})
_DASHES = frozenset({"-", "–", "‐", "‑"})


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as running text; ``names`` are (start, end, kind), half-open, in order."""

    text: str
    names: tuple[tuple[int, int, str], ...]


@lru_cache(maxsize=1)
def _stop() -> re.Pattern[str]:
    return re.compile(r"[.!?…:;][\"'”’)]*$")


def spans(tags: Sequence[str]) -> list[tuple[int, int, str]]:
    """First token, token after the last and kind of each name in BIO ``tags``."""
    found: list[tuple[int, int, str]] = []
    for index, tag in enumerate(tags):
        if tag == "O":
            continue
        kind = tag[2:]
        if tag[0] == "I" and found and found[-1][1] == index and found[-1][2] == kind:
            found[-1] = (found[-1][0], index + 1, kind)
        else:
            found.append((index, index + 1, kind))
    return found


def sentence(tokens: Sequence[str], names: Iterable[tuple[int, int, str]]) -> Sentence:
    """The sentence that ``tokens`` were cut from, as a writer would have set it."""
    starts: list[int] = []
    ends: list[int] = []
    text = ""
    glue = True
    open_marks: list[str] = []
    for index, token in enumerate(tokens):
        shown = {"``": '"', "''": '"'}.get(token, token)
        left, right = _ties(tokens, index, shown, open_marks)
        if text and not glue and not left:
            text += " "
        starts.append(len(text))
        text += shown
        ends.append(len(text))
        glue = right
    return Sentence(text, tuple((starts[a], ends[b - 1], kind) for a, b, kind in names))


def _ties(
    tokens: Sequence[str], index: int, shown: str, open_marks: list[str]
) -> tuple[bool, bool]:
    """Whether the token sticks to the one before it, and to the one after it."""
    before = tokens[index - 1] if index else ""
    if shown in _CLITICS or (shown == "’" and before.endswith("s")):
        return True, False
    if shown in _STRAIGHT:
        return _quote(tokens, index, shown, open_marks)
    if shown in _DASHES:
        inside = _inside_word(tokens, index, shown)
        return inside, inside
    if shown in _RIGHT:
        return False, True
    number = shown[0] == "." and shown[1:2].isalnum()
    return (shown[0] in _LEFT and not number) or shown == "/", shown == "/"


def _quote(
    tokens: Sequence[str], index: int, shown: str, open_marks: list[str]
) -> tuple[bool, bool]:
    """The same for a straight mark, which opens, closes, or owns."""
    if shown == "'" and tokens[index + 1 : index + 2] == ["s"]:
        return True, True
    if shown in open_marks:
        open_marks.remove(shown)
        return True, False
    if shown == "'" and index and tokens[index - 1].endswith("s"):
        return True, False
    open_marks.append(shown)
    return False, True


def _inside_word(tokens: Sequence[str], index: int, mark: str) -> bool:
    before = tokens[index - 1] if index else ""
    after = tokens[index + 1] if index + 1 < len(tokens) else ""
    if not before or not after or not before[-1].isalnum() or not after[0].isalnum():
        return False
    return mark != "–" or (before[-1].isdigit() and after[0].isdigit()) or before[0].isupper()


def ends_sentence(text: str) -> bool:
    """Whether ``text`` closes as a sentence does; a heading does not."""
    return _stop().search(text) is not None
