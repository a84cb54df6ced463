"""The reader's screen, in four floors: panes, opening, annotating, and the rest of its keys."""

from __future__ import annotations

from briefterm.tui.screens.reader.screen import ReaderScreen

__all__ = ["ReaderScreen"]
