"""What kind of name a run of tokens is, judged by its words and by what stands beside it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from briefterm.entities.found import CUE, GUESS, SURE
from briefterm.entities.lines import capital
from briefterm.model import EntityKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefterm.entities.lexicon import Lexicon
    from briefterm.entities.lines import Line

    Judgement = tuple[EntityKind, int] | None
    Classes = Mapping[str, frozenset[str]]

_LONGEST_PERSON = 4
_LONGEST_PLACE = 3
_LONGEST_ACRONYM = 6
_OF = frozenset({"of", "for", "on"})
_HEADS_BEFORE_OF = (
    (EntityKind.EVENT, ("event_start",)),
    (EntityKind.LAW, ("law_head",)),
    (EntityKind.ORG, ("org_head", "org_before_of")),
    (EntityKind.LOC, ("loc_first", "loc_head")),
    (EntityKind.FAC, ("fac_first", "fac_head")),
)
_LAST_HEADS = (
    (EntityKind.PRODUCT, "product_head"),
    (EntityKind.LAW, "law_head"),
    (EntityKind.EVENT, "event_head"),
    (EntityKind.WORK, "work_head"),
    (EntityKind.FAC, "fac_head"),
    (EntityKind.LOC, "loc_head"),
    (EntityKind.ORG, "org_head"),
    (EntityKind.GPE, "gpe_head"),
)


@lru_cache(maxsize=1)
def _surname_ending() -> re.Pattern[str]:
    return re.compile(
        r".{2,}(?:ov|ova|ev|eva|enko|chuk|shvili|dze|yan|ian|vić|vic|ski|sky|skyi|ska|wicz|sson|sen"
        r"|escu|oglu|zadeh|pour|nejad|quist|berg|stein|mann|opoulos|idis|akis|ez|ini|etti|elli)$"
    )


@lru_cache(maxsize=1)
def _english_ending() -> re.Pattern[str]:
    return re.compile(
        r".{2,}(?:ings?|ed|[eo]rs|ions?|ments?|ness|ly|ies|ists|ants|ents|ives|ities)$"
    )


def english_ending(word: str) -> bool:
    """Whether a word ends as English nouns, adverbs and participles do: "Underwriters"."""
    return _english_ending().match(word) is not None


def by_heads(words: list[str], lexicon: Lexicon) -> Judgement:
    """The kind that a head noun or an opening word gives a name of two or more words."""
    if len(words) == 1:
        return None
    for rule in (_by_storm, _by_head_before_of, _by_number, _by_last_word, _by_first_word):
        judged = rule(words, lexicon.classes)
        if judged:
            return judged
    return _by_inner_head(words, lexicon.classes)


def _by_storm(words: list[str], classes: Classes) -> Judgement:
    storm = words[0] in classes["storm_part"] and not classes["storm"].isdisjoint(words)
    named = words[0] in classes["event_first"]
    return (EntityKind.EVENT, SURE) if storm or named else None


def _by_head_before_of(words: list[str], classes: Classes) -> Judgement:
    """The word before the first "of" decides: "Ministry of Defence", "Gulf of Aden"."""
    cut = next((index for index, word in enumerate(words) if word in _OF), 0)
    if not cut:
        return None
    head = words[cut - 1]
    if cut == 1 and head in classes["gpe_first"]:
        return EntityKind.GPE, SURE
    for kind, names in _HEADS_BEFORE_OF:
        if any(head in classes[name] for name in names):
            return kind, SURE
    return EntityKind.ORG, CUE


def _by_number(words: list[str], classes: Classes) -> Judgement:
    lawful = words[-2] in classes["law_number"] or words[-2] in classes["law_head"]
    return (EntityKind.LAW, SURE) if words[-1].isdecimal() and lawful else None


def _by_last_word(words: list[str], classes: Classes) -> Judgement:
    last = words[-1]
    if last in {"Center", "Centre"} and words[-2] in classes["fac_centre"]:
        return EntityKind.FAC, SURE
    surveys = last == "Survey" and words[-2] in classes["survey_body"]
    if surveys or not classes["newspaper"].isdisjoint(words[-2:]):
        return EntityKind.ORG, SURE
    for kind, name in _LAST_HEADS:
        if last in classes[name]:
            return kind, SURE
    return None


def _by_first_word(words: list[str], classes: Classes) -> Judgement:
    if words[0] in classes["loc_opening"] and len(words) <= _LONGEST_PLACE:
        return EntityKind.LOC, SURE
    return (EntityKind.FAC, CUE) if words[0] in {"Fort", "Camp"} else None


def _by_inner_head(words: list[str], classes: Classes) -> Judgement:
    """A body's head noun inside the name: "National Cyber Security Centre Finland"."""
    heads = classes["org_head"] - classes["weak_org_head"]
    return None if heads.isdisjoint(words) else (EntityKind.ORG, CUE)


def by_context(line: Line, first: int, last: int, lexicon: Lexicon) -> Judgement:
    """The kind that the words beside a name point to."""
    classes = lexicon.classes
    before = line.word(first - 1) if first and not line.gap(first).strip() else ""
    tail = line.after(last)
    after = line.word(last + 1) if tail[:1].isspace() else ""
    relative = tail.startswith(",") and line.word(last + 1) in {"who", "whose", "whom"}
    product = after in classes["product_noun"] and last - first <= 1
    if product or (before in classes["product_before"] and after not in classes["fac_noun"]):
        return EntityKind.PRODUCT, CUE
    if after in classes["fac_noun"]:
        return EntityKind.FAC, CUE
    says = after in classes["say_strong"] and before.lower() != "the"
    if says or relative or (before in classes["role"] and before != "by"):
        return EntityKind.PERSON, CUE
    return _by_preposition(before, line.word(first - 2), classes, single=first == last)


def _by_preposition(before: str, beyond: str, classes: Classes, *, single: bool) -> Judgement:
    if before in classes["locative_strong"]:
        return EntityKind.GPE, CUE
    if before in {"at", "of", "from", "for"} and beyond in classes["role"]:
        return EntityKind.ORG, CUE
    if before == "of" and beyond in classes["place_noun"]:
        return EntityKind.GPE, SURE
    if before in classes["locative"] and before != "of" and single:
        return EntityKind.GPE, GUESS
    return None


def is_person(words: list[str], lexicon: Lexicon) -> Judgement:
    """Whether the words by themselves read as a person's name."""
    names = [word for word in words if capital(word)]
    if not 0 < len(names) <= _LONGEST_PERSON or not all(map(_lettered, words)):
        return None
    if not lexicon.classes["org_head"].isdisjoint(names[1:]):
        return None
    if len(names) == 1:
        return _is_surname(words, lexicon)
    return _is_full_name(words, names, lexicon)


def _is_surname(words: list[str], lexicon: Lexicon) -> Judgement:
    word = words[-1]
    if words[0] in lexicon.classes["arabic"] or word in lexicon.surnames:
        return EntityKind.PERSON, CUE
    given = word in lexicon.first_names and not lexicon.ordinary(word)
    return (EntityKind.PERSON, GUESS) if given or _surname_ending().match(word) else None


def _is_full_name(words: list[str], names: list[str], lexicon: Lexicon) -> Judgement:
    classes = lexicon.classes
    first, last = names[0], names[-1]
    ordinary = [lexicon.ordinary(word) for word in names]
    given = first in lexicon.first_names or first in classes["place_first_name"]
    if len(first) == 1 or not classes["particle"].isdisjoint(words):
        return EntityKind.PERSON, SURE
    if given and not (ordinary[0] and ordinary[-1]):
        return EntityKind.PERSON, SURE
    family = first in classes["family"] and not any(ordinary[1:])
    if family or last in lexicon.surnames or last in classes["suffix"]:
        return EntityKind.PERSON, CUE
    plain = all(map(_plain, names)) and not any(ordinary)
    return (EntityKind.PERSON, GUESS) if plain else None


def _lettered(word: str) -> bool:
    return not any(map(str.isdigit, word))


def _plain(word: str) -> bool:
    """Whether a word is a capital and small letters: not an acronym, not CamelCase."""
    return len(word) > 1 and word[1:].replace("'", "").replace("’", "").islower()


def acronym(word: str) -> bool:
    """Whether a word is made of two to six letters in capitals, digits allowed after the first."""
    return (
        1 < len(word) <= _LONGEST_ACRONYM
        and word.isupper()
        and word[0].isalpha()
        and word.isalnum()
    )


def by_shape(line: Line, first: int, last: int) -> Judgement:
    """The kind of a name of which only the letters speak."""
    surface = line.surface(first, last)
    if surface.startswith("COP") and surface[3:].isdecimal():
        return EntityKind.EVENT, CUE
    if not _lettered(surface):
        return EntityKind.PRODUCT, CUE
    return EntityKind.ORG, GUESS
