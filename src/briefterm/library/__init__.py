"""The front hall: one object that joins the folder, the store and the index.

The command line and the screen call `Library` and nothing below it.
"""

from __future__ import annotations

from briefterm.library.library import Library

__all__ = ["Library"]
