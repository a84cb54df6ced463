"""The reader on the screen; the only room that knows Textual."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefterm.config import Config
    from briefterm.library import Library


def run(
    library: Library,
    config: Config,
    briefing_id: str | None = None,
    note_id: str | None = None,
) -> int:
    """Open the reader on a library, at a briefing or a note if one is given; its exit status."""
    # What is made during the start stays for good; to look through it for garbage again and again
    # would only hold up the first paint. The screen turns the collector on again.
    gc.disable()
    from briefterm.tui.app import BrieftermApp  # noqa: PLC0415 - Textual loads only for the screen

    app = BrieftermApp(library, config, briefing_id=briefing_id, note_id=note_id)
    app.run()
    return app.return_code or 0
