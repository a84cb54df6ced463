"""Texts to annotate and edit: words that know where they come from, in sentences and paragraphs."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from itertools import accumulate
from typing import TYPE_CHECKING

from benchmarks.generate import MONTHS, PEOPLE, PLACES, article

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

_SIZE = 30_000


@dataclass(eq=False)
class Word:
    """A word, or an ideograph, with the signs at its sides; ``source`` is its number in the text.

    A word that an edit put in has no source; one that took another's place has its source, and is
    ``replaced``.
    """

    text: str
    source: int | None = None
    replaced: bool = False
    before: str = ""
    after: str = ""


Sentence = list[Word]
Paragraph = list[Sentence]


@dataclass(eq=False)
class Draft:
    """A text in its parts; ``gap`` stands between words, ``new_word`` makes one that fits in."""

    paragraphs: list[Paragraph]
    new_word: Callable[[random.Random], str]
    gap: str = " "

    def words(self) -> list[Word]:
        """All words in order."""
        return [word for part in self.paragraphs for sentence in part for word in sentence]

    def copy(self) -> Draft:
        """The same words to be edited."""
        return Draft(
            [
                [[Word(word.text, word.source) for word in sentence] for sentence in part]
                for part in self.paragraphs
            ],
            self.new_word,
            self.gap,
        )


@dataclass(eq=False)
class Printed:
    """A text and the half-open offsets of its words."""

    text: str
    spans: dict[Word, tuple[int, int]] = field(default_factory=dict)


def printed(draft: Draft, gap_of: Callable[[int], str] | None = None) -> Printed:
    """``draft`` as one text; ``gap_of`` gives the space after so many characters of a line."""
    parts: list[str] = []
    spans: dict[Word, tuple[int, int]] = {}
    at = 0
    for paragraph in draft.paragraphs:
        line = 0
        for number, word in enumerate(word for sentence in paragraph for word in sentence):
            gap = "" if number == 0 else draft.gap if gap_of is None else gap_of(line)
            line = 0 if "\n" in gap else line + len(gap) + len(word.text)
            start = at + len(gap) + len(word.before)
            piece = f"{gap}{word.before}{word.text}{word.after}"
            spans[word] = (start, start + len(word.text))
            parts.append(piece)
            at += len(piece)
        parts.append("\n\n")
        at += 2
    return Printed("".join(parts), spans)


def _numbered(draft: Draft) -> Draft:
    for number, word in enumerate(draft.words()):
        word.source = number
    return draft


def _draft(
    sentences: Callable[[random.Random], list[str]],
    new_word: Callable[[random.Random], str],
    chance: random.Random,
    gap: str = " ",
) -> Draft:
    """Paragraphs of three to seven sentences up to the size; CJK counts in bytes."""
    paragraphs: list[Paragraph] = []
    size = 0
    while size < _SIZE:
        paragraph = [
            [Word(text) for text in sentences(chance)] for _ in range(chance.randint(3, 7))
        ]
        size += sum(
            len(word.text.encode()) + len(gap) for sentence in paragraph for word in sentence
        )
        paragraphs.append(paragraph)
    return _numbered(Draft(paragraphs, new_word, gap))


def _vocabulary(count: int, chance: random.Random) -> list[str]:
    syllables = [a + b for a in "bcdfghklmnprstvw" for b in ("a", "e", "i", "o", "u", "an", "er")]
    words: dict[str, None] = {}
    while len(words) < count:
        words["".join(chance.choices(syllables, k=chance.choice((1, 1, 2, 2, 2, 3, 4))))] = None
    return list(words)


def _salad(count: int, exponent: float, chance: random.Random) -> Draft:
    """Words drawn by Zipf's law from a vocabulary of ``count``."""
    words = _vocabulary(count, chance)
    weights = list(accumulate(1 / (rank + 2) ** exponent for rank in range(count)))

    def new_word(source: random.Random) -> str:
        return source.choices(words, cum_weights=weights)[0]

    def sentence(source: random.Random) -> list[str]:
        parts = [new_word(source) for _ in range(source.randint(4, 24))]
        parts[0] = parts[0].capitalize()
        if len(parts) > 8:
            parts[5] += ","
        return [*parts[:-1], parts[-1] + source.choice("...?!")]

    return _draft(sentence, new_word, chance)


def zipf(chance: random.Random) -> Draft:
    """A large vocabulary with a few very common words."""
    return _salad(4000, 1.0, chance)


def poor(chance: random.Random) -> Draft:
    """A hundred and twenty words, all alike common."""
    return _salad(120, 0.0, chance)


_TEMPLATES = """{place}: Sales rose by {number} per cent in {month} to {large} tonnes.
{place}: Sales fell by {number} per cent in {month} to {large} tonnes.
The office in {place} counted {large} visitors in {month}, {number} per cent more than before.
{person} of the {place} office said that the figures for {month} were as expected.
No change was reported from {place} in {month}.
The price in {place} was {number} crowns, and {person} called it fair."""


def templates(chance: random.Random) -> Draft:
    """Six sentences that differ by their names and numbers only."""
    lines = _TEMPLATES.split("\n")

    def sentence(source: random.Random) -> list[str]:
        return (
            source.choice(lines)
            .format(
                place=source.choice(PLACES),
                number=source.randint(2, 30),
                month=source.choice(MONTHS),
                large=source.randint(100, 999),
                person=source.choice(PEOPLE),
            )
            .split()
        )

    return _draft(sentence, lambda source: source.choice(sentence(source)), chance)


def news(chance: random.Random) -> Draft:
    """Prose with names, dates, quotations, headings and lists."""
    text = article(_SIZE, chance.randrange(10**6), title="Made", day=date(2024, 5, 2))
    words = text.split()
    paragraphs = []
    for block in text.split("\n\n"):
        paragraph: Paragraph = [[]]
        for word in block.split():
            paragraph[-1].append(Word(word))
            if word.endswith((".", '."')):
                paragraph.append([])
        paragraphs.append([sentence for sentence in paragraph if sentence])
    return _numbered(Draft(paragraphs, lambda source: source.choice(words).strip('.,"')))


def boilerplate(chance: random.Random) -> Draft:
    """Every third paragraph is one of four that come again and again, at times with a change."""
    draft = zipf(chance)
    fixed = [
        [[word.text for word in sentence] for sentence in part] for part in draft.paragraphs[:4]
    ]
    for number in range(4, len(draft.paragraphs), 3):
        again = [[Word(word) for word in sentence] for sentence in chance.choice(fixed)]
        if chance.random() < 0.3:
            chance.choice(chance.choice(again)).text = draft.new_word(chance)
        draft.paragraphs[number] = again
    return _numbered(draft)


def ideographs(chance: random.Random) -> Draft:
    """Chinese characters by Zipf's law, with numbers and Latin names between them."""
    characters = [chr(code) for code in range(0x4E00, 0x4E00 + 1500)]
    chance.shuffle(characters)
    weights = list(accumulate(1 / (rank + 5) for rank in range(len(characters))))

    def new_word(source: random.Random) -> str:
        return source.choices(characters, cum_weights=weights)[0]

    def sentence(source: random.Random) -> list[str]:
        parts = [new_word(source) for _ in range(source.randint(8, 40))]
        if source.random() < 0.3:
            parts[4] = str(source.randint(1990, 2025))
        parts[len(parts) // 2] += "，"
        return [*parts[:-1], parts[-1] + "。"]

    return _draft(sentence, new_word, chance, gap="")


TEXTS: dict[str, Callable[[random.Random], Draft]] = {
    "zipf": zipf,
    "poor": poor,
    "templates": templates,
    "news": news,
    "boilerplate": boilerplate,
    "ideographs": ideographs,
}
