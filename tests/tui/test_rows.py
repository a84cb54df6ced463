from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import App
from textual.containers import Vertical
from textual.screen import ModalScreen

from briefterm.tui.widgets.rows import RowList

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.pilot import Pilot
    from textual.strip import Strip

    from briefterm.tui.widgets.rows import RowLine

ITEMS = [f"row {number}" for number in range(40)]


class Rows(RowList[str]):
    """Rows that say for which width they are made; narrow ones take three lines."""

    DEFAULT_CSS = "Rows { height: 1fr; }"

    def __init__(self) -> None:
        super().__init__(ITEMS)
        self.asked: set[int] = set()
        self.drawn: list[tuple[int, str]] = []

    def row_lines(self, item: str, width: int) -> list[RowLine]:
        """The item and the width."""
        self.asked.add(width)
        return [((f"{item} of {width}", "row"),)] * (1 if width >= 20 else 3)

    def render_line(self, y: int) -> Strip:
        """Keep what is drawn."""
        strip = super().render_line(y)
        self.drawn.append((self.size.width, strip.text.strip()))
        return strip


class Early(Rows):
    """Rows whose cursor moves just before they are measured."""

    def on_resize(self) -> None:
        """Move it; that of the list itself is called next."""
        self.point(38)


class Box(ModalScreen[None]):
    """A dialog that points at a row before anything is laid out."""

    DEFAULT_CSS = "Box Vertical { width: 60; height: 20; }"

    def compose(self) -> ComposeResult:
        """The rows in a box."""
        with Vertical():
            yield Rows()

    def on_mount(self) -> None:
        """Begin at a row far down."""
        self.query_one(Rows).show_items(ITEMS, 30)


class Page(App[None]):
    """Rows on a whole screen."""

    def compose(self) -> ComposeResult:
        """The rows."""
        yield Rows()


async def _until(pilot: Pilot[None], condition: Callable[[], bool]) -> None:
    for _ in range(200):
        if condition():
            return
        await pilot.pause()
    raise AssertionError("it never came to be so")


def _in_sight(rows: Rows, item: str) -> bool:
    width, height = rows.size
    return any(text == f"{item} of {width}" for _, text in rows.drawn[-height:])


async def test_rows_of_a_dialog_wait_for_their_width() -> None:
    """Rows that are given before their width is known are measured once it is, and not before."""
    app = App[None]()
    async with app.run_test(size=(100, 30)) as pilot:
        box = Box()
        await app.push_screen(box)
        rows = box.query_one(Rows)
        await _until(pilot, lambda: bool(rows.drawn) and _in_sight(rows, ITEMS[30]))
        assert {60} == rows.asked
        assert {(60, "")} >= {(width, text) for width, text in rows.drawn if " of 60" not in text}
        assert len(ITEMS) == rows.virtual_size.height


async def test_rows_given_to_a_hidden_list_are_measured_when_it_is_shown() -> None:
    """A list that is hidden has no width; it is drawn as if the rows had come when it was shown."""
    app = Page()
    async with app.run_test(size=(100, 30)) as pilot:
        rows = app.query_one(Rows)
        await _until(pilot, lambda: bool(rows.drawn) and _in_sight(rows, ITEMS[0]))
        rows.display = False
        await _until(pilot, lambda: not rows.size)
        rows.drawn.clear()
        rows.show_items([f"other {number}" for number in range(40)], 35)
        rows.display = True
        await _until(pilot, lambda: bool(rows.drawn) and _in_sight(rows, "other 35"))
        assert {100} == rows.asked
        assert len(ITEMS) == rows.virtual_size.height


async def test_rows_are_drawn_at_the_width_that_they_have() -> None:
    """From the first frame after a resize on, no line is one that was made for another width."""
    app = Page()
    async with app.run_test(size=(100, 30)) as pilot:
        rows = app.query_one(Rows)
        await _until(pilot, lambda: bool(rows.drawn) and _in_sight(rows, ITEMS[0]))
        await pilot.resize_terminal(16, 30)
        await _until(pilot, lambda: _in_sight(rows, ITEMS[9]))
        assert all(not text or text.endswith(f" of {width}") for width, text in rows.drawn)
        assert 3 * len(ITEMS) == rows.virtual_size.height


async def test_cursor_moves_before_rows_are_measured() -> None:
    """Rows that have their place on the screen, but were not told yet, can be pointed at."""
    app = App[None]()
    async with app.run_test(size=(100, 30)) as pilot:
        rows = Early()
        await app.mount(rows)
        await _until(pilot, lambda: bool(rows.drawn) and _in_sight(rows, ITEMS[38]))
        assert ITEMS[38] == rows.current


async def test_rows_are_in_the_first_frame() -> None:
    """Where the cursor is in sight, a list is drawn before it is told of its size."""
    app = Page()
    async with app.run_test(size=(100, 30)) as pilot:
        rows = app.query_one(Rows)
        await _until(pilot, lambda: bool(rows.drawn))
        assert (100, f"{ITEMS[0]} of 100") == rows.drawn[0]
