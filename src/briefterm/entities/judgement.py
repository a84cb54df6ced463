"""One run without titles or list entries, judged as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefterm.entities import kinds
from briefterm.entities.found import CUE, SURE
from briefterm.entities.lines import capital
from briefterm.model import EntityKind

if TYPE_CHECKING:
    from briefterm.entities.found import Found
    from briefterm.entities.view import View

_SMALL_NUMBER = 3
_LONGEST_PLACE = 6
_ORDINALS = frozenset({"st", "nd", "rd", "th"})


def judge(view: View, first: int, last: int) -> Found | None:
    """The run as one name, or nothing if its capital says too little."""
    first, last = _with_numbers(view, first, last)
    judged = _judge_word(view, first) if first == last else _judge_words(view, first, last)
    return view.make(first, last, *judged) if judged else None


def _judge_words(view: View, first: int, last: int) -> kinds.Judgement:  # noqa: PLR0911 - cases in order of weight
    words = view.words(first, last)
    if _plain_heading(view, first, last):
        return None
    headed = kinds.by_heads(words, view.lexicon)
    if headed:
        return headed
    if view.of(last, "time_head"):
        return None
    person = kinds.is_person(words, view.lexicon)
    if person and person[1] == SURE:
        return person
    context = kinds.by_context(view.line, first, last, view.lexicon)
    if context and context[0] is not EntityKind.GPE:
        return context
    if person and person[1] == CUE:
        return person
    if _before_country(view, last):
        return EntityKind.GPE, CUE
    return context or person or kinds.by_shape(view.line, first, last)


def _judge_word(view: View, index: int) -> kinds.Judgement:  # noqa: PLR0911 - cases in order of weight
    word = view.line.words[index]
    if len(word) == 1:
        return None
    context = kinds.by_context(view.line, index, index, view.lexicon)
    person = kinds.is_person([word], view.lexicon)
    if _common(view, index):
        certain = context and context[0] is EntityKind.PERSON and not view.line.opens[index]
        return (EntityKind.PERSON, CUE) if certain else None
    if context and context[0] is not EntityKind.GPE:
        return context
    if person and person[1] == CUE and not context:
        return person
    if _before_country(view, index) or _unsure_city(view, index):
        return EntityKind.GPE, CUE
    if context and not kinds.acronym(word):
        return context
    if _label(view, index):
        return None
    return person or kinds.by_shape(view.line, index, index)


def _label(view: View, index: int) -> bool:
    """Whether a lone capitalised word at the start of a line or sentence says too little."""
    line = view.line
    word = line.words[index]
    if not line.opens[index] or kinds.acronym(word):
        return False
    alone = len(line.words) == 1 or line.after(index).startswith(":")
    return alone or kinds.english_ending(word)


def _common(view: View, index: int) -> bool:
    """Whether a single capitalised word is an ordinary word, a doctrine or a bare head noun."""
    word = view.line.words[index]
    if word.endswith(("ism", "phobia")) or view.of(index, "org_head"):
        return True
    return not kinds.acronym(word) and view.ordinary(index)


def _plain_heading(view: View, first: int, last: int) -> bool:
    """Whether the run is the whole line and made of ordinary words."""
    whole = first == 0 and last == len(view.line.words) - 1
    return whole and all(map(view.lexicon.ordinary, view.words(first, last)))


def _before_country(view: View, last: int) -> bool:
    """Whether a comma and a listed place follow, as in "near Macon, Georgia"."""
    hit = view.hits.get(last + 1)
    if hit is None or hit.kind is not EntityKind.GPE or view.line.gap(last + 1) != ", ":
        return False
    index = last
    oldest = max(0, last - _LONGEST_PLACE)
    while index > oldest and capital(view.line.words[index]):
        index -= 1
    return index == 0 or view.of(index, "locative")


def _unsure_city(view: View, index: int) -> bool:
    known = view.line.words[index] in view.lexicon.unsure_cities
    return known and view.of(index - 1, "locative")


def _with_numbers(view: View, first: int, last: int) -> tuple[int, int]:
    """Take in a number that belongs to the name: "Falcon 9", "Act 2022", "11th Circuit"."""
    line = view.line
    before = line.word(first - 1)
    if before[:1].isdigit() and before[-2:] in _ORDINALS and last > first:
        first -= 1
    number = line.word(last + 1)
    if not number.isdecimal() or line.gap(last + 1) != " ":
        return first, last
    lawful = view.of(last, "law_head") or (view.of(last, "law_number") and last > first)
    alone = last == first and not line.opens[first] and not view.of(last, "no_number")
    numbered = alone and len(number) <= _SMALL_NUMBER and not view.ordinary(last)
    return first, last + 1 if lawful or numbered else last
