"""Outlines: their items arranged, stored, merged, and written as one cited document."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from briefterm.errors import NotFoundError, UsageError
from briefterm.export import outline_text
from briefterm.library import Library
from briefterm.library.exporting import Options
from briefterm.library.outlining.adding import heading_item, put_at_end
from briefterm.library.outlining.arranging import (
    added,
    leveled,
    moved,
    placed,
    removed,
    section_end,
    worded,
)
from briefterm.library.outlining.outlines import new_item
from briefterm.model import OutlineItem, Span
from briefterm.store import open_store

if TYPE_CHECKING:
    from pathlib import Path

    from briefterm.model import Outline


def _items(words: str) -> tuple[OutlineItem, ...]:
    """Items by single words: ``#A`` is a heading, more # a deeper one, others are texts."""
    return tuple(
        OutlineItem(
            id=word.lstrip("#"),
            kind="heading" if word.startswith("#") else "text",
            text=word.lstrip("#"),
            level=max(1, len(word) - len(word.lstrip("#"))),
        )
        for word in words.split()
    )


def _shown(items: tuple[OutlineItem, ...]) -> str:
    return " ".join("#" * one.level * (one.kind == "heading") + one.id for one in items)


@pytest.mark.parametrize(
    ("before", "item", "step", "after"),
    [
        ("a b c", "a", 1, "b a c"),
        ("a b c", "c", -1, "a c b"),
        ("a b c", "a", -1, "a b c"),
        ("a b c", "c", 1, "a b c"),
        ("a #H b", "a", 1, "#H a b"),
        ("#G a #H b", "G", 1, "#H b #G a"),
        ("#G a #H b", "H", -1, "#H b #G a"),
        ("#G a ##S b #H c", "G", 1, "#H c #G a ##S b"),
        ("a #G b", "G", -1, "#G b a"),
        ("a b", "none", 1, "a b"),
    ],
)
def test_items_move_by_one_place(before: str, item: str, step: int, after: str) -> None:
    """An item moves by one; a heading goes with its section past another section."""
    assert after == _shown(moved(_items(before), item, step))


def test_items_are_placed_before_others() -> None:
    """An item, or a section, goes before another item or to the end, and never into itself."""
    assert "b a c" == _shown(placed(_items("a b c"), "a", "c"))
    assert "b c a" == _shown(placed(_items("a b c"), "a", ""))
    assert "c #H a b" == _shown(placed(_items("#H a b #I c"), "I", "H")).replace("#I ", "")
    assert "#H a #I b" == _shown(placed(_items("#H a #I b"), "H", "a"))


def test_levels_of_a_section_change_together() -> None:
    """A heading gets deeper with those under it, and never deeper than there are levels."""
    assert "##H a ###S b #I" == _shown(leveled(_items("#H a ##S b #I"), "H", 1))
    assert "#H a" == _shown(leveled(_items("#H a"), "H", -1))


def test_notes_are_added_once() -> None:
    """A note that is in the outline already is left where it is."""
    note = new_item("note", note="n1")
    again = new_item("note", note="n1")
    assert (note,) == added((note,), [again])
    assert [1, 1] == [section_end(_items("a b"), 0), section_end(_items("#a #b"), 0)]


_WORDS = st.lists(st.sampled_from(["x", "#x", "##x", "###x"]), max_size=12)


@given(words=_WORDS, at=st.integers(0, 11), step=st.sampled_from([1, -1]))
def test_moving_loses_nothing(words: list[str], at: int, step: int) -> None:
    """Whatever is moved, all items are there once."""
    items = _items(" ".join(f"{word}{number}" for number, word in enumerate(words)))
    after = moved(items, f"x{at}", step)
    assert sorted(one.id for one in items) == sorted(one.id for one in after)
    after = placed(items, f"x{at}", f"x{at // 2}")
    assert sorted(one.id for one in items) == sorted(one.id for one in after)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """Two briefings with a note each."""
    folder = tmp_path / "desk"
    folder.mkdir()
    (folder / "a.md").write_text(
        "---\ntitle: 'A: [one] *story*'\ndate: 2024-01-02\nsource: Wire\n"
        "url: https://example.org/a\n---\nThe first words.\n\nMore of them.\n"
    )
    (folder / "b.md").write_text("---\ntitle: B\n---\nOther words.\n")
    library = Library.open(folder)
    library.refresh()
    for name, words, text in (("a", "The first words.\n\nMore", "Mine."), ("b", "Other", "")):
        document = library.read(name)[1]
        start = document.text.index(words)
        library.add_note(name, document, Span(start, start + len(words)), text=text)
    return library


@pytest.fixture
def outline(library: Library) -> Outline:
    """An outline of a heading, both notes and a text."""
    ids = [note.id for note in library.notes()]
    made = put_at_end(library.outlines, None, "All of it", ids, heading="## Part", text="End.")
    return library.outlines.outline(made)


def test_outlines_have_names_of_their_own(library: Library) -> None:
    """A name is taken once, whatever its case; an empty one is refused."""
    library.outlines.create(" One   two ")
    assert "One two" == library.outlines.outline("ONE TWO").name
    with pytest.raises(UsageError, match="there is one of this name"):
        library.outlines.create("one two")
    with pytest.raises(UsageError, match="needs a name"):
        library.outlines.create("  ")
    with pytest.raises(NotFoundError, match="no such outline"):
        library.outlines.outline("three")


def test_nothing_is_made_for_a_note_that_is_not_there(library: Library) -> None:
    """An id that is wrong leaves no empty outline behind."""
    with pytest.raises(NotFoundError):
        put_at_end(library.outlines, None, "New", ["nothing"])
    assert [] == library.outlines.all()


def test_removed_outline_comes_back(library: Library, outline: Outline) -> None:
    """A removed outline is a tombstone, and its name is free."""
    library.outlines.remove(outline.id)
    assert [] == library.outlines.all()
    library.outlines.restore(outline.id)
    assert [outline.items] == [one.items for one in library.outlines.all()]


def test_change_is_turned_back_unless_others_came_first(library: Library, outline: Outline) -> None:
    """A change is taken back; not once the items are others."""
    change = library.outlines.change(outline.id, lambda items: items[:1])
    assert library.outlines.turn(change.back)
    assert outline.items == library.outlines.outline(outline.id).items
    library.outlines.change(outline.id, lambda items: removed(items, {items[0].id}))
    assert not library.outlines.turn(change)


def test_document_cites_its_notes(library: Library, outline: Outline) -> None:
    """Each quote has a footnote with title, source, date and address; marks stay words."""
    text = outline_text(outline, library.outlines.cited(outline))
    first, second = (note.id for note in library.notes())
    assert text == (
        "# All of it\n\n### Part\n\n"
        f"> The first words.\n>\n> More[^bt-{first}]\n\nMine.\n\n"
        f"[^bt-{first}]: A: \\[one] \\*story\\*, Wire · 2024-01-02 · <https://example.org/a>\n\n"
        f"> Other[^bt-{second}]\n\n[^bt-{second}]: B\n\nEnd.\n"
    )


def test_deleted_note_is_left_out(library: Library, outline: Outline) -> None:
    """A note that was deleted is not in the document, and comes back with the note."""
    note = library.notes()[1]
    library.remove_note(note.id)
    assert "Other" not in outline_text(outline, library.outlines.cited(outline))
    library.restore_note(note.id)
    assert "Other" in outline_text(outline, library.outlines.cited(outline))


def test_document_is_cited_though_its_briefing_is_gone(library: Library, outline: Outline) -> None:
    """What the notes know of a briefing that is gone stands in the footnote."""
    (library.folder / "b.md").unlink()
    library.refresh()
    text = outline_text(outline, library.outlines.cited(outline))
    assert text.endswith("]: B\n\nEnd.\n")


def _write(library: Library, name: str, to: Path, *, force: bool = False) -> bool:
    """Export an outline; whether a byte was written."""
    outline = library.outlines.outline(name)
    cited = library.outlines.cited(outline)
    plan = library.exports.plan_outline(outline, cited, to, Options(force=force))
    return any(file.changed for file in library.exports.write(plan).files)


def test_export_again_keeps_what_its_reader_wrote(
    library: Library, outline: Outline, tmp_path: Path
) -> None:
    """Prose between blocks and edited blocks stay; other blocks are refreshed; nothing twice."""
    path = tmp_path / "out" / "All of it.md"
    assert _write(library, outline.name, tmp_path / "out")
    assert not _write(library, outline.name, tmp_path / "out")
    text = path.read_text().replace("### Part", "### My part").replace("Mine.", "Mine!")
    path.write_text(f"{text}\n\nA line of my own.\n")
    assert not _write(library, outline.name, tmp_path / "out")
    last = outline.items[-1]
    library.outlines.change(outline.id, lambda items: worded(items, last.id, "The end."))
    assert _write(library, outline.name, tmp_path / "out")
    text = path.read_text()
    assert "### My part" in text
    assert "Mine!" in text
    assert "The end." in text
    assert text.endswith("\nA line of my own.\n")
    assert not _write(library, outline.name, tmp_path / "out")


def test_order_follows_the_outline_where_nothing_is_between(
    library: Library, outline: Outline, tmp_path: Path
) -> None:
    """An edited block moves with the outline; a renamed file is found again by its id."""
    folder = tmp_path / "out"
    assert _write(library, outline.name, folder)
    path = folder / "sub" / "renamed.md"
    path.parent.mkdir()
    (folder / "All of it.md").rename(path)
    path.write_text(path.read_text().replace("Mine.", "Mine!"))
    note = outline.items[1]
    library.outlines.change(outline.id, lambda items: moved(items, note.id, 1))
    assert _write(library, outline.name, folder)
    text = path.read_text()
    assert text.index("> Other") < text.index("> The first") < text.index("Mine!")
    assert not _write(library, outline.name, folder)
    assert [path.parent] == list(folder.iterdir())


def test_foreign_file_is_left_alone(library: Library, outline: Outline, tmp_path: Path) -> None:
    """A file that is no export of the outline stays as it is, unless that is forced."""
    path = tmp_path / "mine.md"
    path.write_text("Mine.\n")
    cited = library.outlines.cited(outline)
    plan = library.exports.plan_outline(outline, cited, path)
    assert ((), True) == (plan.files, "left alone" in plan.warnings[0])
    assert _write(library, outline.name, path, force=True)
    assert not _write(library, outline.name, path)


_HOSTILE = st.text(st.sampled_from(" \n#>*_`[]^-!<>&:|~1.\\abé🍎\x00\x1b"), max_size=40)


@given(name=_HOSTILE.filter(str.split), heading=_HOSTILE, text=_HOSTILE)
def test_hostile_words_stay_in_their_place(name: str, heading: str, text: str) -> None:
    """Whatever is written, the document has its title, its heading, and nothing that swallows it."""
    from briefterm.model import Outline  # noqa: PLC0415 - beside its use

    items = (heading_item(heading), new_item("text", text=text), heading_item("Last"))
    outline = Outline(id="o", name=name, items=items)
    tokens = MarkdownIt("commonmark").enable("table").parse(outline_text(outline, {}))
    titles = [token.level for token in tokens if token.type == "heading_open"]
    assert 2 + bool(items[0].text.strip()) == len(titles)
    assert titles[-1:] == [0]


def test_newest_edit_wins_and_unknown_fields_stay(library: Library, tmp_path: Path) -> None:
    """Of two copies the later items count; fields of other versions survive both."""
    outlines = library.outlines
    made = outlines.create("Shared")
    path = library.notes_path
    other = tmp_path / "other.json"
    store = open_store(path)
    later = {"id": "i2", "kind": "image", "href": "x.png"}
    store.update_outline(made.id, {"items": [later], "mood": "calm"})
    other.write_bytes(path.read_bytes())
    outlines.change(made.id, lambda items: added(items, [heading_item("Here")]))
    open_store(other).update_outline(made.id, {"name": "Elsewhere"})
    store.merge(other)
    (merged,) = outlines.all()
    assert ("Elsewhere", ["image", "heading"]) == (merged.name, [i.kind for i in merged.items])
    (record,) = json.loads(path.read_text())["outlines"].values()
    assert ("calm", "x.png") == (record["mood"], record["items"][0]["href"])
    store.merge(other)
    assert [merged] == outlines.all()
