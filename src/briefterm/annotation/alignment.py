"""Which token of the old text became which token of the new one."""

from __future__ import annotations

from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING

from briefterm.annotation.chains import NOWHERE, filled, in_order
from briefterm.annotation.moves import Moves
from briefterm.annotation.tokens import Tokens, tokens_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefterm.annotation.chains import Area, Pair

__all__ = ["NOWHERE", "Alignment", "aligned", "alignment_of"]


_MOST_TOKENS = 400_000


@dataclass(frozen=True, eq=False)
class Alignment:
    """Pairs of tokens; ``NOWHERE`` for a token that has no partner.

    ``to_new[i]`` is the partner of the old token i: the same word, or one in its place.
    ``same_in_old[j]`` is the old token of the same word that the new token j was. The pairs keep
    the order, but for the old tokens in ``moved``, whose part of the text was put elsewhere.
    """

    old: Tokens
    new: Tokens
    to_new: list[int]
    same_in_old: list[int]
    moved: frozenset[int]

    def __len__(self) -> int:
        return len(self.old) + len(self.new)

    def same(self, index: int) -> bool:
        """Whether the old token ``index`` is still there, as the same word."""
        partner = self.to_new[index]
        return partner != NOWHERE and self.same_in_old[partner] == index


class _Remembered:
    """The alignments that were asked for last, up to so many tokens in all."""

    def __init__(self) -> None:
        self._alignments: dict[tuple[str, str], Alignment] = {}
        self._lock = Lock()

    def of(self, old_text: str, new_text: str) -> Alignment:
        with self._lock:
            known = self._alignments.pop((old_text, new_text), None)
        if known is None:
            known = aligned(tokens_of(old_text), tokens_of(new_text))
        with self._lock:
            self._alignments[old_text, new_text] = known
            size = sum(map(len, self._alignments.values()))
            while size > _MOST_TOKENS and len(self._alignments) > 1:
                size -= len(self._alignments.pop(next(iter(self._alignments))))
        return known


_remembered = _Remembered()


def alignment_of(old_text: str, new_text: str) -> Alignment:
    """The alignment of two texts, remembered: all notes over one version of a text share it."""
    return _remembered.of(old_text, new_text)


def aligned(old: Tokens, new: Tokens, *, keeps_order: bool = False) -> Alignment:
    """Align two texts by their words.

    What kept its order is paired first, then parts that were moved, then what lies between by the
    Levenshtein distance; with ``keeps_order`` no part is taken as moved. So the work stays near linear, and no single call holds the interpreter
    for long.
    """
    pairs, gaps = in_order(old.words, new.words)
    moves = Moves(old.words, new.words, [] if keeps_order else gaps)
    for gap in gaps:
        pairs += _between(old.words, new.words, gap, moves)
    to_new = [NOWHERE] * len(old)
    same_in_old = [NOWHERE] * len(new)
    for i, j in [*pairs, *moves.pairs.items()]:
        to_new[i] = j
        if old.words[i] == new.words[j]:
            same_in_old[j] = i
    return Alignment(old, new, to_new, same_in_old, frozenset(moves.pairs))


def _between(old: Sequence[str], new: Sequence[str], gap: Area, moves: Moves) -> list[Pair]:
    here = [i for i in range(gap.i, gap.old_end) if i not in moves.pairs]
    there = [j for j in range(gap.j, gap.new_end) if j not in moves.taken]
    return list(filled(old, new, here, there))
