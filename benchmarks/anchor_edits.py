"""Edits of a draft, each by kind: of words, of the looks, of the order, and deletions."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from unicodedata import normalize

from benchmarks.anchor_texts import Printed, Word, printed

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

    from benchmarks.anchor_texts import Draft

    Edit = Callable[[Draft, random.Random], Printed]

_DECOMPOSED = 0.5
_MARKS = (("**", "**"), ("*", "*"), ("_", "_"), ("`", "`"), ("==", "=="), ("~~", "~~"))


def _edit_words(draft: Draft, chance: random.Random, share: float) -> None:
    """Replace, insert after or delete ``share`` of the words, a third of them each."""
    for paragraph in draft.paragraphs:
        for sentence in paragraph:
            edited: list[Word] = []
            for word in sentence:
                kind = chance.random() / share if share else 1.0
                if kind >= 1:
                    edited.append(word)
                elif kind < 1 / 3:
                    edited.append(Word(draft.new_word(chance), word.source, replaced=True))
                elif kind < 2 / 3:
                    edited += [word, Word(draft.new_word(chance))]
            sentence[:] = edited


def words(draft: Draft, chance: random.Random, share: float) -> Printed:
    """Words replaced, inserted and deleted."""
    _edit_words(draft, chance, share)
    return printed(draft)


def reflow(draft: Draft, chance: random.Random) -> Printed:
    """Lines broken at another width."""
    width = chance.randint(40, 100)
    indent = chance.choice(("", "", "  ", "    "))
    return printed(draft, lambda line: "\n" + indent if line >= width else draft.gap)


def markup(draft: Draft, chance: random.Random) -> Printed:
    """A tenth of the words, or runs of some, between marks or made links."""
    for paragraph in draft.paragraphs:
        for sentence in paragraph:
            for at, word in enumerate(sentence):
                if chance.random() < 0.1:
                    last = sentence[min(len(sentence) - 1, at + chance.choice((0, 0, 1, 3)))]
                    opening, closing = chance.choice(_MARKS)
                    if chance.random() < 0.2:
                        opening, closing = "[", f"](https://example.org/{chance.randint(1, 99)})"
                    word.before = opening + word.before
                    last.after += closing
    return printed(draft)


def typography(draft: Draft, chance: random.Random) -> Printed:
    """Other quotation marks, dashes, dots and spaces."""
    table: dict[str, str | int | None] = {
        '"': chance.choice("“”„"),
        "'": "’",
        "-": chance.choice("–—"),
    }
    for word in draft.words():
        word.text = word.text.translate(str.maketrans(table)).replace("...", "…")
        if chance.random() < _DECOMPOSED:
            word.text = normalize("NFD", word.text)
        if chance.random() < 0.03:
            word.before, word.after = "“", "”"
    spaces = (draft.gap, draft.gap, "\u00a0", "  ", "\u2009") if draft.gap else ("", "", "", " ")
    return printed(draft, lambda _: chance.choice(spaces))


def moved(draft: Draft, chance: random.Random, share: float, reach: int | None) -> Printed:
    """Three in ten paragraphs put elsewhere, ``reach`` paragraphs away or anywhere."""
    for paragraph in chance.sample(draft.paragraphs, k=len(draft.paragraphs) * 3 // 10):
        at = next(n for n, other in enumerate(draft.paragraphs) if other is paragraph)
        del draft.paragraphs[at]
        low, high = 0, len(draft.paragraphs)
        if reach is not None:
            low, high = max(0, at - reach), min(high, at + reach)
        draft.paragraphs.insert(chance.randint(low, high), paragraph)
    _edit_words(draft, chance, share)
    return printed(draft)


def shuffled(draft: Draft, chance: random.Random, size: int) -> Printed:
    """Sections of ``size`` paragraphs in another order, and one word in a hundred edited."""
    sections = [draft.paragraphs[at : at + size] for at in range(0, len(draft.paragraphs), size)]
    chance.shuffle(sections)
    draft.paragraphs[:] = [paragraph for section in sections for paragraph in section]
    _edit_words(draft, chance, 0.01)
    return printed(draft)


def halved(draft: Draft, chance: random.Random) -> Printed:
    """Each third paragraph cut in two, its end put elsewhere."""
    for paragraph in draft.paragraphs[::3]:
        if len(paragraph) > 1:
            cut = chance.randint(1, len(paragraph) - 1)
            tail = paragraph[cut:]
            del paragraph[cut:]
            draft.paragraphs.insert(chance.randint(0, len(draft.paragraphs)), tail)
    return printed(draft)


def sentences_gone(draft: Draft, chance: random.Random) -> Printed:
    """Three in ten sentences deleted, and one word in a hundred edited."""
    for paragraph in draft.paragraphs:
        paragraph[:] = [sentence for sentence in paragraph if chance.random() >= 0.3]
    draft.paragraphs[:] = [paragraph for paragraph in draft.paragraphs if paragraph]
    _edit_words(draft, chance, 0.01)
    return printed(draft)


def paragraphs_gone(draft: Draft, chance: random.Random, share: float) -> Printed:
    """Four in ten paragraphs deleted, and some words edited."""
    draft.paragraphs[:] = [part for part in draft.paragraphs if chance.random() >= 0.4]
    _edit_words(draft, chance, share)
    return printed(draft)


def rewritten(draft: Draft, chance: random.Random) -> Printed:
    """Three in ten paragraphs give way to others, a third of them with every third word the same."""
    for paragraph in draft.paragraphs:
        kind = chance.random()
        if kind >= 0.3:
            continue
        for sentence in paragraph:
            sentence[:] = [
                Word(word.text, word.source, replaced=True)
                if kind < 0.1 and chance.random() < 0.3
                else Word(draft.new_word(chance))
                for word in sentence
            ]
    return printed(draft)


def twins(draft: Draft, chance: random.Random) -> Printed:
    """A quarter of the paragraphs deleted; a like one with other numbers and words comes elsewhere."""
    for paragraph in chance.sample(draft.paragraphs, k=len(draft.paragraphs) // 4):
        at = next(n for n, other in enumerate(draft.paragraphs) if other is paragraph)
        del draft.paragraphs[at]
        twin = [
            [
                Word(
                    str(chance.randint(100, 3000))
                    if word.text.strip(".,").isdigit()
                    else draft.new_word(chance)
                    if chance.random() < 0.4
                    else word.text
                )
                for word in sentence
            ]
            for sentence in paragraph
        ]
        draft.paragraphs.insert(chance.randint(0, len(draft.paragraphs)), twin)
    return printed(draft)


def copied(draft: Draft, chance: random.Random) -> Printed:
    """A quarter of the paragraphs comes a second time elsewhere, and 2 % of the words are edited."""
    for paragraph in chance.sample(draft.paragraphs, k=len(draft.paragraphs) // 4):
        again = [[Word(word.text) for word in sentence] for sentence in paragraph]
        draft.paragraphs.insert(chance.randint(0, len(draft.paragraphs)), again)
    _edit_words(draft, chance, 0.02)
    return printed(draft)


EDITS: dict[str, Edit] = {
    "1 % of words": partial(words, share=0.01),
    "5 % of words": partial(words, share=0.05),
    "10 % of words": partial(words, share=0.1),
    "20 % of words": partial(words, share=0.2),
    "reflow": reflow,
    "markup": markup,
    "typography": typography,
    "moved near": partial(moved, share=0.01, reach=3),
    "moved far": partial(moved, share=0.01, reach=None),
    "moved, 10 % of words": partial(moved, share=0.1, reach=None),
    "sections shuffled": partial(shuffled, size=6),
    "paragraphs shuffled": partial(shuffled, size=1),
    "halved": halved,
    "sentences gone": sentences_gone,
    "paragraphs gone": partial(paragraphs_gone, share=0.0),
    "paragraphs gone, 5 %": partial(paragraphs_gone, share=0.05),
    "rewritten": rewritten,
    "twins": twins,
    "copied": copied,
}
