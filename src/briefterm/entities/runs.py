"""Runs of capitalised tokens that may be one name, with the small words that join them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefterm.entities.lines import capital
from briefterm.model import EntityKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefterm.entities.found import Found
    from briefterm.entities.lexicon import Lexicon
    from briefterm.entities.lines import Line

_HYPHENS = frozenset("-\u2010\u2011\u2013")
_SPACES = frozenset(" \u00a0\u202f")
_OWNERS = frozenset({"' ", "’ ", "'s ", "’s "})
_LOOK_AHEAD = 8
_ABBREVIATION = 1


def runs(line: Line, hits: Mapping[int, Found], lexicon: Lexicon) -> list[tuple[int, int]]:
    """First and last token of each run in ``line``, in order."""
    found: list[tuple[int, int]] = []
    index = 0
    count = len(line.words)
    while index < count:
        if line.in_address(index) or not (
            capital(line.words[index]) or _particle_name(line, index, lexicon)
        ):
            index += 1
            continue
        last = _end_of_run(line, index, hits, lexicon)
        found.append((index, last))
        index = last + 1
    return found


def _particle_name(line: Line, index: int, lexicon: Lexicon) -> bool:
    """Whether an Arabic article opens a name here: "al-Rikabi"."""
    return (
        line.words[index] in lexicon.classes["arabic"]
        and index + 1 < len(line.words)
        and line.gap(index + 1) in _HYPHENS
        and capital(line.words[index + 1])
    )


def _end_of_run(line: Line, first: int, hits: Mapping[int, Found], lexicon: Lexicon) -> int:
    last = first
    hit = hits.get(first)
    if hit is not None:
        last = hit.last
    count = len(line.words)
    while last + 1 < count:
        following = _joined(line, first, last, hits, lexicon)
        if following <= last:
            return last
        last = following
        hit = hits.get(last)
        if hit is not None:
            last = max(last, hit.last)
    return last


def _joined(line: Line, first: int, last: int, hits: Mapping[int, Found], lexicon: Lexicon) -> int:  # noqa: PLR0911 - cases in order of weight
    """The token up to which the run goes on after ``last``; ``last`` itself where it ends."""
    gap = line.gap(last + 1)
    word = line.words[last + 1]
    raised = capital(word)
    if gap in _SPACES:
        if raised:
            return last + 1
        return _over_small_words(line, first, last, hits, lexicon)
    if gap in _HYPHENS:
        return _over_hyphen(line, first, last, hits, lexicon)
    if not raised:
        return last
    before = line.words[last]
    if gap in {". ", "."}:
        short = len(before) == _ABBREVIATION or before in lexicon.classes["abbreviation"]
        return last + 1 if short and (gap == ". " or len(before) == 1) else last
    if gap in _OWNERS:
        return last + 1 if _owner_inside(gap, before, lexicon) else last
    return last + 1 if gap in {" & ", "&"} else last


def _owner_inside(gap: str, word: str, lexicon: Lexicon) -> bool:
    """Whether a possessive stands inside a name: "People's", "Workers'"."""
    if word in lexicon.classes["plural_owner"]:
        return True
    return len(gap) == len("' ") and word.endswith("s") and lexicon.ordinary(word)


def _over_hyphen(
    line: Line, first: int, last: int, hits: Mapping[int, Found], lexicon: Lexicon
) -> int:
    word = line.words[last + 1]
    if capital(word):
        # "Iran-Iraq" are two names, "Moradi-Nia" is one.
        apart = last + 1 in hits and any(
            index in hits and hits[index].last == last
            for index in range(max(first, last - _LOOK_AHEAD), last + 1)
        )
        return last if apart else last + 1
    if word.isdigit():
        return last + 1
    after_name = last > first and line.gap(last) in _SPACES
    eastern = line.words[first] in lexicon.classes["family"]
    if after_name and (eastern or not lexicon.ordinary(word)) and len(line.words[last]) > 1:
        return last + 1  # "Ban Ki-moon"
    inner = last + 2
    if (
        inner < len(line.words)
        and line.gap(inner) in _HYPHENS
        and capital(line.words[inner])
        and word in {"in", "on", "upon", "sur", "de", "la", "le", "el", "al", "and", "of"}
    ):
        return inner
    return last


def _over_small_words(  # noqa: PLR0911 - cases in order of weight
    line: Line, first: int, last: int, hits: Mapping[int, Found], lexicon: Lexicon
) -> int:
    """Over "of", "for", "and", "van", "al-" to the next capital, if the name may go on there."""
    classes = lexicon.classes
    word = line.words[last + 1]
    target = last + 2
    if target >= len(line.words):
        return last
    if word in {"of", "for", "on"}:
        heads = classes["connector_on"] if word == "on" else classes["of_head"]
        if word == "of" and _of_country(line, first, last, hits, heads):
            return target
        if not _takes_of(line, first, last, word, heads):
            return last
        if line.words[target] == "the" and target + 1 < len(line.words):
            target += 1
        return _reach(line, target, last)
    if word == "and":
        return _over_and(line, first, last, hits, lexicon)
    if word in classes["particle"] and not lexicon.ordinary(line.words[last]):
        if word in classes["article_hyphened"] and line.gap(target) not in _HYPHENS:
            return last
        if line.words[target] in classes["particle"] and target + 1 < len(line.words):
            target += 1
        return _reach(line, target, last)
    return last


def _of_country(
    line: Line, first: int, last: int, hits: Mapping[int, Found], heads: frozenset[str]
) -> bool:
    """Whether a second "of" ends the name: "Ministry of Foreign Affairs of Ukraine"."""
    hit = hits.get(last + 2)
    start = first + 1 if line.words[first] == "The" else first
    body = line.words[start] in heads and line.word(start + 1) == "of" and last > start + 1
    return body and hit is not None and hit.kind is EntityKind.GPE and line.gap(last + 2) == " "


def _takes_of(line: Line, first: int, last: int, word: str, heads: frozenset[str]) -> bool:
    if word == "on":
        return any(line.words[index] in heads for index in range(max(first, last - 3), last + 1))
    return line.words[last] in heads


def _reach(line: Line, target: int, last: int) -> int:
    """``target`` if only spaces or a particle's hyphen lead to a capital there, else ``last``."""
    if not capital(line.words[target]):
        return last
    for index in range(last + 1, target + 1):
        gap = line.gap(index)
        if gap not in _SPACES and gap not in _HYPHENS:
            return last
    return target


def _over_and(
    line: Line, first: int, last: int, hits: Mapping[int, Found], lexicon: Lexicon
) -> int:
    """Over "and" inside one body's or law's name: "Competition and Markets Authority"."""
    target = last + 2
    if _reach(line, target, last) == last or target in hits:
        return last
    classes = lexicon.classes
    left = line.words[last]
    if not lexicon.ordinary(left) or left in classes["org_head"] or left in classes["title"]:
        return last
    if not lexicon.ordinary(line.words[target]) or line.words[target] in classes["title"]:
        return last
    opened = any(line.words[index] in {"of", "for"} for index in range(max(first, last - 5), last))
    if opened:
        return target
    end = target
    stop = min(len(line.words), target + _LOOK_AHEAD)
    while end + 1 < stop and line.gap(end + 1) in _SPACES and capital(line.words[end + 1]):
        end += 1
    heads = classes["org_head"] | classes["law_head"]
    return target if end > target and line.words[end] in heads else last
