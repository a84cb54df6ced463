"""The Textual application: themes, the reader's screen and the command palette."""

from __future__ import annotations

import asyncio
import os
import shutil
import signal
import threading
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events
from textual.geometry import Size
from textual.reactive import Initialize, Reactive

from briefterm.tui import collector, keys
from briefterm.tui.keymap import keymap
from briefterm.tui.screens.reader import ReaderScreen
from briefterm.tui.themes import THEMES, VARIABLE_DEFAULTS
from briefterm.tui.typeahead import OrderedKeys

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import FrameType

    from textual.command import Provider
    from textual.notifications import Notify
    from textual.screen import Screen
    from textual.theme import Theme

    from briefterm.config import Config
    from briefterm.library import Library

_AGAIN_SECONDS = 3  # within which the same message is told once
_IN_SIGHT = 2  # messages at once
_IDLE_SECONDS = 1  # without a key, after which nobody waits for anything
_GRACE_SECONDS = 10  # for saving when the terminal is closed


def _end_soon(number: int, _frame: FrameType | None) -> None:
    """See to it that the program ends, also when it hangs on the way out."""
    last = threading.Timer(_GRACE_SECONDS, os._exit, (128 + number,))
    last.daemon = True
    last.start()


def _palette() -> type[Provider]:
    from briefterm.tui.commands import ReaderCommands  # noqa: PLC0415 - loads with the palette

    return ReaderCommands


class BrieftermApp(OrderedKeys):
    """The reader."""

    TITLE = "briefterm"
    CSS_PATH = "briefterm.tcss"
    ENABLE_COMMAND_PALETTE = True
    NOTIFICATION_TIMEOUT = 4
    HORIZONTAL_BREAKPOINTS = ReaderScreen.HORIZONTAL_BREAKPOINTS  # for dialogs
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {_palette}

    def __init__(
        self,
        library: Library,
        config: Config,
        *,
        briefing_id: str | None = None,
        note_id: str | None = None,
    ) -> None:
        self.config = config
        self._themes: dict[str, Theme] = {}
        super().__init__()
        # Reading needs no motion, and scrolling by key must be instant.
        self.animation_level = "none"
        self.library = library
        self.target = (briefing_id, note_id)
        self.keymap_ = keymap(config.keys) if config.keys else keys.USUAL

    @property
    def available_themes(self) -> dict[str, Theme]:
        """Our themes first, then Textual's own; asked for at every line that is drawn."""
        if not self._themes:
            self._themes = {theme.name: theme for theme in THEMES} | super().available_themes
        return self._themes

    def _first_theme(self) -> str:
        wanted = self.config.theme
        return wanted if wanted in self.available_themes else THEMES[0].name

    # The first theme is in force before any style is computed; set later, it would cost the
    # style sheet a second parse at every start.
    theme: Reactive[str] = Reactive(Initialize(_first_theme))

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Colours of names, dates and notes for themes that do not set them."""
        theme = self.available_themes.get(self.theme)
        return VARIABLE_DEFAULTS[theme.dark if theme else True]

    def get_default_screen(self) -> Screen[None]:
        """The reader's screen."""
        reader = ReaderScreen(
            self.library,
            self.keymap_,
            measure=self.config.measure,
            briefing_id=self.target[0],
            note_id=self.target[1],
        )
        reader.fold = self.config.fold
        return reader

    def notify(self, message: str, **options: Any) -> None:  # noqa: ANN401 - passed on as they are
        """Tell the reader something, unless it has just been told."""
        now = time.monotonic()
        if (message, now - self._told_at < _AGAIN_SECONDS) != (self._told, True):
            super().notify(message, **options)
            self._told, self._told_at = message, now

    def on_notify(self, event: Notify) -> None:
        """Before a message is shown, make room: a new one of its kind takes the place of the old.

        Of what went wrong two are in sight, unless something else is told since.
        """
        severity = event.notification.severity
        said = [old for old in self._notifications if old.severity == "information"]
        wrong = [old for old in self._notifications if old.severity != "information"]
        # Other words go first: what went wrong must be read.
        many = max(0, len(said) + len(wrong) + 1 - _IN_SIGHT)
        leaving = [*said, *wrong][: max(many, len(said) if severity == "information" else 0)]
        for old in leaving:
            self._unnotify(old, refresh=False)
            # With what Textual puts around a message, which would leave a gap.
            self.screen.query(f"#--textual-toast-{old.identity}").remove()

    _told = ""
    _told_at = 0.0
    _tidied = 0.0

    def action_command_palette(self) -> None:
        """Open the palette, except over a dialog, where none of its actions would work."""
        from briefterm.tui.screens.apart import ApartScreen  # noqa: PLC0415 - on demand

        if isinstance(self.screen, (ReaderScreen, ApartScreen)):
            super().action_command_palette()

    async def action_quit(self) -> None:
        """Leave through the dialog that is open, which may ask, and then through the reader."""
        if self.screen.is_modal:
            await self.screen.run_action("cancel")
        reader = self.screen
        if isinstance(reader, ReaderScreen):
            await reader.action_quit()

    def take_signals(self) -> None:
        """End in order when the terminal is closed or the program is told to: nothing is lost."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGHUP):
            with suppress(NotImplementedError, RuntimeError, ValueError):  # not the main thread
                loop.add_signal_handler(number, self.call_later, self.end, 128 + number)
        with suppress(ValueError):  # not the main thread
            # The loop hears of it as well; but drawing for a terminal that is gone may never end.
            signal.signal(signal.SIGHUP, _end_soon)

    async def end(self, return_code: int) -> None:
        """Save what stands in an open editor, and leave."""
        reader = self.screen_stack[0]
        if isinstance(reader, ReaderScreen):
            reader.exit_status = return_code
        if self.screen.is_modal:
            saves = self.screen.check_action("save", ())
            await self.screen.run_action("save" if saves else "cancel")
        await self.action_quit()

    def on_mount(self) -> None:
        """Take the reader's own keys, and say what is wrong with the settings."""
        self.take_signals()
        self.set_interval(_IDLE_SECONDS, self.tidy)
        changed = dict(self.own_keys())
        if changed:
            self.set_keymap(changed)
        wrong = self.config.problems.values()
        problems = [*(f"{problem}; the default holds" for problem in wrong)]
        problems += self.keymap_.problems
        if self.config.theme and self.config.theme not in self.available_themes:
            problems.append(f"theme {self.config.theme!r} is not known; T shows those there are")
        if problems:
            self.notify("\n".join(problems), severity="warning", timeout=8, markup=False)

    def on_resize(self, event: events.Resize) -> None:
        """Follow the terminal's size as it is: signals that come together are told in reverse."""
        # A terminal that reports its size in band tells it in order.
        if self.is_headless or self.is_web or self.supports_smooth_scrolling:
            return
        size = Size(*shutil.get_terminal_size(event.size))
        if size != event.size:
            self.post_message(events.Resize(size, size))

    def tidy(self) -> None:
        """Collect, once after keys that were pressed, what these left behind."""
        now = time.monotonic()
        if self._tidied < self.typed_at < now - _IDLE_SECONDS:
            self._tidied = now
            collector.tidy()

    def own_keys(self) -> Iterator[tuple[str, str]]:
        """Ids of actions whose keys the reader has changed, with these."""
        usual = {action.id: action.keys for action in keys.ACTIONS}
        for action in self.keymap_.actions:
            if action.keys != usual[action.id]:
                yield action.id, action.bound_keys
