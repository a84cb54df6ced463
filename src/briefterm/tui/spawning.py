"""Other processes, which Textual's stand-in for stderr would keep from starting."""

from __future__ import annotations

import os
import sys
from contextlib import redirect_stderr


def let_processes_start() -> None:
    """Start what multiprocessing needs before its first process; call it in a thread.

    It hands the number of the file behind ``sys.stderr`` on, and Textual's stand-in has none.
    """
    if os.name != "posix":
        return
    from multiprocessing import resource_tracker  # noqa: PLC0415 - only for large libraries

    with redirect_stderr(sys.__stderr__):
        resource_tracker.ensure_running()
