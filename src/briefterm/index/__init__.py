"""The disposable index: what a list and a query need to know, without opening a briefing.

Everything in it comes from the files of the library; deleting it loses nothing.
"""

from __future__ import annotations

from briefterm.index.catalogue import Catalogue
from briefterm.index.query import Selector

__all__ = ["Catalogue", "Selector"]
