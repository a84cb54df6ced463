"""The reader's screen, a floor for each subject.

From the ground: panes, telling, listing, opening, keeping, undoing, annotating, finding, consulting,
correcting, tending, building, browsing, exporting, folding, relating, and the keys that join them.
A floor knows those below it and nothing of those above.
"""

from __future__ import annotations

from briefterm.tui.screens.reader.screen import ReaderScreen

__all__ = ["ReaderScreen"]
