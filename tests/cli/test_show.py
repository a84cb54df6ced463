"""``show``: the page is set as the reader sets it, with and without a terminal."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.style import Style

from briefterm.cli import rendering
from briefterm.layout.cells import cell_width
from briefterm.layout.page import masthead_of
from briefterm.layout.typeset import lay_out
from briefterm.library import Library
from briefterm.model import Block, BlockKind, Document, EntityKind, MarkKind
from briefterm.model.notes import NOTE_COLORS
from briefterm.tui.inks import _LOOKS as READER_LOOKS
from briefterm.tui.lights import LIGHT_OF

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

RATES = """\
---
title: "The rates"
date: 2002-03-01
source: Test Wire
---
One euro is, said Wim Duisenberg on 3 May 1998 in Frankfurt, all of **these** `sums`:

| Country | Old currency | Units |
|---------|--------------|-------|
| Belgium | franc | 40.3399 |
| Italy | lira \x1b[31m | 1936.27 |
| 漢字 | – | 1 |

> No one may round them.

1. first
   - inner
"""
STYLE = re.compile(r"\x1b\[[0-9;]*m")
WORD = st.text("abc\x1b漢 ", max_size=6)


@pytest.fixture
def rates(folder: Path) -> Path:
    """A briefing with a table in the library."""
    path = folder / "rates.md"
    path.write_text(RATES)
    return path


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Output is styled as on a terminal of 60 columns."""
    monkeypatch.delenv("NO_COLOR", raising=False)
    for name, value in (("FORCE_COLOR", "1"), ("TERM", "xterm-256color"), ("COLUMNS", "60")):
        monkeypatch.setenv(name, value)
    return monkeypatch


def styled(out: str, text: str) -> str:
    """The style that ``text`` is printed in."""
    found = re.search(rf"\x1b\[([0-9;]*)m{re.escape(text)}\x1b\[0m", out)
    assert found, text
    return found[1]


@pytest.mark.usefixtures("rates")
def test_a_table_is_set_in_columns(call: Callable[..., Any]) -> None:
    """The cells of a column begin below each other, and wide letters count twice."""
    lines = call("show", "rates").lines

    at = next(number for number, line in enumerate(lines) if line.startswith("Country"))
    assert [
        "Country │ Old currency │ Units",
        "────────┼──────────────┼────────",
        "Belgium │ franc        │ 40.3399",
        "Italy   │ lira ␛[31m   │ 1936.27",
        "漢字    │ –            │ 1",
    ] == lines[at : at + 5]


@pytest.mark.usefixtures("rates")
def test_plain_tables_are_aligned_without_ornament(call: Callable[..., Any]) -> None:
    """Each row is one line of its words alone, and paragraphs are not wrapped."""
    lines = call("show", "rates", "--plain").lines

    assert "Belgium   franc          40.3399" in lines
    assert "Italy     lira ␛[31m     1936.27" in lines
    assert "漢字      –              1" in lines
    assert lines[0].endswith("all of these sums:")


@pytest.mark.usefixtures("rates")
def test_the_page_is_that_of_the_reader(
    call: Callable[..., Any], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Lines break where the layout breaks them at the same width."""
    monkeypatch.setenv("COLUMNS", "40")
    briefing, document = Library.open(folder).read("rates")
    layout = lay_out(document, 40, masthead_of(briefing))
    expected = [
        "".join(text for _, text in line.decor) if not line.runs else layout.text[
            line.runs[0].start : line.runs[0].end
        ]
        for line in layout.lines[1:-1]
    ]  # fmt: skip

    lines = call("show", "rates").lines

    assert len(expected) == len(lines)
    for part, line in zip(expected, lines, strict=True):
        assert part.replace("\u00a0", " ") in line


@pytest.mark.usefixtures("rates")
@pytest.mark.parametrize(("columns", "widest"), [("200", 44), ("33", 33), ("9", 9)])
def test_lines_are_as_long_as_the_measure_and_the_terminal_allow(
    call: Callable[..., Any],
    home: Path,
    monkeypatch: pytest.MonkeyPatch,
    columns: str,
    widest: int,
) -> None:
    """The settings give the measure; a narrower terminal is never overrun."""
    (home / "own.toml").write_text("measure = 44\n")
    monkeypatch.setenv("COLUMNS", columns)

    lines = call("show", "rates", "--config", "own.toml").lines
    longest = max(cell_width(line) for line in lines)

    assert widest - 8 < longest <= widest


@pytest.mark.usefixtures("rates", "terminal")
def test_names_dates_and_marks_are_styled(call: Callable[..., Any]) -> None:
    """A terminal gets the look of each kind, in the text and in tables."""
    out = call("show", "rates").out

    assert "1;33" == styled(out, "Wim Duisenberg")
    assert "4;32" == styled(out, "Frankfurt")
    assert "4;32" == styled(out, "Belgium")
    assert "3;4;36" == styled(out, "3 May 1998")
    assert "1" == styled(out, "these")
    assert "2" == styled(out, "sums")
    assert "1" == styled(out, "Country")
    assert "1" == styled(out, "The rates")


@pytest.mark.usefixtures("rates")
def test_styles_survive_without_colors(
    call: Callable[..., Any], terminal: pytest.MonkeyPatch
) -> None:
    """NO_COLOR leaves bold, italic and lines."""
    terminal.setenv("NO_COLOR", "1")

    out = call("show", "rates").out

    assert "1" == styled(out, "Wim Duisenberg")
    assert "3;4" == styled(out, "3 May 1998")


@pytest.mark.usefixtures("rates", "terminal")
def test_styles_change_no_letter(call: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    """What a terminal shows is what a pipe gets."""
    call("note", "add", "rates", "--quote", "No one may", "--color", "pink")
    out = call("show", "rates").out
    assert "7;95" == styled(out, "No one may")
    monkeypatch.delenv("FORCE_COLOR")

    assert call("show", "rates").out == STYLE.sub("", out)


def test_a_page_tells_its_warnings_once(call: Callable[..., Any], folder: Path) -> None:
    """They stand in the masthead; plain text and JSON leave them to stderr."""
    (folder / "yaml.md").write_text("---\ntitle: [\n---\nBody.\n")

    page, plain = call("show", "yaml"), call("show", "yaml", "--plain")

    assert any(line.startswith("! ") for line in page.lines)
    assert "" == page.err
    assert "! " not in plain.out
    assert plain.err.startswith("briefterm: yaml: ")


def test_the_masthead_can_be_searched(call: Callable[..., Any]) -> None:
    """Its facts are parted by ordinary spaces, its controls are marks."""
    lines = call("show", "kim").lines

    assert lines[0].startswith("Kim ␛[31m visits")
    assert "Test Wire · 13 September 2023 · 1 min  #asia  #arms" == lines[1]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(WORD, min_size=1, max_size=4), min_size=1, max_size=5))
def test_plain_rows_keep_their_words(rows: list[list[str]]) -> None:
    """Whatever a table holds, its words stay in their order, a line a row."""
    blocks = []
    text = "before\n"
    for level, row in enumerate(rows):
        line = "\t".join(row)
        blocks.append(Block(BlockKind.TABLE, len(text), len(text) + len(line), 1 + bool(level)))
        text += line + "\n"
    document = Document(text=text + "after", blocks=tuple(blocks))

    plain = rendering.plain_text(document)

    assert text.count("\n") == plain.count("\n")
    assert f"{text}after".replace("\x1b", "␛").split() == plain.split()


def test_a_long_cell_does_not_pad_all_rows_to_its_length() -> None:
    """What is printed of a table grows as its text does."""
    rows = ["x " * 10_000 + "\ty", *["1\t2"] * 1_000]
    text = "\n".join(rows)
    starts = [0]
    for row in rows[:-1]:
        starts.append(starts[-1] + len(row) + 1)
    blocks = tuple(
        Block(BlockKind.TABLE, start, start + len(row), 2)
        for start, row in zip(starts, rows, strict=True)
    )

    plain = rendering.plain_text(Document(text=text, blocks=blocks))

    assert len(plain) < 600_000


def test_kinds_look_as_in_the_reader() -> None:
    """Names, dates and marks have the text styles that the reader's table of looks gives them."""

    def forms(look: str) -> Style:
        words = [word for word in look.split() if word != "on" and not word.startswith("$")]
        return Style.parse(" ".join(words)).without_color

    for kind in EntityKind:
        assert forms(READER_LOOKS[LIGHT_OF[kind]]) == forms(rendering._LOOKS[kind])
    for name in ("date", "strong", "emphasis", "strike", "link", "summary", "table-head", "title"):
        assert forms(READER_LOOKS[name]) == forms(rendering._LOOKS[name])


def test_every_mark_and_note_has_a_look() -> None:
    """No kind of mark and no colour of notes is forgotten."""
    marks = {kind.value for kind in MarkKind if kind is not MarkKind.CODE} | {"code-mark"}
    assert marks | {f"note-{color}" for color in NOTE_COLORS} <= set(rendering._LOOKS)
