"""Where the files of briefings are."""

from __future__ import annotations

from briefterm.index.rows import folders_of

__all__ = ["folders_of"]
