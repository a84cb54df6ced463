"""What the sequence model sees of a stretch of words: names of features, the same in training.

A name begins with a mark of its own, so that no two kinds of features are ever confused; those of
a word by itself are made in ``words``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from briefterm.entities.lines import Line
    from briefterm.entities.words import Word

    # Features of a word in its place, and those that all words of its run of capitals share (the
    # very same list for each of them).
    Keys = tuple[list[str], list[str]]

_LONGEST_RUN = 16
_MOST_PLACES = 7
_NO_RUN: list[str] = []


@dataclass(frozen=True, slots=True)
class Row:
    """A line as the model sees it.

    ``codes`` says what stands before each word, and behind the last one; ``rules`` is what the
    rules make of each word.
    """

    line: Line
    words: Sequence[Word]
    codes: Sequence[str]
    rules: Sequence[str]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the text as a whole tells: its words in lower case, and cues for capitalised ones."""

    lower: Collection[str]
    cues: Mapping[str, str]


def stretch_keys(row: Row, first: int, stop: int, around: Surroundings) -> list[Keys]:
    """The features of the words from ``first`` to ``stop`` that neighbours have a part in."""
    words, codes = row.words, row.codes
    done: list[Keys] = []
    index = first
    while index < stop:
        if words[index].cap:
            end = _end_of_run(words, codes, index, stop)
            of_run = _run_keys(row, index, end, around)
            done += [
                (_keys(row, inner, around) + _place_keys(row, inner, index, end), of_run)
                for inner in range(index, end)
            ]
            index = end
        else:
            done.append((_keys(row, index, around), _NO_RUN))
            index += 1
    return done


def _keys(row: Row, index: int, around: Surroundings) -> list[str]:
    words, codes, rules = row.words, row.codes, row.rules
    word = words[index]
    shape, sig, low = word.shape, word.sig, word.low
    kind = word.types[0] if word.types else ""
    gap, then = codes[index], codes[index + 1]
    rule = rules[index]
    if index:
        before = words[index - 1]
        shape_before, sig_before, low_before = before.shape, before.sig, before.low
        kind_before = before.types[0] if before.types else ""
        rule_before = rules[index - 1]
    else:
        shape_before = sig_before = low_before = kind_before = rule_before = "^"
    if index + 1 < len(words):
        after = words[index + 1]
        shape_after, sig_after, low_after = after.shape, after.sig, after.low
        kind_after = after.types[0] if after.types else ""
        rule_after = rules[index + 1]
    else:
        shape_after = sig_after = low_after = kind_after = rule_after = "$"
    place = row.line.style.value[0]
    if row.line.opens[index]:
        place += "o"
    if low in around.lower:
        place += "l"
    cue = around.cues.get(low, "")
    return [
        f"~a{gap}",
        f"~A{then}",
        f"~B{shape_before}{gap}{shape}",
        f"~C{shape}{then}{shape_after}",
        f"~D{shape_before}{gap}{shape}{then}{shape_after}",
        f"~E{sig_before}{gap}{sig}",
        f"~F{sig}{then}{sig_after}",
        f"~G{low_before}{gap}{low}",
        f"~H{low}{then}{low_after}",
        f"~I{low_before}{gap}|{then}{low_after}",
        f"~R{rule}",
        f"~S{rule_before}{gap}{rule}",
        f"~T{rule}{then}{rule_after}",
        f"~U{rule}{sig}",
        f"~V{rule}{shape}{place}",
        f"~X{place}{shape}",
        f"~Y{place}{sig}",
        f"~Z{cue}",
        f"~0{cue}{rule}",
        f"~1{cue}{sig}",
        f"~2{kind_before}{gap}{kind}",
        f"~3{kind}{then}{kind_after}",
        f"~4{kind}{rule}",
        f"~8{kind}{cue}",
        f"~9{kind}{place}",
    ]


def _place_keys(row: Row, index: int, first: int, stop: int) -> list[str]:
    """Where in its run of capitals a word stands."""
    at = index - first
    place = f"{at}{stop - index}" if stop - first < _MOST_PLACES else "x"
    tail = row.words[stop - 1]
    inner = min(3, at)
    return [f"~5{place}", f"~6{'' if at else 'f'}{tail.sig}", f"~7{inner}{tail.low}"]


def _end_of_run(words: Sequence[Word], codes: Sequence[str], first: int, stop: int) -> int:
    """The end of the run of capitals that starts at ``first``, small words inside it taken in."""
    last = first
    ahead = first + 1
    while ahead < stop and ahead - last <= 2 and ahead - first < _LONGEST_RUN:  # noqa: PLR2004 - of the
        code, word = codes[ahead], words[ahead]
        if not code or code not in "_-&'d.":
            break
        if word.cap:
            last = ahead
        elif code == "'" or not word.run_joiner:
            break
        ahead += 1
    return last + 1


def _run_keys(row: Row, first: int, stop: int, around: Surroundings) -> list[str]:
    """The features that all words of a run share: what it begins and ends with, and its sides."""
    words, codes = row.words, row.codes
    count = len(words)
    head, tail = words[first], words[stop - 1]
    low_before, sig_before = (words[first - 1].low, words[first - 1].sig) if first else ("^", "^")
    low_after, sig_after = (words[stop].low, words[stop].sig) if stop < count else ("$", "$")
    beyond = words[stop + 1].low if stop + 1 < count else "$"
    gap, then = codes[first], codes[stop]
    length = min(stop - first, 6)
    kind = tail.types[0] if tail.types else ""
    cue = around.cues.get(tail.low, "")
    return [
        f"~!{tail.low}",
        f"~@{tail.sig}",
        f"~#{head.low}",
        f"~%{head.sig}",
        f"~&{low_before}{gap}",
        f"~*{then}{low_after}",
        f"~({low_after}_{beyond}",
        f"~){sig_before}{gap}|{then}{sig_after}",
        f"~+{length}{gap}{then}",
        f"~-{length}{head.sig}|{tail.sig}",
        f"~={low_before}{gap}{length}",
        f"~?{length}{then}{low_after}",
        f"~<{kind}",
        f"~>{head.types[0] if head.types else ''}{length}",
        f"~[{low_before}{gap}{kind}",
        f"~]{kind}{then}{low_after}",
        f"~:{cue}{length}",
        f"~;{kind}{tail.sig}{length}",
    ]
