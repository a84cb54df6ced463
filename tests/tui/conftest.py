"""The reader opened in a test: keys are pressed, and a state is waited for."""

from __future__ import annotations

import gc
import json
from asyncio import sleep, timeout
from contextlib import asynccontextmanager
from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING, Any, Protocol

import pytest
import textual.app
import textual.pilot
from textual.worker import Worker, WorkerState

from briefterm.config import Config
from briefterm.library import Library
from briefterm.tui.app import BrieftermApp
from briefterm.tui.screens.reader import ReaderScreen
from tests.tui.quiet import until_quiet, working

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator
    from contextlib import AbstractAsyncContextManager
    from pathlib import Path

    from textual.pilot import Pilot
    from textual.screen import Screen
    from textual.widget import Widget

    from briefterm.tui.widgets.article import ArticleView

_PATIENCE = 20  # seconds until a state that does not come is a failure
_LONGEST = 60  # seconds that one run of the program may take in a test
_BREATH = 0.003  # seconds left to the workers between two looks at a state


@dataclass
class Reader:
    """The running program, and what a test may ask of it."""

    app: BrieftermApp
    pilot: Pilot[None]
    library: Library

    @property
    def screen(self) -> ReaderScreen:
        """The screen below all dialogs."""
        screen = self.app.screen_stack[0]
        assert isinstance(screen, ReaderScreen)
        return screen

    def over(self, kind: type[Screen[Any]]) -> bool:
        """Whether the uppermost screen is of a kind."""
        return isinstance(self.app.screen, kind)

    @property
    def view(self) -> ArticleView:
        """The article."""
        return self.screen.view

    @property
    def text(self) -> str:
        """The canonical text of the open briefing."""
        return self.screen.article.document.text

    @property
    def selected(self) -> str | None:
        """The selected text."""
        span = self.view.selected
        return span.of(self.text) if span else None

    @property
    def titles(self) -> list[str]:
        """The titles in the list."""
        return [briefing.title for briefing in self.screen.briefs.items]

    @property
    def told(self) -> list[str]:
        """The messages shown so far."""
        return [note.message for note in self.app._notifications]

    def shown(self, widget: Widget | None = None) -> str:
        """The text of the cells of a widget, by default of the uppermost screen."""
        if widget is None:
            return "\n".join(strip.text for strip in self.app.screen._compositor.render_strips())
        lines = range(widget.size.height)
        return "\n".join(widget.render_line(y).text.rstrip() for y in lines)

    def spot(self, words: str, widget: Widget | None = None) -> tuple[int, int]:
        """The cell (x, y) of a widget at which ``words`` are drawn; the article by default."""
        widget = widget or self.view
        for y in range(widget.size.height):
            x = widget.render_line(y).text.find(words)
            if x >= 0:
                return x, y
        raise AssertionError(f"{words!r} is not in sight:\n{self.shown(widget)}")

    def stored(self, table: str = "notes") -> list[dict[str, Any]]:
        """The records of a table as they are on disk."""
        if not self.library.notes_path.exists():
            return []
        tables = json.loads(self.library.notes_path.read_text(encoding="utf-8"))
        return list(tables.get(table, {}).values())

    async def press(self, *keys: str) -> None:
        """Press keys, and wait until the workers that they started are done."""
        await self.pilot.press(*keys)
        await self.settle()

    async def write(self, text: str) -> None:
        """Type a text."""
        await self.pilot.press(*text)
        await self.settle()

    async def until(self, condition: Callable[[], object], what: str = "") -> None:
        """Wait for a state; fail when it does not come."""
        start = monotonic()
        while not condition():
            if monotonic() - start > _PATIENCE:
                pytest.fail(f"waited in vain for {what or condition}:\n{self.shown()}")
            await sleep(_BREATH)
            await self.pilot.pause()

    async def settle(self) -> None:
        """Wait until no worker runs and all messages are handled, and what follows from them."""
        while True:
            await self.until(lambda: not working(self.app), "the workers to finish")
            await self.pilot.pause()
            if not working(self.app):
                return

    async def open(self, title: str) -> None:
        """Open the briefing whose title begins so from the list, and wait until it is lit."""
        number = next(i for i, shown in enumerate(self.titles) if shown.startswith(title))
        self.screen.go_to_pane("list")
        await self.press("g", *("j" * number), "enter")
        assert self.screen.article.briefing.title.startswith(title)


class OpenReader(Protocol):
    """Opens the reader; see the fixture `reader`."""

    def __call__(  # noqa: D102 - the class says it
        self,
        *,
        size: tuple[int, int] = (120, 36),
        config: Config | None = None,
        briefing_id: str | None = None,
        note_id: str | None = None,
        folder: Path | None = None,
        ready: bool = True,
    ) -> AbstractAsyncContextManager[Reader]: ...


_collect, _freeze = gc.collect, gc.freeze


@pytest.fixture(scope="session")
def baseline() -> Iterator[None]:
    """What is there before the first test is no garbage, and need not be looked through."""
    _freeze()
    yield
    gc.unfreeze()


@pytest.fixture(autouse=True)
def no_litter(baseline: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """What a program would keep to its end is garbage with the test; tables that stay are not."""
    del baseline
    thresholds = gc.get_threshold()
    monkeypatch.setattr(gc, "freeze", lambda: None)
    yield
    gc.enable()
    gc.set_threshold(*thresholds)
    _collect()
    _freeze()


@pytest.fixture(autouse=True)
def no_idling(monkeypatch: pytest.MonkeyPatch) -> None:
    """What Textual's pilot waits for is asked of the event loop."""
    for module in (textual.app, textual.pilot):
        monkeypatch.setattr(module, "wait_for_idle", until_quiet)


@pytest.fixture(autouse=True)
def broken_workers(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[BaseException | None]]:
    """No worker may end with an error that nobody handled; the program would go on in silence."""
    errors: list[BaseException | None] = []

    def note(_: BrieftermApp, event: Worker.StateChanged) -> None:
        if event.state is WorkerState.ERROR:
            errors.append(event.worker.error)

    monkeypatch.setattr(BrieftermApp, "on_worker_state_changed", note, raising=False)
    yield errors
    assert errors == []


@pytest.fixture
def reader(library: Path, monkeypatch: pytest.MonkeyPatch) -> OpenReader:
    """Open the reader on the library at a size in columns and lines, its first work done."""
    monkeypatch.chdir(library.parent)

    @asynccontextmanager
    async def open_reader(
        *,
        size: tuple[int, int] = (120, 36),
        config: Config | None = None,
        briefing_id: str | None = None,
        note_id: str | None = None,
        folder: Path | None = None,
        ready: bool = True,
    ) -> AsyncIterator[Reader]:
        settings = config or Config()
        opened = Library.open(folder or library, tagger=settings.tagger)
        app = BrieftermApp(opened, settings, briefing_id=briefing_id, note_id=note_id)
        try:
            async with timeout(_LONGEST), app.run_test(size=size) as pilot:
                running = Reader(app, pilot, opened)
                await running.until(lambda: running.screen.filled, "the panes")
                await running.settle()
                if ready:
                    await running.until(lambda: running.titles, "the list")
                    await running.settle()
                yield running
        finally:
            opened._shelf.catalogue.close()
            opened.finding.concordance.close()

    return open_reader
