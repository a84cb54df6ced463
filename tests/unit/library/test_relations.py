"""Related briefings, earlier notes on the same names, near-duplicates and what differs in them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefterm.errors import NotFoundError
from briefterm.library.finding import grouping
from briefterm.library.finding.differing import MOST_WORDS, differences, is_compared_wholly
from briefterm.library.finding.relating import earlier_notes
from briefterm.model import Article, Briefing, Document, Span

if TYPE_CHECKING:
    from briefterm.library import Library

WORDS = ("one", "of", "the", "boats", "came", "back", "with", "salt", "and", "a", "letter")


def refreshed(library: Library) -> list[Briefing]:
    """All briefings, with an index that knows them."""
    briefings = library.refresh()
    assert library.finding.update(briefings)
    return briefings


def story(number: int, *, words: int = 200) -> str:
    """A text of its own for each number."""
    return " ".join(
        f"{WORDS[(place * number) % len(WORDS)]}{place * number}" for place in range(words)
    )


def grouped(library: Library) -> list[set[str]]:
    """The ids of near-duplicates."""
    briefings = refreshed(library)
    return [{one.id for one in group} for group in library.finding.duplicates(briefings)]


def article(text: str) -> Article:
    """An article without names and dates."""
    return Article(Briefing(id="x", path=Path("/x.md"), title="X"), Document(text))


def told(before: str, after: str) -> list[tuple[str, str]]:
    """What differs, in words."""
    found = differences(article(before), article(after))
    return [(one.before.of(before), one.after.of(after)) for one in found]


def test_large_families_are_one_group(folder: Path, library: Library) -> None:
    """A text that more briefings have than share a set phrase is found all the same."""
    for number in range(grouping._FEW + 15):
        text = story(7).replace("letter", f"letter{number}", 1)
        (folder / f"copy{number}.md").write_text(f"---\ntitle: Copy {number}\n---\n\n{text}\n")
    for number in (3, 5, 11):
        (folder / f"own{number}.md").write_text(story(number))
    (group,) = grouped(library)

    assert {f"copy{number}" for number in range(grouping._FEW + 15)} == group


def test_identical_and_empty_texts(folder: Path, library: Library) -> None:
    """Two equal files are near-duplicates; those without words are nobody's."""
    for name in ("one", "two"):
        (folder / f"{name}.md").write_text(f"---\ntitle: {name}\n---\n\n{story(7)}\n")
        (folder / f"empty-{name}.md").write_text(f"---\ntitle: {name}\n---\n")
    assert [{"one", "two"}] == grouped(library)
    briefings = library.listed()
    assert 1.0 == library.finding.related("one", briefings)[0].alike
    assert [] == library.finding.related("empty-one", briefings)


def test_a_sentence_alone_makes_no_copies(folder: Path, library: Library) -> None:
    """Short texts that are alike are near-duplicates if their titles are the same, too."""
    sentence = "The daily bulletin was not issued today because the office is closed all week long."
    for name, title in (("a", "Gas"), ("b", "Ships"), ("c", "Ships")):
        (folder / f"{name}.md").write_text(f"---\ntitle: {title}\n---\n\n{sentence}\n")
    assert [{"b", "c"}] == grouped(library)


def test_what_is_cancelled_finds_nothing(folder: Path, library: Library) -> None:
    """Half of the groups would say of the other half that there is nothing."""
    for name in ("one", "two"):
        (folder / f"{name}.md").write_text(story(7))
    briefings = refreshed(library)
    assert [] == grouping.duplicates(library.finding, briefings, lambda: True)


def test_earlier_notes(library: Library) -> None:
    """A name counts where the note is on it, however it is written there, and in the note's words."""
    briefings = refreshed(library)
    document = library.read("2023/kim")[1]
    assert [] == earlier_notes(library.finding, "gas", briefings)
    under = library.add_note("2023/kim", document, Span(0, 3), text="When?")
    place = document.text.index("Moscow")
    library.add_note("2023/kim", document, Span(place, place + 6), text="Nobody of whom gas tells")
    words = library.add_note("2023/kim", document, None, text="As KIM JONG UN said.")
    library.add_note("gas", library.read("gas")[1], None, text="Kim Jong Un")
    near = earlier_notes(library.finding, "gas", briefings)

    assert {under.id, words.id} == {one.note.id for one in near}
    assert {("Kim Jong Un",)} == {one.names for one in near}
    with pytest.raises(NotFoundError):
        earlier_notes(library.finding, "nothing", briefings)


def test_differences_keep_words_whole() -> None:
    """A number or a compound differs as a whole, and what is next to each other differs at once."""
    assert [("1,173", "1,174")] == told("It is 1,173 km long.", "It is 1,174 km long.")
    assert [("forty", "forty-two")] == told("Of forty boats.", "Of forty-two boats.")
    assert [("3 May 2024", "5 May 2025")] == told("Until 3 May 2024, so.", "Until 5 May 2025, so.")
    assert [("ten", "eleven"), ("old", "new")] == told(
        "The old of the ten.", "The new of the eleven."
    )
    assert [("", "very ")] == [
        (one, f"{two} ") for one, two in told("A big dog.", "A very big dog.")
    ]
    assert [] == told("The “old”  dog — so.", 'The "old" *dog* – so.')
    assert [("木", "草")] == told("百本の木があります。", "百本の草があります。")
    assert [] == told("", "")
    assert [("", "All new")] == told("", "All new")


def test_long_texts_are_compared_in_part() -> None:
    """The first words of a very long text are compared, which is told."""
    long = "word " * MOST_WORDS
    assert is_compared_wholly(article(long))
    assert not is_compared_wholly(article(f"{long}more"))
    assert [] == told(f"{long}more", f"{long}less")


TEXTS = st.lists(
    st.sampled_from([*"ab12", " - ", ",", ". ", " ", " ", "x-y", "木", "\n"]), max_size=40
)


@given(TEXTS, TEXTS)
def test_differences_are_all_that_differs(before: list[str], after: list[str]) -> None:
    """Without what differs the words of both texts are the same, in order; spans do not overlap."""
    texts = "".join(before), "".join(after)
    found = differences(article(texts[0]), article(texts[1]))
    left: list[str] = []
    for text, spans in zip(
        texts, ([one.before for one in found], [one.after for one in found]), strict=True
    ):
        rest, end = "", 0
        for span in sorted(spans):
            assert span.start >= end
            rest += f"{text[end : span.start]} "
            end = span.end
        left.append(f"{rest}{text[end:]}".replace(" ", "").replace("\n", ""))
    assert left[0] == left[1]
