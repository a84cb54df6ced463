"""Which stretches of a line the sequence model is asked about, and what stands between words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefterm.entities.lines import Style

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from briefterm.entities.features import Row
    from briefterm.entities.lines import Line
    from briefterm.entities.words import Word

_GAPS: Mapping[str, str] = {
    " ": "_", "-": "-", ", ": ",", ". ": ".", "'s ": "'", "’s ": "'", " (": "(", ") ": ")", '"': '"',
    ' "': '"', '" ': '"', ', "': '"', " “": '"', "” ": '"', " & ": "&", "/": "/", ": ": ":", ".": "d",
    "’ ": "'", "' ": "'", " - ": "~", " — ": "~", " – ": "~", "–": "-", "; ": ";", "), ": ")",
    '. "': ".", '." ': '"', '," ': '"', ",” ": '"', " '": '"', " ‘": '"',
}  # fmt: skip
_PREFIXES = frozenset({"al", "el", "ul", "de", "van", "von", "bin", "der", "den"})
_REACH = 3


def gap_codes(line: Line) -> list[str]:
    """A character for the gap before each word, and one for what follows the last."""
    shown, starts, ends = line.shown, line.starts, line.ends
    known = _GAPS.get
    codes = ["^"]
    for end, start in zip(ends, starts[1:], strict=False):
        gap = shown[end:start]
        codes.append(known(gap) or _unusual(gap))
    codes.append("$")
    return codes


def _unusual(gap: str) -> str:
    return next((mark for mark in '()"' if mark in gap), "?" if gap else "")


def stretches(line: Line, words: Sequence[Word], codes: Sequence[str]) -> list[tuple[int, int]]:
    """Stretches that may hold names: their first word and the one after the last."""
    found: list[tuple[int, int]] = []
    index = after = 0
    while index < len(words):
        if words[index].cap:
            first = max(after, _start(line, words, codes, index))
            after = _end(line, words, codes, index)
            found.append((first, after))
            index = after
        else:
            index += 1
    return found


def _start(line: Line, words: Sequence[Word], codes: Sequence[str], first: int) -> int:
    """``first`` or the number or the article ("al-") before it."""
    if not first or line.opens[first] or codes[first] not in {"_", "-"}:
        return first
    before = words[first - 1]
    return first - 1 if before.shape[0] == "9" or before.low in _PREFIXES else first


def _end(line: Line, words: Sequence[Word], codes: Sequence[str], first: int) -> int:
    last = first
    index = first + 1
    while index < len(words) and not line.opens[index]:
        word = words[index]
        if word.cap or (codes[index] == "-" and words[index - 1].cap):
            last = index
        elif not (word.joiner or word.skip) or index - last > _REACH:
            break
        index += 1
    numbered = last + 1 < len(words) and words[last + 1].shape[0] == "9"
    if numbered and not line.opens[last + 1] and codes[last + 1] in {"_", "-"}:
        last += 1
    return last + 1


def document_cues(rows: Sequence[Row]) -> dict[str, str]:
    """What stands around each capitalised word anywhere in the text, as a code."""
    cues: dict[str, set[str]] = {}
    for row in rows:
        if row.line.style is Style.RUNNING:
            for index, word in enumerate(row.words):
                if word.cap:
                    here = cues.get(word.low)
                    if here is None:
                        here = cues[word.low] = set()
                    _look_around(row, index, here)
    return {word: "".join(sorted(found)) for word, found in cues.items()}


def _look_around(row: Row, index: int, cues: set[str]) -> None:
    """Add what the neighbours of a capitalised word tell of it."""
    words, codes = row.words, row.codes
    if not row.line.opens[index]:
        cues.add("M")
        before = words[index - 1]
        if codes[index] == "_":
            kinds = before.kinds
            if "T" in kinds or "r" in kinds:
                cues.add("T")
            if "i" in kinds:
                cues.add("L")
            if before.cap and "1" in before.sig:
                cues.add("F")
    if codes[index + 1] == "_":
        after = words[index + 1]
        if "s" in after.kinds and not after.cap:
            cues.add("S")
        if "O" in after.kinds and after.cap:
            cues.add("H")
