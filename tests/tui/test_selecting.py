from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefterm.config import Config
from briefterm.tui.widgets.article import select

if TYPE_CHECKING:
    from tests.tui.conftest import OpenReader, Reader

# With lines of 40 cells the text begins so:
#   For good reasons the fishermen of Vessa
#   fought the sand. On 14 March 2019 they
#   stopped. Mira Solberg, the harbour
NARROW = Config(measure=40)
FIRST = "For good reasons the fishermen of Vessa fought the sand."
PARAGRAPH = (
    f"{FIRST} On 14 March 2019 they stopped. Mira Solberg, the harbour master, "
    "told the council that the basin could not be saved."
)


@pytest.mark.parametrize(
    ("keys", "quote"),
    [
        ("v", "F"),
        ("v e", "For"),
        ("v w", "For g"),
        ("v w w e", "For good reasons"),
        ("v l l right", "For"),
        ("v e e b", "For g"),
        ("v $", "For good reasons the fishermen of Vessa"),
        ("v j", "For good reasons the fishermen of Vessa f"),
        ("v j $", "For good reasons the fishermen of Vessa fought the sand. On 14 March 2019 they"),
        ("v )", f"{FIRST} O"),
        (") v (", f"{FIRST} O"),
        ("] d v e e e", "14 March 2019"),
        ("] d v e e e e 0", "fought the sand. On 1"),
        ("V", PARAGRAPH),
        ("V }", f"{PARAGRAPH}\n\nSand"),
        ("v e V", PARAGRAPH),
    ],
)
async def test_keys_select_and_highlight_exactly(reader: OpenReader, keys: str, quote: str) -> None:
    """Visual mode takes both ends whole, as vim does; the highlight has the quote and offsets."""
    quote = quote.rstrip()
    async with reader(config=NARROW) as app:
        await app.press("enter", *keys.split())
        assert quote == app.selected
        assert "SELECT" in app.shown(app.screen.status)

        await app.press("h")
        (note,) = app.stored()
        anchor = note["anchor"]
        assert quote == anchor["quote"]
        assert quote == app.text[anchor["start"] : anchor["end"]]
        assert (note["briefing"], note["text"], note["tags"]) == ("harbour", "", [])
        assert app.view.selected is None
        assert not app.view.visual


async def test_escape_drops_the_selection_first(reader: OpenReader) -> None:
    """Escape and the same key again leave visual mode; nothing is written."""
    async with reader() as app:
        await app.press("enter", "v", "e", "escape")
        assert app.view.selection is None
        await app.press("v", "e", "v")
        assert app.view.selection is None
        await app.press("V", "q")
        assert app.view.selection is None
        assert app.screen.pane == "article"
        await app.press("h")
        assert app.stored() == []
        assert "Select some text first" in app.told[-1]


async def _drag(app: Reader, start: tuple[int, int], end: tuple[int, int]) -> None:
    await app.pilot.mouse_down(app.view, offset=start)
    await app.pilot.hover(app.view, offset=end)
    await app.pilot.mouse_up(app.view, offset=end)
    await app.settle()


async def test_drag_selects_in_both_directions(reader: OpenReader) -> None:
    """The cells where a drag begins and ends are both in the selection."""
    async with reader(config=NARROW) as app:
        await app.press("enter")
        x, y = app.spot("good reasons")
        await _drag(app, (x, y), (x + 11, y))
        assert app.selected == "good reasons"
        await _drag(app, (x + 11, y), (x, y))
        assert app.selected == "good reasons"
        await _drag(app, (x, y), (x, y + 1))
        assert app.selected == "good reasons the fishermen of Vessa fough"
        await app.press("h")
        assert app.stored()[0]["anchor"]["quote"] == "good reasons the fishermen of Vessa fough"


async def test_drag_past_the_end_of_a_line(reader: OpenReader) -> None:
    """Right of a line's text is its end."""
    async with reader(config=NARROW) as app:
        await app.press("enter")
        x, y = app.spot("fishermen of Vessa")
        await _drag(app, (x, y), (x + 22, y))
        assert app.selected == "fishermen of Vessa"


async def test_drag_to_a_blank_line(reader: OpenReader) -> None:
    """Below the last line of a paragraph its end is meant, and nothing of the next one."""
    async with reader(config=NARROW) as app:
        await app.press("enter")
        lines = app.shown(app.view).splitlines()
        x, y = app.spot("could not be saved.")
        assert not lines[y + 1].strip()
        await _drag(app, (x, y), (x + 4, y + 1))
        assert app.selected == "could not be saved."
        head_x, head_y = app.spot("Sand")
        assert head_y == y + 3
        await _drag(app, (head_x, head_y), (x + 4, y + 1))
        assert app.selected == "S"


async def test_drag_beyond_the_end_of_the_text(reader: OpenReader) -> None:
    """Below the last line the end of the text is meant."""
    async with reader(config=NARROW) as app:
        await app.open("How salt")
        x, y = app.spot("broken at noon.")
        await _drag(app, (x, y), (x + 20, app.view.size.height - 2))
        assert app.selected == "broken at noon."


async def test_drag_from_the_margin_and_the_masthead(reader: OpenReader) -> None:
    """Above the text its beginning is meant, left of a line the line's first word."""
    async with reader(config=NARROW) as app:
        await app.press("enter")
        x, y = app.spot("For good")
        await _drag(app, (x + 2, y), (x, 1))
        assert app.selected == "For"
        await _drag(app, (x + 5, y + 1), (0, y + 1))
        assert app.selected == "fought"


async def test_double_click_takes_a_word_and_triple_a_paragraph(
    reader: OpenReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Clicks in quick succession grow the selection."""
    monkeypatch.setattr(select, "_AGAIN_SECONDS", 60)
    async with reader(config=NARROW) as app:
        await app.press("enter")
        x, y = app.spot("fishermen")
        await app.pilot.click(app.view, offset=(x + 3, y), times=2)
        assert app.selected == "fishermen"
        await app.pilot.click(app.view, offset=(x + 3, y), times=1)
        assert app.selected == PARAGRAPH
        await app.pilot.click(app.view, offset=(x + 20, y + 1), times=1)
        assert app.selected is None


async def test_wide_characters_are_hit_where_they_are_drawn(reader: OpenReader) -> None:
    """A drag over characters of two cells takes those under the pointer."""
    async with reader() as app:
        await app.open("Orchard")
        x, y = 0, 0
        for y in range(app.view.size.height):
            line = app.view.render_line(y)
            at = line.text.find("百本の木があ")
            if at >= 0:
                x = sum(2 if ord(char) > 0x2E80 else 1 for char in line.text[:at])
                break
        await _drag(app, (x, y), (x + 7, y))
        assert app.selected == "百本の木"


async def test_copy_sends_the_quote_with_its_source(reader: OpenReader) -> None:
    """Y copies a Markdown quote and its source, ctrl+c the words alone."""
    async with reader(config=NARROW) as app:
        await app.press("enter", "v", "e", "ctrl+c")
        assert app.app.clipboard == "For"
        await app.press("y")
        assert app.app.clipboard == (
            "> For\n>\n> — The harbour that moved · Coast Letter · Ines Tarp · 2021-06-03 · "
            "<https://coast.example/harbour> · `briefterm open harbour`\n"
        )


async def test_large_sizes_and_odd_motions_stay_in_the_text(reader: OpenReader) -> None:
    """Motions at both ends of the text select something or nothing, and never fail."""
    async with reader(size=(60, 12)) as app:
        await app.open("How salt")
        keys = [*"v(({{bbkk0$GGwwe)}lj", "left", *"ggVG"]
        await app.press(*keys)
        assert app.selected == app.text
