"""Small pure functions of the screen: panes, tags, looks and the export's folder."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.style import Style

from briefterm.tui.days import day_words
from briefterm.tui.draft import tags_in
from briefterm.tui.inks import _LOOKS, Inks
from briefterm.tui.screens.reader.consulting import export_folder
from briefterm.tui.screens.reader.panes import visible_panes
from briefterm.tui.themes import THEMES


@pytest.mark.parametrize(
    ("width", "focus", "panel", "alone", "shown"),
    [
        (120, "list", True, False, "list article panel"),
        (120, "list", False, False, "list article"),
        (119, "list", True, False, "list article"),
        (119, "article", True, False, "article panel"),
        (119, "article", False, False, "list article"),
        (80, "panel", True, False, "article panel"),
        (79, "panel", True, False, "panel"),
        (40, "article", True, False, "article"),
        (40, "list", True, False, "list"),
        (200, "article", True, True, "article"),
        (200, "list", True, True, "article"),
    ],
)
def test_visible_panes(width: int, focus: str, panel: bool, alone: bool, shown: str) -> None:
    """As many panes as fit, the focused one always among them."""
    assert tuple(shown.split()) == visible_panes(width, focus, panel=panel, alone=alone)


@given(
    st.integers(0, 400), st.sampled_from(["list", "article", "panel"]), st.booleans(), st.booleans()
)
def test_visible_panes_are_never_none(width: int, focus: str, panel: bool, alone: bool) -> None:
    """Whatever the size and the mode, the focused pane shows, unless the article is alone."""
    shown = visible_panes(width, focus, panel=panel or focus == "panel", alone=alone)
    assert 1 <= len(shown) <= 3
    assert focus in shown or (alone and shown == ("article",))


@pytest.mark.parametrize(
    ("line", "tags"),
    [
        ("", ()),
        ("a b", ("a", "b")),
        ("#a, #b,a ,", ("a", "b")),
        ("  #  ## x#y ", ("x#y",)),
        ("日本, été", ("日本", "été")),
    ],
)
def test_tags_in(line: str, tags: tuple[str, ...]) -> None:
    """Tags are parted by spaces or commas, # may be left out, and each comes once."""
    assert tags == tags_in(line)


@given(st.lists(st.text("abc#é", min_size=1).filter(lambda tag: tag.lstrip("#") == tag)))
def test_tags_come_back_as_they_were(tags: list[str]) -> None:
    """Tags written into the input are the same when it is read."""
    assert tags_in(" ".join(tags)) == tuple(dict.fromkeys(tags))


def test_inks_lay_looks_over_each_other() -> None:
    """Later looks win where both say something; unknown ones and missing colours say nothing."""
    inks = Inks({"name-person": "#ff0000", "note-blue": "#0000ff"})
    style = inks.style(("person", "note-blue", "nonsense"), Style(italic=True))
    assert style == Style(bold=True, italic=True, color="#ff0000", bgcolor="#0000ff")
    assert inks.style(("date",), Style()) == Style(italic=True, underline=True)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_every_look_has_its_colours_in_every_theme(theme: object) -> None:
    """No look asks for a variable that a theme leaves out."""
    own = {
        "primary",
        "secondary",
        "accent",
        "foreground",
        "background",
        "surface",
        "panel",
        "warning",
        "success",
        "error",
    }
    wanted = {
        word.removeprefix("$") for look in _LOOKS.values() for word in look.split() if "$" in word
    }
    assert wanted - own <= set(getattr(theme, "variables"))  # noqa: B009 - pytest types it loosely


def test_exports_go_beside_the_library_and_never_into_it() -> None:
    """The folder of the shell is meant, unless it is in the library."""
    desk = Path("/home/ada/desk")
    assert export_folder(desk, Path("/tmp/cwd")) == Path("/tmp/cwd/notes")  # noqa: S108 - only a name
    assert export_folder(desk, desk) == Path("/home/ada/notes")
    assert export_folder(desk, desk / "deep") == Path("/home/ada/notes")
    assert export_folder(desk, Path("/home/ada")) == Path("/home/ada/notes")


def test_days_are_written_without_a_zero_before_them() -> None:
    """The month is short, the year whole; an undated briefing has no words."""
    assert "2 Nov 2026" == day_words(date(2026, 11, 2))
    assert "" == day_words(None)
