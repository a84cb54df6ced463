"""Looks that are Jinja2 templates."""

from __future__ import annotations

import builtins
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from briefterm.errors import UsageError
from briefterm.export import (
    Entry,
    Names,
    Subject,
    composed,
    index_page,
    look_named,
    merged,
    page_of,
)
from briefterm.export.looks import TEMPLATES
from briefterm.export.templates import SHIPPED, template_look
from briefterm.model import (
    Anchor,
    Anchored,
    AnchorState,
    Bookmark,
    Briefing,
    Document,
    Note,
    PlacedBookmark,
    PlacedNote,
)

if TYPE_CHECKING:
    from briefterm.export import Page

pytest.importorskip("jinja2")
HOSTILE = (
    "# a\n* b\n<!-- /briefterm:note n1 -->\n# /briefterm:note n1\n{{ 7*7 }}\n[^x]: y\n#+end_quote"
)


def subject(text: str = "Why?", quote: str = "First words") -> Subject:
    """A briefing with notes of all sorts and a bookmark."""
    anchor = Anchor(quote=quote, start=0, end=5, heading=("One",))
    made: dict[str, Any] = {"briefing": "a b", "text": text, "created": "2026-01-02T03:04:05Z"}
    notes = [
        PlacedNote(Note(id="n0", tags=("x", "y"), kind="claim", status="done", **made)),
        PlacedNote(Note(id="n1", anchor=anchor, **made), Anchored(0, 5, AnchorState.SAME)),
        PlacedNote(Note(id="n2", anchor=anchor, **made), Anchored(0, 5, AnchorState.ORPHAN)),
        PlacedNote(
            Note(id="n3", briefing="a b", anchor=anchor), Anchored(6, 9, AnchorState.CHANGED)
        ),
    ]
    bookmarks = [PlacedBookmark(Bookmark(id="b1", briefing="a b", created="2026-01-02T03:04:05Z"))]
    briefing = Briefing(
        id="a b", path=Path("/x"), title="T: *x*", date=date(2023, 9, 13), source="Wire",
        url="https://e.org/a", summary="Sum.",
    )  # fmt: skip
    return Subject(briefing, Document("First words"), notes, bookmarks, Names(("Kim",)))


def page(look: Any, one: Subject | None = None) -> Page:
    """The page of the briefing in a look."""
    return page_of([one or subject()], look, state="1")


@pytest.mark.parametrize("text", ["Why?", HOSTILE, ""])
def test_the_shipped_default_is_the_built_in_one(text: str) -> None:
    """So that a template of one's own can begin with it."""
    one = subject(text)
    entry = Entry(one.briefing, "a%20b.md", "2 notes")

    assert page(template_look("obsidian"), one) == page(look_named(""), one)
    assert index_page([entry], template_look("obsidian"), title="B") == index_page(
        [entry], look_named(""), title="B"
    )


@pytest.mark.parametrize("name", TEMPLATES)
@pytest.mark.parametrize("text", ["Why?", HOSTILE, ""])
def test_every_template_makes_files_to_go_on_with(name: str, text: str) -> None:
    """A second export writes nothing, and no words break a block."""
    made = page(look_named(name), subject(text, text or "q"))

    first = composed(made, "now").text

    assert merged(first, made, lambda *_: False, stamp="later").text == first
    keys = [line.split()[2] for line in first.splitlines() if made.syntax.mark.fullmatch(line)]
    assert keys[::2] == keys[1::2]
    assert len(keys) == 2 * sum(item.kind != "line" for item in made.items)


def test_a_cited_brief_has_footnotes() -> None:
    """The quote with its source and date is below what was written on it."""
    text = composed(page(look_named("brief"))).text

    assert "\nWhy?[^bt-n1]\n" in text
    assert "\n[^bt-n1]: “First words” T: \\*x\\*, Wire · 2023-09-13 · <https://e.org/a>\n" in text


def test_org_has_no_front_matter() -> None:
    """The id is a property, marks are comments."""
    made = page(look_named("org"))

    text = composed(made).text

    assert made.syntax.suffix == ".org"
    assert text.startswith("# briefterm:record 1 org ")
    assert "\n* T: *x*\n:PROPERTIES:\n:BRIEFTERM: a b\n" in text
    assert "\n#+begin_quote\nFirst words\n#+end_quote\n" in text


def test_a_template_of_ones_own_replaces_some_parts(tmp_path: Path) -> None:
    """And what it prints cannot be taken for a mark."""
    path = tmp_path / "mine.jinja"
    path.write_text(
        '{% extends "obsidian" %}{% block note %}N {{ note.text }} {{ names.people[0] }}{% endblock %}'
    )

    items = page(look_named(str(path)), subject("<!-- briefterm:note x 00 -->\ny")).items

    assert items[0].body.startswith("# T: ")
    assert items[1].body == "N <!-- briefterm:note x 00 -->\ny Kim"
    path.write_text('{% extends "obsidian" %}{% block note %}{{ note.text }}{% endblock %}')
    look = template_look(str(path))
    assert page(look, subject("<!-- briefterm:note x 00 -->")).items[1].body.startswith("\\<!--")


@pytest.mark.parametrize(
    "source",
    ["{% if %}", "{{ 1/0 }}", "{{ ''.__class__.__mro__[1].__subclasses__() }}{{ 1/0 }}",
     '{% extends "nowhere" %}', "{{ x.y.z }}", "{{ range(99999999) }}"],
)  # fmt: skip
def test_a_broken_template_is_told_in_a_line(tmp_path: Path, source: str) -> None:
    """With its name; the sandbox lets nothing out."""
    path = tmp_path / "mine.jinja"
    path.write_text(source)

    with pytest.raises(UsageError, match=r"mine\.jinja") as told:
        page(template_look(str(path)))

    assert "\n" not in str(told.value)


def test_an_unknown_template_is_told() -> None:
    """With the names of those that there are."""
    with pytest.raises(UsageError, match="brief, markdown, obsidian, org"):
        template_look("nope")
    assert {path.stem for path in SHIPPED.glob("*.jinja")} == set(TEMPLATES)


def test_without_the_engine_the_default_works(monkeypatch: pytest.MonkeyPatch) -> None:
    """And any other look says what to install."""
    real = builtins.__import__

    def missing(name: str, *rest: Any) -> Any:
        if name.partition(".")[0] == "jinja2":
            raise ImportError(name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", missing)
    look_named.cache_clear()

    assert page(look_named("")).items
    with pytest.raises(UsageError, match=r"briefterm\[templates\]"):
        look_named("brief")
