"""The disposable index: what a list and a query need to know, without opening a briefing.

Everything in it comes from the files of the library; deleting it loses nothing. The `Catalogue`
has the metadata and texts of all briefings, the `Concordance` the places of their words, names and
dates.
"""

from __future__ import annotations

from briefterm.index.catalogue import Catalogue
from briefterm.index.concordance import Concordance
from briefterm.index.selecting import Selector

__all__ = ["Catalogue", "Concordance", "Selector"]
