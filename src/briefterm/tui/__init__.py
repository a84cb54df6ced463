"""The reader on the screen; the only room that knows Textual."""

from __future__ import annotations

import gc
import os
import sys
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefterm.config import Config
    from briefterm.library import Library


_GRACE_SECONDS = 1  # for threads that read what can be read again


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
    import asyncio  # noqa: PLC0415 - Textual has loaded it
    from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 - the same

    threads = ThreadPoolExecutor()
    loop = asyncio.new_event_loop()
    loop.set_default_executor(threads)
    app.run(loop=loop)
    status = app.return_code or 0
    # All that was written is on disk by now. A thread that is still at a long text has nothing to
    # tell any more, cannot be ended, and would be waited for.
    waiting = threading.Thread(target=threads.shutdown, daemon=True)
    waiting.start()
    waiting.join(_GRACE_SECONDS)
    if waiting.is_alive():
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)
    loop.close()
    return status
