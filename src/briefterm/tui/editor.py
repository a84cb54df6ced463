"""Hand a text to the reader's own editor and take it back."""

from __future__ import annotations

import os
import shlex
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

if TYPE_CHECKING:
    from textual.app import App


def edit_text(app: App[object], text: str) -> str | None:
    """The text as ``$VISUAL`` or ``$EDITOR`` left it; None, with a message, if that failed."""
    command = os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi"
    with tempfile.TemporaryDirectory(prefix="briefterm-") as folder:
        path = Path(folder, "note.md")
        path.write_text(text, encoding="utf-8", errors="replace")
        try:
            with app.suspend():
                status = subprocess.call([*shlex.split(command), str(path)])  # noqa: S603 - the reader's own choice
        except SuspendNotSupported:
            app.notify("No editor can be started from here.", severity="warning")
            return None
        except (OSError, ValueError) as error:
            app.notify(f"{command}: {error}. Set $EDITOR.", severity="error", markup=False)
            return None
        if status:
            app.notify(f"{command} ended with status {status}; nothing changed.", markup=False)
            return None
        return path.read_text(encoding="utf-8", errors="replace").strip()
